package org.gengfu.driver.rtsp.wire;

import java.time.Duration;

/**
 * The pictures that passed in one visit, from the beginning of the first to the beginning of the
 * last. A visit that only takes a key frame sees too few to judge by: ask for a watch.
 *
 * @param frames pictures in that time; the last one, of which only the beginning is known, not
 *     counted
 * @param bytes of those pictures, without packet heads
 * @param told how long that was by the camera's own stamps
 * @param seen how long it was by our clock
 */
public record Flow(long frames, long bytes, Duration told, Duration seen) {
  /** Nothing passed. */
  public static final Flow NONE = new Flow(0, 0, Duration.ZERO, Duration.ZERO);

  /** Pictures below which there is no rate. */
  public static final int ENOUGH = 5;

  /** A camera may send at once what it kept of the seconds before: up to so much. */
  private static final Duration KEPT = Duration.ofSeconds(30);

  public Flow {
    if (frames < 0 || bytes < 0 || told.isNegative() || seen.isNegative()) {
      throw new IllegalArgumentException(
          "%d frames, %d bytes, %s, %s".formatted(frames, bytes, told, seen));
    }
  }

  /** Whether enough passed for rates. */
  public boolean isEnough() {
    return frames >= ENOUGH && length().toMillis() > 0;
  }

  /** Pictures a second; NaN when too few passed. */
  public double framesPerSecond() {
    return isEnough() ? frames / seconds() : Double.NaN;
  }

  /** Bits a second of the pictures; NaN when too few passed. */
  public double bitsPerSecond() {
    return isEnough() ? 8.0 * bytes / seconds() : Double.NaN;
  }

  private double seconds() {
    return length().toNanos() / 1e9;
  }

  /**
   * By the camera's stamps, since pictures come in bursts; by our clock when the stamps cannot be
   * right: far slower than time passed, or farther ahead than a camera can have kept.
   */
  private Duration length() {
    boolean isTooShort = told.multipliedBy(2).compareTo(seen) < 0;
    boolean isTooLong = told.minus(seen).compareTo(KEPT) > 0;
    return isTooShort || isTooLong ? seen : told;
  }
}
