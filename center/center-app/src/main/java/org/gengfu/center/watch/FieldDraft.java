package org.gengfu.center.watch;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gengfu.contract.Birth;
import org.jspecify.annotations.Nullable;

/**
 * The devices and the edges' sessions of one transaction: who is there, and how it is seen. What is
 * committed is not touched. Only the writer's thread may use it.
 */
final class FieldDraft {
  /** Most devices of all edges together; births of further ones are refused and counted. */
  static final int MAX_DEVICES = 100_000;

  private final Memory memory;
  private final Instant now;
  private final JournalDraft journal;
  private final Map<DeviceKey, Device> devices = new LinkedHashMap<>();
  private final Map<String, EdgeLink> links = new LinkedHashMap<>();
  private final Set<DeviceKey> born = new TreeSet<>();
  private int refused;

  FieldDraft(Memory memory, Instant now, JournalDraft journal) {
    this.memory = memory;
    this.now = now;
    this.journal = journal;
  }

  /** Takes a birth; false when there are too many devices. */
  boolean born(DeviceKey key, Birth birth) {
    Device before = device(key);
    if (before.born() == null && memory.devices().size() + devices.size() >= MAX_DEVICES) {
      refused++;
      return false;
    }
    devices.put(
        key,
        new Device(
            key,
            birth.time(),
            birth.properties(),
            birth.points(),
            birth.alarms(),
            before.state(),
            before.since()));
    born.add(key);
    seen(key, DeviceState.UP, birth.time());
    return true;
  }

  void online(String edge, Instant birth) {
    EdgeLink before = link(edge);
    if (before != null && before.online()) {
      links.put(edge, new EdgeLink(edge, true, before.since(), birth));
    } else {
      links.put(edge, new EdgeLink(edge, true, now, birth));
      journal.add(birth, "edge.online", edge, "{}");
    }
  }

  void offline(String edge, Instant time) {
    EdgeLink before = link(edge);
    if (before == null || before.online()) {
      links.put(edge, new EdgeLink(edge, false, now, before == null ? null : before.lastBirth()));
      journal.add(time, "edge.offline", edge, "{}");
    }
  }

  void seen(DeviceKey key, DeviceState state, Instant time) {
    Device before = device(key);
    if (before.state() != state || before.since() == null) {
      devices.put(key, before.seen(state, time));
      journal.add(time, "device." + CoreJson.dashed(state.name()), key.resource(), "{}");
    }
  }

  /** The device as it is with this draft. */
  Device device(DeviceKey key) {
    Device drafted = devices.get(key);
    if (drafted != null) {
      return drafted;
    }
    Device committed = memory.device(key);
    return committed == null ? Device.unborn(key) : committed;
  }

  @Nullable EdgeLink link(String edge) {
    EdgeLink drafted = links.get(edge);
    return drafted == null ? memory.links().get(edge) : drafted;
  }

  /** All devices that are known, in order. */
  Collection<DeviceKey> all() {
    Set<DeviceKey> all = new TreeSet<>(devices.keySet());
    all.addAll(memory.devices().keySet());
    return all;
  }

  boolean isEmpty() {
    return devices.isEmpty() && links.isEmpty();
  }

  void store(Connection connection) throws SQLException {
    DeviceTable.putDevices(connection, devices.values());
    DeviceTable.putLinks(connection, links.values());
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

  /** Births that were refused because there are too many devices. */
  int refused() {
    return refused;
  }
}
