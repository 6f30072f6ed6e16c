package org.gengfu.sim.opcua.wire;

/**
 * A value as a server gives it.
 *
 * @param status status code; 0 is Good
 * @param sourceMillis when it was so, milliseconds since 1970
 */
public record DataValue(Variant value, long status, long sourceMillis) {
  /** No value, because of this. */
  public static DataValue bad(long status, long sourceMillis) {
    return new DataValue(Variant.EMPTY, status, sourceMillis);
  }
}
