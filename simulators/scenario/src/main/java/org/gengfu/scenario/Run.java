package org.gengfu.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gengfu.scenario.house.House;
import org.gengfu.scenario.house.HouseException;
import org.gengfu.scenario.post.PostOffice;
import org.gengfu.scenario.proof.Stored;
import org.gengfu.scenario.watch.CenterClient;
import org.gengfu.scenario.watch.CenterClient.ShownDevice;
import org.gengfu.scenario.watch.Counted;
import org.gengfu.scenario.watch.Diary;
import org.gengfu.scenario.watch.EventWatch;
import org.gengfu.scenario.watch.IncidentDesk;
import org.gengfu.scenario.watch.LookRun;
import org.gengfu.scenario.watch.SimulatorClient;
import org.gengfu.scenario.watch.SimulatorClient.PointLedger;
import org.gengfu.scenario.watch.WatchException;

/** One run of a scenario against the three processes. One thread drives it. */
final class Run implements AutoCloseable {
  private static final Duration ALL_UP = Duration.ofMinutes(3);
  private static final Duration SETTLING = Duration.ofMinutes(2);
  private static final Duration LOOK = Duration.ofMillis(500);

  private static final Set<Class<? extends Expectation>> READINGS =
      Set.of(Expectation.CountExact.class, Expectation.Moves.class, Expectation.Period.class);
  private static final Set<Class<? extends Expectation>> LOOKS =
      Set.of(
          Expectation.CameraShows.class,
          Expectation.CamerasSound.class,
          Expectation.LooksWhole.class);
  private static final Set<Class<? extends Expectation>> COUNTED =
      Set.of(Expectation.Outage.class, Expectation.Counts.class, Expectation.Listed.class);

  private static final Set<Class<? extends Expectation>> INCIDENTS =
      Set.of(
          Expectation.IncidentSeen.class,
          Expectation.IncidentCount.class,
          Expectation.Explained.class,
          Expectation.MessageCount.class);

  private final Scenario scenario;
  private final House house;
  private final PrintStream out;
  private final InstantSource clock;
  private final Diary diary = new Diary();
  private final Instant began;
  private final SimulatorClient simulator;
  private final CenterClient center;
  private final EventWatch watch;
  private final PostOffice post;
  private final Preparation preparation;
  private final Phones phones;
  private Instant start;

  /**
   * Starts the processes and waits until every device is up.
   *
   * @param password the administrator's password from now on
   * @throws HouseException when something does not start, or an alarm is expected that its device
   *     does not have
   */
  Run(Scenario scenario, House house, String password, PrintStream out, InstantSource clock) {
    this.scenario = scenario;
    this.house = house;
    this.out = out;
    this.clock = clock;
    began = clock.instant();
    start = began;
    out.println("work folder " + house.folder());
    simulator = new SimulatorClient(house.startSimulator(scenario.room()));
    AlarmNames.check(scenario.expectations(), simulator.alarms());
    house.learn(simulator.ports());
    post = new PostOffice(scenario.receivers(), clock);
    house.learn(post.ports());
    house.drawPasswords(scenario.edges().stream().map(Scenario.Edge::id).toList());
    URI address = house.startCenter(scenario.center());
    center = new CenterClient(address, "admin", firstPassword());
    center.login(password);
    phones = new Phones(center, clock, out);
    preparation = new Preparation(scenario, center);
    preparation.register(Set.copyOf(simulator.devices()));
    preparation.draw();
    for (Scenario.Edge edge : scenario.edges()) {
      house.startEdge(edge.id(), edge.template());
    }
    watch = new EventWatch(center, diary, !scenario.register().isEmpty(), clock);
    out.println("Open " + address + "  user admin  password " + password);
  }

  /** Waits until every simulated device is shown as up. */
  void awaitAllUp() {
    Set<String> waiting = new HashSet<>(simulator.devices());
    Instant patience = clock.instant().plus(ALL_UP);
    while (clock.instant().isBefore(patience)) {
      long begun = System.nanoTime();
      for (ShownDevice device : center.devices()) {
        if (device.state().equals("up")) {
          waiting.remove(device.device());
        }
      }
      if (waiting.isEmpty()) {
        return;
      }
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      pause(took.compareTo(LOOK) > 0 ? took : LOOK);
    }
    throw new HouseException("these devices did not come up within " + ALL_UP + ": " + waiting);
  }

