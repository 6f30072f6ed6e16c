package org.gengfu.core.travel;

/** How long the way from one point to another takes. Any thread; never blocks. */
public interface Travel {
  /**
   * The time on the way.
   *
   * @param leaveMillis when one sets out, ms since 1970
   * @return milliseconds; 0 for the same point
   */
  long millis(GeoPoint from, GeoPoint to, long leaveMillis);
}
