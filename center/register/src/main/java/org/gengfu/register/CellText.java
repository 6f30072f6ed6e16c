package org.gengfu.register;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What people and spreadsheets leave in texts beside the text. Stateless. */
final class CellText {
  /** Most characters of a text that are looked at. */
  static final int MAX = 1_000;

  /** ECMA-376 part 1, 22.9.2.19: how a text writes characters that XML cannot. */
  private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private static final Pattern LIKE_ESCAPE = Pattern.compile("_(x[0-9A-Fa-f]{4}_)");

  private CellText() {}

  /** The text with its escapes resolved, without blanks around it. */
  static String cleaned(String text) {
    String whole =
        text.contains("_x") ? ESCAPE.matcher(text).replaceAll(CellText::character) : text;
    int from = 0;
    int to = whole.length();
    while (from < to && isBlank(whole.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(whole.charAt(to - 1))) {
      to--;
    }
    return whole.substring(from, to);
  }

  private static String character(MatchResult match) {
    char c = (char) Integer.parseInt(match.group(1), 16);
    return c == '$' || c == '\\' ? "\\" + c : String.valueOf(c);
  }

  /** Also blanks of no break, of no width and of full width, and byte order marks. */
  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || c == '\u00A0' || c == '\u200B' || c == '\uFEFF' || c == 0;
  }

  /** True when a screen, a file and a database can hold it. */
  static boolean isPrintable(String text) {
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      boolean broken = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
      boolean control =
          Character.isISOControl(point) && point != '\n' && point != '\r' && point != '\t';
      if (broken || control || point == 0xFFFE || point == 0xFFFF) {
        return false;
      }
      i += Character.charCount(point);
    }
    return true;
  }

  /** The text as a workbook writes it: what looks like an escape is escaped. */
  static String escaped(String text) {
    return text.contains("_x") ? LIKE_ESCAPE.matcher(text).replaceAll("_x005F_$1") : text;
  }

  /** The text with blanks for what {@link #isPrintable} refuses. */
  static String printable(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .forEach(point -> {
          String one = Character.toString(point);
          clean.append(isPrintable(one) ? one : " ");
        });
    return clean.toString();
  }

  /** One line: what breaks lines becomes a blank. */
  static String line(String text) {
    return text.indexOf('\n') < 0 && text.indexOf('\r') < 0 && text.indexOf('\t') < 0
        ? text
        : text.replaceAll("[\\r\\n\\t]+", " ");
  }
}
