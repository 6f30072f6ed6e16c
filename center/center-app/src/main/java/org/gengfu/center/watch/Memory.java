package org.gengfu.center.watch;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import org.gengfu.center.camera.CameraMemory;
import org.gengfu.center.incident.IncidentMemory;
import org.gengfu.center.store.Journal;
import org.gengfu.center.store.JournalHead;
import org.gengfu.center.watch.AlarmTable.StoredState;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.alarm.AlarmMachine;
import org.gengfu.core.alarm.AlarmState;
import org.gengfu.core.ledger.LedgerSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * What is committed, as the writer knows it. Only the writer's thread may touch it; it changes by a
 * committed {@link Draft} or by being loaded anew.
 */
final class Memory {
  private static final Comparator<AlarmKey> BY_RULE =
      Comparator.comparing(AlarmKey::type).thenComparing(AlarmKey::qualifier);

  private final Map<DeviceKey, Device> devices = new HashMap<>();
  private final Map<String, EdgeLink> links = new HashMap<>();
  private final Map<String, LedgerSnapshot> ledgers = new HashMap<>();
  private final Map<AlarmKey, StoredState> alarms = new HashMap<>();
  private final Map<DeviceKey, Set<AlarmKey>> alarmsOfDevice = new HashMap<>();
  private final Map<AlarmKey, Map<Integer, Long>> rowIds = new HashMap<>();
  private final PriorityQueue<Deadline> deadlines = new PriorityQueue<>();
  private final CameraMemory cameras;
  private final IncidentMemory incidents;
  private final WatchSetup setup;
  private JournalHead head = JournalHead.EMPTY;
  private long lastRowId;

  private record Deadline(Instant at, AlarmKey key) implements Comparable<Deadline> {
    @Override
    public int compareTo(Deadline other) {
      return at.compareTo(other.at);
    }
  }

  private Memory(CameraMemory cameras, IncidentMemory incidents, WatchSetup setup) {
    this.setup = setup;
    this.cameras = cameras;
    this.incidents = incidents;
  }

  /**
   * Reads everything from the store.
   *
   * @param setup by what the watch works
   */
  static Memory load(Connection connection, WatchSetup setup) throws SQLException {
    Memory memory =
        new Memory(
            CameraMemory.load(connection, setup.contract()),
            IncidentMemory.load(connection, setup.incidents()),
            setup);
    DeviceTable.devices(connection).forEach(device -> memory.devices.put(device.key(), device));
    DeviceTable.links(connection).forEach(link -> memory.links.put(link.edge(), link));
    memory.ledgers.putAll(DeviceTable.ledgers(connection));
    AlarmTable.states(connection).values().forEach(memory::put);
    memory.alarms.keySet().forEach(key -> memory.incidents.know(key, memory.kind(key)));
    memory.head = Journal.head(connection);
    memory.lastRowId = AlarmTable.lastId(connection);
    return memory;
  }

  private String kind(AlarmKey alarm) {
    Device device = devices.get(DeviceKey.of(alarm));
    String unknown = DeviceKey.of(alarm).device().isEmpty() ? "edge" : "";
    return device == null ? unknown : device.facts().getOrDefault("kind", unknown);
  }

  WatchSetup setup() {
    return setup;
  }

  @Nullable Device device(DeviceKey key) {
    return devices.get(key);
  }

  Map<DeviceKey, Device> devices() {
    return devices;
  }

  Map<String, EdgeLink> links() {
    return links;
  }

  Map<String, LedgerSnapshot> ledgers() {
    return ledgers;
  }

  CameraMemory cameras() {
    return cameras;
  }

  IncidentMemory incidents() {
    return incidents;
  }

  JournalHead head() {
    return head;
  }

  long lastRowId() {
    return lastRowId;
  }

  @Nullable AlarmState alarm(AlarmKey key) {
    StoredState stored = alarms.get(key);
    return stored == null ? null : stored.state();
  }

  Map<AlarmKey, StoredState> alarms() {
    return alarms;
  }

  Set<AlarmKey> alarmsOf(DeviceKey device) {
    return alarmsOfDevice.getOrDefault(device, Set.of());
  }

  @Nullable Map<Integer, Long> rowIds(AlarmKey key) {
    return rowIds.get(key);
  }

  /** True when time itself is news for an alarm or an incident by now. */
  boolean isDue(Instant now) {
    dropOutdated();
    Deadline first = deadlines.peek();
    return (first != null && !first.at().isAfter(now)) || incidents.isDue(now);
  }

  /** Alarms whose deadline has come, at most {@code limit}; they are not named a second time. */
  List<AlarmKey> due(Instant now, int limit) {
    Set<AlarmKey> due = new LinkedHashSet<>();
    dropOutdated();
    for (Deadline first = deadlines.peek();
        first != null && !first.at().isAfter(now) && due.size() < limit;
        first = deadlines.peek()) {
      due.add(first.key());
      deadlines.poll();
      dropOutdated();
    }
    return List.copyOf(due);
  }

  private void dropOutdated() {
    for (Deadline first = deadlines.peek(); first != null; first = deadlines.peek()) {
      AlarmState state = alarm(first.key());
      Instant at = first.at();
      if (state != null && AlarmMachine.nextDeadline(state).filter(at::equals).isPresent()) {
        return;
      }
      deadlines.poll();
    }
  }

  private void put(StoredState stored) {
    AlarmKey key = stored.state().key();
    alarms.put(key, stored);
    alarmsOfDevice.computeIfAbsent(DeviceKey.of(key), ignored -> new TreeSet<>(BY_RULE)).add(key);
    AlarmMachine.nextDeadline(stored.state()).ifPresent(at -> deadlines.add(new Deadline(at, key)));
  }

  /** Takes over what was committed. */
  void accept(Draft draft) {
    devices.putAll(draft.field().devices());
    links.putAll(draft.field().links());
    ledgers.putAll(draft.ledgers());
    draft.alarms().states().forEach(this::put);
    draft.alarms().rowIds().forEach((key, ids) -> rowIds.put(key, new HashMap<>(ids)));
    cameras.accept(draft.looks());
    incidents.accept(draft.incidents());
    head = draft.head();
    lastRowId = draft.alarms().lastRowId();
  }
}
