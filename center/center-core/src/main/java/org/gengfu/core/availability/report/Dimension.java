package org.gengfu.core.availability.report;

/** By what devices are grouped. */
public enum Dimension {
  /** Each device is its own group. */
  CAMERA,
  /** The place where it stands. */
  SITE,
  /** The district of that place. */
  DISTRICT,
  /** Who owns it: the city, a carrier. */
  OWNER,
  /** What it is paid by; a device may have several. */
  CONTRACT_ITEM
}