  /** Lets the timeline happen; returns what can be judged when {@code length} is over. */
  Evidence play(Duration length) {
    phones.open(scenario.phones());
    preparation.errands();
    start = clock.instant();
    Timeline timeline = new Timeline(start, scenario.timeline());
    while (clock.instant().isBefore(timeline.end(length))) {
      Optional<Step> step = timeline.due(clock.instant());
      if (step.isPresent()) {
        carryOut(step.get(), timeline);
        continue;
      }
      List<String> fallen = house.fallen();
      if (!fallen.isEmpty()) {
        throw new HouseException("ended without being told to: " + fallen);
      }
      pause(wait(timeline, timeline.end(length)));
    }
    return settle(clock.instant(), timeline.labels());
  }

  @Override
  public void close() {
    phones.close();
    watch.close();
    post.close();
    center.close();
    simulator.close();
  }

  private Duration wait(Timeline timeline, Instant end) {
    Duration left = Duration.between(clock.instant(), end);
    Duration next = timeline.untilNext(clock.instant()).orElse(left);
    Duration least = next.compareTo(left) < 0 ? next : left;
    least = least.compareTo(LOOK) < 0 ? least : LOOK;
    return least.isNegative() ? Duration.ZERO : least;
  }

  private void carryOut(Step step, Timeline timeline) {
    Instant begun = clock.instant();
    Instant at =
        switch (step.action()) {
          case Action.Fault fault -> simulator.fault(fault.name(), fault.device(), fault.value());
          case Action.Wire wire -> {
            wire.devices().forEach(device -> simulator.wire(device, wire.fields()));
            yield begun;
          }
          case Action.Kill kill -> {
            house.kill(kill.process());
            yield begun;
          }
          case Action.Start starting -> restart(starting.process());
          case Action.Await await -> {
            Instant since = timeline.labels().getOrDefault(await.from(), began);
            new CameraWait(center, clock).until(await, since);
            yield clock.instant();
          }
          case Action.Phone act -> phones.act(act);
          case Action.Photo photo -> phones.photo(photo);
          case Action.Desk act -> phones.desk(act);
          case Action.Ask ask -> ask(ask, timeline);
          case Action.Signal signal -> phones.signal(signal);
          case Action.Resend resend -> phones.resend(resend);
        };
    timeline.happened(step, begun, at);
    Duration took = Duration.between(begun, clock.instant());
    if (step.action().waits()) {
      timeline.standStill(took);
    }
    out.printf(
        "%8.2f s  %s%s%n",
        Duration.between(start, at).toMillis() / 1000.0,
        step.action().text(),
        step.action().waits() ? ", after " + Words.of(took) : "");
  }

  /** Asks until the answer is as wanted. */
  private Instant ask(Action.Ask ask, Timeline timeline) {
    Instant patience = clock.instant().plus(ask.within());
    AnswerJudge judge =
        new AnswerJudge(
            center::get,
            label -> timeline.labels().getOrDefault(label, clock.instant()),
            Instant::toString);
    Verdict verdict = judge.answer(ask.wanted());
    while (!verdict.held()) {
      if (!clock.instant().isBefore(patience)) {
        throw new HouseException(
            "within %s not: %s; %s"
                .formatted(Words.of(ask.within()), verdict.expected(), verdict.seen()));
      }
      pause(LOOK);
      verdict = judge.answer(ask.wanted());
    }
    return clock.instant();
  }

  private Instant restart(String process) {
    if (process.equals("center")) {
      house.startCenter(scenario.center());
    } else {
      for (Scenario.Edge edge : scenario.edges()) {
        if (edge.id().equals(process)) {
          house.startEdge(edge.id(), edge.template());
        }
      }
    }
    return clock.instant();
  }

