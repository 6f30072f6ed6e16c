package org.gengfu.sim.host;

import java.util.Optional;
import java.util.regex.Pattern;

/** Texts in which a pattern is found. Stateless; any thread. */
final class Sample {
  private Sample() {}

  /**
   * A text in which the pattern is found: one of its alternatives with everything left out that
   * only a pattern means; empty when that does not do.
   *
   * @param pattern a regular expression that is one
   */
  static Optional<String> of(String pattern, int flags) {
    Pattern wanted = Pattern.compile(pattern, flags);
    for (String alternative : pattern.split("\\|")) {
      String plain = alternative.replaceAll("\\\\([^A-Za-z0-9])", "$1").replaceAll("[\\^$()]", "");
      String shorter = plain.replaceAll("\\.[*+?]|[\\[\\]{}*+?\\\\]", "");
      for (String text : new String[] {plain, shorter}) {
        if (!text.isBlank() && wanted.matcher(text).find()) {
          return Optional.of(text);
        }
      }
    }
    return Optional.empty();
  }
}
