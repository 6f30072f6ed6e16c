package org.gengfu.profile.serial;

import java.util.regex.Pattern;
import org.gengfu.profile.WireSource;
import org.jspecify.annotations.Nullable;

/**
 * Where a point lies in an answer.
 *
 * @param answer id of the question, or of what is heard
 * @param place where in it; null for a point that is only written
 * @param form how its bytes or its text make up the value
 * @param order which byte of a number comes first
 * @param set id of the question that writes it, or null
 */
public record SerialSource(
    String answer, @Nullable Place place, Form form, ByteOrder order, @Nullable String set)
    implements WireSource {

  @Override
  public boolean unsigned(long raw) {
    return raw < 0
        && switch (form) {
          case UINT, HEX, BINARY -> true;
          case DECIMAL, INTEGER, TEXT, INT, FLOAT, BCD, DIGITS -> false;
        };
  }

  /** Where in an answer. */
  public sealed interface Place {
    /**
     * A separated field.
     *
     * @param index 0 is the first; -1 is the last
     */
    record Field(int index) implements Place {}

    /** Characters of the data, first and last, both counted from 0. */
    record Columns(int first, int last) implements Place {}

    /** The first group of a pattern that is looked for in the data as text. */
    record Capture(Pattern pattern) implements Place {
      @Override
      public boolean equals(@Nullable Object other) {
        return other instanceof Capture(Pattern p) && p.pattern().equals(pattern.pattern());
      }

      @Override
      public int hashCode() {
        return pattern.pattern().hashCode();
      }
    }

    /**
     * Bytes of the decoded data, or of a part of the layout.
     *
     * @param path part, e.g. {@code panel[1].path[2].voltage}; empty for the data as a whole
     * @param offset from the begin of the part, or of the data; negative counts from the end
     * @param length in bytes
     */
    record At(String path, int offset, int length) implements Place {}
  }

  /** How bytes or a text make up a value. */
  public enum Form {
    /** A text that is a decimal number. */
    DECIMAL(false, false),
    /** A text that is a whole number. */
    INTEGER(false, true),
    /** A text of hexadecimal digits. */
    HEX(false, true),
    /** A text of 0 and 1, most significant first. */
    BINARY(false, true),
    /** A text. */
    TEXT(false, false),
    /** Bytes that are an unsigned number. */
    UINT(true, true),
    /** Bytes that are a number in two's complement. */
    INT(true, true),
    /** Four or eight bytes that are an IEEE 754 number. */
    FLOAT(true, false),
    /** Two decimal digits a byte. */
    BCD(true, true),
    /** One decimal digit a byte, 0 to 9. */
    DIGITS(true, true);

    private final boolean bytes;
    private final boolean whole;

    Form(boolean bytes, boolean whole) {
      this.bytes = bytes;
      this.whole = whole;
    }

    /** True when it is made of bytes, false when it is made of characters. */
    public boolean bytes() {
      return bytes;
    }

    /** True when its values are whole numbers. */
    public boolean whole() {
      return whole;
    }
  }
}
