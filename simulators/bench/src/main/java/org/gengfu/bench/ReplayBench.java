package org.gengfu.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.gengfu.contract.AlarmEvent;
import org.gengfu.contract.OutboxRecord;
import org.gengfu.contract.PointValue;
import org.gengfu.contract.Quality;
import org.gengfu.contract.Reading;
import org.gengfu.contract.Severity;
import org.gengfu.edge.outbox.Append;
import org.gengfu.edge.outbox.FolderDisk;
import org.gengfu.edge.outbox.Outbox;
import org.gengfu.edge.outbox.OutboxSettings;
import org.gengfu.edge.outbox.OutboxSyncer;
import org.gengfu.edge.uplink.Uplink;
import org.gengfu.edge.uplink.UplinkSettings;
import org.gengfu.edge.uplink.UplinkSettings.Secret;

/**
 * {@code bench replay}: an edge comes back with a full outbox. Its real outbox and uplink bring the
 * backlog to the real center, which commits it; meanwhile alarms happen, and a page that listens to
 * the center's events sees them. Options: {@code --readings N}, {@code --every MILLISECONDS}
 * (between two alarms).
 */
public final class ReplayBench {
  private static final String EDGE = "edge-0";
  private static final int GOAL = 50_000;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration ALARM_PATIENCE = Duration.ofSeconds(30);

  private final int readings;
  private final Duration every;
  private final Map<String, Long> raisedNanos = new HashMap<>();

  private ReplayBench(int readings, Duration every) {
    this.readings = readings;
    this.every = every;
  }

