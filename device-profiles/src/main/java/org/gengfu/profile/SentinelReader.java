package org.gengfu.profile;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import org.gengfu.document.ListNode;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.jspecify.annotations.Nullable;

/** Reads raw values that mean "no value". For one thread. */
final class SentinelReader {
  private final ProtocolLanguage language;
  private final Problems problems;

  SentinelReader(ProtocolLanguage language, Problems problems) {
    this.language = language;
    this.problems = problems;
  }

  /** Sentinels of the value behind a map of bits. */
  Set<Long> whole(MapNode spec, WireSource whole) {
    return read(spec, whole, -1, -1);
  }

  Set<Long> read(MapNode spec, WireSource source, int low, int high) {
    Set<Long> values = new HashSet<>();
    if (spec.get("invalid") instanceof ListNode list) {
      for (Node node : list.items()) {
        Long value = node instanceof ScalarNode scalar ? sentinel(scalar, source, low, high) : null;
        if (value != null) {
          values.add(value);
        }
      }
    }
    return values;
  }

  /** Sentinels with a fraction, which only real numbers can have. */
  Set<Double> reals(MapNode spec, WireSource source) {
    Set<Double> values = new HashSet<>();
    if (spec.get("invalid") instanceof ListNode list
        && language.rawKind(source) != ValueKind.WHOLE) {
      for (Node node : list.items()) {
        BigDecimal number = node instanceof ScalarNode scalar ? scalar.decimal() : null;
        if (number != null && fraction(number)) {
          values.add(number.doubleValue());
        }
      }
    }
    return values;
  }

  private static boolean fraction(BigDecimal number) {
    return number.stripTrailingZeros().scale() > 0;
  }

  /** A sentinel as it will look after the sign is applied: 0x8000 is -32768 for an int16. */
  private @Nullable Long sentinel(ScalarNode scalar, WireSource source, int low, int high) {
    Mark mark = scalar.mark();
    boolean real = language.rawKind(source) != ValueKind.WHOLE;
    if (scalar.text().equals("nan") && real) {
      return null;
    }
    BigDecimal number = scalar.decimal();
    if (number == null) {
      String message = "\"invalid\" holds a word that is no raw value of this type";
      problems.add(mark, "WRONG_TYPE", message, "Write numbers; nan only for floats");
      return null;
    }
    if (real) {
      return fraction(number) ? null : Long.valueOf(number.longValue());
    }
    if (fraction(number)) {
      String message = scalar.text() + " has a fraction, a raw value of this type has none";
      problems.add(mark, "OUT_OF_RANGE", message, "Write a whole number");
      return null;
    }
    int width = low < 0 ? language.width(source) : high - low + 1;
    boolean signed = low < 0 && language.signed(source);
    BigDecimal span = BigDecimal.TWO.pow(width);
    BigDecimal half = BigDecimal.TWO.pow(width - 1);
    if (number.compareTo(span) >= 0
        || number.compareTo(signed ? half.negate() : BigDecimal.ZERO) < 0) {
      String message = scalar.text() + " is no raw value of " + width + " bits";
      problems.add(mark, "OUT_OF_RANGE", message, "");
      return null;
    }
    return (signed && number.compareTo(half) >= 0 ? number.subtract(span) : number)
        .toBigInteger()
        .longValue();
  }
}
