package org.gengfu.profile.snmp;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An object identifier in numbers, without a leading dot.
 *
 * @param text 2 to 128 sub-identifiers of 0 to 4294967295 each (RFC 2578, 7.1.3)
 */
public record Oid(String text) implements Comparable<Oid> {
  /** Most sub-identifiers. */
  public static final int MAX_PARTS = 128;

  private static final long HIGHEST = 0xFFFF_FFFFL;
  private static final int MAX_DIGITS = 10;

  public Oid {
    if (!valid(text)) {
      throw new IllegalArgumentException("no object identifier: " + text);
    }
  }

  /** The object identifier, or null when the text is none; one leading dot is forgiven. */
  public static @Nullable Oid parse(String text) {
    String bare = text.startsWith(".") ? text.substring(1) : text;
    return valid(bare) ? new Oid(bare) : null;
  }

  private static boolean valid(String text) {
    long first = 0;
    long part = 0;
    int digits = 0;
    int parts = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9' && digits < MAX_DIGITS) {
        part = part * 10 + (c - '0');
        digits++;
      } else if (c == '.' && ends(digits, part)) {
        first = parts == 1 ? part : first;
        if (parts == 2 && !rooted(first, part)) {
          return false;
        }
        parts++;
        part = 0;
        digits = 0;
      } else {
        return false;
      }
    }
    return ends(digits, part)
        && parts >= 2
        && parts <= MAX_PARTS
        && (parts > 2 || rooted(first, part));
  }

  private static boolean ends(int digits, long part) {
    return digits > 0 && part <= HIGHEST;
  }

  /** The first is 0 to 2; below 0 and 1 there are 40 (ITU-T X.660, 7.6). */
  private static boolean rooted(long first, long second) {
    return first <= 2 && (first == 2 || second < 40);
  }

  private static long[] split(String text) {
    long[] parts = new long[MAX_PARTS];
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.') {
        count++;
      } else {
        parts[count] = parts[count] * 10 + (c - '0');
      }
    }
    return Arrays.copyOf(parts, count + 1);
  }

  /** The sub-identifiers. */
  public long[] parts() {
    return split(text);
  }

  /** True when this lies under the other, or is it. */
  public boolean under(Oid other) {
    return text.equals(other.text) || text.startsWith(other.text + ".");
  }

  /**
   * What follows another identifier under which this lies: {@code 4.1} for {@code 1.3.6.4.1} under
   * {@code 1.3.6}; empty when they are the same.
   */
  public String after(Oid other) {
    if (!under(other)) {
      throw new IllegalArgumentException(text + " does not lie under " + other.text);
    }
    return text.length() == other.text.length() ? "" : text.substring(other.text.length() + 1);
  }

  /** The identifier that this one and an index make up. */
  public Oid child(String index) {
    return index.isEmpty() ? this : new Oid(text + "." + index);
  }

  /** The order in which an agent walks. */
  @Override
  public int compareTo(Oid other) {
    return Arrays.compare(parts(), other.parts());
  }

  @Override
  public String toString() {
    return text;
  }
}
