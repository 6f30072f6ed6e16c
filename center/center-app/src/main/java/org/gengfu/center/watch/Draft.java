package org.gengfu.center.watch;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gengfu.center.camera.LookDraft;
import org.gengfu.center.command.CommandRow;
import org.gengfu.center.command.CommandTable;
import org.gengfu.center.ingest.Batch;
import org.gengfu.center.ingest.Entry;
import org.gengfu.center.store.FactSink;
import org.gengfu.center.store.Journal;
import org.gengfu.center.store.JournalHead;
import org.gengfu.center.store.JournalRow;
import org.gengfu.contract.AlarmDefinition;
import org.gengfu.contract.AlarmEvent;
import org.gengfu.contract.Birth;
import org.gengfu.contract.CameraLook;
import org.gengfu.contract.Reading;
import org.gengfu.core.alarm.AlarmFact;
import org.gengfu.core.alarm.AlarmInput;
import org.gengfu.core.alarm.AlarmInput.Exceed;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.ledger.LedgerSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * One transaction in the making: what a batch, a command or the passing of time changes. Nothing of
 * it holds until it is stored and then handed to {@link Memory#accept}. Only the writer's thread
 * may use it.
 */
final class Draft {
  /** Most devices of all edges together; births of further ones are refused and counted. */
  static final int MAX_DEVICES = 100_000;

  private final Memory memory;
  private final Instant now;
  private final AlarmDraft alarms;
  private final Map<DeviceKey, Device> devices = new LinkedHashMap<>();
  private final Map<String, EdgeLink> links = new LinkedHashMap<>();
  private final Map<String, LedgerSnapshot> ledgers = new HashMap<>();
  private final Map<DeviceKey, Map<String, Reading>> latest = new HashMap<>();
  private final Set<DeviceKey> born = new TreeSet<>();
  private final List<JournalRow> journal = new ArrayList<>();
  private final List<AlarmRow> rows = new ArrayList<>();
  private final List<Entry.Outcome> outcomes = new ArrayList<>();
  private final LookDraft looks;
  private final List<Addition> additions = new ArrayList<>();
  private final List<CommandRow> commands = new ArrayList<>();
  private JournalHead head;
  private int refused;

  /**
   * @param now the center's clock; arrival time of all that this draft holds
   */
  Draft(Memory memory, Instant now) {
    this.memory = memory;
    this.now = now;
    this.alarms = new AlarmDraft(memory, now);
    this.looks = new LookDraft(memory.cameras(), now);
    this.head = memory.head();
  }

  void take(Batch batch) {
    for (Entry entry : batch.entries()) {
      switch (entry) {
        case Entry.Readings(String edge, List<Reading> readings, boolean historical) -> {
          if (!historical) {
            readings(edge, readings);
          }
        }
        case Entry.Alarm(String edge, AlarmEvent event, boolean historical) ->
            alarm(edge, event, historical);
        case Entry.Outcome outcome -> outcomes.add(outcome);
        case Entry.Look(String edge, CameraLook look, boolean ignored) -> looks.take(edge, look);
        case Entry.Born(String edge, Birth birth) -> born(edge, birth);
        case Entry.DeviceDied(String edge, String device, Instant time) ->
            lost(new DeviceKey(edge, device), DeviceState.DOWN, time);
        case Entry.DeviceMissing(String edge, String device, Instant time) ->
            lost(new DeviceKey(edge, device), DeviceState.NOT_OBSERVED, time);
        case Entry.EdgeDied(String edge, Instant time) -> edgeDied(edge, time);
      }
    }
    ledgers.putAll(batch.ledgersAfter());
  }

  private void readings(String edge, List<Reading> readings) {
    for (Reading reading : readings) {
      Map<String, Reading> points =
          latest.computeIfAbsent(new DeviceKey(edge, reading.device()), ignored -> new HashMap<>());
      points.put(reading.point(), reading); // an edge's live readings come in order
    }
  }

  private void alarm(String edge, AlarmEvent event, boolean historical) {
    AlarmKey key = key(new DeviceKey(edge, event.device()), event.alarm());
    AlarmInput input =
        event.active()
            ? exceed(event, historical)
            : new AlarmInput.Return(event.eventTime(), 0, historical);
    alarms.take(key, input);
  }

  private static AlarmKey key(DeviceKey device, String alarm) {
    return new AlarmKey(device.resource(), alarm, "");
  }

  private static Exceed exceed(AlarmEvent event, boolean historical) {
    return new Exceed(
        event.eventTime(), 0, event.severity(), event.observed(), event.limit(), historical);
  }

  private void born(String edge, Birth birth) {
    DeviceKey key = new DeviceKey(edge, birth.device());
    Device before = device(key);
    if (before.born() == null && memory.devices().size() + devices.size() >= MAX_DEVICES) {
      refused++;
      return;
    }
    Device now =
        new Device(
            key,
            birth.time(),
            birth.properties(),
            birth.points(),
            birth.alarms(),
            before.state(),
            before.since());
    devices.put(key, now);
    born.add(key);
    seen(key, DeviceState.UP, birth.time());
    readings(edge, birth.readings());
    reconcile(key, birth);
    if (birth.device().isEmpty()) {
      online(edge, birth.time());
    }
  }

  /** The birth lists every active alarm; what stood before and is not listed has ended unheard. */
  private void reconcile(DeviceKey key, Birth birth) {
    Map<AlarmKey, Exceed> listed = new LinkedHashMap<>();
    for (AlarmEvent event : birth.active()) {
      listed.put(key(key, event.alarm()), exceed(event, false));
    }
    for (AlarmKey known : alarmsOf(key)) {
      if (known.qualifier().isEmpty()) {
        alarms.take(known, new AlarmInput.SourceBack(birth.time(), listed.remove(known)));
      }
    }
    listed.forEach(
        (alarm, exceed) -> alarms.take(alarm, new AlarmInput.SourceBack(birth.time(), exceed)));
  }

  private void online(String edge, Instant birth) {
    EdgeLink before = link(edge);
    if (before != null && before.online()) {
      links.put(edge, new EdgeLink(edge, true, before.since(), birth));
    } else {
      links.put(edge, new EdgeLink(edge, true, now, birth));
      append(birth, "edge.online", edge, "{}");
    }
  }

  /**
   * The edge is gone: nothing is known of its devices any more, which says nothing against them.
   */
  void edgeDied(String edge, Instant time) {
    EdgeLink before = link(edge);
    if (before == null || before.online()) {
      links.put(edge, new EdgeLink(edge, false, now, before == null ? null : before.lastBirth()));
      append(time, "edge.offline", edge, "{}");
    }
    Set<DeviceKey> all = new TreeSet<>(devices.keySet());
    all.addAll(memory.devices().keySet());
    for (DeviceKey key : all) {
      if (key.edge().equals(edge)) {
        lost(key, DeviceState.NOT_OBSERVED, time);
      }
    }
  }

  private void lost(DeviceKey key, DeviceState state, Instant time) {
    if (device(key).state() == state) {
      return;
    }
    seen(key, state, time);
    for (AlarmKey alarm : alarmsOf(key)) {
      alarms.take(alarm, new AlarmInput.SourceLost(now));
    }
  }

  private Set<AlarmKey> alarmsOf(DeviceKey device) {
    Set<AlarmKey> known = new LinkedHashSet<>(memory.alarmsOf(device));
    for (AlarmFact fact : alarms.facts()) {
      if (DeviceKey.of(fact.key()).equals(device)) {
        known.add(fact.key());
      }
    }
    return known;
  }

  private void seen(DeviceKey key, DeviceState state, Instant time) {
    Device before = device(key);
    if (before.state() != state || before.since() == null) {
      devices.put(key, before.seen(state, time));
      append(time, "device." + CoreJson.dashed(state.name()), key.resource(), "{}");
    }
  }

  /** Lets time pass for these alarms. */
  void letTimePass(List<AlarmKey> due) {
    due.forEach(key -> alarms.take(key, new AlarmInput.TimePassed()));
  }

  /** An operator's command. */
  List<AlarmFact> command(AlarmKey key, AlarmInput input) {
    return alarms.take(key, input);
  }

  private Device device(DeviceKey key) {
    Device drafted = devices.get(key);
    if (drafted != null) {
      return drafted;
    }
    Device committed = memory.device(key);
    return committed == null ? Device.unborn(key) : committed;
  }

  private @Nullable EdgeLink link(String edge) {
    EdgeLink drafted = links.get(edge);
    return drafted == null ? memory.links().get(edge) : drafted;
  }

  private void append(Instant eventTime, String kind, String subject, String body) {
    JournalRow row =
        new JournalRow(head.seq() + 1, eventTime, now, kind, subject, body, head.hash());
    journal.add(row);
    head = JournalHead.after(row);
  }

  /** Has work done in the transaction, which may add facts to the journal. */
  void add(Addition addition) {
    additions.add(addition);
  }

  /** Work of others in the transaction. */
  interface Addition {
    void with(Connection connection, FactSink facts) throws SQLException;
  }

  /** True when there is nothing to store. */
  boolean isEmpty() {
    return journal.isEmpty()
        && outcomes.isEmpty()
        && looks.isEmpty()
        && additions.isEmpty()
        && alarms.facts().isEmpty()
        && devices.isEmpty()
        && links.isEmpty()
        && ledgers.isEmpty();
  }

  /** Writes everything; to be called once, inside a transaction. */
  void store(Connection connection) throws SQLException {
    for (AlarmFact fact : alarms.facts()) {
      append(
          fact.eventTime(),
          CoreJson.kind(fact.change()),
          subject(fact.key()),
          CoreJson.write(fact.change()));
      alarms.journaled(fact, head.seq());
    }
    for (Addition addition : additions) {
      addition.with(connection, this::append);
    }
    Journal.append(connection, journal);
    AlarmTable.putStates(connection, alarms.states());
    rows.addAll(alarms.rows(connection, this::definition));
    AlarmTable.putRows(connection, rows);
    DeviceTable.putDevices(connection, devices.values());
    DeviceTable.putLinks(connection, links.values());
    DeviceTable.putLedgers(connection, ledgers);
    looks.store(connection);
    for (Entry.Outcome told : outcomes) {
      CommandTable.told(connection, told.edge(), told.outcome(), now).ifPresent(commands::add);
    }
  }

  /** The journal's subject for an alarm. */
  static String subject(AlarmKey key) {
    String rule = key.qualifier().isEmpty() ? key.type() : key.type() + "#" + key.qualifier();
    return key.resource() + "/" + rule;
  }

  /** The alarm that {@link #subject} named. */
  static AlarmKey key(String subject) {
    String[] parts = subject.split("/", 3);
    String[] rule = parts[2].split("#", 2);
    return new AlarmKey(parts[0] + "/" + parts[1], rule[0], rule.length > 1 ? rule[1] : "");
  }

  private Optional<AlarmDefinition> definition(DeviceKey key, String rule) {
    return device(key).alarms().stream().filter(alarm -> alarm.alarm().equals(rule)).findFirst();
  }

  AlarmDraft alarms() {
    return alarms;
  }

  Map<DeviceKey, Device> devices() {
    return devices;
  }

  /** The devices that were born in this draft. */
  Set<DeviceKey> born() {
    return born;
  }

  Map<String, EdgeLink> links() {
    return links;
  }

  Map<String, LedgerSnapshot> ledgers() {
    return ledgers;
  }

  /** The newest live reading of each point that got one. */
  Map<DeviceKey, Map<String, Reading>> latest() {
    return latest;
  }

  /** The alarm rows that changed; known once stored. */
  List<AlarmRow> rows() {
    return rows;
  }

  /** The requests of which something came; known once stored. */
  List<CommandRow> commands() {
    return commands;
  }

  /** The looks at cameras. */
  LookDraft looks() {
    return looks;
  }

  /** Births that were refused because there are too many devices. */
  int refused() {
    return refused;
  }

  JournalHead head() {
    return head;
  }
}
