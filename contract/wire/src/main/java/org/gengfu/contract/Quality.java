package org.gengfu.contract;

/** How far a reading can be trusted. The code is what travels on the wire and must not change. */
public enum Quality {
  /** The device answered and the value passed every check. */
  GOOD(192),
  /** The device says that it has no value here (a sentinel such as 0x7FFF). */
  NOT_AVAILABLE(8),
  /** The value lies outside what the profile calls possible, or jumped further than it may. */
  IMPLAUSIBLE(80),
  /** The device answered with an error instead of a value. */
  DEVICE_ERROR(12),
  /** The device did not answer; the last value is old. */
  STALE(500);

  private static final Quality[] BY_CODE = values();

  private final int code;

  Quality(int code) {
    this.code = code;
  }

  /** The number on the wire. */
  public int code() {
    return code;
  }

  /** True only for {@link #GOOD}. */
  public boolean isGood() {
    return this == GOOD;
  }

  /**
   * The quality with this code.
   *
   * @throws IllegalArgumentException when no quality has it
   */
  public static Quality ofCode(int code) {
    for (Quality quality : BY_CODE) {
      if (quality.code == code) {
        return quality;
      }
    }
    throw new IllegalArgumentException("no quality has the code " + code);
  }
}
