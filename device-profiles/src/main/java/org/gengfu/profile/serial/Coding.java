package org.gengfu.profile.serial;

/** How numbers and data of a frame travel. */
public enum Coding {
  /** As bytes. */
  BINARY,
  /** Two hexadecimal digits for each byte, high digit first; lower case is read too. */
  HEX
}
