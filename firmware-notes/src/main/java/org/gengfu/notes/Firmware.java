package org.gengfu.notes;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name that a maker gave a firmware, made comparable: its runs of digits compare as numbers,
 * its runs of letters as words without case, everything between them only separates. {@code
 * V2R1C1SPC40} is before {@code V2R1C1SPC50}, {@code 1.9} before {@code 1.10}; a name that goes on
 * where another ends is the later one.
 */
record Firmware(String name) implements Comparable<Firmware> {
  /** Longest name that is compared; what follows is left out. */
  static final int MAX_LENGTH = 200;

  private static final Pattern PART = Pattern.compile("[0-9]+|\\p{L}+");

  @Override
  public int compareTo(Firmware other) {
    List<String> mine = parts();
    List<String> theirs = other.parts();
    for (int i = 0; i < Math.min(mine.size(), theirs.size()); i++) {
      int order = compare(mine.get(i), theirs.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(mine.size(), theirs.size());
  }

  private List<String> parts() {
    String cut = name.length() > MAX_LENGTH ? name.substring(0, MAX_LENGTH) : name;
    Matcher matcher = PART.matcher(cut.toLowerCase(Locale.ROOT));
    List<String> parts = new ArrayList<>();
    while (matcher.find()) {
      parts.add(matcher.group());
    }
    return parts;
  }

  /** True when there is anything to compare. */
  boolean known() {
    return !parts().isEmpty();
  }

  private static int compare(String one, String other) {
    boolean digits = Character.isDigit(one.charAt(0));
    if (digits != Character.isDigit(other.charAt(0))) {
      return digits ? 1 : -1;
    }
    return digits ? new BigInteger(one).compareTo(new BigInteger(other)) : one.compareTo(other);
  }
}
