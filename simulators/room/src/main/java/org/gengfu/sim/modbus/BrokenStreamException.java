package org.gengfu.sim.modbus;

/** What came cannot be the protocol: the connection must be closed. */
final class BrokenStreamException extends Exception {
  private static final long serialVersionUID = 1;

  BrokenStreamException(String message) {
    super(message);
  }
}
