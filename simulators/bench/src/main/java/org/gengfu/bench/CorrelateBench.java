package org.gengfu.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gengfu.core.incident.AlarmEvent;
import org.gengfu.core.incident.Correlator;
import org.gengfu.core.incident.CorrelatorPolicy;
import org.gengfu.core.incident.Incident;
import org.gengfu.core.incident.IncidentFact;
import org.gengfu.core.incident.IncidentInput;
import org.gengfu.core.incident.IncidentState;
import org.gengfu.core.incident.RuleBook;
import org.gengfu.core.incident.RuleText;
import org.gengfu.core.incident.Telling;

/**
 * Runs the correlator alone over a folder of city faults in the order of arrival. {@code --data DIR
 * [--out DIR] [--rules FILE] [--rounds N] [--wrong]}: reads {@code alarms.csv}, {@code nodes.csv}
 * and {@code edges.csv} of the data folder, writes {@code incidents.csv} and {@code roots.csv} into
 * the out folder (default: the data folder), and scores them when {@code truth_alarms.csv} and
 * {@code truth_incidents.csv} lie beside the data.
 */
public final class CorrelateBench {
  /** After the last message the clock runs on for so long, so that what waits is decided. */
  private static final long RUN_ON_MILLIS = 1_200_000;

  private static final int LOADED_ALARMS = 5_000;

  /** So many until the compiler has done its work; a center runs for months. */
  private static final int WARMING_ROUNDS = 40;

  private CorrelateBench() {}

  private record Plan(Path data, Path out, RuleBook rules, int rounds, boolean wrong) {
    static Plan of(String[] arguments) throws IOException {
      Path data = null;
      Path out = null;
      RuleBook rules = RuleText.starter();
      int rounds = 5;
      boolean wrong = false;
      for (int i = 0; i < arguments.length; i++) {
        String value = i + 1 < arguments.length ? arguments[i + 1] : "";
        switch (arguments[i]) {
          case "--data" -> data = Path.of(value);
          case "--out" -> out = Path.of(value);
          case "--rules" -> rules = RuleText.parse(1, Files.readString(Path.of(value)));
          case "--rounds" -> rounds = Integer.parseInt(value);
          case "--wrong" -> wrong = true;
          default ->
              throw new IllegalArgumentException(
                  "unknown option %s; known are --data DIR, --out DIR, --rules FILE, --rounds N,"
                          .formatted(arguments[i])
                      + " --wrong");
        }
        i += arguments[i].equals("--wrong") ? 0 : 1;
      }
      if (data == null || rounds < 1) {
        throw new IllegalArgumentException("--data DIR is wanted, and at least one round");
      }
      return new Plan(data, out == null ? data : out, rules, rounds, wrong);
    }
  }

  /** Correlates, writes, scores and measures. */
  public static void main(String[] arguments) throws IOException {
    Plan plan = Plan.of(arguments);
    CorrelateCity city = CorrelateCity.read(plan.data);
    CorrelateBook book = follow(plan, city);
    write(plan, book);
    System.out.println(Machine.heading("Correlation (`./gengfu bench correlate --data DIR`)"));
    System.out.printf(
        Locale.ROOT,
        "%n%d messages, %d nodes, %d edges; %d incidents and %d residuals that outlasted their"
            + " cause; %d messages found no room.%n%n",
        city.messages().size(),
        city.graph().nodeCount(),
        city.graph().edgeCount(),
        book.roots().size(),
        book.residuals(),
        book.refused());
    if (Files.exists(plan.data.resolve("truth_alarms.csv"))
        && Files.exists(plan.data.resolve("truth_incidents.csv"))) {
      score(plan, city, book);
    }
    speed(plan, city);
  }

  /** One pass that keeps what came of every message. */
  private static CorrelateBook follow(Plan plan, CorrelateCity city) {
    CorrelateBook book = new CorrelateBook();
    IncidentState state = IncidentState.of(city.graph(), plan.rules, CorrelatorPolicy.USUAL);
    long last = 0;
    for (CorrelateCity.Message message : city.messages()) {
      last = Math.max(last, message.arrivalMillis());
      state = wake(state, last, book);
      state = keep(state, new IncidentInput.Transition(message.event()), last, book);
    }
    state = wake(state, last + RUN_ON_MILLIS, book);
    state = keep(state, new IncidentInput.TimePassed(), last + RUN_ON_MILLIS, book);
    book.finish(state);
    return book;
  }

  /** Lets the time pass as a center's timer does: at each deadline until an instant. */
  private static IncidentState wake(IncidentState state, long untilMillis, CorrelateBook book) {
    IncidentState at = state;
    while (true) {
      Optional<Instant> deadline = Correlator.nextDeadline(at);
      if (deadline.isEmpty() || deadline.get().toEpochMilli() > untilMillis) {
        return at;
      }
      at = keep(at, new IncidentInput.TimePassed(), deadline.get().toEpochMilli(), book);
    }
  }

  private static IncidentState keep(
      IncidentState state, IncidentInput input, long nowMillis, CorrelateBook book) {
    Instant now = Instant.ofEpochMilli(nowMillis);
    IncidentState at = state;
    for (IncidentFact fact : Correlator.decide(state, input, now)) {
      book.take(at, fact);
      churn(at, fact, now, book);
      at = Correlator.apply(at, fact);
    }
    return at;
  }

