package org.gengfu.sim.physics;

/**
 * A UPS: rectifier, battery with charger, inverter, static bypass.
 *
 * <p>Which way the power goes, first line that fits:
 *
 * <pre>
 * bypass asked or overload trip, input usable          BYPASS
 * rectifier whole, input usable long enough            NORMAL
 * battery not empty                                    BATTERY
 * input usable                                         BYPASS
 * otherwise                                            OFF
 * </pre>
 *
 * @param mode where the output gets its power from
 * @param battery the store
 * @param goodSeconds how long the input has been usable
 * @param overloadSeconds how long the load has been above {@value #TRIP_LOAD} times the rating
 * @param celsius temperature inside
 * @param inputWatts power taken from the mains during the last step
 * @param outputWatts power given to the load during the last step
 * @param batteryWatts power into the battery during the last step, negative when it gives
 */
record Ups(
    UpsMode mode,
    Battery battery,
    double goodSeconds,
    double overloadSeconds,
    double celsius,
    double inputWatts,
    double outputWatts,
    double batteryWatts) {
  static final double TRIP_LOAD = 1.25;
  static final double TRIP_SECONDS = 30;
  private static final double SECONDS_PER_HOUR = 3600;
  private static final double JOULES_PER_KELVIN = 30_000;
  private static final double COOLING_WATTS_PER_KELVIN = 40;

  static Ups initial(PhysicsSettings settings) {
    double capacity = settings.battery().capacityWh();
    Battery battery = new Battery(capacity, capacity * settings.battery().initialPercent() / 100);
    double celsius = settings.air().celsius() + 8;
    return new Ups(UpsMode.NORMAL, battery, settings.ups().walkInSeconds(), 0, celsius, 0, 0, 0);
  }

  /** Power that became heat during the last step. */
  double lossWatts() {
    return inputWatts - outputWatts - batteryWatts;
  }

  boolean outputAlive() {
    return mode != UpsMode.OFF;
  }

  static boolean inputUsable(PhysicsSettings.Ups rating, Supply supply) {
    return supply.l1() >= rating.inputLowVolts()
        && supply.l1() <= rating.inputHighVolts()
        && supply.hertz() >= rating.inputLowHertz()
        && supply.hertz() <= rating.inputHighHertz();
  }

  /**
   * The UPS after a step.
   *
   * @param demandWatts what the load asks for
   * @param ambientCelsius air around it
   * @param seconds length of the step
   */
  Ups step(
      PhysicsSettings settings,
      Supply supply,
      Controls controls,
      double demandWatts,
      double ambientCelsius,
      double seconds) {
    PhysicsSettings.Ups rating = settings.ups();
    boolean usable = inputUsable(rating, supply);
    double good = usable ? goodSeconds + seconds : 0;
    boolean over = demandWatts > TRIP_LOAD * rating.ratedWatts();
    double overload = over ? overloadSeconds + seconds : 0;
    boolean rectifier = !controls.has(Condition.RECTIFIER_FAILED) && good >= rating.walkInSeconds();
    boolean bypass = controls.has(Condition.BYPASS_ASKED) || overload > TRIP_SECONDS;
    UpsMode next = choose(usable, rectifier && usable, bypass, battery.empty());
    Flow flow = flow(settings, next, rectifier && usable, demandWatts, seconds);
    double loss = flow.input - flow.output - flow.battery;
    double heating = loss - COOLING_WATTS_PER_KELVIN * (celsius - ambientCelsius);
    return new Ups(
        next,
        battery.plus(flow.battery * seconds / SECONDS_PER_HOUR),
        good,
        overload,
        celsius + heating * seconds / JOULES_PER_KELVIN,
        flow.input,
        flow.output,
        flow.battery);
  }

  /** Seconds that the battery would carry this demand. */
  double runtimeSeconds(PhysicsSettings.Ups rating, double demandWatts) {
    double drain = Math.max(demandWatts, rating.ratedWatts() * 0.01) / rating.inverterEfficiency();
    return battery.storedWh() * SECONDS_PER_HOUR / drain;
  }

  private static UpsMode choose(boolean usable, boolean rectifier, boolean bypass, boolean empty) {
    if (bypass && usable) {
      return UpsMode.BYPASS;
    }
    if (rectifier) {
      return UpsMode.NORMAL;
    }
    if (!empty) {
      return UpsMode.BATTERY;
    }
    return usable ? UpsMode.BYPASS : UpsMode.OFF;
  }

  private Flow flow(
      PhysicsSettings settings, UpsMode next, boolean rectifier, double demand, double seconds) {
    PhysicsSettings.Ups rating = settings.ups();
    double direct = demand / rating.inverterEfficiency();
    double given = rectifier ? charging(settings.battery(), seconds) : 0;
    double stored = given * settings.battery().chargeEfficiency();
    return switch (next) {
      case NORMAL -> new Flow((direct + given) / rating.rectifierEfficiency(), demand, stored);
      case BYPASS -> new Flow(demand + given / rating.rectifierEfficiency(), demand, stored);
      case BATTERY -> {
        double most = battery.storedWh() * SECONDS_PER_HOUR / seconds;
        double drain = Math.min(direct, most);
        yield new Flow(0, drain * rating.inverterEfficiency(), -drain);
      }
      case OFF -> new Flow(0, 0, 0);
    };
  }

  private double charging(PhysicsSettings.Battery rating, double seconds) {
    double room = (battery.capacityWh() - battery.storedWh()) * SECONDS_PER_HOUR / seconds;
    double accepted = battery.acceptedWatts(rating.chargeWatts());
    return Math.min(accepted, room / rating.chargeEfficiency());
  }

  private record Flow(double input, double output, double battery) {}
}
