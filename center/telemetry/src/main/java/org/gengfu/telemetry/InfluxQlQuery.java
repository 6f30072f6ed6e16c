package org.gengfu.telemetry;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.domain.InfluxQLQuery;
import com.influxdb.query.InfluxQLQueryResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Asks in InfluxQL, as InfluxDB 1.x understands it. */
final class InfluxQlQuery implements InfluxQuery {
  private final InfluxDBClient client;
  private final String database;

  InfluxQlQuery(InfluxDBClient client, String database) {
    this.client = client;
    this.database = database;
  }

  @Override
  public void parts(
      Series series,
      boolean condensed,
      TrendSpan span,
      Instant from,
      Instant to,
      BiConsumer<Instant, TrendSum.Part> found) {
    String columns =
        condensed
            ? "min(low) AS lo, sum(total) AS total, max(high) AS hi, sum(samples) AS samples"
            : "min(value) AS lo, sum(value) AS total, max(value) AS hi, count(value) AS samples";
    long width = span.widthMillis();
    long shift = span.from().toEpochMilli() % width;
    String question =
        "SELECT "
            + columns
            + " FROM "
            + (condensed ? CONDENSED : READINGS)
            + where(series, from, to)
            + " GROUP BY time("
            + width
            + "ms, "
            + shift
            + "ms) fill(none)";
    for (InfluxQLQueryResult.Series.Record record : ask(question)) {
      double samples = number(record, "samples");
      if (samples > 0) {
        found.accept(
            time(record),
            new TrendSum.Part(
                number(record, "lo"),
                number(record, "total"),
                number(record, "hi"),
                (long) samples));
      }
    }
  }

  @Override
  public List<Row> raw(Series series, Instant from, Instant to, int limit) {
    String question =
        "SELECT \"value\", suspect, \"text\", quality FROM "
            + READINGS
            + where(series, from, to)
            + " ORDER BY time ASC LIMIT "
            + limit;
    List<Row> rows = new ArrayList<>();
    for (InfluxQLQueryResult.Series.Record record : ask(question)) {
      double good = number(record, "value");
      rows.add(
          InfluxLines.row(
              series,
              time(record),
              Double.isNaN(good) ? number(record, "suspect") : good,
              text(record, "text"),
              (int) number(record, "quality")));
    }
    return rows;
  }

  @Override
  public Optional<Instant> firstReading(Instant from, Instant to) {
    return first(
        "SELECT \"value\" FROM "
            + READINGS
            + " WHERE "
            + range(from, to)
            + " ORDER BY time ASC LIMIT 1");
  }

  @Override
  public Optional<Instant> lastCondensed(Instant now) {
    return first("SELECT samples FROM " + CONDENSED + " ORDER BY time DESC LIMIT 1");
  }

  @Override
  public void condense(Instant from, Instant to, long bucketMillis) {
    ask(
        "SELECT min(value) AS low, sum(value) AS total, max(value) AS high, count(value) AS samples"
            + " INTO "
            + CONDENSED
            + " FROM "
            + READINGS
            + " WHERE "
            + range(from, to)
            + " GROUP BY time("
            + bucketMillis
            + "ms), edge, device, point fill(none)");
  }

  @Override
  public void drop(String measurement, Instant before) {
    ask("DELETE FROM " + measurement + " WHERE time < " + before.toEpochMilli() + "ms");
  }

  private Optional<Instant> first(String question) {
    List<InfluxQLQueryResult.Series.Record> records = ask(question);
    return records.isEmpty() ? Optional.empty() : Optional.of(time(records.getFirst()));
  }

  private List<InfluxQLQueryResult.Series.Record> ask(String question) {
    InfluxQLQuery query =
        new InfluxQLQuery(question, database)
            .setPrecision(InfluxQLQuery.InfluxQLPrecision.MILLISECONDS);
    List<InfluxQLQueryResult.Series.Record> records = new ArrayList<>();
    for (InfluxQLQueryResult.Result result :
        client.getInfluxQLQueryApi().queryCSV(query).getResults()) {
      for (InfluxQLQueryResult.Series series : result.getSeries()) {
        records.addAll(series.getValues());
      }
    }
    return records;
  }

  private static String where(Series series, Instant from, Instant to) {
    return " WHERE edge = "
        + quoted(series.edge())
        + " AND device = "
        + quoted(series.device())
        + " AND point = "
        + quoted(series.point())
        + " AND "
        + range(from, to);
  }

  private static String range(Instant from, Instant to) {
    return "time >= " + from.toEpochMilli() + "ms AND time < " + to.toEpochMilli() + "ms";
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
  }

  private static Instant time(InfluxQLQueryResult.Series.Record record) {
    return Instant.ofEpochMilli(Long.parseLong(String.valueOf(record.getValueByKey("time"))));
  }

  private static double number(InfluxQLQueryResult.Series.Record record, String column) {
    String text = text(record, column);
    return text == null ? Double.NaN : Double.parseDouble(text);
  }

  private static @Nullable String text(InfluxQLQueryResult.Series.Record record, String column) {
    Object value = record.getValueByKey(column);
    return value == null || value.toString().isEmpty() ? null : value.toString();
  }
}
