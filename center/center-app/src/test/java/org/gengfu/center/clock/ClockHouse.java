package org.gengfu.center.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.gengfu.center.ingest.Entry;
import org.gengfu.center.ingest.StoreUnavailableException;
import org.gengfu.center.maintenance.PlannedWork;
import org.gengfu.center.watch.WatchFixture;
import org.gengfu.center.watch.WatchPart;
import org.gengfu.center.watch.WatchSetup;
import org.gengfu.contract.AlarmDefinition;
import org.gengfu.contract.Birth;
import org.gengfu.contract.Severity;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.availability.AvailabilityPolicy;
import org.gengfu.core.clock.ClockMark;
import org.gengfu.core.contract.ContractBook;
import org.gengfu.core.graph.GraphEdge;
import org.gengfu.core.graph.GraphEdit;
import org.gengfu.core.graph.GraphNode;
import org.gengfu.core.graph.Relation;
import org.gengfu.core.incident.AlarmEvent;
import org.gengfu.core.incident.Incident;
import org.gengfu.core.incident.IncidentInput;
import org.gengfu.core.maintenance.MaintenanceWindow;
import org.gengfu.notify.Notice;
import org.gengfu.notify.NotifyInput;

/** A center's writer with clocks, on a real PostgreSQL; what people are told is written down. */
final class ClockHouse implements AutoCloseable {
  static final Instant T0 = WatchFixture.T0;

  final WatchFixture.ManualClock clock = new WatchFixture.ManualClock();
  final List<NotifyInput> told = new CopyOnWriteArrayList<>();
  final List<OrderMark> marks = new CopyOnWriteArrayList<>();
  final Work work = new Work();
  final FakeLead lead = new FakeLead();
  final WatchFixture house;
  volatile ContractBook book = ClockContracts.book();
  ClockDesk desk;
  private long seq;

  /** Windows that a test opens. */
  static final class Work implements PlannedWork {
    private volatile List<MaintenanceWindow> open = List.of();
    private volatile boolean running;
    private volatile long version;

    void set(MaintenanceWindow window, boolean runs) {
      set(List.of(window), runs);
    }

    void set(List<MaintenanceWindow> windows, boolean runs) {
      open = List.copyOf(windows);
      running = runs;
      version++;
    }

    @Override
    public List<MaintenanceWindow> onClocks(String node) {
      return running ? open : List.of();
    }

    @Override
    public Optional<MaintenanceWindow> window(String name) {
      return open.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    @Override
    public long version() {
      return version;
    }
  }

  ClockHouse() {
    desk = desk();
    house = new WatchFixture(setup(), clock);
    desk.begin(house.watch, house.database);
  }

  private ClockDesk desk() {
    ClockSetup parts =
        ClockSetup.of(() -> book)
            .with(work)
            .with(this::taken)
            .with(lead)
            .with(told::add, "https://center.example");
    return new ClockDesk(parts, clock);
  }

  private List<OrderMark> taken() {
    List<OrderMark> now = List.copyOf(marks);
    marks.clear();
    return now;
  }

  private WatchSetup setup() {
    WatchPart part = desk.part();
    return WatchSetup.of(AvailabilityPolicy.DEFAULT).with(List.of(part));
  }

  void restart() {
    desk = desk();
    house.restart(setup());
    desk.begin(house.watch, house.database);
    pass(Duration.ZERO);
  }

  /**
   * Mains, UPS, switch, cameras below it; a radio station, a camera and a recorder that stand
   * alone.
   */
  void draw(int cameras) {
    List<GraphEdit> edits = new ArrayList<>();
    for (String type : List.of("mains", "ups", "switch", "rbs")) {
      edits.add(node("e/" + type, type));
    }
    edits.add(node("e/lone", "camera"));
    edits.add(node("e/nvr", "nvr"));
    edits.add(edge("e/mains", Relation.POWERS, "e/ups"));
    edits.add(edge("e/ups", Relation.POWERS, "e/switch"));
    for (int i = 0; i < cameras; i++) {
      edits.add(node("e/cam-" + i, "camera"));
      edits.add(edge("e/switch", Relation.CARRIES, "e/cam-" + i));
    }
    decide(new IncidentInput.GraphChanged(edits));
  }

  private static GraphEdit node(String id, String type) {
    return new GraphEdit.NodeDrawn(new GraphNode(id, type, "S1", new TreeMap<>()));
  }

