package org.gengfu.sim;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.gengfu.document.MapNode;
import org.gengfu.profile.DeviceFacts;
import org.gengfu.profile.ResolvedAlarm;
import org.gengfu.profile.ResolvedEvent;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.WireSource;
import org.gengfu.profile.WriteRule;
import org.gengfu.sim.face.DeviceFace;
import org.gengfu.sim.face.WireMode;
import org.gengfu.sim.world.WorldView;
import org.jspecify.annotations.Nullable;

/** One device: its profile's points, filled by the room. Any thread; it guards itself. */
final class SimulatedDevice implements DeviceFace {
  private final DeviceSettings settings;
  private final Map<String, ResolvedPoint> points = new LinkedHashMap<>();
  private final Set<String> targets = new HashSet<>();
  private final PointValues values;
  private final Ledger ledger;
  private final Room room;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private WireMode mode = new WireMode.Normal();
  private long answered;
  private long refused;
  private @Nullable Recorder recorder;

  SimulatedDevice(DeviceSettings settings, Room room, int ledgerEntries, InstantSource clock) {
    this.settings = settings;
    this.room = room;
    this.clock = clock;
    for (ResolvedPoint point : settings.profile().planned()) {
      if (point.source() instanceof WireSource) {
        points.put(point.id(), point);
      }
    }
    values = new PointValues(settings, room::seconds, this::number);
    settings.profile().targets().forEach(target -> targets.add(target.id()));
    ledger = new Ledger(ledgerEntries);
  }

  /**
   * What the control interface shows of a device.
   *
   * @param alarms ids of the alarms that it can have, by its profile's rules and its own events
   */
  record Status(
      String id,
      String profile,
      String port,
      String address,
      String mode,
      long answered,
      long refused,
      List<String> alarms) {}

  @Override
  public String id() {
    return settings.id();
  }

  @Override
  public ResolvedProfile profile() {
    return settings.profile();
  }

  @Override
  public MapNode settings() {
    return settings.node();
  }

  @Override
  public DeviceFacts facts() {
    return settings.facts();
  }

  /** From now on every answer is recorded too. */
  void record(Recorder with) {
    lock.lock();
    try {
      recorder = with;
    } finally {
      lock.unlock();
    }
  }

  DeviceSettings whole() {
    return settings;
  }

  Ledger ledger() {
    return ledger;
  }

  Status status() {
    lock.lock();
    try {
      return new Status(
          settings.id(),
          settings.profile().id(),
          settings.port(),
          settings.address(),
          current().word(),
          answered,
          refused,
          alarms());
    } finally {
      lock.unlock();
    }
  }

  private List<String> alarms() {
    Stream<String> rules = settings.profile().alarms().stream().map(ResolvedAlarm::id);
    Stream<String> told =
        settings.profile().events().stream()
            .filter(event -> event.severity() != null)
            .map(ResolvedEvent::id);
    return Stream.concat(rules, told).toList();
  }

  /** Changes how it behaves on the wire; {@code Stuck} freezes the values of this instant. */
  void mode(WireMode next) {
    lock.lock();
    try {
      mode = next instanceof WireMode.Stuck ? new WireMode.Stuck(frozen()) : next;
    } finally {
      lock.unlock();
    }
  }

  /** The point with this id if it comes over the wire, empty otherwise. */
  Optional<ResolvedPoint> point(String id) {
    return Optional.ofNullable(points.get(id));
  }

  /** Holds a number, NaN for "no value", until it is let go. */
  void hold(String id, double value) {
    lock.lock();
    try {
      values.hold(known(id).id(), value);
    } finally {
      lock.unlock();
    }
  }

  /** Holds a text until it is let go. */
  void hold(String id, String text) {
    lock.lock();
    try {
      values.hold(known(id).id(), text);
    } finally {
      lock.unlock();
    }
  }

  /** What a point says apart from how the wire is. */
  double source(String id) {
    lock.lock();
    try {
      return values.number(known(id), room.view());
    } finally {
      lock.unlock();
    }
  }

  /** Lets a point follow its source again. */
  void letGo(String id) {
    lock.lock();
    try {
      values.letGo(known(id).id());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public double number(String id) {
    ResolvedPoint point = known(id);
    lock.lock();
    try {
      WireMode now = current();
      if (now instanceof WireMode.Sentinel(String silent) && silent.equals(id)) {
        return Double.NaN;
      }
      return now instanceof WireMode.Stuck(Map<String, Double> frozen)
          ? frozen.getOrDefault(id, Double.NaN)
          : values.number(point, room.view());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String text(String id) {
    ResolvedPoint point = known(id);
    lock.lock();
    try {
      return values.text(point, room.view());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public OptionalLong occasions(String what) {
    return room.view().occasions(settings.seat(), what);
  }

  @Override
  public <T> Optional<T> inWorld(Class<T> kind) {
    return room.view().part(settings.seat(), kind);
  }

  @Override
  public WireMode mode() {
    lock.lock();
    try {
      return current();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean powered() {
    WorldView view = room.view();
    return view.powered(settings.seat()) && view.reachable(settings.seat());
  }

  @Override
  public boolean write(String id, double value) {
    ResolvedPoint point = known(id);
    WriteRule rule = point.write();
    boolean allowed =
        rule == null
            ? targets.contains(id) && !Double.isNaN(value)
            : value >= rule.min() && value <= rule.max();
    if (!allowed) {
      return false;
    }
    lock.lock();
    try {
      if (!room.write(settings.seat(), id, value)) {
        values.write(point, value);
      }
    } finally {
      lock.unlock();
    }
    return true;
  }

  @Override
  public void served(Map<String, Double> numbers, Map<String, String> texts) {
    lock.lock();
    try {
      answered++;
      long now = clock.millis();
      Map<String, Served> entries = new HashMap<>();
      numbers.forEach((point, value) -> entries.put(point, new Served(now, value, null)));
      texts.forEach((point, text) -> entries.put(point, new Served(now, Double.NaN, text)));
      if (!(mode instanceof WireMode.Stuck)) {
        numbers.keySet().forEach(id -> values.read(known(id)));
      }
      ledger.add(entries);
      if (recorder != null) {
        recorder.add(entries);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void refused() {
    lock.lock();
    try {
      refused++;
    } finally {
      lock.unlock();
    }
  }

  /** The mode now: a reboot ends by itself. */
  private WireMode current() {
    if (mode instanceof WireMode.Rebooting rebooting
        && !clock.instant().isBefore(rebooting.until())) {
      values.restart();
      mode = new WireMode.Normal();
    }
    return mode;
  }

  private Map<String, Double> frozen() {
    WorldView view = room.view();
    Map<String, Double> frozen = new HashMap<>();
    points.values().forEach(point -> frozen.put(point.id(), values.number(point, view)));
    return frozen;
  }

  private ResolvedPoint known(String id) {
    ResolvedPoint point = points.get(id);
    if (point == null) {
      throw new IllegalArgumentException(
          "profile " + settings.profile().id() + " has no point " + id + " on the wire");
    }
    return point;
  }
}
