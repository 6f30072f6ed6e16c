package org.gengfu.telemetry;

import io.questdb.cairo.TableToken;
import io.questdb.cairo.sql.Record;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.gengfu.telemetry.QuestDbQuery.Micros;
import org.gengfu.telemetry.TelemetrySettings.Condensing;
import org.gengfu.telemetry.TrendResult.Source;

/**
 * What is old: condenses whole days (UTC) of readings into stretches, drops what is older than the
 * retention, and answers trends over both. Condensing a day again is harmless: a stretch is
 * replaced only by one that counts more readings, so a day that was interrupted is finished, and a
 * straggler that comes after its day was condensed fills only stretches that had less.
 *
 * <p>Days before {@code condensedUntil} are read from what was condensed only, later ones from the
 * readings only, so that no reading counts twice while a day is under way.
 */
final class QuestDbCondenser {
  private static final Duration APPLY_LIMIT = Duration.ofMinutes(5);

  private static final String PARTS =
      """
      SELECT (ts::long - $6) / $7 slot, min(value), sum(value), max(value), count(value) FROM reading
      WHERE edge = $1 AND device = $2 AND point = $3 AND quality = 192 AND ts >= $4 AND ts < $5
      """;

  private static final String CONDENSED_PARTS =
      """
      SELECT (ts::long - $6) / $7 slot, min(low), sum(mean * samples), max(high), sum(samples)
      FROM reading_condensed
      WHERE edge = $1 AND device = $2 AND point = $3 AND ts >= $4 AND ts < $5
      """;

  private static final String CONDENSE_STEP =
      """
      INSERT INTO reading_condensed
      SELECT n.ts, n.edge, n.device, n.point, n.low, n.mean, n.high, n.samples FROM (
        SELECT ts, edge, device, point,
               min(value) low, avg(value) mean, max(value) high, count(value) samples
        FROM reading
        WHERE ts >= %1$d::timestamp AND ts < %2$d::timestamp AND quality = 192 AND value IS NOT NULL
        SAMPLE BY %3$dT ALIGN TO CALENDAR
      ) n LEFT JOIN (
        SELECT * FROM reading_condensed WHERE ts >= %1$d::timestamp AND ts < %2$d::timestamp
      ) o ON n.ts = o.ts AND n.edge = o.edge AND n.device = o.device AND n.point = o.point
      WHERE o.samples IS NULL OR n.samples > o.samples
      """;

  private final QuestDbQuery query;
  private final QuestDbJobs jobs;
  private final TableToken readings;
  private final TableToken condensed;
  private final TelemetrySettings settings;
  private volatile Instant condensedUntil;

  QuestDbCondenser(
      QuestDbQuery query,
      QuestDbJobs jobs,
      TableToken readings,
      TableToken condensed,
      TelemetrySettings settings) {
    this.query = query;
    this.jobs = jobs;
    this.readings = readings;
    this.condensed = condensed;
    this.settings = settings;
    jobs.awaitApplied(condensed, APPLY_LIMIT);
    List<LocalDate> days = days(QuestDbSchema.CONDENSED);
    this.condensedUntil = days.isEmpty() ? Instant.MIN : end(days.getLast());
  }

  TrendResult trend(String edge, String device, String point, TrendSpan span) {
    TrendSum sum = new TrendSum(span);
    Instant border = span.later(condensedUntil);
    add(sum, CONDENSED_PARTS, edge, device, point, span, span.from(), border);
    add(sum, PARTS, edge, device, point, span, border, span.to());
    if (border.equals(span.from())) {
      return sum.result(Source.RAW);
    }
    return sum.result(border.equals(span.to()) ? Source.CONDENSED : Source.MIXED);
  }

  private void add(
      TrendSum sum,
      String sql,
      String edge,
      String device,
      String point,
      TrendSpan span,
      Instant from,
      Instant to) {
    if (!from.isBefore(to)) {
      return;
    }
    List<SlotPart> parts =
        query.list(
            sql,
            QuestDbCondenser::part,
            edge,
            device,
            point,
            QuestDbStore.micros(from),
            QuestDbStore.micros(to),
            QuestDbStore.micros(span.from()).value(),
            span.widthMillis() * 1_000);
    parts.forEach(part -> sum.add(part.slot(), part.part()));
  }

  private record SlotPart(long slot, TrendSum.Part part) {}

  private static SlotPart part(Record record) {
    return new SlotPart(
        record.getLong(0),
        new TrendSum.Part(
            record.getDouble(1), record.getDouble(2), record.getDouble(3), record.getLong(4)));
  }

  void maintain(Instant now) {
    awaitApplied(readings);
    awaitApplied(condensed);
    Instant dropBefore = now.minus(settings.retention()).truncatedTo(ChronoUnit.DAYS);
    drop(QuestDbSchema.READINGS, readings, dropBefore);
    drop(QuestDbSchema.CONDENSED, condensed, dropBefore);
    Condensing condensing = settings.condensing();
    if (condensing == null) {
      return;
    }
    Instant before = now.minus(condensing.after()).truncatedTo(ChronoUnit.DAYS);
    for (LocalDate day : days(QuestDbSchema.READINGS)) {
      if (!end(day).isAfter(before)) {
        condense(day, condensing.bucket());
        if (end(day).isAfter(condensedUntil)) {
          condensedUntil = end(day);
        }
        drop(QuestDbSchema.READINGS, readings, day);
      }
    }
  }

  /** Hour by hour where the stretches allow it, so that the memory it takes is that of an hour. */
  private void condense(LocalDate day, Duration bucket) {
    Duration hour = Duration.ofHours(1);
    boolean dividesHour = hour.toMillis() % bucket.toMillis() == 0;
    Duration step = dividesHour ? hour : Duration.ofDays(1);
    for (Instant from = start(day); from.isBefore(end(day)); from = from.plus(step)) {
      Micros low = QuestDbStore.micros(from);
      Micros high = QuestDbStore.micros(from.plus(step));
      query.execute(String.format(CONDENSE_STEP, low.value(), high.value(), bucket.toMillis()));
    }
    awaitApplied(condensed);
  }

  private void drop(String table, TableToken token, Instant before) {
    for (LocalDate day : days(table)) {
      if (!end(day).isAfter(before)) {
        drop(table, token, day);
      }
    }
  }

  private void drop(String table, TableToken token, LocalDate day) {
    query.execute("ALTER TABLE " + table + " DROP PARTITION LIST '" + day + "'");
    awaitApplied(token);
  }

  private void awaitApplied(TableToken table) {
    if (!jobs.awaitApplied(table, APPLY_LIMIT)) {
      throw new TelemetryException(
          TelemetryException.Kind.FAILED,
          "QuestDB did not finish its work on table "
              + table.getTableName()
              + " within "
              + APPLY_LIMIT
              + ". It is tried again with the next maintenance; see its log if it"
              + " stays.",
          null);
    }
  }

  /** The days that a table has rows of, ascending. */
  private List<LocalDate> days(String table) {
    return query
        .list(
            "SELECT name FROM table_partitions('" + table + "')",
            record -> LocalDate.parse(String.valueOf(record.getStrA(0)).substring(0, 10)))
        .stream()
        .sorted()
        .distinct()
        .toList();
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static Instant end(LocalDate day) {
    return start(day.plusDays(1));
  }
}
