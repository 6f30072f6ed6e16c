package org.gengfu.core.clock;

/**
 * What a person, or the program, said of a clock.
 *
 * @param by a user's name, or {@code center}
 * @param atMillis when it was said
 * @param reason why
 */
public record ClockWord(String by, long atMillis, String reason) {
  /** Who speaks for the program. */
  public static final String CENTER = "center";
}
