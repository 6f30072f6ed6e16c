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
import org.gengfu.center.camera.CameraNow;
import org.gengfu.center.camera.CameraSource;
import org.gengfu.center.camera.LookDraft;
import org.gengfu.center.command.CommandRow;
import org.gengfu.center.command.CommandTable;
import org.gengfu.center.incident.AlarmKinds;
import org.gengfu.center.incident.IncidentDraft;
import org.gengfu.center.incident.IncidentRows;
import org.gengfu.center.incident.IncidentSetup;
import org.gengfu.center.incident.IncidentWords;
import org.gengfu.center.ingest.Batch;
import org.gengfu.center.ingest.Entry;
import org.gengfu.center.store.FactSink;
import org.gengfu.center.store.JournalHead;
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
  private final Memory memory;
  private final Instant now;
  private final JournalDraft journal;
  private final FieldDraft field;
  private final AlarmDraft alarms;
  private final IncidentDraft incidents;
  private final CenterAlarms centers;
  private final FieldNames names;
  private final CauseDraft causes;
  private final Map<String, LedgerSnapshot> ledgers = new HashMap<>();
  private final Map<DeviceKey, Map<String, Reading>> latest = new HashMap<>();
  private final List<AlarmRow> rows = new ArrayList<>();
  private final List<Entry.Outcome> outcomes = new ArrayList<>();
  private final LookDraft looks;
  private final List<Addition> additions = new ArrayList<>();
  private final List<CommandRow> commands = new ArrayList<>();

  /**
   * @param now the center's clock; arrival time of all that this draft holds
   */
  Draft(Memory memory, Instant now) {
    this.memory = memory;
    this.now = now;
    this.journal = new JournalDraft(memory.head(), now);
    this.field = new FieldDraft(memory, now, journal);
    this.alarms = new AlarmDraft(memory, now);
    this.incidents = new IncidentDraft(memory.incidents(), now);
    this.looks = new LookDraft(memory.cameras(), now);
    IncidentSetup setup = memory.setup().incidents();
    this.centers = new CenterAlarms(alarms, field, setup.kinds());
    this.names = new FieldNames(field::device, setup.places(), () -> incidents.state().graph());
    this.causes = new CauseDraft(memory, field, alarms, incidents, names, now);
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
        case Entry.Look(String edge, CameraLook look, boolean historical) ->
            looks.take(edge, look, historical);
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
    if (!field.born(key, birth)) {
      return;
    }
    incidents.back(key.resource(), birth.time());
    readings(edge, birth.readings());
    reconcile(key, birth);
    if (birth.device().isEmpty()) {
      field.online(edge, birth.time());
    }
  }

  /** The birth lists every active alarm; what stood before and is not listed has ended unheard. */
  private void reconcile(DeviceKey key, Birth birth) {
    Map<AlarmKey, Exceed> listed = new LinkedHashMap<>();
    for (AlarmEvent event : birth.active()) {
      listed.put(key(key, event.alarm()), exceed(event, false));
    }
    for (AlarmKey known : alarmsOf(key)) {
      boolean byLooks = birth.isCamera() && centers.isCenters(known);
      if (known.qualifier().isEmpty() && !byLooks) {
        alarms.take(known, new AlarmInput.SourceBack(birth.time(), listed.remove(known)));
      }
    }
    birth.active().forEach(event -> incidents.refresh(key(key, event.alarm()), birth.time()));
    listed.forEach(
        (alarm, exceed) -> alarms.take(alarm, new AlarmInput.SourceBack(birth.time(), exceed)));
  }

  /**
   * The edge is gone: nothing is known of its devices any more, which says nothing against them.
   */
  void edgeDied(String edge, Instant time) {
    field.offline(edge, time);
    for (DeviceKey key : field.all()) {
      if (key.edge().equals(edge)) {
        lost(key, DeviceState.NOT_OBSERVED, time);
      }
    }
    centers.edgeGone(edge, time);
  }

  private void lost(DeviceKey key, DeviceState state, Instant time) {
    if (field.device(key).state() == state) {
      return;
    }
    field.seen(key, state, time);
    boolean dead = state == DeviceState.DOWN;
    if (!dead) {
      looks.lost(new CameraSource(key.edge(), key.device()), time);
    }
    AlarmKey offline = CenterAlarms.offline(key);
    for (AlarmKey alarm : alarmsOf(key)) {
      boolean isItself = alarm.equals(offline) && (dead || key.device().isEmpty());
      if (!isItself) {
        alarms.take(alarm, new AlarmInput.SourceLost(now));
      }
    }
    EdgeLink link = field.link(key.edge());
    if (dead) {
      incidents.back(key.resource(), time);
      centers.deviceDead(key, time);
    } else if (link != null && link.online() && !key.device().isEmpty()) {
      incidents.gone(key.resource(), time);
    }
  }

  /** All alarms of a device that were ever heard of. */
  Set<AlarmKey> alarmsOf(DeviceKey device) {
    Set<AlarmKey> known = new LinkedHashSet<>(memory.alarmsOf(device));
    for (AlarmFact fact : alarms.facts()) {
      if (DeviceKey.of(fact.key()).equals(device)) {
        known.add(fact.key());
      }
    }
    return known;
  }

  /** Lets time pass for these alarms. */
  void letTimePass(List<AlarmKey> due) {
    due.forEach(key -> alarms.take(key, new AlarmInput.TimePassed()));
  }

  /** To be called when all inputs are in: what follows from them for incidents and parts. */
  void conclude(List<WatchPart> parts) {
    for (CameraNow camera : looks.newest().values()) {
      centers.camera(camera, now, memory.setup().contract());
      causes.alive(camera);
    }
    causes.follow();
    incidents.letTimePass();
    causes.suppress();
    Committing change = change();
    parts.forEach(part -> part.decide(change));
    causes.follow();
    causes.suppress();
    causes.touchIncidents();
  }

  /** To be called once after a start: what alarms say and incidents believe must be the same. */
  void audit() {
    causes.audit();
  }

  /** This transaction, as others may see it and add to it. */
  Committing change() {
    return new DraftChange(this, now);
  }

  /** Makes rows of incidents; alarms have ids once there is a connection. */
  IncidentRows rowMaker(@Nullable Connection connection) {
    IncidentSetup setup = memory.setup().incidents();
    DraftAlarms lookup = new DraftAlarms(alarms, incidents, connection);
    return new IncidentRows(
        setup, new IncidentWords(setup.kinds(), names, lookup), this::maintenance);
  }

  private @Nullable String maintenance(String node, Instant at) {
    return memory.setup().parts().stream()
        .flatMap(part -> part.maintenance(node, at).stream())
        .findFirst()
        .orElse(null);
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
        && incidents.isEmpty()
        && field.isEmpty()
        && ledgers.isEmpty();
  }

  /** Writes everything; to be called once, inside a transaction. */
  void store(Connection connection, List<WatchPart> parts) throws SQLException {
    for (AlarmFact fact : alarms.facts()) {
      journal.add(
          fact.eventTime(),
          CoreJson.kind(fact.change()),
          subject(fact.key()),
          CoreJson.write(fact.change()));
      alarms.journaled(fact, journal.head().seq());
    }
    incidents.journal(journal);
    long seq = journal.head().seq();
    for (Addition addition : additions) {
      addition.with(connection, journal);
    }
    for (WatchPart part : parts) {
      part.store(connection, journal);
    }
    journal.store(connection);
    AlarmTable.putStates(connection, alarms.states());
    rows.addAll(alarms.rows(connection, this::definition));
    AlarmTable.putRows(connection, rows);
    incidents.store(connection, seq, rowMaker(connection));
    field.store(connection);
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
    return field.device(key).alarms().stream()
        .filter(alarm -> alarm.alarm().equals(rule))
        .findFirst()
        .or(() ->
            rule.equals(AlarmKinds.OFFLINE)
                ? Optional.of(centers.definition(key))
                : Optional.empty());
  }

  AlarmDraft alarms() {
    return alarms;
  }

  FieldDraft field() {
    return field;
  }

  IncidentDraft incidents() {
    return incidents;
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

  JournalHead head() {
    return journal.head();
  }
}
