package org.gengfu.sim.line;

import java.time.Duration;

/**
 * How long bytes take on a serial line, which a pseudo terminal does not show by itself.
 *
 * @param baud bits per second, 0 for no delay
 */
public record Pace(int baud) {
  /** Start bit, eight data bits, parity or second stop bit, stop bit. */
  private static final int BITS = 11;

  private static final long NANOS = 1_000_000_000L;

  public static final Pace NONE = new Pace(0);

  /** How long so many bytes take. */
  public Duration of(int bytes) {
    return baud == 0 ? Duration.ZERO : Duration.ofNanos(NANOS * BITS * bytes / baud);
  }
}
