package org.gengfu.sim.physics;

import org.gengfu.sim.physics.RoomAir.Sources;

/**
 * One machine room: mains, UPS, servers, air, air conditioner, smoke, rope. The same settings,
 * steps and faults always give the same room. Not thread safe: one thread owns it, others read the
 * immutable {@link RoomView}.
 */
public final class RoomPhysics {
  /** A longer step is cut into pieces of this length, so that the sums stay stable. */
  static final double LONGEST_PIECE_SECONDS = 0.25;

  private final PhysicsSettings settings;
  private Controls controls;
  private Supply supply;
  private Ups ups;
  private ItLoad load;
  private AirConditioner ac;
  private RoomAir air;
  private Smoke smoke = Smoke.NONE;
  private MainsMeter meter = MainsMeter.initial();
  private double elapsedSeconds;

  public RoomPhysics(PhysicsSettings settings) {
    this.settings = settings;
    controls = Controls.initial(settings);
    supply = Supply.of(settings.mains(), controls, 0, meter.currents());
    ups = Ups.initial(settings);
    load = ItLoad.running(settings.load());
    ac = AirConditioner.running(settings);
    air = RoomAir.initial(settings);
    piece(0.001);
  }

  /** Lets time pass. */
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

  /**
   * Lets a fault happen; its electric consequences show at once, the others with time.
   *
   * @param value what some faults need, NaN when none was given
   * @throws IllegalArgumentException when the value is missing, needless or out of range
   */
  public void apply(Fault fault, double value) {
    controls = fault.apply(controls, settings, value);
    piece(0.001);
  }

  /** Sets what the air conditioner holds its return air at, in degrees Celsius. */
  public void setpoint(double celsius) {
    controls = controls.withSetpoint(celsius);
  }

  /** The room as it is now. */
  public RoomView view() {
    return new RoomView(settings, controls, supply, ups, load, ac, air, smoke, meter);
  }

  private void piece(double seconds) {
    elapsedSeconds += seconds;
    supply = Supply.of(settings.mains(), controls, elapsedSeconds, meter.currents());
    boolean wasAlive = ups.outputAlive();
    double servers = wasAlive ? load.demandWatts(settings.load(), controls.loadWatts()) : 0;
    boolean acOnUps = settings.ac().onUps();
    double acBefore = ac.electricWatts(settings.ac());
    double demand = servers + (acOnUps ? acBefore : 0);
    ups = ups.step(settings, supply, controls, demand, air.coldCelsius(), seconds);
    load = load.step(settings.load(), ups.outputAlive(), seconds);
    boolean acPowered = acOnUps ? ups.outputAlive() : supply.threePhases();
    ac = ac.step(settings.ac(), acPowered, controls, air.hotCelsius(), air.ratio(), seconds);
    double serverWatts = demand > 0 ? ups.outputWatts() * servers / demand : 0;
    air = air.step(settings.air(), sources(serverWatts), seconds);
    smoke = smoke.step(controls, seconds);
    double acFromMains = acOnUps ? 0 : ac.electricWatts(settings.ac());
    meter = meter.step(supply, ups.inputWatts(), acFromMains, seconds);
  }

  private Sources sources(double serverWatts) {
    double fire = controls.has(Condition.FIRE) ? settings.air().fireWatts() : 0;
    double fan = ac.fan() ? settings.ac().fanWatts() : 0;
    return new Sources(
        serverWatts,
        ups.lossWatts() + fan + fire,
        ac.coolingWatts(),
        ac.airflow(settings.ac(), controls) * MoistAir.JOULES_PER_KG_KELVIN,
        ac.driedKgPerSecond(),
        controls.outsideCelsius(),
        controls.has(Condition.DOOR_OPEN));
  }
}
