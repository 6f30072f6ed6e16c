package org.gengfu.driver.transport;

/** Parity of a serial line. */
public enum Parity {
  NONE,
  EVEN,
  ODD
}
