package org.gengfu.sim.opcua.wire;

/** A request that a server answers with a fault, or bytes that are no request. */
public final class UaFault extends RuntimeException {
  private final long status;

  public UaFault(long status, String message) {
    super(message);
    this.status = status;
  }

  /** The status code that tells the client. */
  public long status() {
    return status;
  }
}
