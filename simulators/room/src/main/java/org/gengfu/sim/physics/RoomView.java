package org.gengfu.sim.physics;

import java.util.OptionalDouble;

/**
 * The room at one instant, by the names that device profiles give their points. Immutable: any
 * thread may read it.
 */
public final class RoomView {
  private final PhysicsSettings settings;
  private final Controls controls;
  private final Supply supply;
  private final Ups ups;
  private final ItLoad load;
  private final AirConditioner ac;
  private final RoomAir air;
  private final Smoke smoke;
  private final MainsMeter meter;

  /** Where a temperature and humidity sensor hangs. */
  public enum Place {
    COLD_AISLE,
    HOT_AISLE
  }

  /** What feeds a device's own electronics. */
  public enum Feed {
    /** Its own battery or another supply: never dark. */
    OWN,
    MAINS,
    UPS
  }

  RoomView(
      PhysicsSettings settings,
      Controls controls,
      Supply supply,
      Ups ups,
      ItLoad load,
      AirConditioner ac,
      RoomAir air,
      Smoke smoke,
      MainsMeter meter) {
    this.settings = settings;
    this.controls = controls;
    this.supply = supply;
    this.ups = ups;
    this.load = load;
    this.ac = ac;
    this.air = air;
    this.smoke = smoke;
    this.meter = meter;
  }

  /** True when a device with this feed has power. */
  public boolean alive(Feed feed) {
    return switch (feed) {
      case OWN -> true;
      case MAINS -> supply.l1() > 100;
      case UPS -> ups.outputAlive();
    };
  }

  /** The value of a point in its profile's unit, flags as 0 and 1; empty when physics has none. */
  public OptionalDouble value(String point, Place place) {
    double value = power(point);
    if (Double.isNaN(value)) {
      value = battery(point);
    }
    if (Double.isNaN(value)) {
      value = climate(point, place);
    }
    if (Double.isNaN(value)) {
      value = safety(point);
    }
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private double power(String point) {
    return switch (point) {
      case "input.voltage", "input.L1-N.voltage" -> supply.l1();
      case "input.L2-N.voltage" -> supply.l2();
      case "input.L3-N.voltage" -> supply.l3();
      case "input.frequency" -> supply.hertz();
      case "input.L1.current" -> meter.currents().l1();
      case "input.L2.current" -> meter.currents().l2();
      case "input.L3.current" -> meter.currents().l3();
      case "input.realpower" -> meter.watts();
      case "input.powerfactor" -> meter.powerFactor();
      case "input.energy" -> meter.kiloWattHours();
      case "output.voltage" -> outputVolts();
      case "output.frequency" -> outputHertz();
      case "output.current" -> ups.outputAlive() ? ups.outputWatts() / outputVolts() : 0;
      case "ups.load" -> 100 * loadShare();
      case "ups.temperature" -> ups.celsius();
      case "ups.status.onBattery" -> flag(ups.mode() == UpsMode.BATTERY);
      case "ups.status.bypass" -> flag(ups.mode() == UpsMode.BYPASS);
      case "ups.status.overload" -> flag(loadShare() > 1);
      case "ups.status.rectifierFault" -> flag(controls.has(Condition.RECTIFIER_FAILED));
      default -> Double.NaN;
    };
  }

  private double battery(String point) {
    return switch (point) {
      case "battery.voltage" -> batteryVolts();
      case "battery.current" -> ups.batteryWatts() / batteryVolts();
      case "battery.charge" -> 100 * ups.battery().charge();
      case "battery.runtime" -> ups.runtimeSeconds(settings.ups(), demandWatts());
      case "ups.status.lowBattery" ->
          flag(100 * ups.battery().charge() < settings.battery().lowPercent());
      case "ups.status.replaceBattery" -> flag(controls.has(Condition.BATTERY_WORN));
      default -> Double.NaN;
    };
  }

  private double climate(String point, Place place) {
    boolean cold = place == Place.COLD_AISLE;
    return switch (point) {
      case "ambient.temperature" -> cold ? air.coldCelsius() : air.hotCelsius();
      case "ambient.humidity" -> cold ? air.coldHumidity() : air.hotHumidity();
      case "return.temperature" -> air.hotCelsius();
      case "return.humidity" -> air.hotHumidity();
      case "supply.temperature" -> ac.supplyCelsius();
      case "setpoint.temperature" -> controls.setpointCelsius();
      case "unit.state" -> ac.state().code();
      case "fan.running" -> flag(ac.fan());
      case "compressor.running" -> flag(ac.compressor());
      case "fault.highPressure" -> flag(controls.has(Condition.AC_HIGH_PRESSURE));
      case "fault.airflow" -> flag(controls.has(Condition.AC_AIRFLOW_LOST));
      case "fault.filter" -> flag(controls.has(Condition.AC_FILTER_CLOGGED));
      default -> Double.NaN;
    };
  }

  private double safety(String point) {
    boolean broken = controls.has(Condition.CABLE_BROKEN);
    boolean wet = !broken && !Double.isNaN(controls.leakMetres());
    return switch (point) {
      case "leak.detected" -> flag(wet);
      case "leak.position" -> wet ? controls.leakMetres() : 0;
      case "cable.broken" -> flag(broken);
      case "cable.contaminated" -> 0;
      case "smoke" -> flag(smoke.detected());
      case "fire" -> flag(smoke.fire());
      case "door.open" -> flag(controls.has(Condition.DOOR_OPEN));
      default -> Double.NaN;
    };
  }

  private double demandWatts() {
    return load.demandWatts(settings.load(), controls.loadWatts());
  }

  private double loadShare() {
    return ups.outputAlive() ? ups.outputWatts() / settings.ups().ratedWatts() : 0;
  }

  private double outputVolts() {
    return switch (ups.mode()) {
      case NORMAL, BATTERY -> settings.ups().outputVolts();
      case BYPASS -> supply.l1();
      case OFF -> 0;
    };
  }

  private double outputHertz() {
    return switch (ups.mode()) {
      case NORMAL, BATTERY -> settings.mains().hertz();
      case BYPASS -> supply.hertz();
      case OFF -> 0;
    };
  }

  private double batteryVolts() {
    boolean floating = ups.mode() == UpsMode.NORMAL;
    return ups.battery().volts(settings.battery().blocks(), ups.batteryWatts(), floating);
  }

  private static double flag(boolean set) {
    return set ? 1 : 0;
  }
}
