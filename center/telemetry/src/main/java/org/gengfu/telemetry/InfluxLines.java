package org.gengfu.telemetry;

import com.influxdb.client.domain.WritePrecision;
import com.influxdb.client.write.Point;
import java.time.Instant;
import org.gengfu.telemetry.InfluxQuery.Series;
import org.jspecify.annotations.Nullable;

/**
 * How a row stands in InfluxDB: measurement {@code reading}; tags {@code edge}, {@code device},
 * {@code point}; fields {@code value} (a good number), {@code suspect} (a number of any other
 * quality), {@code text}, {@code quality}; time in milliseconds. Good numbers have a field of their
 * own so that trends need not look at the quality.
 */
final class InfluxLines {
  /** InfluxDB has no empty tag values, and no device may have this name. */
  private static final String EDGE_ITSELF = "(edge)";

  private InfluxLines() {}

  static Series series(String edge, String device, String point) {
    return new Series(edge, device.isEmpty() ? EDGE_ITSELF : device, point);
  }

  static Point point(Row row) {
    Series series = series(row.edge(), row.device(), row.point());
    Point point =
        Point.measurement(InfluxQuery.READINGS)
            .addTag("edge", series.edge())
            .addTag("device", series.device())
            .addTag("point", series.point())
            .addField("quality", row.quality())
            .time(row.eventTime().toEpochMilli(), WritePrecision.MS);
    if (!Double.isNaN(row.value())) {
      point.addField(row.quality() == Row.GOOD ? "value" : "suspect", row.value());
    }
    String text = row.text();
    if (text != null) {
      point.addField("text", text);
    }
    return point;
  }

  static Row row(Series series, Instant time, double value, @Nullable String text, int quality) {
    String device = series.device().equals(EDGE_ITSELF) ? "" : series.device();
    return new Row(series.edge(), device, series.point(), time, value, text, quality);
  }
}
