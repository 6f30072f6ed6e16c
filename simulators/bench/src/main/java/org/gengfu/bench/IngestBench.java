package org.gengfu.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.eclipse.paho.mqttv5.common.MqttException;

/**
 * {@code bench ingest}: readings per second that the real center commits, from edges that publish
 * over MQTT to embedded PostgreSQL and QuestDB, counted by the acknowledgements that come back;
 * then the time from event to acknowledgement at half that rate. Options: {@code --edges N}, {@code
 * --seconds N} (each phase), {@code --rate N} (readings per second of the second phase).
 */
public final class IngestBench {
  private static final int GOAL = 100_000;
  private static final int WARM_UP_SECONDS = 10;

  /** Readings under way of all edges together, as their windows would allow. */
  private static final long WINDOW = 400_000;

  private final List<LoadEdge> edges = new ArrayList<>();
  private final Latencies latencies = new Latencies();
  private final int seconds;

  private IngestBench(int seconds) {
    this.seconds = seconds;
  }

  /** Committed readings per second, and what they cost. */
  private record Rate(double perSecond, double centerCpu, double loadCpu, long megabytes) {}

  /** Runs the benchmark. */
  public static void main(String[] arguments)
      throws IOException, MqttException, InterruptedException {
    int edges = option(arguments, "--edges", 20);
    int seconds = option(arguments, "--seconds", 20);
    int rate = option(arguments, "--rate", 0);
    List<String> ids = IntStream.range(0, edges).mapToObj(i -> "edge-" + i).toList();
    String heading = Machine.heading("Ingest (`./gengfu bench ingest`)");
    IngestBench bench = new IngestBench(seconds);
    try (CenterProcess center = CenterProcess.start(ids)) {
      try {
        bench.begin(center, ids);
        Rate flatOut = bench.flatOut(center);
        int half = rate > 0 ? rate : (int) (flatOut.perSecond() / 2);
        Rate steady = bench.steady(center, half);
        System.out.println(heading);
        bench.print(flatOut, half, steady);
      } finally {
        for (LoadEdge edge : bench.edges) {
          edge.close();
        }
      }
    }
  }

  static int option(String[] arguments, String name, int fallback) {
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      if (arguments[i].equals(name)) {
        return Integer.parseInt(arguments[i + 1]);
      }
    }
    return fallback;
  }

  private void begin(CenterProcess center, List<String> ids)
      throws MqttException, InterruptedException {
    for (String id : ids) {
      LoadEdge edge = new LoadEdge(center.mqtt(), id, latencies);
      edges.add(edge);
      edge.begin();
    }
  }

  private long committed() {
    return edges.stream().mapToLong(LoadEdge::acknowledgedReadings).sum();
  }

  /** Every edge has a window full of readings under way, all the time. */
  private Rate flatOut(CenterProcess center) throws IOException, MqttException {
    keepFull(Duration.ofSeconds(WARM_UP_SECONDS));
    return measured(center, () -> keepFull(Duration.ofSeconds(seconds)));
  }

  private void keepFull(Duration time) throws MqttException {
    long window = WINDOW / edges.size();
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      boolean idle = true;
      for (LoadEdge edge : edges) {
        if (edge.underWay() + LoadEdge.READINGS <= window) {
          edge.send(System.nanoTime());
          idle = false;
        }
      }
      if (idle) {
        LockSupport.parkNanos(1_000_000);
      }
    }
  }

  /** Payloads at fixed times, whether the center keeps up or not. */
  private Rate steady(CenterProcess center, int rate) throws IOException, MqttException {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (edges.stream().anyMatch(edge -> edge.underWay() > 0) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(1_000_000);
    }
    keepPace(rate, Duration.ofSeconds(WARM_UP_SECONDS / 2));
    latencies.begin();
    return measured(center, () -> keepPace(rate, Duration.ofSeconds(seconds)));
  }

  private void keepPace(int rate, Duration time) throws MqttException {
    long interval = 1_000_000_000L * LoadEdge.READINGS / rate;
    long begin = System.nanoTime();
    for (long i = 0; i * interval < time.toNanos(); i++) {
      long scheduled = begin + i * interval;
      for (long left = scheduled - System.nanoTime();
          left > 0;
          left = scheduled - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      edges.get((int) (i % edges.size())).send(scheduled);
    }
  }

  private interface Work {
    void run() throws MqttException;
  }

  private Rate measured(CenterProcess center, Work work) throws IOException, MqttException {
    long before = committed();
    Duration centerCpu = center.cpu();
    Duration loadCpu = ownCpu();
    long begin = System.nanoTime();
    work.run();
    double wall = (System.nanoTime() - begin) / 1e9;
    return new Rate(
        (committed() - before) / wall,
        center.cpu().minus(centerCpu).toNanos() / 1e9 / wall,
        ownCpu().minus(loadCpu).toNanos() / 1e9 / wall,
        center.residentMegabytes());
  }

  private static Duration ownCpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private void print(Rate flatOut, int half, Rate steady) {
    String table =
        """

        %d edges, each %d devices of %d points, over MQTT to one center; a payload is %d polls of a \
        device, %d readings.
        Counted is what the center has acknowledged: written to QuestDB, then committed to \
        PostgreSQL. %d s each, after a warm-up.

        | | readings/s committed | goal | CPU of the center, with PostgreSQL | CPU of the load | \
        center resident |
        |---|---|---|---|---|---|
        | flat out | %,.0f | %,d | %.2f cores | %.2f cores | %d MB |
        | at %,d/s | %,.0f | | %.2f cores | %.2f cores | %d MB |

        Event to acknowledgement at the edge, at %,d readings/s (%,d payloads): \
        p50 %.0f ms, p99 %.0f ms, p99.9 %.0f ms.
        """;
    System.out.printf(
        Locale.ROOT,
        table,
        edges.size(),
        LoadEdge.DEVICES,
        LoadEdge.POINTS,
        LoadEdge.RECORDS,
        LoadEdge.READINGS,
        seconds,
        flatOut.perSecond(),
        GOAL,
        flatOut.centerCpu(),
        flatOut.loadCpu(),
        flatOut.megabytes(),
        half,
        steady.perSecond(),
        steady.centerCpu(),
        steady.loadCpu(),
        steady.megabytes(),
        half,
        latencies.count(),
        latencies.percentileMillis(0.5),
        latencies.percentileMillis(0.99),
        latencies.percentileMillis(0.999));
  }
}
