package org.gengfu.profile.serial;

/** Which byte of a number comes first. */
public enum ByteOrder {
  /** The most significant one. */
  BIG,
  /** The least significant one. */
  LITTLE
}
