package org.gengfu.sim.physics;

/** A thing that is so in the room until somebody changes it. */
enum Condition {
  MAINS_OFF,
  L1_LOST,
  L2_LOST,
  L3_LOST,
  RECTIFIER_FAILED,
  BYPASS_ASKED,
  BATTERY_WORN,
  AC_HIGH_PRESSURE,
  AC_AIRFLOW_LOST,
  AC_FILTER_CLOGGED,
  AC_OFF,
  CABLE_BROKEN,
  SMOKE_SOURCE,
  FIRE,
  DOOR_OPEN
}
