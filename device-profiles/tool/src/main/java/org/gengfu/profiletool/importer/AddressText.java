package org.gengfu.profiletool.importer;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A register address as a table writes it.
 *
 * @param table {@code coil}, {@code discrete}, {@code input}, {@code holding}, or empty when the
 *     text does not say it
 * @param number as written; with a prefix such as 4x without the type digit
 * @param count of registers when the text is a range, else 0
 * @param bit behind a point, or -1
 */
record AddressText(String table, int number, int count, int bit, Notation notation) {
  /** How the number is written. */
  enum Notation {
    DECIMAL,
    HEX,
    /** {@code 4x0001}: type and number from 1. */
    PREFIX
  }

  private static final String ONE =
      "(0x[0-9a-fA-F]{1,4}|[0-9a-fA-F]{1,4}[hH]|[0-9]{1,6}|[0-9a-fA-F]{4})";
  private static final Pattern PREFIX =
      Pattern.compile("([0134])[xX*:-]([0-9]{1,5})(?:\\.([0-9]{1,2}))?");
  private static final Pattern NAMED =
      Pattern.compile("(?i)(holding|input|coil|discrete|hr|ir|hreg|ireg|di|do)[ :_-]*" + ONE);
  private static final Pattern PLAIN =
      Pattern.compile(
          ONE + "(?:\\.([0-9]{1,2}))?(?:\\s*(?:-|~|～|—|–|至|to|,|、|/|\\.\\.)\\s*" + ONE + ")?");

  /**
   * Reads a cell.
   *
   * @param hex true when bare digits are hexadecimal
   * @return null when it is no address
   */
  static @Nullable AddressText parse(String cell, boolean hex) {
    String text = cell.strip().replaceAll("\\s+", " ").replaceFirst("^[$&][Hh]?", "0x");
    Matcher prefix = PREFIX.matcher(text);
    if (prefix.matches() && !text.toLowerCase(Locale.ROOT).startsWith("0x")) {
      String table = table(prefix.group(1).charAt(0));
      return new AddressText(
          table, Integer.parseInt(prefix.group(2)), 0, bit(prefix.group(3)), Notation.PREFIX);
    }
    Matcher named = NAMED.matcher(text);
    if (named.matches()) {
      AddressText plain = parse(named.group(2), hex);
      return plain == null ? null : plain.in(word(named.group(1)));
    }
    Matcher plain = PLAIN.matcher(text);
    if (!plain.matches()) {
      return null;
    }
    boolean hexadecimal = hex || hexadecimal(plain.group(1));
    int first = value(plain.group(1), hexadecimal);
    String end = plain.group(3);
    int last = end == null ? first : value(end, hexadecimal || hexadecimal(end));
    boolean sane = first >= 0 && last >= first && last - first < 125;
    int count = end == null ? 0 : last - first + 1;
    return sane
        ? new AddressText(
            "", first, count, bit(plain.group(2)), hexadecimal ? Notation.HEX : Notation.DECIMAL)
        : null;
  }

  /** True when only a hexadecimal number is written so. */
  static boolean hexadecimal(String digits) {
    return digits.toLowerCase(Locale.ROOT).startsWith("0x") || digits.matches(".*[a-fA-FhH].*");
  }

  private static int value(String digits, boolean hex) {
    String bare = digits.replaceFirst("^0[xX]", "").replaceFirst("[hH]$", "");
    try {
      return Integer.parseInt(bare, hex ? 16 : 10);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static int bit(@Nullable String digits) {
    return digits == null ? -1 : Integer.parseInt(digits);
  }

  private static String table(char digit) {
    return switch (digit) {
      case '0' -> "coil";
      case '1' -> "discrete";
      case '3' -> "input";
      default -> "holding";
    };
  }

  private static String word(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "input", "ir", "ireg" -> "input";
      case "coil", "do" -> "coil";
      case "discrete", "di" -> "discrete";
      default -> "holding";
    };
  }

  AddressText in(String name) {
    return new AddressText(name, number, count, bit, notation);
  }

  /** True for 10001, 30001, 40001 and the like, in decimal. */
  boolean modicon() {
    return notation == Notation.DECIMAL
        && (number >= 10001 && number <= 19999
            || number >= 30001 && number <= 39999
            || number >= 40001 && number <= 49999
            || number >= 300001 && number <= 365536
            || number >= 400001 && number <= 465536);
  }

  /** The table that a Modicon number names, or empty. */
  String modiconTable() {
    if (!modicon()) {
      return "";
    }
    return table(Integer.toString(number).charAt(0));
  }

  /** The table that a function code or a word names, or empty. */
  static String tableOf(String cell) {
    String text = cell.toLowerCase(Locale.ROOT);
    if (text.matches(".*(保持|holding|4x|\\b4区|模拟量输出).*")) {
      return "holding";
    }
    if (text.matches(".*(输入寄存器|input reg|3x|\\b3区|模拟量输入).*") || text.equals("input")) {
      return "input";
    }
    if (text.matches(".*(离散|discrete|输入状态|input status|1x|开关量输入).*")) {
      return "discrete";
    }
    if (text.matches(".*(线圈|coil|0x区|开关量输出).*")) {
      return "coil";
    }
    Matcher code =
        Pattern.compile("(?:0x|fc)?\\s*0?([1-6]|0f|10|15|16)h?\\b.*").matcher(text.strip());
    if (!code.matches()) {
      return "";
    }
    return switch (code.group(1)) {
      case "1", "5", "0f", "15" -> "coil";
      case "2" -> "discrete";
      case "4" -> "input";
      default -> "holding";
    };
  }
}
