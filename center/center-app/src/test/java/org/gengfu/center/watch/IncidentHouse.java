package org.gengfu.center.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.gengfu.center.field.FieldBirths;
import org.gengfu.center.incident.IncidentRow;
import org.gengfu.center.ingest.Batch;
import org.gengfu.center.ingest.Entry;
import org.gengfu.center.ingest.StoreUnavailableException;
import org.gengfu.center.store.Database;
import org.gengfu.center.store.TestDatabase;
import org.gengfu.contract.AlarmDefinition;
import org.gengfu.contract.AlarmEvent;
import org.gengfu.contract.Birth;
import org.gengfu.contract.Severity;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.availability.AvailabilityPolicy;
import org.gengfu.core.graph.GraphEdge;
import org.gengfu.core.graph.GraphEdit;
import org.gengfu.core.graph.Relation;
import org.gengfu.core.incident.IncidentInput;
import org.gengfu.core.incident.StateHash;

/** A cabinet on a real database: mains, UPS, switch and cameras, and time as the test says. */
final class IncidentHouse implements AutoCloseable {
  static final Instant T0 = WatchFixture.T0;
  static final String EDGE = "box";

  final Database database = TestDatabase.open();
  final WatchFixture.ManualClock clock = new WatchFixture.ManualClock();
  Watch watch = Watch.start(database, clock, setup());

  private static WatchSetup setup() {
    return WatchSetup.of(AvailabilityPolicy.DEFAULT).with(List.of(new FieldBirths(key -> "")));
  }

  void restart() {
    watch.close();
    watch = Watch.start(database, clock, setup());
  }

  String hash() {
    return StateHash.of(watch.picture().incidents());
  }

  void commit(Entry... entries) throws StoreUnavailableException {
    watch.commit(new Batch(clock.instant(), List.of(entries), Map.of()));
  }

  /** Everything is born and drawn; the cameras hang on the switch, it on the UPS, it on mains. */
  void build(int cameras) throws StoreUnavailableException {
    List<Entry> births = new ArrayList<>(births(T0, cameras));
    commit(births.toArray(Entry[]::new));
    List<GraphEdit> edits = new ArrayList<>();
    edits.add(edge("box/mains", Relation.POWERS, "box/ups"));
    edits.add(edge("box/ups", Relation.POWERS, "box/switch"));
    for (int i = 0; i < cameras; i++) {
      edits.add(edge("box/switch", Relation.CARRIES, "box/cam-" + i));
    }
    watch.decide(new IncidentInput.GraphChanged(edits));
  }

  List<Entry> births(Instant time, int cameras) {
    List<Entry> births = new ArrayList<>();
    births.add(
        new Entry.Born(
            EDGE, new Birth("", time, Map.of(), List.of(), List.of(), List.of(), List.of())));
    births.add(born("mains", "power.meter", "mainsFailure", time));
    births.add(born("ups", "power.ups", "onBattery", time));
    births.add(born("switch", "network.switch", "restarted", time));
    for (int i = 0; i < cameras; i++) {
      births.add(born("cam-" + i, "video.camera", "offline", time));
    }
    return births;
  }

  static GraphEdit edge(String from, Relation relation, String to) {
    return new GraphEdit.EdgeDrawn(GraphEdge.always(from, relation, to));
  }

  static Entry.Born born(String device, String kind, String rule, Instant time) {
    Map<String, String> facts = new HashMap<>();
    facts.put("kind", kind);
    facts.put("title.zh", "设备 " + device);
    facts.put("title.en", "Device " + device);
    AlarmDefinition alarm =
        new AlarmDefinition(
            rule,
            "COMMUNICATIONS",
            Severity.MAJOR,
            Map.of("zh", "告警 " + rule, "en", "Alarm " + rule),
            Map.of());
    return new Entry.Born(
        EDGE, new Birth(device, time, facts, List.of(), List.of(), List.of(alarm), List.of()));
  }

  static Entry.Alarm raised(String device, String rule, Instant time) {
    return alarm(device, rule, true, time);
  }

  static Entry.Alarm cleared(String device, String rule, Instant time) {
    return alarm(device, rule, false, time);
  }

  private static Entry.Alarm alarm(String device, String rule, boolean active, Instant time) {
    return new Entry.Alarm(
        EDGE, new AlarmEvent(device, rule, active, Severity.MAJOR, time, null, null), false);
  }

  static AlarmKey key(String device, String rule) {
    return new AlarmKey(EDGE + "/" + device, rule, "");
  }

  /** The center's clock moves on; what follows from it follows before anything else. */
  void pass(Duration time) throws StoreUnavailableException {
    clock.advance(time);
    watch.act(Committing::now);
  }

  /** The rows of incidents, newest first. */
  List<IncidentRow> rows() {
    return watch.picture().incidentRows().page(row -> true, 0, 1_000).rows();
  }

  /** The rows of those that last. */
  List<IncidentRow> lasting() {
    return watch.picture().incidentRows().page(IncidentRow::lasts, 0, 1_000).rows();
  }

  /** Waits until the watch has done by itself what it must. */
  void until(String what, BooleanSupplier done) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!done.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("never " + what + ": " + rows());
      }
      LockSupport.parkNanos(2_000_000);
    }
  }

  AlarmRow alarm(AlarmKey key) {
    return new AlarmList(database)
            .page(
                new AlarmList.Filter(
                    AlarmList.State.ALL, List.of(), null, null, List.of(), null, null, null),
                10_000)
            .alarms()
            .stream()
            .filter(row -> row.key().equals(key))
            .findFirst()
            .orElseThrow();
  }

  @Override
  public void close() {
    watch.close();
    database.close();
  }
}
