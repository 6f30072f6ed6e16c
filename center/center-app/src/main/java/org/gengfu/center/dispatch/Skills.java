package org.gengfu.center.dispatch;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What an order asks for, and who can do it. An order asks for what its node's attribute {@value
 * #ATTRIBUTE} says, else for its kind of device ({@code power.ups}). A technician can do what one
 * of the words says: the kind itself, a broader one ({@code power}), or a part of its name ({@code
 * ups}). A technician of whom no skills were entered can do everything. Pure.
 */
final class Skills {
  /** Attribute of a node of the field: words, apart by blanks, commas or semicolons. */
  static final String ATTRIBUTE = "skills";

  private Skills() {}

  /** What is asked for; empty when anybody will do. */
  static SortedSet<String> asked(Map<String, String> attributes, String deviceKind) {
    SortedSet<String> words = new TreeSet<>();
    for (String word : attributes.getOrDefault(ATTRIBUTE, "").split("[\\s,;，；、]+")) {
      if (!word.isEmpty()) {
        words.add(lower(word));
      }
    }
    if (words.isEmpty() && !deviceKind.isEmpty()) {
      words.add(lower(deviceKind));
    }
    return words;
  }

  /** Those of all words that are asked for which somebody can do. */
  static SortedSet<String> of(Collection<String> entered, Collection<String> asked) {
    SortedSet<String> able = new TreeSet<>();
    for (String word : asked) {
      if (entered.isEmpty() || entered.stream().anyMatch(skill -> covers(lower(skill), word))) {
        able.add(word);
      }
    }
    return able;
  }

  private static boolean covers(String skill, String word) {
    return word.equals(skill)
        || word.startsWith(skill + ".")
        || java.util.List.of(word.split("\\.")).contains(skill);
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
