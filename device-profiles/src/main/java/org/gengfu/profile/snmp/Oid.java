package org.gengfu.profile.snmp;

import java.util.regex.Pattern;
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
  private static final Pattern DOT = Pattern.compile("\\.");
  private static final Pattern FORM = Pattern.compile("[0-9]{1,10}(\\.[0-9]{1,10}){1,127}");

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
    if (!FORM.matcher(text).matches()) {
      return false;
    }
    long[] parts = split(text);
    for (long part : parts) {
      if (part > HIGHEST) {
        return false;
      }
    }
    return parts[0] <= 2 && (parts[0] == 2 || parts[1] < 40);
  }

  private static long[] split(String text) {
    return DOT.splitAsStream(text).mapToLong(Long::parseLong).toArray();
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
    return java.util.Arrays.compare(parts(), other.parts());
  }

  @Override
  public String toString() {
    return text;
  }
}
