package org.gengfu.sim.station;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.gengfu.sim.world.Seat;
import org.gengfu.sim.world.World;

/**
 * A radio base station. Forward power comes from the amplifier, reflected power from the mismatch
 * of the antenna behind its feeder, temperature from both and the fan; the supply feeds all, or the
 * battery does. Not thread safe.
 */
final class Station implements World {
  private static final double LONGEST_PIECE_SECONDS = 0.25;

  private final StationSettings settings;
  private final SplittableRandom dice;
  private final List<Carrier> carriers = new ArrayList<>();
  private boolean mains = true;
  private boolean fan = true;
  private boolean link = true;
  private int foldedCarrier;
  private double erlangs;
  private double targetReflection;
  private double reflection;
  private double charge = 1;
  private double amperes;
  private double celsius;
  private StationClock clock;

  Station(StationSettings settings) {
    this.settings = settings;
    dice = new SplittableRandom(settings.traffic().seed());
    erlangs = settings.traffic().erlangs();
    celsius = settings.cabinet().outsideCelsius();
    reflection = settings.antenna().reflection();
    targetReflection = reflection;
    clock = StationClock.started();
    for (int i = 0; i < settings.traffic().carriers(); i++) {
      carriers.add(Carrier.silent(celsius));
    }
    piece(0.001);
  }

  @Override
  public void step(double seconds) {
    if (!(seconds >= 0) || Double.isInfinite(seconds)) {
      throw new IllegalArgumentException("time cannot pass by " + seconds + " s");
    }
    double left = seconds;
    while (left > 0) {
      double now = Math.min(left, LONGEST_PIECE_SECONDS);
      piece(now);
      left -= now;
    }
  }

  @Override
  public StationView view() {
    return new StationView(
        settings,
        List.copyOf(carriers),
        mains,
        fan,
        link,
        volts(),
        charge,
        amperes,
        celsius,
        clock);
  }

  @Override
  public List<String> faults() {
    return Arrays.stream(StationFault.values()).map(StationFault::text).toList();
  }

  @Override
  public void apply(String fault, String target, double value) {
    StationFault named =
        StationFault.named(fault)
            .orElseThrow(() -> new IllegalArgumentException("there is no fault " + fault));
    if (!target.isEmpty()) {
      throw new IllegalArgumentException(fault + " concerns the whole station, not " + target);
    }
    named.check(value);
    switch (named) {
      case ANTENNA_WATER -> targetReflection = value;
      case ANTENNA_DRY -> targetReflection = settings.antenna().reflection();
      case FAN_STOP -> fan = false;
      case FAN_REPAIR -> fan = true;
      case PA_FOLDBACK -> foldedCarrier = (int) Math.round(value);
      case PA_REPAIR -> foldedCarrier = 0;
      case CLOCK_LOSS -> clock = clock.lost();
      case CLOCK_REPAIR -> clock = clock.found();
      case LINK_LOSS -> link = false;
      case LINK_REPAIR -> link = true;
      case MAINS_OFF -> mains = false;
      case MAINS_ON -> mains = true;
      case TRAFFIC -> erlangs = value;
    }
    piece(0.001);
  }

  @Override
  public boolean write(Seat seat, String point, double value) {
    return false;
  }

  private boolean powered() {
    return mains || charge > 0;
  }

  private double volts() {
    StationSettings.Supply supply = settings.supply();
    if (mains) {
      return supply.floatVolts();
    }
    double span = supply.fullVolts() - supply.emptyVolts();
    return charge > 0 ? supply.emptyVolts() + span * charge : 0;
  }

  private void piece(double seconds) {
    talk(seconds);
    StationSettings.Antenna antenna = settings.antenna();
    double share = 1 - Math.exp(-seconds / antenna.waterSeconds());
    reflection += (targetReflection - reflection) * share;
    double seen = reflection * Math.pow(10, -2 * antenna.feederDecibels() / 20);
    double heat = 0;
    double direct = powered() ? settings.supply().idleWatts() : 0;
    for (int i = 0; i < carriers.size(); i++) {
      boolean forced = foldedCarrier == i + 1;
      Carrier next =
          carriers
              .get(i)
              .step(settings.amplifier(), seen, powered(), fan, i == 0, forced, celsius, seconds);
      carriers.set(i, next);
      heat += next.heatWatts(settings.amplifier());
      direct += next.directWatts(settings.amplifier());
    }
    StationSettings.Cabinet cabinet = settings.cabinet();
    double towards =
        cabinet.outsideCelsius()
            + (heat + settings.supply().idleWatts()) / cabinet.wattsPerKelvin();
    double warming = 1 - Math.exp(-seconds * cabinet.wattsPerKelvin() / cabinet.joulesPerKelvin());
    celsius += (towards - celsius) * warming;
    feed(direct, seconds);
    clock = clock.step(settings.clock(), powered(), seconds);
  }

  private void feed(double watts, double seconds) {
    StationSettings.Supply supply = settings.supply();
    double hours = seconds / 3_600;
    double load = powered() ? watts / Math.max(volts(), 1) : 0;
    if (mains) {
      double charging = charge < 1 ? supply.chargeAmperes() : 0;
      charge = Math.min(1, charge + charging * hours / supply.batteryAmpereHours());
      amperes = load + charging;
    } else {
      charge = Math.max(0, charge - load * hours / supply.batteryAmpereHours());
      amperes = load;
    }
  }

  /** Talks begin by chance in free slots; without its link the station carries half of them. */
  private void talk(double seconds) {
    StationSettings.Traffic traffic = settings.traffic();
    if (!powered()) {
      return;
    }
    double wanted = (link ? erlangs : erlangs / 2) / traffic.holdSeconds();
    if (dice.nextDouble() >= 1 - Math.exp(-wanted * seconds)) {
      return;
    }
    for (int i = 0; i < carriers.size(); i++) {
      for (int slot = i == 0 ? 1 : 0; slot < 2; slot++) {
        if (!carriers.get(i).talking(slot)) {
          double length = -traffic.holdSeconds() * Math.log(1 - dice.nextDouble());
          double dBm = traffic.rssi() + 10 * (dice.nextDouble() - 0.5);
          carriers.set(i, carriers.get(i).begin(slot, length, dBm));
          return;
        }
      }
    }
  }
}
