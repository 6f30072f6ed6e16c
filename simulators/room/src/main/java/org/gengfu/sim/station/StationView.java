package org.gengfu.sim.station;

import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gengfu.sim.world.Seat;
import org.gengfu.sim.world.WorldView;

/** The station at one instant. Immutable: any thread may read it. */
record StationView(
    StationSettings settings,
    List<Carrier> carriers,
    boolean mains,
    boolean fan,
    boolean link,
    double volts,
    double charge,
    double amperes,
    double cabinetCelsius,
    StationClock clock)
    implements WorldView {
  private static final String CARRIER = "carrier-";

  StationView {
    carriers = List.copyOf(carriers);
  }

  @Override
  public OptionalDouble number(Seat seat, String point) {
    String name = seat.name(point);
    OptionalDouble found = supply(name);
    if (found.isEmpty()) {
      found = site(name);
    }
    if (found.isEmpty()) {
      found = carrier(name, carrierOf(seat));
    }
    return found.isEmpty() ? managed(name, carrierOf(seat)) : found;
  }

  @Override
  public Optional<String> text(Seat seat, String point) {
    return switch (seat.name(point)) {
      case "fix.status" -> Optional.of(clock.locked() ? "A" : "V");
      case "time.utc" -> Optional.of(timeOfDay());
      default -> Optional.empty();
    };
  }

  /** The station's own time as hhmmss: it starts at eight in the morning. */
  private String timeOfDay() {
    LocalTime now = LocalTime.of(8, 0).plusSeconds((long) clock.elapsedSeconds());
    return "%02d%02d%02d".formatted(now.getHour(), now.getMinute(), now.getSecond());
  }

  @Override
  public boolean powered(Seat seat) {
    return switch (seat.feed()) {
      case "station" -> volts > 0;
      case "mains" -> mains;
      default -> true;
    };
  }

  /** What is behind the link cannot be reached without it. */
  @Override
  public boolean reachable(Seat seat) {
    return link || !seat.uplink().equals("link");
  }

  private OptionalDouble supply(String name) {
    double battery = charge > 0 ? (mains ? settings.supply().fullVolts() : volts) : 0;
    return switch (name) {
      case "mains.voltage", "input.voltage" -> some(mains ? settings.supply().mainsVolts() : 0);
      case "mains.ok", "station.flags.mainsOk" -> flag(mains);
      case "mains.failed" -> flag(!mains);
      case "supply.voltage" -> some(volts);
      case "supply.current" -> some(amperes);
      case "supply.power" -> some(volts * amperes);
      case "battery.voltage" -> some(battery);
      case "battery.charge" -> some(100 * charge);
      case "battery.discharging" -> flag(!mains && charge > 0);
      case "battery.low" -> flag(charge < 0.3);
      default -> OptionalDouble.empty();
    };
  }

  private OptionalDouble site(String name) {
    return switch (name) {
      case "cabinet.temperature", "ambient.temperature" -> some(cabinetCelsius);
      case "fan.running" -> flag(fan && volts > 0);
      case "fan.failed", "station.flags.fan" -> flag(!fan);
      case "link.up", "station.flags.linkUp" -> flag(link);
      case "link.down" -> flag(!link);
      case "clock.locked", "station.flags.clockLocked" -> flag(clock.locked());
      case "clock.unlocked" -> flag(!clock.locked());
      case "clock.offset" -> some(clock.offsetNanos());
      case "clock.satellites" -> some(clock.satellites(settings.clock()));
      case "date.day" -> some(22);
      case "date.month" -> some(11);
      case "date.year" -> some(2_026);
      case "clock.dilution" -> some(clock.locked() ? settings.clock().dilution() : Double.NaN);
      case "clock.seconds" -> some(clock.elapsedSeconds());
      case "station.flags.synthesizer" -> flag(false);
      case "fix.quality" -> some(clock.locked() ? 1 : 0);
      case "channels.busy" -> some(busy());
      case "channel.state" -> some(slotState(0, 0));
      case "channel.state2" -> some(slotState(0, 1));
      case "channel.state3" -> some(slotState(Math.min(1, carriers.size() - 1), 0));
      case "channel.state4" -> some(slotState(Math.min(1, carriers.size() - 1), 1));
      default -> OptionalDouble.empty();
    };
  }

  private OptionalDouble carrier(String name, int index) {
    Carrier carrier = carriers.get(index);
    StationSettings.Amplifier amplifier = settings.amplifier();
    boolean ratioHigh = Carrier.ratio(carrier.reflection()) >= 3;
    return switch (name) {
      case "forward.power", "tx.forwardPower" -> some(carrier.watts());
      case "forward.set" -> some(amplifier.watts());
      case "forward.low" ->
          flag(carrier.watts() >= Carrier.LEAST_WATTS && carrier.watts() < amplifier.watts() / 2);
      case "reverse.power", "tx.reversePower" -> some(carrier.reflectedWatts());
      case "vswr" -> some(carrier.vswr());
      case "vswr.high" -> flag(carrier.watts() >= Carrier.LEAST_WATTS && ratioHigh);
      case "pa.temperature" -> some(carrier.celsius());
      case "pa.hot" -> flag(carrier.celsius() > amplifier.recoverCelsius());
      case "pa.foldback", "station.flags.foldback" -> flag(carrier.folded());
      case "pa.current" -> some(volts > 0 ? carrier.directWatts(amplifier) / volts : 0);
      case "transmitting" -> flag(carrier.watts() > 0);
      case "calls" -> some(carrier.calls());
      case "slot.1.rssi" -> some(carrier.signal(0));
      case "slot.2.rssi" -> some(carrier.signal(1));
      case "slot.1.busy" -> flag(carrier.talking(0) || index == 0);
      case "slot.2.busy" -> flag(carrier.talking(1));
      case "slot.1.state" -> some(slotState(index, 0));
      case "slot.2.state" -> some(slotState(index, 1));
      default -> OptionalDouble.empty();
    };
  }

  /** The same by the names and numbers of the public MIB of DMR trunking stations. */
  private OptionalDouble managed(String name, int index) {
    Carrier carrier = carriers.get(index);
    return switch (name) {
      case "health" -> some(1);
      case "tx.state" -> some(carrier.watts() > 0 ? 4 : 3);
      case "tx.configuredPower" -> some(settings.amplifier().watts());
      case "tx.vswr" -> some(carrier.vswr());
      case "channel.1.state" -> some(slotState(index, 0));
      case "channel.2.state" -> some(slotState(index, 1));
      case "rx.rssi.1" -> some(carrier.signal(0));
      case "rx.rssi.2" -> some(carrier.signal(1));
      case "rx.rssi" -> some(Math.max(carrier.signal(0), carrier.signal(1)));
      case "reciter.temperature" -> some(cabinetCelsius + 17);
      case "supply.mains" -> some(mains ? 1 : 0);
      case "supply.battery" -> some(charge > 0 ? 1 : 0);
      case "supply.batteryVoltage" ->
          some(charge > 0 ? (mains ? settings.supply().fullVolts() : volts) : 0);
      case "link.state" -> some(link ? 3 : 0);
      default -> raised(name, carrier);
    };
  }

  /** States of alarms in that MIB: 1 cleared, 2 raised. */
  private OptionalDouble raised(String name, Carrier carrier) {
    boolean folded = carrier.folded();
    boolean hot = carrier.celsius() > settings.amplifier().foldbackCelsius();
    boolean mismatch = carrier.watts() >= Carrier.LEAST_WATTS && carrier.vswr() >= 3;
    boolean supplyLow = volts <= 26;
    return switch (name) {
      case "alarm.pa.foldback" -> state(folded);
      case "alarm.pa.vswr", "alarm.pa.reverseHigh" -> state(mismatch);
      case "alarm.pa.forwardLow" -> state(folded && carrier.watts() >= Carrier.LEAST_WATTS);
      case "alarm.pa.supplyLow" -> state(supplyLow);
      case "alarm.pa" -> state(folded || mismatch || supplyLow || hot);
      case "alarm.pmu.mainsFail", "alarm.pmu" -> state(!mains);
      case "alarm.pmu.batteryLow" -> state(charge < 0.3);
      case "alarm.pmu.shutdownImminent" -> state(!mains && charge < 0.02);
      case "alarm.fan.1" -> state(!fan);
      case "alarm.externalReference", "alarm.onePps" -> state(!clock.locked());
      case "alarm.fallback" -> state(!link);
      case "alarm.minor" -> state(!fan);
      case "alarm.major", "alarm.station", "alarm.system" -> state(folded || mismatch || !mains);
      default -> OptionalDouble.empty();
    };
  }

  private static OptionalDouble state(boolean raised) {
    return some(raised ? 2 : 1);
  }

  /** 0 inactive, 1 idle, 2 traffic, 3 control, as DMR trunking stations number them. */
  private int slotState(int index, int slot) {
    if (volts <= 0) {
      return 0;
    }
    if (index == 0 && slot == 0) {
      return 3;
    }
    return carriers.get(index).talking(slot) ? 2 : 1;
  }

  private long busy() {
    return carriers.stream()
        .mapToLong(carrier -> (carrier.talking(0) ? 1 : 0) + (carrier.talking(1) ? 1 : 0))
        .sum();
  }

  private int carrierOf(Seat seat) {
    if (!seat.place().startsWith(CARRIER)) {
      return 0;
    }
    int wanted = Integer.parseInt(seat.place().substring(CARRIER.length())) - 1;
    return Math.min(wanted, carriers.size() - 1);
  }

  private static OptionalDouble some(double value) {
    return OptionalDouble.of(value);
  }

  private static OptionalDouble some(long value) {
    return OptionalDouble.of((double) value);
  }

  private static OptionalDouble flag(boolean set) {
    return OptionalDouble.of(set ? 1 : 0);
  }
}
