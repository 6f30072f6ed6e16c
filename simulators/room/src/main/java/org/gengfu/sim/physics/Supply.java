package org.gengfu.sim.physics;

/**
 * What stands at the room's distribution board: three phase voltages in V and a frequency in Hz.
 */
record Supply(double l1, double l2, double l3, double hertz) {
  private static final double DEAD_VOLTS = 10;

  /**
   * The supply under these conditions.
   *
   * @param elapsedSeconds time since the room began, which places the grid's slow swing
   * @param drawn currents drawn a step ago, which pull the voltage down
   */
  static Supply of(
      PhysicsSettings.Mains grid, Controls controls, double elapsedSeconds, Currents drawn) {
    double turn = 2 * Math.PI * elapsedSeconds / grid.swingSeconds();
    double volts = controls.mainsVolts() * (1 + grid.swing() * Math.sin(turn));
    boolean off = controls.has(Condition.MAINS_OFF);
    double l1 = phase(off || controls.has(Condition.L1_LOST), volts, grid.ohms() * drawn.l1());
    double l2 = phase(off || controls.has(Condition.L2_LOST), volts, grid.ohms() * drawn.l2());
    double l3 = phase(off || controls.has(Condition.L3_LOST), volts, grid.ohms() * drawn.l3());
    boolean dead = l1 == 0 && l2 == 0 && l3 == 0;
    return new Supply(l1, l2, l3, dead ? 0 : controls.mainsHertz());
  }

  boolean threePhases() {
    return l1 > DEAD_VOLTS && l2 > DEAD_VOLTS && l3 > DEAD_VOLTS;
  }

  private static double phase(boolean off, double volts, double drop) {
    return off ? 0 : Math.max(0, volts - drop);
  }

  /** Phase currents in A. */
  record Currents(double l1, double l2, double l3) {
    static final Currents NONE = new Currents(0, 0, 0);
  }
}
