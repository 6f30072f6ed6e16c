package org.gengfu.sim.snmp;

/** A datagram that is no message of SNMP. */
final class BadMessageException extends Exception {
  private static final long serialVersionUID = 1L;

  BadMessageException(String message) {
    super(message);
  }
}
