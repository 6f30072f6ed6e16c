package org.gengfu.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.gengfu.contract.OutboxRecord;

/**
 * {@code bench storm}: power cuts all over a city through the whole running center. Edges publish
 * alarms over MQTT; a page listens to the stream of events; measured is from the publishing of an
 * alarm to the event that shows it in the right incident. Then the alarms are many, and one of them
 * changes. Options: {@code --alarms N} and {@code --seconds N} (the storm), {@code --list N}
 * (alarms in the list while single ones change), {@code --probes N} (how many change), {@code
 * --hold} (the center stays for people to look at until the input ends).
 */
public final class StormBench {
  private static final int DEVICES = 100;
  private static final int EDGES = 20;
  private static final int EDITS_AT_ONCE = 300;
  private static final long WINDOW = 2_000;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Pattern UP = Pattern.compile("\"up\":(\\d+)");

  private final StormField field;
  private final int seconds;
  private final int probes;
  private final Map<String, EdgeLine> lines = new HashMap<>();
  private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();

  private StormBench(StormField field, int seconds, int probes) {
    this.field = field;
    this.seconds = seconds;
    this.probes = probes;
  }

  /** An alarm of the storm: how long after its begin which device of which cabinet. */
  private record Blow(long afterNanos, int cabinet, int place) {}

  /**
   * How the storm went.
   *
   * @param publishedNanos when each cabinet's alarms were published, by their place
   * @param mostInSecond the most alarms in one second
   */
  private record Storm(long[][] publishedNanos, int mostInSecond, double centerCpu) {}

  /** Runs the benchmark. */
  public static void main(String[] words) throws IOException, MqttException, InterruptedException {
    boolean hold = List.of(words).contains("--hold");
    String[] arguments =
        Arrays.stream(words).filter(word -> !word.equals("--hold")).toArray(String[]::new);
    int cabinets = IngestBench.option(arguments, "--alarms", 10_000) / DEVICES;
    int list = IngestBench.option(arguments, "--list", 100_000);
    int others = Math.max(0, list / (cabinets * DEVICES) - 1);
    StormField field = new StormField(cabinets, DEVICES, EDGES, others);
    StormBench bench =
        new StormBench(
            field,
            IngestBench.option(arguments, "--seconds", 60),
            IngestBench.option(arguments, "--probes", 200));
    String heading = Machine.heading("Storm (`./gengfu bench storm`)");
    StormWatch watch = new StormWatch(DEVICES);
    try (CenterProcess center = CenterProcess.start(field.edgeIds());
        PageWatcher page = new PageWatcher(center.http(), center.oneTimePassword(), watch)) {
      try {
        bench.begin(center, page);
        Storm storm = bench.storm(center);
        Latencies latencies = bench.latencies(storm, watch);
        System.out.println(heading);
        bench.print(storm, latencies, bench.wrong(watch));
        if (list > cabinets * DEVICES) {
          bench.fill();
          bench.print(new StormProbes(bench.line(StormField.PROBE_EDGE), page).run(bench.probes));
        }
        if (hold) {
          hold(center);
        }
      } finally {
        for (EdgeLine line : bench.lines.values()) {
          line.close();
        }
      }
    }
  }

  /** Says where to look, and waits for the end of the input. */
  private static void hold(CenterProcess center) throws IOException {
    System.out.printf("%nOPEN %s as admin, password: %s%n", center.http(), PageWatcher.PASSWORD);
    System.out.flush();
    System.in.transferTo(OutputStream.nullOutputStream());
  }

  /** Draws the field, lets the edges be born, and waits until the center shows every device. */
  private void begin(CenterProcess center, PageWatcher page)
      throws IOException, MqttException, InterruptedException {
    List<String> edits = field.drawing();
    for (int from = 0; from < edits.size(); from += EDITS_AT_ONCE) {
      List<String> some = edits.subList(from, Math.min(edits.size(), from + EDITS_AT_ONCE));
      String answer =
          page.post(
              "graph/edits",
              "{\"edits\":[" + String.join(",", some) + "],\"reason\":\"the bench's field\"}");
      if (!answer.contains("\"refused\":[]")) {
        throw new IOException("the drawing was refused: " + answer);
      }
    }
    for (String id : field.edgeIds()) {
      EdgeLine line = new EdgeLine(center.mqtt(), id, upTo -> acknowledged.put(id, upTo));
      lines.put(id, line);
      line.connect();
      line.born(field.births(id, probes));
    }
    int devices = field.cabinets() * DEVICES + 1;
    await("all devices are shown", () -> shownUp(page) >= devices);
  }

  private static int shownUp(PageWatcher page) {
    try {
      Matcher up = UP.matcher(page.get("sites"));
      return up.find() ? Integer.parseInt(up.group(1)) : 0;
    } catch (IOException e) {
      throw new IllegalStateException("the center does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("within " + PATIENCE + " not so: " + what);
      }
      LockSupport.parkNanos(100_000_000);
    }
  }

  /** Each cabinet's alarms take half of the time; the cabinets begin one after the other. */
  private List<Blow> blows() {
    long half = Duration.ofSeconds(seconds).toNanos() / 2;
    List<Blow> blows = new ArrayList<>();
    for (int cabinet = 0; cabinet < field.cabinets(); cabinet++) {
      for (int place = 0; place < DEVICES; place++) {
        blows.add(
            new Blow(half * cabinet / field.cabinets() + half * place / DEVICES, cabinet, place));
      }
    }
    blows.sort(Comparator.comparingLong(Blow::afterNanos));
    return blows;
  }

