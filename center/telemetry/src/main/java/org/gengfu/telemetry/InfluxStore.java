package org.gengfu.telemetry;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.InfluxDBClientOptions;
import com.influxdb.client.domain.WritePrecision;
import com.influxdb.client.write.Point;
import com.influxdb.exceptions.InfluxException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import org.gengfu.telemetry.InfluxQuery.Series;
import org.gengfu.telemetry.TelemetryException.Kind;
import org.gengfu.telemetry.TelemetrySettings.Condensing;
import org.gengfu.telemetry.TelemetrySettings.Dialect;
import org.gengfu.telemetry.TelemetrySettings.InfluxDb;
import org.gengfu.telemetry.TrendResult.Source;

/**
 * Readings in an InfluxDB server, by its own Java client. A write is durable once the server has
 * said so; InfluxDB replaces points of equal tags and time, so that a repeated write is harmless.
 * May be called from any thread.
 *
 * <p>Whole days (UTC) are condensed in order; a straggler that comes after its day was condensed is
 * dropped with the next maintenance.
 */
final class InfluxStore implements TelemetryStore {
  /** Most points of one request. */
  private static final int POINTS_PER_REQUEST = 10_000;

  /** Most days that one maintenance condenses; the next one goes on. */
  private static final int DAYS_PER_MAINTENANCE = 31;

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);

  private final InfluxDBClient client;
  private final InfluxQuery query;
  private final TelemetrySettings settings;
  private final InfluxDb server;
  private volatile Instant condensedUntil = Instant.MIN;
  private volatile boolean condensedKnown;
  private volatile boolean closed;

  private InfluxStore(TelemetrySettings settings, InfluxDb server, InfluxDBClient client) {
    this.settings = settings;
    this.server = server;
    this.client = client;
    this.query =
        switch (server.dialect()) {
          case FLUX -> new FluxQuery(client, server.bucket(), server.org());
          case INFLUXQL -> new InfluxQlQuery(client, server.bucket());
        };
  }

  /** Makes the client; the server is asked for the first time when it is needed. */
  static InfluxStore open(TelemetrySettings settings, InfluxDb server, String token) {
    OkHttpClient.Builder http =
        new OkHttpClient.Builder()
            .connectTimeout(CONNECT_LIMIT)
            .readTimeout(ANSWER_LIMIT)
            .writeTimeout(ANSWER_LIMIT);
    if (server.dialect() == Dialect.INFLUXQL) {
      http.addInterceptor(new InfluxV1Requests(server.bucket(), token));
    }
    InfluxDBClientOptions.Builder options =
        InfluxDBClientOptions.builder()
            .url(server.url().toString())
            .org(server.org())
            .bucket(server.bucket())
            .precision(WritePrecision.MS)
            .okHttpClient(http);
    if (server.dialect() == Dialect.FLUX && !token.isEmpty()) {
      options.authenticateToken(token.toCharArray());
    }
    return new InfluxStore(settings, server, InfluxDBClientFactory.create(options.build()));
  }

  @Override
  public void write(List<Row> rows) {
    if (rows.size() > MAX_ROWS_PER_WRITE) {
      throw new IllegalArgumentException(
          rows.size() + " rows in one write, at most " + MAX_ROWS_PER_WRITE);
    }
    for (int from = 0; from < rows.size(); from += POINTS_PER_REQUEST) {
      List<Row> part = rows.subList(from, Math.min(rows.size(), from + POINTS_PER_REQUEST));
      List<Point> points = new ArrayList<>(part.size());
      part.forEach(row -> points.add(InfluxLines.point(row)));
      ask(() -> {
        client.getWriteApiBlocking().writePoints(points);
        return points;
      });
    }
  }

  @Override
  public TrendResult trend(
      String edge, String device, String point, Instant from, Instant to, int buckets) {
    TrendSpan span = TrendSpan.of(from, to, buckets);
    Series series = InfluxLines.series(edge, device, point);
    return ask(() -> trend(series, span));
  }

  private TrendResult trend(Series series, TrendSpan span) {
    TrendSum sum = new TrendSum(span);
    Instant border = span.later(condensedUntil());
    if (span.from().isBefore(border)) {
      query.parts(series, true, span, span.from(), border, (at, part) -> add(sum, span, at, part));
    }
    if (border.isBefore(span.to())) {
      query.parts(series, false, span, border, span.to(), (at, part) -> add(sum, span, at, part));
    }
    if (border.equals(span.from())) {
      return sum.result(Source.RAW);
    }
    return sum.result(border.equals(span.to()) ? Source.CONDENSED : Source.MIXED);
  }

  private static void add(TrendSum sum, TrendSpan span, Instant at, TrendSum.Part part) {
    long millis = at.toEpochMilli() - span.from().toEpochMilli();
    sum.add(Math.max(0, Math.floorDiv(millis, span.widthMillis())), part);
  }

  @Override
  public List<Row> raw(
      String edge, String device, String point, Instant from, Instant to, int limit) {
    TrendSpan.requireRange(from, to);
    TrendSpan.requireBetween("limit", limit, MAX_RAW_ROWS);
    return ask(() -> query.raw(InfluxLines.series(edge, device, point), from, to, limit));
  }

  @Override
  public void maintain(Instant now) {
    ask(() -> {
      Instant dropBefore = now.minus(settings.retention()).truncatedTo(ChronoUnit.DAYS);
      query.drop(InfluxQuery.READINGS, dropBefore);
      query.drop(InfluxQuery.CONDENSED, dropBefore);
      Condensing condensing = settings.condensing();
      if (condensing != null) {
        condense(now.minus(condensing.after()).truncatedTo(ChronoUnit.DAYS), condensing);
      }
      return now;
    });
  }

  private void condense(Instant before, Condensing condensing) {
    Instant done = condensedUntil();
    Instant from = done.isBefore(Row.EARLIEST) ? Row.EARLIEST : done;
    for (int days = 0; days < DAYS_PER_MAINTENANCE && from.isBefore(before); days++) {
      Optional<Instant> first = query.firstReading(from, before);
      if (first.isEmpty()) {
        return;
      }
      Instant day = first.get().truncatedTo(ChronoUnit.DAYS);
      Instant end = day.plus(Duration.ofDays(1));
      query.condense(day, end, condensing.bucket().toMillis());
      condensedUntil = end;
      query.drop(InfluxQuery.READINGS, end);
      from = end;
    }
  }

  /**
   * The first instant that is not condensed yet. A day of which both readings and condensed
   * stretches are there was interrupted: it is done again.
   */
  private Instant condensedUntil() {
    if (!condensedKnown) {
      Optional<Instant> last = query.lastCondensed(Row.LATEST);
      if (last.isPresent()) {
        Instant day = last.get().truncatedTo(ChronoUnit.DAYS);
        Instant end = day.plus(Duration.ofDays(1));
        condensedUntil = query.firstReading(day, end).isPresent() ? day : end;
      }
      condensedKnown = true;
    }
    return condensedUntil;
  }

  private <T> T ask(Supplier<T> question) {
    if (closed) {
      throw new TelemetryException(Kind.CLOSED, "The telemetry store is closed.", null);
    }
    try {
      return question.get();
    } catch (InfluxException e) {
      throw failed(e);
    }
  }

  private TelemetryException failed(InfluxException e) {
    String said = server.url() + " says: " + e.getMessage();
    if (said.toLowerCase(Locale.ROOT).contains("no space left")) {
      return new TelemetryException(
          Kind.DISK_FULL, said + ". Free some space there, or shorten telemetry.retention.", e);
    }
    return switch (e.status()) {
      case 401, 403 ->
          new TelemetryException(
              Kind.REFUSED, said + ". Check telemetry.tokenFile, org and bucket.", e);
      case 400, 404, 405, 413, 422 ->
          new TelemetryException(
              Kind.REFUSED,
              said + ". Check telemetry.bucket and telemetry.dialect; repeating changes nothing.",
              e);
      default ->
          new TelemetryException(
              Kind.UNREACHABLE,
              said + ". It is tried again; check telemetry.url and the server.",
              e);
    };
  }

  @Override
  public long diskFreeBytes() {
    return Long.MAX_VALUE;
  }

  @Override
  public void close() {
    closed = true;
    client.close();
  }
}
