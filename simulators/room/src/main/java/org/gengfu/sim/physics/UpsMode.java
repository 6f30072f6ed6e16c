package org.gengfu.sim.physics;

/** Where the output of a UPS gets its power from. */
enum UpsMode {
  /** Rectifier and inverter; the battery is charged. */
  NORMAL,
  /** Battery and inverter. */
  BATTERY,
  /** Straight from the mains. */
  BYPASS,
  /** The output is dead. */
  OFF
}
