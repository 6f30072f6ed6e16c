package org.gengfu.sim.modbus;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gengfu.profile.ModbusBlock;
import org.gengfu.profile.RawType;
import org.gengfu.profile.RegisterSource;
import org.gengfu.profile.WriteRule;
import org.gengfu.sim.RawNumber;
import org.gengfu.sim.face.DeviceFace;
import org.gengfu.sim.face.WireMode;
import org.gengfu.sim.face.WireMode.Babbling;
import org.gengfu.sim.modbus.RegisterImage.Placed;

/** A device's registers, laid out as its profile says. Any thread; the device guards itself. */
final class ModbusDevice implements Slave {
  private final DeviceFace device;
  private final int unit;
  private final RegisterImage image;

  ModbusDevice(DeviceFace device, int unit) {
    this.device = device;
    this.unit = unit;
    if (!(device.profile().protocol() instanceof ModbusBlock block)) {
      throw new IllegalArgumentException(device.profile().id() + " does not speak modbus");
    }
    image = new RegisterImage(device.profile(), block);
  }

  @Override
  public int unit() {
    return unit;
  }

  @Override
  public Optional<Babbling> babble() {
    return device.mode() instanceof Babbling babbling && device.powered()
        ? Optional.of(babbling)
        : Optional.empty();
  }

  @Override
  public Optional<Reply> answer(Request request) {
    if (!device.powered()) {
      return Optional.empty();
    }
    return switch (device.mode()) {
      case WireMode.Silent ignored -> Optional.empty();
      case WireMode.Rebooting ignored -> Optional.empty();
      case Babbling ignored -> Optional.empty();
      case WireMode.Normal ignored -> Optional.of(well(request, Duration.ZERO));
      case WireMode.Stuck ignored -> Optional.of(well(request, Duration.ZERO));
      case WireMode.Sentinel ignored -> Optional.of(well(request, Duration.ZERO));
      case WireMode.Slow slow -> Optional.of(well(request, slow.by()));
      case WireMode.Refusing refusing -> {
        device.refused();
        yield Optional.of(
            unrecorded(Replies.refused(request.function(), refusing.code()), Kind.OWN));
      }
      case WireMode.WrongLength ignored ->
          Optional.of(unrecorded(Replies.shortened(well(request, Duration.ZERO).pdu()), Kind.OWN));
      case WireMode.Garbage ignored ->
          Optional.of(unrecorded(well(request, Duration.ZERO).pdu(), Kind.NOISE));
      case WireMode.Foreign ignored ->
          Optional.of(unrecorded(well(request, Duration.ZERO).pdu(), Kind.FOREIGN));
    };
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
    int[] words = new int[read.count()];
    Map<String, Double> numbers = new HashMap<>();
    Map<String, String> texts = new HashMap<>();
    for (Placed placed : image.touched(read)) {
      boolean whole = placed.inside(read.address(), read.address() + read.count());
      String id = placed.point().id();
      if (placed.source().type() == RawType.STRING) {
        String text = device.text(id);
        put(placed.source(), TextLayout.words(placed.source(), text), read.address(), words);
        if (whole) {
          texts.put(id, text);
        }
      } else {
        RegisterNumber number = number(placed);
        int[] own = Layout.number(placed.source(), number.bits());
        put(placed.source(), own, read.address(), words);
        if (whole) {
          numbers.put(id, number.shown());
        }
      }
    }
    return new Reply(
        Replies.values(read, words), delay, Kind.OWN, () -> device.served(numbers, texts));
  }

  private RegisterNumber number(Placed placed) {
    double value = device.number(placed.point().id());
    double factor = RawNumber.factor(placed.point(), device);
    return Double.isNaN(value) || Double.isNaN(factor)
        ? RegisterNumber.sentinel(placed.point(), placed.source())
        : RegisterNumber.nearest(placed.point(), placed.source(), factor, value);
  }

  /** Puts what lies inside into the answer, beside bits that other points have put there. */
  private static void put(RegisterSource source, int[] own, int from, int[] words) {
    for (int i = 0; i < own.length; i++) {
      int at = Layout.address(source, i) - from;
      if (at >= 0 && at < words.length) {
        words[at] |= own[i];
      }
    }
  }

  private Reply write(Request.Write write, Duration delay) {
    Optional<List<Placed>> targets = image.written(write);
    if (targets.isEmpty()) {
      return refuse(write.function(), Refusal.ILLEGAL_ADDRESS);
    }
    Map<String, Double> wanted = new LinkedHashMap<>();
    int at = 0;
    for (Placed target : targets.get()) {
      int[] words = new int[target.source().registers()];
      System.arraycopy(write.values(), at, words, 0, words.length);
      at += words.length;
      long bits = Layout.number(target.source(), words);
      double factor = RawNumber.factor(target.point(), device);
      double value = RegisterNumber.written(target.point(), target.source(), factor, bits);
      WriteRule rule = target.point().write();
      if (rule != null && !(value >= rule.min() && value <= rule.max())) {
        return refuse(write.function(), Refusal.ILLEGAL_VALUE);
      }
      wanted.put(target.point().id(), value);
    }
    for (Map.Entry<String, Double> one : wanted.entrySet()) {
      if (!device.write(one.getKey(), one.getValue())) {
        return refuse(write.function(), Refusal.ILLEGAL_VALUE);
      }
    }
    return new Reply(
        Replies.written(write), delay, Kind.OWN, () -> device.served(Map.of(), Map.of()));
  }

  private Reply refuse(int function, Refusal refusal) {
    device.refused();
    return unrecorded(Replies.refused(function, refusal.code()), Kind.OWN);
  }

  private static Reply unrecorded(byte[] pdu, Kind kind) {
    return new Reply(pdu, Duration.ZERO, kind, () -> {});
  }
}
