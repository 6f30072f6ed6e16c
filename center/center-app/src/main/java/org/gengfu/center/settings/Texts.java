package org.gengfu.center.settings;

import java.util.Map;
import java.util.TreeMap;

/**
 * A text for people by language; {@code zh} is always there.
 *
 * @param byLanguage keyed {@code zh}, {@code en}
 */
public record Texts(Map<String, String> byLanguage) {
  public Texts {
    byLanguage = Map.copyOf(byLanguage);
    if (!byLanguage.containsKey("zh")) {
      throw new IllegalArgumentException("a text needs its Chinese form: " + byLanguage);
    }
  }

  /** What is known, the fallback standing in for a missing Chinese text. */
  public static Texts of(Map<String, String> byLanguage, String fallback) {
    Map<String, String> all = new TreeMap<>(byLanguage);
    if (!all.containsKey("zh")) {
      all.put("zh", all.getOrDefault("en", fallback));
    }
    return new Texts(all);
  }
}
