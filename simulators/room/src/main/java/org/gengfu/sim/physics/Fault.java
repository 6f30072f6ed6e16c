package org.gengfu.sim.physics;

import java.util.Arrays;
import java.util.Optional;

/** Something that happens in the room, or is put right again, by the name that a scenario uses. */
public enum Fault {
  MAINS_OFF("mains.off"),
  MAINS_ON("mains.on"),
  MAINS_VOLTAGE("mains.voltage", 0, 500),
  MAINS_FREQUENCY("mains.frequency", 0, 70),
  PHASE_LOSS("phase.loss", 1, 3),
  PHASE_RESTORE("phase.restore"),
  RECTIFIER_FAIL("rectifier.fail"),
  RECTIFIER_REPAIR("rectifier.repair"),
  BYPASS_ON("bypass.on"),
  BYPASS_OFF("bypass.off"),
  BATTERY_WEAR("battery.wear"),
  BATTERY_REPLACE("battery.replace"),
  LOAD_WATTS("load.watts", 0, 100_000),
  AC_FAIL("ac.fail"),
  AC_AIRFLOW("ac.airflow"),
  AC_FILTER("ac.filter"),
  AC_REPAIR("ac.repair"),
  AC_OFF("ac.off"),
  AC_ON("ac.on"),
  LEAK("leak", 0, 1_000),
  LEAK_DRY("leak.dry"),
  CABLE_BREAK("cable.break"),
  CABLE_REPAIR("cable.repair"),
  SMOKE("smoke"),
  SMOKE_CLEAR("smoke.clear"),
  FIRE("fire"),
  FIRE_OUT("fire.out"),
  DOOR_OPEN("door.open"),
  DOOR_CLOSE("door.close"),
  OUTSIDE_TEMPERATURE("outside.temperature", -50, 60);

  private final String text;
  private final double low;
  private final double high;

  Fault(String text) {
    this(text, Double.NaN, Double.NaN);
  }

  Fault(String text, double low, double high) {
    this.text = text;
    this.low = low;
    this.high = high;
  }

  public static Optional<Fault> named(String text) {
    return Arrays.stream(values()).filter(fault -> fault.text.equals(text)).findFirst();
  }

  /** The name that scenarios use. */
  public String text() {
    return text;
  }

  public boolean needsValue() {
    return !Double.isNaN(low);
  }

  Controls apply(Controls controls, PhysicsSettings settings, double value) {
    check(value);
    return switch (this) {
      case MAINS_OFF -> controls.with(Condition.MAINS_OFF);
      case MAINS_ON ->
          controls
              .without(Condition.MAINS_OFF)
              .withMains(settings.mains().volts(), settings.mains().hertz());
      case MAINS_VOLTAGE -> controls.withMains(value, controls.mainsHertz());
      case MAINS_FREQUENCY -> controls.withMains(controls.mainsVolts(), value);
      case PHASE_LOSS ->
          controls.with(
              value < 1.5
                  ? Condition.L1_LOST
                  : value < 2.5 ? Condition.L2_LOST : Condition.L3_LOST);
      case PHASE_RESTORE ->
          controls.without(Condition.L1_LOST, Condition.L2_LOST, Condition.L3_LOST);
      case RECTIFIER_FAIL -> controls.with(Condition.RECTIFIER_FAILED);
      case RECTIFIER_REPAIR -> controls.without(Condition.RECTIFIER_FAILED);
      case BYPASS_ON -> controls.with(Condition.BYPASS_ASKED);
      case BYPASS_OFF -> controls.without(Condition.BYPASS_ASKED);
      case BATTERY_WEAR -> controls.with(Condition.BATTERY_WORN);
      case BATTERY_REPLACE -> controls.without(Condition.BATTERY_WORN);
      case LOAD_WATTS -> controls.withLoad(value);
      case AC_FAIL -> controls.with(Condition.AC_HIGH_PRESSURE);
      case AC_AIRFLOW -> controls.with(Condition.AC_AIRFLOW_LOST);
      case AC_FILTER -> controls.with(Condition.AC_FILTER_CLOGGED);
      case AC_REPAIR ->
          controls.without(
              Condition.AC_HIGH_PRESSURE, Condition.AC_AIRFLOW_LOST, Condition.AC_FILTER_CLOGGED);
      case AC_OFF -> controls.with(Condition.AC_OFF);
      case AC_ON -> controls.without(Condition.AC_OFF);
      case LEAK -> controls.withLeak(leak(settings, value));
      case LEAK_DRY -> controls.withLeak(Double.NaN);
      case CABLE_BREAK -> controls.with(Condition.CABLE_BROKEN);
      case CABLE_REPAIR -> controls.without(Condition.CABLE_BROKEN);
      case SMOKE -> controls.with(Condition.SMOKE_SOURCE);
      case SMOKE_CLEAR -> controls.without(Condition.SMOKE_SOURCE);
      case FIRE -> controls.with(Condition.FIRE);
      case FIRE_OUT -> controls.without(Condition.FIRE);
      case DOOR_OPEN -> controls.with(Condition.DOOR_OPEN);
      case DOOR_CLOSE -> controls.without(Condition.DOOR_OPEN);
      case OUTSIDE_TEMPERATURE -> controls.withOutside(value);
    };
  }

  private static double leak(PhysicsSettings settings, double metres) {
    if (metres > settings.rope().metres()) {
      throw new IllegalArgumentException(
          "the rope ends at " + settings.rope().metres() + " m, no water at " + metres + " m");
    }
    return metres;
  }

  private void check(double value) {
    if (needsValue() && !(value >= low && value <= high)) {
      throw new IllegalArgumentException(text + " needs a value from " + low + " to " + high);
    }
    if (!needsValue() && !Double.isNaN(value)) {
      throw new IllegalArgumentException(text + " takes no value");
    }
  }
}
