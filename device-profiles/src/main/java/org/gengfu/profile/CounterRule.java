package org.gengfu.profile;

/**
 * What kind of count a point is. A value below the one before is a wrap when the counter has a
 * width and is of kind COUNTER, and otherwise a start from 0 where {@code reset} allows one; of a
 * TOTAL that is never reset it is an error of the device, and the sample says nothing about growth.
 *
 * @param kind what its value does
 * @param wrapBits width in bits of the raw value at which it wraps, 0 for none
 * @param reset when it starts from 0 again
 */
public record CounterRule(Kind kind, int wrapBits, Reset reset) {
  /** What a count does. */
  public enum Kind {
    /** Goes up and down. */
    GAUGE,
    /** Goes up, wraps or is reset. */
    COUNTER,
    /** Goes up for the whole life of the device. */
    TOTAL
  }

  /** When a count starts from 0 again. */
  public enum Reset {
    NEVER,
    POWER_LOSS,
    DAILY,
    COMMAND
  }

  public CounterRule {
    if (wrapBits < 0 || wrapBits > 64) {
      throw new IllegalArgumentException("width of " + wrapBits + " bits");
    }
  }
}
