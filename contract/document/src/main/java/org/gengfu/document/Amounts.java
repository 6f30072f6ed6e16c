package org.gengfu.document;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Amounts with a unit: durations and byte counts. Stateless; any thread. */
final class Amounts {
  private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,15})([A-Za-z]{1,3})");
  private static final Map<String, Long> MILLIS =
      Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);
  private static final Map<String, Long> BYTES =
      Map.of("B", 1L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30, "TiB", 1L << 40);

  private Amounts() {}

  /** A duration such as {@code 250ms}, {@code 2s}, {@code 5m}, {@code 4h}, {@code 30d}, or null. */
  static @Nullable Duration duration(String text) {
    OptionalLong millis = amount(text, MILLIS);
    return millis.isPresent() ? Duration.ofMillis(millis.getAsLong()) : null;
  }

  /** A byte count such as {@code 64KiB}, or empty. */
  static OptionalLong bytes(String text) {
    return amount(text, BYTES);
  }

  private static OptionalLong amount(String text, Map<String, Long> units) {
    Matcher matcher = AMOUNT.matcher(text);
    if (!matcher.matches()) {
      return OptionalLong.empty();
    }
    Long unit = units.get(matcher.group(2));
    if (unit == null) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Math.multiplyExact(Long.parseLong(matcher.group(1)), unit));
    } catch (ArithmeticException tooLarge) {
      return OptionalLong.empty();
    }
  }

  /** The duration as a person would write it. */
  static String show(Duration duration) {
    long millis = duration.toMillis();
    for (String unit : new String[] {"d", "h", "m", "s"}) {
      long size = MILLIS.getOrDefault(unit, 1L);
      if (millis != 0 && millis % size == 0) {
        return millis / size + unit;
      }
    }
    return millis + "ms";
  }

  /** The byte count as a person would write it. */
  static String show(long bytes) {
    for (String unit : new String[] {"TiB", "GiB", "MiB", "KiB"}) {
      long size = BYTES.getOrDefault(unit, 1L);
      if (bytes != 0 && bytes % size == 0) {
        return bytes / size + unit;
      }
    }
    return bytes + "B";
  }
}
