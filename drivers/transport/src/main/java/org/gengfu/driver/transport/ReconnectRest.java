package org.gengfu.driver.transport;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long a connection that cannot be made is left alone: 1 s, doubled with every failure up to 60
 * s, each stretched by up to a quarter so that the agents of a site do not knock in step. Called by
 * the line's thread only.
 */
public final class ReconnectRest {
  public static final Duration FIRST = Duration.ofSeconds(1);
  public static final Duration LONGEST = Duration.ofSeconds(60);

  private final DoubleSupplier jitter;
  private int failures;
  private long untilNanos;

  /**
   * @param jitter gives a number in [0, 1) for each rest
   */
  public ReconnectRest(DoubleSupplier jitter) {
    this.jitter = jitter;
  }

  /** The connection could not be made, or broke. */
  public void failed(long nowNanos) {
    long plain = Math.min(LONGEST.toNanos(), FIRST.toNanos() << Math.min(failures, 6));
    untilNanos = nowNanos + (long) (plain * (1 + jitter.getAsDouble() / 4));
    failures++;
  }

  /** The connection carried an answer: the next failure is the first again. */
  public void worked() {
    failures = 0;
  }

  /** Nanoseconds until the next attempt, 0 when it may be made. */
  public long waitNanos(long nowNanos) {
    return failures == 0 ? 0 : Math.max(0, untilNanos - nowNanos);
  }
}
