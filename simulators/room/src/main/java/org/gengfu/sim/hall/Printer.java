package org.gengfu.sim.hall;

/**
 * A ticket printer. Immutable.
 *
 * @param metres paper left on the roll
 * @param celsius temperature of the head
 * @param tooHot true while it waits for the head to cool
 * @param coverOpen true while somebody has it open
 * @param cutterJammed true until somebody frees it
 * @param tickets printed since the start
 */
record Printer(
    double metres,
    double celsius,
    boolean tooHot,
    boolean coverOpen,
    boolean cutterJammed,
    long tickets) {
  static Printer full(HallSettings.Printer settings) {
    double metres = settings.rollMetres() * settings.startPercent() / 100;
    return new Printer(metres, settings.celsius(), false, false, false, 0);
  }

  boolean paperOut(HallSettings.Printer settings) {
    return metres < settings.ticketMetres();
  }

  boolean nearEnd(HallSettings.Printer settings) {
    return metres < settings.nearEndMetres();
  }

  boolean ready(HallSettings.Printer settings) {
    return !paperOut(settings) && !coverOpen && !cutterJammed && !tooHot;
  }

  /** One more ticket. */
  Printer print(HallSettings.Printer settings) {
    return new Printer(
        metres - settings.ticketMetres(),
        celsius + settings.ticketKelvin(),
        tooHot,
        coverOpen,
        cutterJammed,
        tickets + 1);
  }

  Printer step(HallSettings.Printer settings, double seconds) {
    double share = 1 - Math.exp(-seconds / settings.coolingSeconds());
    double cooler = celsius + (settings.celsius() - celsius) * share;
    boolean hot = cooler > (tooHot ? settings.recoverCelsius() : settings.hotCelsius());
    return new Printer(metres, cooler, hot, coverOpen, cutterJammed, tickets);
  }

  Printer withPaper(double left) {
    return new Printer(left, celsius, tooHot, coverOpen, cutterJammed, tickets);
  }

  Printer withCover(boolean open) {
    return new Printer(metres, celsius, tooHot, open, cutterJammed, tickets);
  }

  Printer withJam(boolean jammed) {
    return new Printer(metres, celsius, tooHot, coverOpen, jammed, tickets);
  }
}