  /** How it went. */
  private record Drained(double seconds, double centerCpu, double edgeCpu, long records) {}

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    ReplayBench bench =
        new ReplayBench(
            IngestBench.option(arguments, "--readings", 1_000_000),
            Duration.ofMillis(IngestBench.option(arguments, "--every", 250)));
    String heading = Machine.heading("Replay (`./gengfu bench replay`)");
    Path folder = Files.createTempDirectory("gengfu-bench-edge");
    try (CenterProcess center = CenterProcess.start(List.of(EDGE));
        PageWatcher page = new PageWatcher(center.http(), center.oneTimePassword())) {
      OutboxSettings settings =
          new OutboxSettings(1L << 30, Duration.ofDays(30), Duration.ofMillis(100), 1 << 20);
      try (Outbox outbox = Outbox.open(FolderDisk.open(folder), settings, InstantSource.system())) {
        bench.fill(outbox);
        Drained drained = bench.drain(center, outbox, folder);
        Latencies latencies = bench.latencies(page);
        System.out.println(heading);
        bench.print(drained, latencies);
      }
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** One poll of each device a second, up to now. */
  private void fill(Outbox outbox) throws IOException {
    int records = readings / ReplayFleet.POINTS;
    long begin = System.currentTimeMillis() - records / ReplayFleet.DEVICES * 1000L - 1000;
    for (int i = 0; i < records; i++) {
      String device = ReplayFleet.device(i % ReplayFleet.DEVICES);
      Instant time = Instant.ofEpochMilli(begin + i / ReplayFleet.DEVICES * 1000L);
      List<Reading> poll = new ArrayList<>(ReplayFleet.POINTS);
      for (int point = 0; point < ReplayFleet.POINTS; point++) {
        PointValue value = new PointValue.Real(220 + (i * 31L + point * 17L) % 1000 / 100.0);
        poll.add(new Reading(device, ReplayFleet.point(point), value, "V", Quality.GOOD, time));
      }
      store(outbox, new OutboxRecord.Readings(device, poll));
    }
    outbox.sync();
  }

  private static void store(Outbox outbox, OutboxRecord record) {
    switch (outbox.append(record)) {
      case Append.Stored ignored -> {}
      case Append.Refused(String why) -> throw new IllegalStateException("outbox: " + why);
    }
  }

  private Drained drain(CenterProcess center, Outbox outbox, Path folder) throws IOException {
    long backlog = outbox.durableEnd();
    UplinkSettings settings =
        new UplinkSettings(
            CenterProcess.GROUP,
            EDGE,
            CenterProcess.HOST,
            false,
            true,
            List.of(center.mqtt().toString()),
            EDGE,
            EDGE,
            new Secret(CenterProcess.PASSWORD),
            Duration.ofSeconds(30),
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            folder);
    try (Uplink uplink = Uplink.overTcp(settings, outbox, new ReplayFleet());
        OutboxSyncer syncer = new OutboxSyncer(outbox, uplink::wake)) {
      Duration centerCpu = center.cpu();
      Duration edgeCpu = ProcessHandle.current().info().totalCpuDuration().orElseThrow();
      long begin = System.nanoTime();
      uplink.start();
      raiseUntilDrained(outbox, backlog, begin);
      double seconds = (System.nanoTime() - begin) / 1e9;
      Drained drained =
          new Drained(
              seconds,
              center.cpu().minus(centerCpu).toNanos() / 1e9,
              ProcessHandle.current()
                      .info()
                      .totalCpuDuration()
                      .orElseThrow()
                      .minus(edgeCpu)
                      .toNanos()
                  / 1e9,
              uplink.figures().records());
      outbox.close();
      return drained;
    }
  }

  private void raiseUntilDrained(Outbox outbox, long backlog, long begin) {
    long next = begin;
    while (outbox.figures().acknowledged() + 1 < backlog) {
      long now = System.nanoTime();
      if (now - begin > PATIENCE.toNanos()) {
        throw new IllegalStateException(
            "after %s only %d of %d records are acknowledged"
                .formatted(PATIENCE, outbox.figures().acknowledged() + 1, backlog));
      }
      if (now >= next && raisedNanos.size() < ReplayFleet.PROBES) {
        next += every.toNanos();
        String probe = ReplayFleet.probe(raisedNanos.size());
        raisedNanos.put(probe, System.nanoTime());
        store(
            outbox,
            new OutboxRecord.Alarm(
                new AlarmEvent(
                    ReplayFleet.device(0), probe, true, Severity.MAJOR, Instant.now(), 1.0, 0.5)));
      }
      LockSupport.parkNanos(5_000_000);
    }
  }

  /** Alarms raised before the edge was online waited for its births: they are not counted. */
  private Latencies latencies(PageWatcher page) {
    long deadline = System.nanoTime() + ALARM_PATIENCE.toNanos();
    while (!page.seenNanos().keySet().containsAll(raisedNanos.keySet())
        && System.nanoTime() < deadline) {
      LockSupport.parkNanos(10_000_000);
    }
    Latencies latencies = new Latencies();
    latencies.begin();
    long firstSeen = page.seenNanos().values().stream().min(Long::compare).orElse(0L);
    raisedNanos.forEach((probe, raised) -> {
      Long seen = page.seenNanos().get(probe);
      if (seen == null) {
        throw new IllegalStateException(
            probe + " was not seen " + ALARM_PATIENCE + " after the replay");
      }
      if (raised >= firstSeen) {
        latencies.add(seen - raised);
      }
    });
    return latencies;
  }

  private void print(Drained drained, Latencies latencies) {
    System.out.printf(
        Locale.ROOT,
        """

        A backlog of %,d readings (%,d records on the edge's disk) through the real outbox, uplink, \
        broker and stores; counted from the edge's start to the last acknowledgement, births \
        included. Sent in all: %,d records.

        | | measured | goal |
        |---|---|---|
        | backlog | %,.0f readings/s (%.1f s) | %,d |
        | alarm at the edge to event on a page, p50 / p99 / most, %d alarms meanwhile | \
        %.0f / %.0f / %.0f ms | most < 2,000 ms |
        | CPU: center with PostgreSQL, edge | %.1f s, %.1f s | |
        """,
        readings,
        readings / ReplayFleet.POINTS,
        drained.records(),
        readings / drained.seconds(),
        drained.seconds(),
        GOAL,
        latencies.count(),
        latencies.percentileMillis(0.5),
        latencies.percentileMillis(0.99),
        latencies.percentileMillis(1),
        drained.centerCpu(),
        drained.edgeCpu());
  }
}
