package org.gengfu.core.availability;

import java.util.Optional;

/**
 * The instants from {@code fromMillis} on and before {@code toMillis}: half-open, never empty.
 *
 * @param fromMillis first instant, milliseconds since 1970-01-01 UTC
 * @param toMillis first instant after it, the same; {@link #LATEST} for no end
 */
public record TimeRange(long fromMillis, long toMillis) implements Comparable<TimeRange> {
  /** Start of the year 1; nothing lies before it. */
  public static final long EARLIEST = -62_135_596_800_000L;

  /** Start of the year 10000; nothing lies at or after it. */
  public static final long LATEST = 253_402_300_800_000L;

  /** All time. */
  public static final TimeRange ALWAYS = new TimeRange(EARLIEST, LATEST);

  public TimeRange {
    if (fromMillis < EARLIEST || toMillis > LATEST || fromMillis >= toMillis) {
      throw new IllegalArgumentException(
          "a range of time must end after it begins, within the years 1 to 9999: from "
              + fromMillis
              + " to "
              + toMillis);
    }
  }

  /** From an instant on, without end. */
  public static TimeRange from(long fromMillis) {
    return new TimeRange(fromMillis, LATEST);
  }

  /** How long it is, in milliseconds. */
  public long millis() {
    return toMillis - fromMillis;
  }

  /** True when the instant lies in it. */
  public boolean contains(long atMillis) {
    return fromMillis <= atMillis && atMillis < toMillis;
  }

  /** True when every instant of the other lies in it. */
  public boolean contains(TimeRange other) {
    return fromMillis <= other.fromMillis && other.toMillis <= toMillis;
  }

  /** The instants that lie in both, if any. */
  public Optional<TimeRange> intersection(TimeRange other) {
    long from = Math.max(fromMillis, other.fromMillis);
    long to = Math.min(toMillis, other.toMillis);
    return from < to ? Optional.of(new TimeRange(from, to)) : Optional.empty();
  }

  @Override
  public int compareTo(TimeRange other) {
    int byStart = Long.compare(fromMillis, other.fromMillis);
    return byStart != 0 ? byStart : Long.compare(toMillis, other.toMillis);
  }
}
