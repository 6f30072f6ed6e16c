package org.gengfu.sim.hall;

import org.gengfu.sim.physics.PhysicsSettings;
import org.gengfu.sim.world.Within;

/**
 * What the hall is built of. Every number is illustrative: it makes a hall that behaves, and copies
 * no maker's data sheet.
 */
record HallSettings(
    Visitors visitors,
    Windows windows,
    Printer printer,
    PhysicsSettings.Mains mains,
    PhysicsSettings.Ups ups,
    PhysicsSettings.Battery battery,
    Load load) {

  /** A hall on a weekday morning. */
  static HallSettings defaults() {
    PhysicsSettings room = PhysicsSettings.defaults();
    return new HallSettings(
        new Visitors(9, 1, 240, 1),
        new Windows(240, 0.6, 0.05),
        new Printer(80, 0.12, 3, 6, 40, 25, 100, 65, 55),
        room.mains(),
        new PhysicsSettings.Ups(3_000, 0.93, 0.96, 176, 264, 45, 55, 3, 220),
        new PhysicsSettings.Battery(300, 100, 30, 300, 0.9, 8),
        new Load(1_200));
  }

  /**
   * Who comes. Over the day the stream follows a fixed shape: nobody before half past eight and
   * after half past five, a lull at noon.
   *
   * @param startHour time of day at the start, hours
   * @param pace how much faster the day goes than the clock
   * @param perHour visitors in the busiest hour
   * @param seed of the dice
   */
  record Visitors(
      @Within(low = 0, high = 24) double startHour,
      @Within(low = 0, high = 3_600) double pace,
      @Within(low = 0, high = 36_000) double perHour,
      @Within(low = 0, high = 1e9) int seed) {
    /** Visitors in an hour at this time of day. */
    double rate(double hour) {
      double morning = bump(hour, 10, 1.1);
      double afternoon = 0.8 * bump(hour, 15.2, 1.2);
      boolean open = hour >= 8.5 && hour <= 17.5;
      return open ? perHour * Math.max(0.05, Math.max(morning, afternoon)) : 0;
    }

    private static double bump(double hour, double middle, double width) {
      double away = (hour - middle) / width;
      return Math.exp(-away * away / 2);
    }
  }

  /**
   * How windows work.
   *
   * @param serviceSeconds mean time at a window
   * @param rated share of visitors who press a key of the evaluator
   * @param absent share of tickets that nobody answers to, so that the clerk calls again
   */
  record Windows(
      @Within(low = 0.5, high = 7_200) double serviceSeconds,
      @Within(low = 0, high = 1) double rated,
      @Within(low = 0, high = 0.9) double absent) {}

  /**
   * A ticket printer with its roll.
   *
   * @param rollMetres length of a new roll
   * @param ticketMetres what one ticket takes
   * @param nearEndMetres its sensor says "near end" below this
   * @param ticketKelvin how much one ticket heats the head
   * @param coolingSeconds time constant of the head's cooling
   * @param celsius temperature around it
   * @param startPercent paper on the roll at the start, per cent of a new one
   * @param hotCelsius hotter than this it waits
   * @param recoverCelsius cooler than this it goes on
   */
  record Printer(
      @Within(low = 1, high = 500) double rollMetres,
      @Within(low = 0.02, high = 1) double ticketMetres,
      @Within(low = 0, high = 100) double nearEndMetres,
      @Within(low = 0, high = 60) double ticketKelvin,
      @Within(low = 0.1, high = 3_600) double coolingSeconds,
      @Within(low = -10, high = 50) double celsius,
      @Within(low = 0, high = 100) double startPercent,
      @Within(low = 40, high = 120) double hotCelsius,
      @Within(low = 30, high = 120) double recoverCelsius) {}

  /**
   * What the UPS feeds.
   *
   * @param watts of ticket machine, switch and servers
   */
  record Load(@Within(low = 0, high = 1e5) double watts) {}
}
