package org.gengfu.telemetry;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Problems;
import org.jspecify.annotations.Nullable;

/**
 * The {@code telemetry:} block of the center's configuration.
 *
 * @param retention what is older is dropped; 1 day and up
 * @param condensing when and how older readings are condensed, null for never
 * @param backend which store
 */
public record TelemetrySettings(
    Duration retention, @Nullable Condensing condensing, Backend backend) {
  private static final Duration DAY = Duration.ofDays(1);

  /** QuestDB inside the process; readings for 90 days, minutes for 400. */
  public static final TelemetrySettings DEFAULT =
      new TelemetrySettings(
          Duration.ofDays(400),
          new Condensing(Duration.ofDays(90), Duration.ofMinutes(1)),
          new QuestDb(QuestDb.DEFAULT_RESERVE_BYTES, true));

  /**
   * When and how older readings are condensed.
   *
   * @param after the age from which they are; 1 day and up, below the retention
   * @param bucket the stretch of which lowest, mean, highest and count are kept; divides a day
   */
  public record Condensing(Duration after, Duration bucket) {}

  /** Which store. */
  public sealed interface Backend {}

  /**
   * QuestDB in this process, in the folder {@code telemetry} of the data folder.
   *
   * @param reserveBytes readings are refused while less than this is free on the disk
   * @param sync true when a write waits until the disk has it, not only the operating system
   */
  public record QuestDb(long reserveBytes, boolean sync) implements Backend {
    /** Half a gibibyte. */
    public static final long DEFAULT_RESERVE_BYTES = 512L << 20;
  }

  /**
   * An InfluxDB server, or one that speaks like it.
   *
   * @param url address of its HTTP API
   * @param org organisation; of no meaning to {@link Dialect#INFLUXQL}
   * @param bucket bucket, or database
   * @param tokenFile file that holds the token ({@code user:password} for 1.x), null for none
   * @param dialect how it is asked
   */
  public record InfluxDb(
      URI url, String org, String bucket, @Nullable Path tokenFile, Dialect dialect)
      implements Backend {}

  /** How an InfluxDB server is spoken to. */
  public enum Dialect {
    /** InfluxDB 2.x: {@code /api/v2/write}, Flux. */
    FLUX,
    /** InfluxDB 1.x: {@code /write}, InfluxQL. */
    INFLUXQL
  }

  private enum Store {
    QUESTDB,
    INFLUXDB
  }

  /**
   * Reads and checks the block; opens nothing.
   *
   * @return the settings, or null after problems were reported
   */
  public static @Nullable TelemetrySettings read(MapNode node, Problems problems) {
    int before = problems.count();
    Duration retention =
        node.duration("retention", DEFAULT.retention(), DAY, Duration.ofDays(36_500), problems);
    MapNode downsample = node.map("downsample", problems);
    Condensing condensing = downsample == null ? null : condensing(downsample, retention, problems);
    if (downsample == null && !node.has("downsample")) {
      condensing = defaultCondensing(retention);
    }
    Backend backend =
        switch (node.choice("store", Store.class, Store.QUESTDB, problems)) {
          case QUESTDB ->
              new QuestDb(
                  node.bytes("reserve", QuestDb.DEFAULT_RESERVE_BYTES, 1 << 20, 1L << 40, problems),
                  node.flag("sync", true, problems));
          case INFLUXDB -> influxDb(node, problems);
        };
    node.close(problems);
    return problems.count() > before || backend == null
        ? null
        : new TelemetrySettings(retention, condensing, backend);
  }

  private static @Nullable Condensing defaultCondensing(Duration retention) {
    Condensing usual = new Condensing(Duration.ofDays(90), Duration.ofMinutes(1));
    return usual.after().compareTo(retention) < 0 ? usual : null;
  }

  private static Condensing condensing(MapNode node, Duration retention, Problems problems) {
    Duration longest = Duration.ofDays(36_500);
    Duration after = node.duration("after", Duration.ofDays(90), DAY, longest, problems);
    Duration bucket =
        node.duration("bucket", Duration.ofMinutes(1), Duration.ofSeconds(1), DAY, problems);
    if (DAY.toMillis() % bucket.toMillis() != 0) {
      problems.add(
          markOf(node, "bucket"),
          "TELEMETRY_BUCKET",
          "a day is no multiple of " + bucket,
          "Take a stretch that divides a day: 10s, 1m, 5m, 15m, 1h.");
    }
    if (after.compareTo(retention) >= 0) {
      problems.add(
          markOf(node, "after"),
          "TELEMETRY_AFTER",
          "readings would be dropped before they are condensed",
          "Make downsample.after shorter than retention.");
    }
    node.close(problems);
    return new Condensing(after, bucket);
  }

  private static @Nullable InfluxDb influxDb(MapNode node, Problems problems) {
    Dialect dialect = node.choice("dialect", Dialect.class, Dialect.FLUX, problems);
    String url = node.string("url", problems);
    String bucket = node.string("bucket", problems);
    String org =
        dialect == Dialect.FLUX ? node.string("org", problems) : node.string("org", "-", problems);
    String tokenFile = node.optionalString("tokenFile", problems);
    if (url == null || bucket == null || org == null) {
      return null;
    }
    URI address = address(url);
    if (address == null) {
      problems.add(
          markOf(node, "url"),
          "TELEMETRY_URL",
          "not the address of an HTTP server: " + url,
          "Write it like http://influx.example:8086.");
      return null;
    }
    Path token = tokenFile == null ? null : Path.of(node.mark().file()).resolveSibling(tokenFile);
    return new InfluxDb(address, org, bucket, token, dialect);
  }

  private static @Nullable URI address(String url) {
    try {
      URI uri = URI.create(url);
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      return http && uri.getHost() != null ? uri : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static Mark markOf(MapNode node, String key) {
    return node.has(key) ? node.keyMark(key) : node.mark();
  }
}