  /** What was served last needs a moment to reach the store: looks again until it has. */
  private Evidence settle(Instant end, Map<String, Instant> labels) {
    Instant patience = clock.instant().plus(SETTLING);
    while (true) {
      boolean patient = clock.instant().isBefore(patience);
      try {
        Evidence evidence = gather(end, labels);
        if (!patient || stored(evidence)) {
          return rests(COUNTED) ? counted(evidence) : evidence;
        }
      } catch (WatchException busy) {
        if (!patient) {
          throw busy;
        }
      }
      pause(LOOK);
    }
  }

  private Evidence counted(Evidence evidence) {
    Map<String, List<Counted>> counted = new HashMap<>();
    for (String device : evidence.looks().keySet()) {
      counted.put(device, center.counted(device, evidence.start(), evidence.end()));
    }
    return evidence.with(new Evidence.Cameras(evidence.looks(), diary.cameras(), counted));
  }

  private boolean stored(Evidence evidence) {
    ReadingJudge readings = new ReadingJudge(evidence);
    CameraJudge cameras = new CameraJudge(evidence, List.of());
    return scenario.expectations().stream()
        .allMatch(each ->
            switch (each) {
              case Expectation.CountExact count -> readings.count(count).held();
              case Expectation.LooksWhole whole -> cameras.whole(whole).held();
              default -> true;
            });
  }

  private Evidence gather(Instant end, Map<String, Instant> labels) {
    List<ShownDevice> shown = center.devices();
    Map<String, Map<String, List<Stored>>> store = new HashMap<>();
    Map<String, List<LookRun>> looks = new HashMap<>();
    Set<String> simulated = new HashSet<>(simulator.devices());
    for (ShownDevice device : shown) {
      if (!simulated.contains(device.device())) {
        continue;
      }
      store.put(device.device(), stored(device));
      if (rests(LOOKS) || rests(COUNTED)) {
        looks.put(device.device(), center.looks(device.edge(), device.device(), start, end));
      }
    }
    Map<String, Map<String, PointLedger>> ledgers = new LinkedHashMap<>();
    simulated.stream().sorted().forEach(id -> ledgers.put(id, simulator.ledger(id)));
    return new Evidence(
        start,
        end,
        labels,
        diary.alarms(),
        diary.states(),
        diary.lost(),
        shown,
        ledgers,
        store,
        new Evidence.Cameras(looks, List.of(), Map.of()),
        incidents(),
        answers());
  }

  private Map<String, JsonNode> answers() {
    Map<String, JsonNode> answers = new HashMap<>();
    for (Expectation each : scenario.expectations()) {
      if (each instanceof Expectation.Answer answer) {
        answers.computeIfAbsent(answer.get(), center::get);
      }
    }
    return answers;
  }

  private Evidence.Incidents incidents() {
    return rests(INCIDENTS)
        ? new Evidence.Incidents(
            diary.incidents(), new IncidentDesk(center).incidents(), post.delivered())
        : Evidence.Incidents.NONE;
  }

  /** The readings that something expected rests on. */
  private Map<String, List<Stored>> stored(ShownDevice device) {
    Map<String, List<Stored>> points = new HashMap<>();
    boolean all = rests(READINGS);
    for (String point : device.points()) {
      if (all || isRead(device.device(), point)) {
        points.put(point, center.readings(device.edge(), device.device(), point, began));
      }
    }
    return points;
  }

  private boolean isRead(String device, String point) {
    return scenario.expectations().stream()
        .anyMatch(each ->
            each instanceof Expectation.Reads reads
                && reads.device().equals(device)
                && reads.point().equals(point));
  }

  /** True when something that is expected is judged by one of these. */
  private boolean rests(Set<Class<? extends Expectation>> kinds) {
    return scenario.expectations().stream().anyMatch(each -> kinds.contains(each.getClass()));
  }

  private String firstPassword() {
    try {
      return Files.readString(house.firstPassword()).strip();
    } catch (IOException e) {
      throw new HouseException("the center wrote no first password to " + house.firstPassword());
    }
  }

  static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HouseException("interrupted");
    }
  }
}
