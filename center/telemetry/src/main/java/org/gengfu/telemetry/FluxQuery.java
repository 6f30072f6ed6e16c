package org.gengfu.telemetry;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.query.FluxRecord;
import com.influxdb.query.FluxTable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Asks in Flux, as InfluxDB 2.x understands it. */
final class FluxQuery implements InfluxQuery {
  private static final String EVERY = "data = all\n";

  private final InfluxDBClient client;
  private final String bucket;
  private final String org;

  FluxQuery(InfluxDBClient client, String bucket, String org) {
    this.client = client;
    this.bucket = bucket;
    this.org = org;
  }

  @Override
  public void parts(
      Series series,
      boolean condensed,
      TrendSpan span,
      Instant from,
      Instant to,
      BiConsumer<Instant, TrendSum.Part> found) {
    long shift = span.from().toEpochMilli() % span.widthMillis();
    String window =
        "aggregateWindow(every: "
            + span.widthMillis()
            + "ms, offset: "
            + shift
            + "ms, createEmpty: false, timeSrc: \"_start\", fn: ";
    String source = source(condensed ? CONDENSED : READINGS, from, to, filter(series));
    String question =
        condensed
            ? source
                + part("low", window + "min)")
                + part("total", window + "sum)")
                + part("high", window + "max)")
                + part("samples", window + "sum)")
                + union()
            : source
                + of("value", "low", window + "min)")
                + of("value", "total", window + "sum)")
                + of("value", "high", window + "max)")
                + of("value", "samples", window + "count)")
                + union();
    Map<Instant, Map<String, Double>> slots = new TreeMap<>();
    for (FluxRecord record : ask(question)) {
      Instant slot = slotOf(record, span);
      slots
          .computeIfAbsent(slot, start -> new HashMap<>())
          .put(String.valueOf(record.getField()), number(record.getValue()));
    }
    slots.forEach((start, fields) -> {
      double samples = fields.getOrDefault("samples", 0.0);
      if (samples > 0) {
        found.accept(
            start,
            new TrendSum.Part(
                fields.getOrDefault("low", Double.NaN),
                fields.getOrDefault("total", Double.NaN),
                fields.getOrDefault("high", Double.NaN),
                (long) samples));
      }
    });
  }

  /** The first window of a range begins with the range, not with its slot. */
  private static Instant slotOf(FluxRecord record, TrendSpan span) {
    Instant time = record.getTime() == null ? span.from() : record.getTime();
    long slot = (time.toEpochMilli() - span.from().toEpochMilli()) / span.widthMillis();
    return span.start(slot);
  }

  @Override
  public List<Row> raw(Series series, Instant from, Instant to, int limit) {
    String question =
        source(READINGS, from, to, filter(series))
            + "data |> drop(columns: [\"_start\", \"_stop\"])"
            + " |> pivot(rowKey: [\"_time\"], columnKey: [\"_field\"], valueColumn: \"_value\")"
            + " |> sort(columns: [\"_time\"]) |> limit(n: "
            + limit
            + ")";
    List<Row> rows = new ArrayList<>();
    for (FluxRecord record : ask(question)) {
      double good = number(record.getValueByKey("value"));
      Object text = record.getValueByKey("text");
      Instant time = record.getTime();
      if (time != null) {
        rows.add(
            InfluxLines.row(
                series,
                time,
                Double.isNaN(good) ? number(record.getValueByKey("suspect")) : good,
                text == null ? null : text.toString(),
                (int) number(record.getValueByKey("quality"))));
      }
    }
    return rows;
  }

  @Override
  public Optional<Instant> firstReading(Instant from, Instant to) {
    return time(
        source(READINGS, from, to, EVERY)
            + "data |> filter(fn: (r) => r._field == \"value\")"
            + " |> group() |> min(column: \"_time\")");
  }

  @Override
  public Optional<Instant> lastCondensed(Instant now) {
    return time(
        source(CONDENSED, Row.EARLIEST, now, EVERY)
            + "data |> filter(fn: (r) => r._field == \"samples\")"
            + " |> group() |> max(column: \"_time\")");
  }

  @Override
  public void condense(Instant from, Instant to, long bucketMillis) {
    String window =
        "aggregateWindow(every: "
            + bucketMillis
            + "ms, createEmpty: false, timeSrc: \"_start\", fn: ";
    ask(
        source(READINGS, from, to, EVERY)
            + of("value", "low", window + "min)")
            + of("value", "total", window + "sum)")
            + of("value", "high", window + "max)")
            + of("value", "samples", window + "count)")
            + union()
            + " |> set(key: \"_measurement\", value: "
            + quoted(CONDENSED)
            + ")"
            + " |> to(bucket: "
            + quoted(bucket)
            + ", org: "
            + quoted(org)
            + ")");
  }

  @Override
  public void drop(String measurement, Instant before) {
    OffsetDateTime start = Row.EARLIEST.atOffset(ZoneOffset.UTC);
    OffsetDateTime stop = before.atOffset(ZoneOffset.UTC);
    String predicate = "_measurement=\"" + measurement + "\"";
    client.getDeleteApi().delete(start, stop, predicate, bucket, org);
  }

  private String source(String measurement, Instant from, Instant to, String filter) {
    return "all = from(bucket: "
        + quoted(bucket)
        + ")"
        + " |> range(start: "
        + from
        + ", stop: "
        + to
        + ")"
        + " |> filter(fn: (r) => r._measurement == "
        + quoted(measurement)
        + ")\n"
        + filter;
  }

  private static String filter(Series series) {
    return "data = all |> filter(fn: (r) => r.edge == "
        + quoted(series.edge())
        + " and r.device == "
        + quoted(series.device())
        + " and r.point == "
        + quoted(series.point())
        + ")\n";
  }

  private static String part(String field, String window) {
    return of(field, field, window);
  }

  private static String of(String field, String name, String window) {
    return name
        + " = data |> filter(fn: (r) => r._field == \""
        + field
        + "\") |> "
        + window
        + " |> toFloat() |> set(key: \"_field\", value: \""
        + name
        + "\")\n";
  }

  private static String union() {
    return "union(tables: [low, total, high, samples])";
  }

  private List<FluxRecord> ask(String question) {
    List<FluxRecord> records = new ArrayList<>();
    for (FluxTable table : client.getQueryApi().query(question, org)) {
      records.addAll(table.getRecords());
    }
    return records;
  }

  private Optional<Instant> time(String question) {
    return ask(question).stream().map(FluxRecord::getTime).filter(time -> time != null).findFirst();
  }

  private static double number(@Nullable Object value) {
    return value instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  private static String quoted(String text) {
    return "\""
        + text.replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("${", "\\${")
            .replace("\n", "\\n")
        + "\"";
  }
}
