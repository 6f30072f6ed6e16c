package org.gengfu.report.paper;

import java.math.BigDecimal;
import java.time.Instant;

/** What stands in one place of a table: still a value, not yet text. */
public sealed interface Field {
  /** Words; empty for nothing. */
  record Says(String text) implements Field {}

  /** A number, with as many digits as it has. */
  record Figure(BigDecimal number) implements Field {
    public Figure(long number) {
      this(BigDecimal.valueOf(number));
    }
  }

  /** An instant. */
  record Moment(Instant time) implements Field {}

  /**
   * Nobody here knows it: a person is to say it, and the paper shows that it is missing.
   *
   * @param why why it is not known
   */
  record Unknown(String why) implements Field {}

  /** Words. */
  static Field of(String text) {
    return new Says(text);
  }

  /** A number. */
  static Field of(long number) {
    return new Figure(number);
  }

  /** An instant. */
  static Field of(Instant time) {
    return new Moment(time);
  }
}
