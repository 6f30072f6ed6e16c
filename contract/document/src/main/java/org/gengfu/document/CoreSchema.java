package org.gengfu.document;

import org.gengfu.document.ScalarNode.Kind;

/** Types unquoted values by the core schema (YAML 1.2.2, 10.3.2). Stateless; any thread. */
final class CoreSchema {
  /** Longest text that is taken for a number; longer ones stay texts. */
  static final int MAX_NUMBER_LENGTH = 64;

  /** What anything but a text begins with. */
  private static final String FIRST_OF_OTHERS = "+-.0123456789~nNtTfF";

  private CoreSchema() {}

  static Kind kindOf(String text) {
    if (text.isEmpty()) {
      return Kind.EMPTY;
    }
    char first = text.charAt(0);
    if (FIRST_OF_OTHERS.indexOf(first) < 0 || text.length() > MAX_NUMBER_LENGTH) {
      return Kind.TEXT;
    }
    if (first < 'A') {
      return number(text);
    }
    return switch (text) {
      case "null", "Null", "NULL", "~" -> Kind.EMPTY;
      case "true", "True", "TRUE", "false", "False", "FALSE" -> Kind.FLAG;
      default -> Kind.TEXT;
    };
  }

  /** True for infinity and what is not a number, of the texts that are numbers. */
  static boolean notFinite(String number) {
    char last = Character.toLowerCase(number.charAt(number.length() - 1));
    return last == 'f' || last == 'n';
  }

  /** {@code [-+]?[0-9]+}, {@code 0o[0-7]+}, {@code 0x[0-9a-fA-F]+}, or a float. */
  private static Kind number(String text) {
    if (text.length() > 2 && text.charAt(0) == '0') {
      char base = text.charAt(1);
      if (base == 'o' || base == 'x') {
        int end = digits(text, 2, base == 'o' ? 8 : 16);
        return end == text.length() ? Kind.WHOLE : Kind.TEXT;
      }
    }
    char first = text.charAt(0);
    int start = first == '-' || first == '+' ? 1 : 0;
    int end = digits(text, start, 10);
    if (end == text.length()) {
      return end > start ? Kind.WHOLE : Kind.TEXT;
    }
    return real(text, start, end) ? Kind.NUMBER : Kind.TEXT;
  }

  /**
   * {@code [-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?}, or infinity, or not a number.
   *
   * @param start after the sign
   * @param end after the digits before the point
   */
  private static boolean real(String text, int start, int end) {
    int at = end;
    if (text.charAt(at) == '.') {
      int fraction = digits(text, at + 1, 10);
      if (end == start && fraction == at + 1) {
        return endless(text, start);
      }
      at = fraction;
    } else if (end == start) {
      return false;
    }
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      int sign = at + 1;
      boolean signed =
          sign < text.length() && (text.charAt(sign) == '-' || text.charAt(sign) == '+');
      int exponent = signed ? sign + 1 : sign;
      at = digits(text, exponent, 10);
      return at == text.length() && at > exponent;
    }
    return at == text.length();
  }

  private static boolean endless(String text, int start) {
    return switch (text.substring(start)) {
      case ".inf", ".Inf", ".INF" -> true;
      case ".nan", ".NaN", ".NAN" -> start == 0;
      default -> false;
    };
  }

  /** The index after the ASCII digits that begin at an index. */
  private static int digits(String text, int from, int base) {
    int at = from;
    while (at < text.length()
        && text.charAt(at) < 0x7F
        && Character.digit(text.charAt(at), base) >= 0) {
      at++;
    }
    return at;
  }
}
