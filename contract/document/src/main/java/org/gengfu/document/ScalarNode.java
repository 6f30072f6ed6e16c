package org.gengfu.document;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A single value, typed by the YAML 1.2 core schema (YAML 1.2.2, 10.3.2): what is quoted is text,
 * what is not is null, true, false, a number, or else text.
 *
 * @param mark where it begins
 * @param text the value as written, quotes and escapes resolved
 * @param kind its type
 * @param textStart columns from the mark to the first character of the text, or -1 when the text
 *     does not stand on one line
 */
public record ScalarNode(Mark mark, String text, Kind kind, int textStart) implements Node {

  /** The types of the core schema. */
  public enum Kind {
    EMPTY("nothing"),
    FLAG("true or false"),
    WHOLE("a whole number"),
    NUMBER("a number"),
    TEXT("a text");

    private final String phrase;

    Kind(String phrase) {
      this.phrase = phrase;
    }
  }

  /** Digits, with a sign, that a {@code long} holds in any case. */
  private static final int MAX_SHORT = 18;

  /** Types an unquoted value by the core schema. */
  static ScalarNode plain(Mark mark, String text, int textStart) {
    return new ScalarNode(mark, text, CoreSchema.kindOf(text), textStart);
  }

  /** Where a character of the text stands, as near as the way of writing allows. */
  public Mark markAt(int index) {
    return textStart < 0
        ? mark
        : new Mark(mark.file(), mark.line(), mark.column() + textStart + index);
  }

  /** The number exactly as written, or null when this is not a finite number of sane size. */
  public @Nullable BigDecimal decimal() {
    return switch (kind) {
      case WHOLE ->
          isShort() ? BigDecimal.valueOf(Long.parseLong(text)) : new BigDecimal(integer());
      case NUMBER -> finite();
      case EMPTY, FLAG, TEXT -> null;
    };
  }

  /** The number, or null when this is not a whole number of at most 64 bits with sign. */
  public @Nullable Long whole() {
    if (kind != Kind.WHOLE) {
      return null;
    }
    if (isShort()) {
      return Long.valueOf(text);
    }
    BigInteger value = integer();
    return value.bitLength() < Long.SIZE ? value.longValue() : null;
  }

  /** True or false, or null when this is neither. */
  public @Nullable Boolean flag() {
    return kind == Kind.FLAG ? text.charAt(0) == 't' || text.charAt(0) == 'T' : null;
  }

  @Override
  public String describe() {
    return kind.phrase;
  }

  /** True for a decimal number that a {@code long} holds in any case. */
  private boolean isShort() {
    return text.length() <= MAX_SHORT && (text.length() < 2 || text.charAt(1) <= '9');
  }

  private BigInteger integer() {
    if (text.startsWith("0x")) {
      return new BigInteger(text.substring(2), 16);
    }
    if (text.startsWith("0o")) {
      return new BigInteger(text.substring(2), 8);
    }
    return new BigInteger(text);
  }

  private @Nullable BigDecimal finite() {
    if (CoreSchema.notFinite(text)) {
      return null;
    }
    try {
      BigDecimal value = new BigDecimal(text);
      return Double.isFinite(value.doubleValue()) && Math.abs((long) value.scale()) < 400
          ? value
          : null;
    } catch (NumberFormatException exponentTooLarge) {
      return null;
    }
  }
}
