package org.gengfu.center.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.center.ingest.Batch;
import org.gengfu.center.ingest.Entry;
import org.gengfu.center.ingest.StoreUnavailableException;
import org.gengfu.center.store.Database;
import org.gengfu.center.store.TestDatabase;
import org.gengfu.contract.AlarmDefinition;
import org.gengfu.contract.AlarmEvent;
import org.gengfu.contract.Birth;
import org.gengfu.contract.PointDefinition;
import org.gengfu.contract.PointValue;
import org.gengfu.contract.Quality;
import org.gengfu.contract.Reading;
import org.gengfu.contract.Severity;
import org.gengfu.contract.SpareDefinition;
import org.gengfu.contract.WriteDefinition;
import org.gengfu.core.availability.AvailabilityPolicy;
import org.gengfu.core.ledger.EpochRanges;
import org.gengfu.core.ledger.LedgerSnapshot;
import org.gengfu.core.ledger.OffsetRange;

/** A watch on a real database with a clock that stands still until it is told to move. */
public final class WatchFixture implements AutoCloseable {
  public static final Instant T0 = Instant.parse("2026-11-22T07:00:00Z");
  public static final String EDGE = "room-a";
  public static final String DEVICE = "th-1";
  public static final DeviceKey TH = new DeviceKey(EDGE, DEVICE);

  public final Database database;
  public final ManualClock clock;
  public Watch watch;
  private long offset;

  private final WatchSetup setup;

  public WatchFixture() {
    this(AvailabilityPolicy.DEFAULT);
  }

  /** By a contract that counts otherwise. */
  public WatchFixture(AvailabilityPolicy policy) {
    this(WatchSetup.of(policy), new ManualClock());
  }

  /** By all that this says. */
  public WatchFixture(WatchSetup setup, ManualClock clock) {
    this(setup, clock, TestDatabase.open());
  }

  /** The same on a database that others know, too. */
  public WatchFixture(WatchSetup setup, ManualClock clock, Database database) {
    this.setup = setup;
    this.clock = clock;
    this.database = database;
    watch = Watch.start(database, clock, setup);
  }

  /** Time as the test says. */
  public static final class ManualClock extends Clock {
    private volatile Instant now = T0;

    @Override
    public Instant instant() {
      return now;
    }

    public void advance(Duration by) {
      now = now.plus(by);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /** Ends this watch and starts another on the same database, as a restart does. */
  public void restart() {
    restart(setup);
  }

  /** The same, with other parts than before. */
  public void restart(WatchSetup other) {
    watch.close();
    watch = Watch.start(database, clock, other);
  }

  /** Commits entries as the next records of the edge's outbox. */
  public Batch commit(Entry... entries) throws StoreUnavailableException {
    offset++;
    LedgerSnapshot ledger =
        new LedgerSnapshot(List.of(new EpochRanges(7, List.of(new OffsetRange(0, offset)))));
    Batch batch = new Batch(clock.instant(), List.of(entries), Map.of(EDGE, ledger));
    watch.commit(batch);
    return batch;
  }

  public static Entry.Born nodeBorn(Instant time) {
    return new Entry.Born(
        EDGE, new Birth("", time, Map.of(), List.of(), List.of(), List.of(), List.of()));
  }

  public static Entry.Born born(Instant time, AlarmEvent... active) {
    Map<String, String> facts = new HashMap<>();
    facts.put("profile", "th-modbus");
    facts.put("kind", "environment");
    facts.put("title.zh", "温湿度");
    facts.put("title.en", "T/H");
    facts.put("evidence", "illustrative");
    AlarmDefinition alarm =
        new AlarmDefinition(
            "temperatureHigh",
            "ENVIRONMENTAL",
            Severity.MAJOR,
            Map.of("zh", "机房温度过高", "en", "Room temperature high"),
            Map.of("zh", "检查空调"),
            "ambient.temperature",
            List.of(new SpareDefinition("F-1", "Example", Map.of("zh", "滤网"), List.of("F-2"))));
    return new Entry.Born(
        EDGE,
        new Birth(
            DEVICE,
            time,
            facts,
            points(),
            List.of(reading(22.5, time)),
            List.of(alarm),
            List.of(active)));
  }

  private static List<PointDefinition> points() {
    PointDefinition point =
        new PointDefinition(
            "ambient.temperature",
            PointDefinition.ValueType.REAL,
            "Cel",
            -40.0,
            80.0,
            Map.of("zh", "温度", "en", "Temperature"),
            Map.of(),
            false);
    PointDefinition state =
        new PointDefinition(
            "unit.state",
            PointDefinition.ValueType.WHOLE,
            "",
            null,
            null,
            Map.of("zh", "状态"),
            Map.of("0.zh", "关", "0.en", "off", "1.zh", "运行", "1.en", "running"),
            true);
    PointDefinition setpoint =
        new PointDefinition(
            "setpoint",
            PointDefinition.ValueType.REAL,
            "Cel",
            null,
            null,
            Map.of("zh", "设定温度", "en", "Setpoint"),
            Map.of(),
            true,
            true,
            new WriteDefinition(
                "operator", true, "engineer", 16.0, 30.0, 0.5, 0, Duration.ofSeconds(5)));
    PointDefinition test =
        new PointDefinition(
            "Commands/test",
            PointDefinition.ValueType.FLAG,
            "",
            null,
            null,
            Map.of("zh", "自检", "en", "Self-test"),
            Map.of(),
            true,
            false,
            new WriteDefinition("operator", true, "", null, null, null, 0, Duration.ofSeconds(10)));
    return List.of(point, state, setpoint, test);
  }

  public static Reading reading(double value, Instant time) {
    return new Reading(
        DEVICE, "ambient.temperature", new PointValue.Real(value), "Cel", Quality.GOOD, time);
  }

  public static Entry.Readings readings(double value, Instant time) {
    return new Entry.Readings(EDGE, List.of(reading(value, time)), false);
  }

  public static AlarmEvent event(boolean active, Instant time) {
    return new AlarmEvent(
        DEVICE, "temperatureHigh", active, Severity.MAJOR, time, active ? 28.5 : 24.0, 27.0);
  }

  public static Entry.Alarm raised(Instant time) {
    return new Entry.Alarm(EDGE, event(true, time), false);
  }

  public static Entry.Alarm returned(Instant time) {
    return new Entry.Alarm(EDGE, event(false, time), false);
  }

  /** Publishes more and larger events than anybody can be behind with. */
  public void overflowEvents() {
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      readings.add(reading(i, T0));
    }
    LiveEvent event = new LiveEvent.Readings(EDGE, readings);
    for (int i = 0; i < 4 * EventRing.MAX_EVENTS / 64; i++) {
      watch.events().publish(Collections.nCopies(64, event));
    }
  }

  public AlarmList alarms() {
    return new AlarmList(database);
  }

  /** All occurrences of the device's alarms, newest first. */
  public List<AlarmRow> ofDevice() {
    return all().stream().filter(row -> row.device().equals(TH)).toList();
  }

  /** All occurrences of all alarms, newest first. */
  public List<AlarmRow> all() {
    return alarms()
        .page(
            new AlarmList.Filter(
                AlarmList.State.ALL, List.of(), null, null, List.of(), null, null, null),
            1_000)
        .alarms();
  }

  @Override
  public void close() {
    watch.close();
    database.close();
  }
}