  /** Counts what changes for somebody who had been told of an incident. */
  private static void churn(
      IncidentState state, IncidentFact fact, Instant now, CorrelateBook book) {
    List<Long> touched =
        switch (fact) {
          case IncidentFact.Merged merged -> List.of(merged.loser(), merged.survivor());
          case IncidentFact.Rerooted rerooted -> List.of(rerooted.incident());
          case IncidentFact.Opened opened -> List.of(opened.splitFrom());
          default -> List.of();
        };
    boolean all = !touched.isEmpty();
    for (long id : touched) {
      Incident incident = state.incident(id);
      all &= incident != null && !now.isBefore(Telling.from(state, incident));
    }
    if (all) {
      book.changed();
    }
  }

  private static void write(Plan plan, CorrelateBook book) throws IOException {
    Files.createDirectories(plan.out);
    List<String> lines = new ArrayList<>(List.of("seq,incident_id"));
    book.incidents().forEach((seq, incident) -> lines.add(seq + "," + incident));
    Files.write(plan.out.resolve("incidents.csv"), lines);
    List<String> roots = new ArrayList<>(List.of("incident_id,root_node"));
    book.roots().forEach((incident, node) -> roots.add(incident + "," + node));
    Files.write(plan.out.resolve("roots.csv"), roots);
  }

  private static void score(Plan plan, CorrelateCity city, CorrelateBook book) throws IOException {
    Set<Long> raises =
        city.messages().stream()
            .map(CorrelateCity.Message::event)
            .filter(event -> event.change() == AlarmEvent.Change.RAISE)
            .map(AlarmEvent::seq)
            .collect(Collectors.toSet());
    CorrelateScore score = CorrelateScore.of(plan.data, raises, book.incidents(), book.roots());
    System.out.println(
        "| pair-F1 (precision, recall) | exact | exact, five and more | root | compression - true |"
            + " churn per incident |\n|---|---|---|---|---|---|");
    System.out.printf(
        Locale.ROOT,
        "| %.4f (%.4f, %.4f) | %.4f | %.4f | %.4f | %+.4f | %.3f |%n%n",
        score.pairF1(),
        score.pairPrecision(),
        score.pairRecall(),
        score.exact(),
        score.exactOfFive(),
        score.root(),
        score.compression() - score.trueCompression(),
        book.changes() / (double) score.incidents());
    System.out.println("| kind of fault | incidents | exact | root |\n|---|---|---|---|");
    for (Map.Entry<String, int[]> kind : score.kinds().entrySet()) {
      int[] counts = kind.getValue();
      System.out.printf("| %s | %d | %d | %d |%n", kind.getKey(), counts[0], counts[1], counts[2]);
    }
    System.out.println();
    if (plan.wrong) {
      score.wrong().forEach(System.out::println);
    }
  }

  /** One thread, with so many alarms open beside: they hang on nothing that the data names. */
  private static void speed(Plan plan, CorrelateCity city) {
    IncidentState empty = IncidentState.of(city.graph(), plan.rules, CorrelatorPolicy.USUAL);
    long start = city.messages().isEmpty() ? 0 : city.messages().getFirst().arrivalMillis();
    long before = used();
    IncidentState loaded = CorrelateLoad.open(empty, LOADED_ALARMS, start);
    double bytes = (used() - before) * (10_000.0 / LOADED_ALARMS);
    System.out.println(
        "| open alarms beside | program | events/s | events per second of a processor | p99 of one"
            + " event, ms | memory per 10,000 open alarms, MB |\n|---|---|---|---|---|---|");
    row(plan, city, loaded, "just started: after one round", bytes);
    for (int round = 0; round < WARMING_ROUNDS; round++) {
      pass(city, loaded, new long[city.messages().size()]);
    }
    row(plan, city, loaded, "warm: after %d rounds more".formatted(WARMING_ROUNDS), bytes);
    System.out.printf(
        Locale.ROOT,
        "%nGoals: 50,000 events/s, p99 10 ms; %d rounds, median (least–greatest), one thread.%n",
        plan.rounds);
  }

  /** One round that is not counted, then those that are. */
  private static void row(
      Plan plan, CorrelateCity city, IncidentState loaded, String program, double bytes) {
    List<Double> rates = new ArrayList<>();
    List<Double> processor = new ArrayList<>();
    List<Double> slowest = new ArrayList<>();
    for (int round = 0; round <= plan.rounds; round++) {
      long[] nanos = new long[city.messages().size()];
      long cpu = cpu();
      pass(city, loaded, nanos);
      long used = cpu() - cpu;
      if (round > 0) {
        rates.add(nanos.length / (Arrays.stream(nanos).sum() / 1e9));
        processor.add(nanos.length / (used / 1e9));
        Arrays.sort(nanos);
        slowest.add(nanos[(int) (nanos.length * 0.99)] / 1e6);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "| %,d | %s | %s | %s | %s | %.1f |%n",
        LOADED_ALARMS,
        program,
        Spread.of(rates).cell("%,.0f"),
        Spread.of(processor).cell("%,.0f"),
        Spread.of(slowest).cell("%.2f"),
        bytes / 1e6);
  }

  private static void pass(CorrelateCity city, IncidentState loaded, long[] nanos) {
    IncidentState state = loaded;
    int i = 0;
    for (CorrelateCity.Message message : city.messages()) {
      long began = System.nanoTime();
      Instant now = Instant.ofEpochMilli(message.arrivalMillis());
      Optional<Instant> deadline = Correlator.nextDeadline(state);
      if (deadline.isPresent() && !deadline.get().isAfter(now)) {
        state = Correlator.step(state, new IncidentInput.TimePassed(), now).state();
      }
      state = Correlator.step(state, new IncidentInput.Transition(message.event()), now).state();
      nanos[i++] = System.nanoTime() - began;
    }
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
