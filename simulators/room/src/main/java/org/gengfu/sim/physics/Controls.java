package org.gengfu.sim.physics;

import java.util.EnumSet;
import java.util.Set;

/**
 * What people and fate have set: the boundary conditions of the physics.
 *
 * @param conditions what is so now
 * @param mainsVolts phase voltage of the grid without load
 * @param mainsHertz frequency of the grid
 * @param leakMetres where water touches the rope, metres from its start; NaN when dry
 * @param loadWatts what the IT load takes when it has booted
 * @param outsideCelsius outdoor temperature
 * @param setpointCelsius what the air conditioner holds its return air at
 */
record Controls(
    Set<Condition> conditions,
    double mainsVolts,
    double mainsHertz,
    double leakMetres,
    double loadWatts,
    double outsideCelsius,
    double setpointCelsius) {
  Controls {
    conditions = Set.copyOf(conditions);
  }

  static Controls initial(PhysicsSettings settings) {
    return new Controls(
        Set.of(),
        settings.mains().volts(),
        settings.mains().hertz(),
        Double.NaN,
        settings.load().watts(),
        settings.air().outsideCelsius(),
        settings.ac().setpointCelsius());
  }

  boolean has(Condition condition) {
    return conditions.contains(condition);
  }

  Controls with(Condition condition) {
    EnumSet<Condition> changed = EnumSet.of(condition);
    changed.addAll(conditions);
    return withConditions(changed);
  }

  Controls without(Condition... gone) {
    EnumSet<Condition> changed = EnumSet.noneOf(Condition.class);
    changed.addAll(conditions);
    for (Condition condition : gone) {
      changed.remove(condition);
    }
    return withConditions(changed);
  }

  Controls withMains(double volts, double hertz) {
    return new Controls(
        conditions, volts, hertz, leakMetres, loadWatts, outsideCelsius, setpointCelsius);
  }

  Controls withLeak(double metres) {
    return new Controls(
        conditions, mainsVolts, mainsHertz, metres, loadWatts, outsideCelsius, setpointCelsius);
  }

  Controls withLoad(double watts) {
    return new Controls(
        conditions, mainsVolts, mainsHertz, leakMetres, watts, outsideCelsius, setpointCelsius);
  }

  Controls withOutside(double celsius) {
    return new Controls(
        conditions, mainsVolts, mainsHertz, leakMetres, loadWatts, celsius, setpointCelsius);
  }

  Controls withSetpoint(double celsius) {
    return new Controls(
        conditions, mainsVolts, mainsHertz, leakMetres, loadWatts, outsideCelsius, celsius);
  }

  private Controls withConditions(Set<Condition> changed) {
    return new Controls(
        changed, mainsVolts, mainsHertz, leakMetres, loadWatts, outsideCelsius, setpointCelsius);
  }
}
