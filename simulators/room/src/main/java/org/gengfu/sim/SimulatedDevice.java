package org.gengfu.sim;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.gengfu.profile.RawType;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.WriteRule;
import org.gengfu.sim.RegisterImage.Placed;
import org.gengfu.sim.modbus.Refusal;
import org.gengfu.sim.modbus.Replies;
import org.gengfu.sim.modbus.Request;
import org.gengfu.sim.modbus.Slave;
import org.gengfu.sim.physics.RoomView;

/** One device: its profile's registers, filled by the room. Any thread; it guards itself. */
final class SimulatedDevice implements Slave {
  private final DeviceSettings settings;
  private final RegisterImage image;
  private final PointValues values;
  private final Ledger ledger;
  private final Room room;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private WireMode mode = new WireMode.Normal();
  private long answered;
  private long refused;

  SimulatedDevice(DeviceSettings settings, Room room, int ledgerEntries, InstantSource clock) {
    this.settings = settings;
    this.room = room;
    this.clock = clock;
    image = new RegisterImage(settings.profile(), settings.block());
    values = new PointValues(settings);
    ledger = new Ledger(ledgerEntries);
  }

  /** What the control interface shows of a device. */
  record Status(
      String id, String profile, String port, int unit, String mode, long answered, long refused) {}

  DeviceSettings settings() {
    return settings;
  }

  Ledger ledger() {
    return ledger;
  }

  @Override
  public int unit() {
    return settings.unit();
  }

  /** The points that nothing gives a value, and which therefore stay zero. */
  List<String> unbound() {
    RoomView view = room.view();
    return image.all().stream()
        .filter(placed -> !values.known(placed.point(), view))
        .map(placed -> placed.point().id())
        .toList();
  }

