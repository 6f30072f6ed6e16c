package org.gengfu.document;

import java.math.BigDecimal;

/** What is said of a value that does not fit its key. Stateless. */
final class Unfit {
  private Unfit() {}

  static void type(String key, String expected, Node found, String fix, Problems problems) {
    String message = "\"" + key + "\" must be " + expected + ", not " + found.describe();
    problems.add(found.mark(), "WRONG_TYPE", message, fix);
  }

  static void range(String key, ScalarNode found, String shown, String range, Problems problems) {
    String message = "\"" + key + "\" is " + shown + ", which is out of range";
    problems.add(found.mark(), "OUT_OF_RANGE", message, "Use " + range);
  }

  static String show(double bound) {
    return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
  }
}