  private static GraphEdit edge(String from, Relation relation, String to) {
    return new GraphEdit.EdgeDrawn(GraphEdge.always(from, relation, to));
  }

  void raise(String node, String type) {
    raise(node, type, clock.instant());
  }

  /** It was so at that instant, and is heard of now. */
  void raise(String node, String type, Instant at) {
    hears(node, type, AlarmEvent.Change.RAISE, at);
  }

  /** A radio station whose alarm the center itself keeps, so that it knows it after a restart. */
  void stationFails() {
    AlarmDefinition rule =
        new AlarmDefinition("rbs_fault", "EQUIPMENT", Severity.MAJOR, Map.of(), Map.of());
    Instant now = clock.instant();
    Birth birth = new Birth("rbs", now, Map.of(), List.of(), List.of(), List.of(rule), List.of());
    org.gengfu.contract.AlarmEvent event =
        new org.gengfu.contract.AlarmEvent(
            "rbs", "rbs_fault", true, Severity.MAJOR, now, null, null);
    decide(new IncidentInput.GraphChanged(List.of(node(WatchFixture.EDGE + "/rbs", "rbs"))));
    try {
      house.commit(
          new Entry.Born(WatchFixture.EDGE, birth),
          new Entry.Alarm(WatchFixture.EDGE, event, false));
    } catch (StoreUnavailableException e) {
      throw new AssertionError(e);
    }
    pass(Duration.ofSeconds(1));
  }

  void clear(String node, String type) {
    hears(node, type, AlarmEvent.Change.CLEAR, clock.instant());
  }

  private void hears(String node, String type, AlarmEvent.Change change, Instant at) {
    AlarmKey key = new AlarmKey(node, type, "");
    decide(
        new IncidentInput.Transition(new AlarmEvent(key, change, at.toEpochMilli(), "e", ++seq)));
    pass(Duration.ofSeconds(1));
  }

  private void decide(IncidentInput input) {
    try {
      house.watch.decide(input);
    } catch (StoreUnavailableException e) {
      throw new AssertionError(e);
    }
  }

  /** Somebody does something with the order of an incident. */
  void does(String incident, ClockMark.What what, String by, String evidence) {
    long now = clock.instant().toEpochMilli();
    marks.add(new OrderMark("W2026-000001", incident, new ClockMark(what, now, by, evidence)));
    pass(Duration.ZERO);
  }

  /** What a phone without signal kept, told at once: each kind so long after the beginning. */
  void tells(String incident, Map<ClockMark.What, Duration> kept) {
    kept.forEach((what, after) -> {
      ClockMark mark = new ClockMark(what, T0.plus(after).toEpochMilli(), "li", "SN-2");
      marks.add(new OrderMark("W2026-000001", incident, mark));
    });
    pass(Duration.ZERO);
  }

  /** Moves the clock and lets the writer find out what is due. */
  void pass(Duration time) {
    clock.advance(time);
    for (int i = 0; i < 3; i++) {
      try {
        house.watch.act(change -> true);
      } catch (StoreUnavailableException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** The clocks that run, due soonest first. */
  List<ClockRow> open() {
    return rows(ClockDesk.Which.OPEN);
  }

  List<ClockRow> rows(ClockDesk.Which which) {
    return desk.page(new ClockDesk.Question(which, null, null, null, 0, 1_000)).clocks();
  }

  /** The clock of a kind that is not cancelled; there is one. */
  ClockRow only(String kind) {
    List<ClockRow> found =
        rows(ClockDesk.Which.ALL).stream()
            .filter(row -> row.kind().equals(kind) && !row.state().equals("cancelled"))
            .toList();
    if (found.size() != 1) {
      throw new AssertionError("not one " + kind + ": " + found);
    }
    return found.getFirst();
  }

  /** Subjects of what people were told, in order. */
  List<String> subjects() {
    return notices().stream().map(Notice::subject).toList();
  }

  List<Notice> notices() {
    return told.stream()
        .filter(NotifyInput.Raise.class::isInstance)
        .map(input -> ((NotifyInput.Raise) input).notice())
        .toList();
  }

  /** Ids of the incidents that last. */
  List<String> incidents() {
    return house.watch.picture().incidents().incidents().values().stream()
        .filter(Incident::open)
        .map(Incident::name)
        .toList();
  }

  @Override
  public void close() {
    house.close();
  }
}