  Status status() {
    lock.lock();
    try {
      return new Status(
          settings.id(),
          settings.profile().id(),
          settings.port(),
          settings.unit(),
          current().word(),
          answered,
          refused);
    } finally {
      lock.unlock();
    }
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

  /** The point with this id if it stands in a register, empty otherwise. */
  Optional<ResolvedPoint> point(String id) {
    return image.all().stream().map(Placed::point).filter(p -> p.id().equals(id)).findFirst();
  }

  @Override
  public Optional<Babble> babble() {
    lock.lock();
    try {
      return mode instanceof WireMode.Babbling babbling
          ? Optional.of(babbling.babble())
          : Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Optional<Reply> answer(Request request) {
    lock.lock();
    try {
      if (!room.view().alive(settings.feed())) {
        return Optional.empty();
      }
      return switch (current()) {
        case WireMode.Silent ignored -> Optional.empty();
        case WireMode.Rebooting ignored -> Optional.empty();
        case WireMode.Babbling ignored -> Optional.empty();
        case WireMode.Normal ignored -> Optional.of(well(request, Duration.ZERO));
        case WireMode.Stuck ignored -> Optional.of(well(request, Duration.ZERO));
        case WireMode.Sentinel ignored -> Optional.of(well(request, Duration.ZERO));
        case WireMode.Slow slow -> Optional.of(well(request, slow.by()));
        case WireMode.Refusing refusing -> {
          refused++;
          yield Optional.of(
              unrecorded(Replies.refused(request.function(), refusing.code()), false));
        }
        case WireMode.WrongLength ignored ->
            Optional.of(unrecorded(Replies.shortened(well(request, Duration.ZERO).pdu()), false));
        case WireMode.Garbage ignored ->
            Optional.of(unrecorded(well(request, Duration.ZERO).pdu(), true));
      };
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

  private Reply well(Request request, Duration delay) {
    return switch (request) {
      case Request.Bad bad -> refuse(bad.function(), bad.refusal());
      case Request.Read read -> read(read, delay);
      case Request.Write write -> write(write, delay);
    };
  }

  private Reply read(Request.Read read, Duration delay) {
    Optional<Refusal> refusal = image.refusal(read);
    if (refusal.isPresent()) {
      return refuse(read.function(), refusal.get());
    }
    RoomView view = room.view();
    int[] words = new int[read.count()];
    Map<String, Served> served = new HashMap<>();
    for (Placed placed : image.touched(read)) {
      double shown = place(placed, view, read.address(), words);
      if (placed.inside(read.address(), read.address() + read.count())) {
        String text = text(placed) ? values.text(placed.point()) : null;
        served.put(placed.point().id(), new Served(0, shown, text));
        if (!(mode instanceof WireMode.Stuck)) {
          values.read(placed.point());
        }
      }
    }
    answered++;
    return new Reply(Replies.values(read, words), delay, false, () -> record(served));
  }

  /** Puts a point's registers into the answer; returns the value that they show. */
  private double place(Placed placed, RoomView view, int from, int[] words) {
    double shown = Double.NaN;
    int[] own;
    if (text(placed)) {
      own = Layout.text(placed.source(), values.text(placed.point()));
    } else {
      RawNumber raw = raw(placed, view);
      shown = raw.shown();
      own = Layout.number(placed.source(), raw.bits());
    }
    for (int i = 0; i < own.length; i++) {
      int at = placed.first() + i - from;
      if (at >= 0 && at < words.length) {
        words[at] |= own[i];
      }
    }
    return shown;
  }

  private RawNumber raw(Placed placed, RoomView view) {
    ResolvedPoint point = placed.point();
    if (mode instanceof WireMode.Sentinel sentinel && sentinel.point().equals(point.id())) {
      return RawNumber.sentinel(point, placed.source());
    }
    double value = values.number(point, view);
    if (mode instanceof WireMode.Stuck stuck) {
      value = stuck.values().getOrDefault(point.id(), value);
    }
    return RawNumber.nearest(point, placed.source(), value);
  }

  private Reply write(Request.Write write, Duration delay) {
    Optional<List<Placed>> targets = image.written(write);
    if (targets.isEmpty()) {
      return refuse(write.function(), Refusal.ILLEGAL_ADDRESS);
    }
    Map<ResolvedPoint, Double> wanted = new HashMap<>();
    int at = 0;
    for (Placed target : targets.get()) {
      int[] words = new int[target.source().registers()];
      System.arraycopy(write.values(), at, words, 0, words.length);
      at += words.length;
      double value =
          RawNumber.written(target.point(), target.source(), Layout.number(target.source(), words));
      WriteRule rule = target.point().write();
      if (rule == null || !(value >= rule.min() && value <= rule.max())) {
        return refuse(write.function(), Refusal.ILLEGAL_VALUE);
      }
      wanted.put(target.point(), value);
    }
    wanted.forEach(this::set);
    answered++;
    return new Reply(Replies.written(write), delay, false, () -> {});
  }

  private void set(ResolvedPoint point, double value) {
    if (point.id().equals(PointValues.SETPOINT)) {
      room.setpoint(value);
    } else {
      values.write(point, value);
    }
  }

  private Reply refuse(int function, Refusal refusal) {
    refused++;
    return unrecorded(Replies.refused(function, refusal.code()), false);
  }

  private static Reply unrecorded(byte[] pdu, boolean garbage) {
    return new Reply(pdu, Duration.ZERO, garbage, () -> {});
  }

  private void record(Map<String, Served> answer) {
    long now = clock.millis();
    Map<String, Served> timed = new HashMap<>();
    answer.forEach((point, s) -> timed.put(point, new Served(now, s.value(), s.text())));
    ledger.add(timed);
  }

  private Map<String, Double> frozen() {
    RoomView view = room.view();
    Map<String, Double> frozen = new HashMap<>();
    for (Placed placed : image.all()) {
      frozen.put(placed.point().id(), values.number(placed.point(), view));
    }
    return frozen;
  }

  private static boolean text(Placed placed) {
    return placed.source().type() == RawType.STRING;
  }
}
