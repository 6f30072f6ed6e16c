package org.gengfu.profile;

/**
 * Where on the wire a point's value lies. Each protocol has its own record, equal when it means the
 * same place; only that protocol's language and driver look into it.
 */
public non-sealed interface WireSource extends PointSource {
  /**
   * True when a whole raw value is the bit pattern of a number of 2^63 or more, which has no sign
   * of its own on the wire.
   */
  default boolean unsigned(long raw) {
    return false;
  }
}
