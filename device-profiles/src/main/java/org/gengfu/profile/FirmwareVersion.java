package org.gengfu.profile;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a firmware's version: the first run of numbers joined by dots in its text, so
 * {@code V2.04.1 build 7} is 2, 4, 1. Missing parts count as 0. Letters and what follows say
 * nothing about the order. Immutable; any thread.
 *
 * @param parts at least one number
 */
public record FirmwareVersion(List<BigInteger> parts) implements Comparable<FirmwareVersion> {
  private static final Pattern NUMBERS = Pattern.compile("[0-9]{1,30}(?:\\.[0-9]{1,30}){0,9}");

  public FirmwareVersion {
    parts = List.copyOf(parts);
  }

  /** The version in a text, or null when it holds no number. */
  public static @Nullable FirmwareVersion parse(String text) {
    Matcher matcher = NUMBERS.matcher(text);
    if (!matcher.find()) {
      return null;
    }
    List<BigInteger> parts = new ArrayList<>();
    for (String part : matcher.group().split("\\.", -1)) {
      parts.add(new BigInteger(part));
    }
    return new FirmwareVersion(parts);
  }

  @Override
  public int compareTo(FirmwareVersion other) {
    return compare(other, Math.max(parts.size(), other.parts.size()));
  }

  /** True when this is the other one or later. */
  public boolean since(FirmwareVersion first) {
    return compareTo(first) >= 0;
  }

  /** True when this is the other one or earlier; 9.9.3 is still {@code until} 9.9. */
  public boolean until(FirmwareVersion last) {
    return compare(last, last.parts.size()) <= 0;
  }

  private int compare(FirmwareVersion other, int count) {
    for (int i = 0; i < count; i++) {
      int order = part(i).compareTo(other.part(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private BigInteger part(int index) {
    return index < parts.size() ? parts.get(index) : BigInteger.ZERO;
  }

  /** Equal when neither is earlier: 2.0 is 2. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FirmwareVersion version && compareTo(version) == 0;
  }

  @Override
  public int hashCode() {
    int size = parts.size();
    while (size > 0 && parts.get(size - 1).signum() == 0) {
      size--;
    }
    return parts.subList(0, size).hashCode();
  }
}