  private Storm storm(CenterProcess center) throws MqttException {
    List<Blow> blows = blows();
    long[][] published = new long[field.cabinets()][DEVICES];
    int[] perSecond = new int[seconds + 1];
    Duration cpu = center.cpu();
    long begin = System.nanoTime();
    for (Blow blow : blows) {
      for (long left = begin + blow.afterNanos() - System.nanoTime();
          left > 0;
          left = begin + blow.afterNanos() - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      String device = field.device(blow.cabinet(), blow.place());
      OutboxRecord record = field.raise(blow.cabinet(), blow.place());
      published[blow.cabinet()][blow.place()] = System.nanoTime();
      line(field.edge(blow.cabinet())).send(device, List.of(record));
      perSecond[(int) ((System.nanoTime() - begin) / 1_000_000_000L)]++;
    }
    awaitCommitted();
    double wall = (System.nanoTime() - begin) / 1e9;
    int most = 0;
    for (int count : perSecond) {
      most = Math.max(most, count);
    }
    return new Storm(published, most, center.cpu().minus(cpu).toNanos() / 1e9 / wall);
  }

  private void awaitCommitted() {
    await("every alarm is committed", () -> lines.keySet().stream().allMatch(this::committed));
  }

  private EdgeLine line(String edge) {
    EdgeLine line = lines.get(edge);
    if (line == null) {
      throw new IllegalStateException("no line of " + edge);
    }
    return line;
  }

  private boolean committed(String edge) {
    return acknowledged.getOrDefault(edge, -1L) + 1 >= line(edge).nextOffset();
  }

  /** From the publishing of each alarm to the event that counts it to the incident at its mains. */
  private Latencies latencies(Storm storm, StormWatch watch) {
    await(
        "every alarm is shown in its incident",
        () -> {
          for (int cabinet = 0; cabinet < field.cabinets(); cabinet++) {
            if (watch.shownNanos(field.node(cabinet, 0), DEVICES) == 0) {
              return false;
            }
          }
          return true;
        });
    Latencies latencies = new Latencies();
    latencies.begin();
    for (int cabinet = 0; cabinet < field.cabinets(); cabinet++) {
      for (int place = 0; place < DEVICES; place++) {
        long shown = watch.shownNanos(field.node(cabinet, 0), place + 1);
        latencies.add(shown - storm.publishedNanos()[cabinet][place]);
      }
    }
    return latencies;
  }

  /** Incidents that should not be, or have other members than their cabinet's alarms. */
  private long wrong(StormWatch watch) {
    long right =
        watch.incidents().values().stream()
            .filter(each -> !each.state().equals("merged"))
            .filter(each -> each.root().contains("/mains-") && each.members() == DEVICES)
            .count();
    long standing =
        watch.incidents().values().stream().filter(each -> !each.state().equals("merged")).count();
    return standing - right + Math.abs(field.cabinets() - right);
  }

  /** Raises all other alarms, as fast as the center commits them. */
  private void fill() throws MqttException {
    for (int place = 0; place < DEVICES; place++) {
      for (int cabinet = 0; cabinet < field.cabinets(); cabinet++) {
        String edge = field.edge(cabinet);
        EdgeLine line = line(edge);
        while (line.nextOffset() - acknowledged.getOrDefault(edge, -1L) > WINDOW / EDGES) {
          LockSupport.parkNanos(1_000_000);
        }
        line.send(field.device(cabinet, place), field.others(cabinet, place));
      }
    }
    awaitCommitted();
  }

  private void print(Storm storm, Latencies latencies, long wrong) {
    System.out.printf(
        Locale.ROOT,
        """

        %,d alarms in %d s (most in one second: %,d) from %d edges over MQTT: %d cabinets whose \
        mains fail, then UPS, switch and %d cameras. From the publishing of an alarm to the event \
        on the stream that counts it to the incident at its mains.

        | | measured | goal |
        |---|---|---|
        | p50 / p99 / most | %.0f / %.0f / %.0f ms | p99 < 1,000 ms |
        | incidents | %d | %d |
        | wrong ones | %d | 0 |
        | CPU of the center, with PostgreSQL | %.2f cores | |
        """,
        latencies.count(),
        seconds,
        storm.mostInSecond(),
        EDGES,
        field.cabinets(),
        DEVICES - 3,
        latencies.percentileMillis(0.5),
        latencies.percentileMillis(0.99),
        latencies.percentileMillis(1),
        field.cabinets(),
        field.cabinets(),
        wrong,
        storm.centerCpu());
  }

  private void print(StormProbes.Change change) {
    System.out.printf(
        Locale.ROOT,
        """

        One alarm begins while %,d are in the list, %d times:

        | from its publishing to | p50 / p99 / most | goal |
        |---|---|---|
        | the event on the stream | %.0f / %.0f / %.0f ms | p99 < 100 ms |
        | the first page of alarms that holds it, asked for after the event | %.0f / %.0f / %.0f ms | |
        """,
        field.cabinets() * DEVICES * (1L + field.others()),
        change.event().count(),
        change.event().percentileMillis(0.5),
        change.event().percentileMillis(0.99),
        change.event().percentileMillis(1),
        change.page().percentileMillis(0.5),
        change.page().percentileMillis(0.99),
        change.page().percentileMillis(1));
  }
}
