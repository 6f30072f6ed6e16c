package org.gengfu.sim.physics;

/**
 * The air of the room in two parts, each with what stands in it: the servers push air from the cold
 * aisle through themselves to the hot aisle, the air conditioner takes it there and blows it back
 * cold, and what it does not take flows back by itself.
 *
 * @param coldCelsius temperature of the cold aisle, where the servers breathe in
 * @param hotCelsius temperature of the hot aisle, which is the air conditioner's return
 * @param ratio kilograms of water per kilogram of dry air, the same everywhere
 */
record RoomAir(double coldCelsius, double hotCelsius, double ratio) {
  static final double AIR_KG = 150;
  private static final double SERVER_RISE_KELVIN = 11;
  private static final double IDLE_MIXING_WATTS_PER_KELVIN = 60;

  static RoomAir initial(PhysicsSettings settings) {
    PhysicsSettings.Air air = settings.air();
    double hot = Math.max(air.celsius(), settings.ac().setpointCelsius());
    double ratio = MoistAir.ratio(air.celsius(), air.relativeHumidity());
    return new RoomAir(air.celsius(), hot, ratio);
  }

  /** Heat held above 0 degrees Celsius, in joules. */
  double joules(PhysicsSettings.Air air) {
    return coldCelsius * air.coldJoulesPerKelvin() + hotCelsius * air.hotJoulesPerKelvin();
  }

  /** Water in the air, in kilograms. */
  double waterKg() {
    return ratio * AIR_KG;
  }

  double coldHumidity() {
    return MoistAir.relativeHumidity(coldCelsius, ratio);
  }

  double hotHumidity() {
    return MoistAir.relativeHumidity(hotCelsius, ratio);
  }

  RoomAir step(PhysicsSettings.Air air, Sources sources, double seconds) {
    double circulation =
        Math.max(sources.serverWatts() / SERVER_RISE_KELVIN, sources.blownWattsPerKelvin())
            + IDLE_MIXING_WATTS_PER_KELVIN;
    double difference = hotCelsius - coldCelsius;
    double cold = circulation * difference - sources.coolingWatts();
    double hot = -circulation * difference + sources.serverWatts() + sources.otherWatts();
    cold += sources.wall(air) / 2 * (sources.outsideCelsius() - coldCelsius);
    hot += sources.wall(air) / 2 * (sources.outsideCelsius() - hotCelsius);
    return new RoomAir(
        coldCelsius + cold * seconds / air.coldJoulesPerKelvin(),
        hotCelsius + hot * seconds / air.hotJoulesPerKelvin(),
        Math.max(0, ratio + water(air, sources) * seconds / AIR_KG));
  }

  /** Water coming in, less what the coil takes, in kilograms per second. */
  double water(PhysicsSettings.Air air, Sources sources) {
    double perSecond = air.airChangePerMinute() / 60 * (sources.doorOpen() ? 10 : 1);
    double outside = MoistAir.ratio(sources.outsideCelsius(), air.outsideHumidity());
    return AIR_KG * perSecond * (outside - ratio) - sources.driedKgPerSecond();
  }

  /**
   * What heats, cools and wets the air during a step.
   *
   * @param serverWatts heat of the servers
   * @param otherWatts heat of UPS losses, fan and fire
   * @param coolingWatts heat that the coil takes
   * @param blownWattsPerKelvin heat capacity of the air that the air conditioner moves per second
   * @param driedKgPerSecond water that the coil takes
   * @param outsideCelsius outdoor temperature
   * @param doorOpen true when the door stands open
   */
  record Sources(
      double serverWatts,
      double otherWatts,
      double coolingWatts,
      double blownWattsPerKelvin,
      double driedKgPerSecond,
      double outsideCelsius,
      boolean doorOpen) {
    double wall(PhysicsSettings.Air air) {
      return air.wallWattsPerKelvin() + (doorOpen ? air.doorWattsPerKelvin() : 0);
    }
  }
}
