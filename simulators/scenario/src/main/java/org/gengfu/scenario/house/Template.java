package org.gengfu.scenario.house;

import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts values into a text at {@code ${name}}, after its {@link Repetition}s. Stateless. */
final class Template {
  private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]*)}");

  private Template() {}

  /**
   * The text with its repetitions written out and its places filled.
   *
   * @throws HouseException when a place has no value
   */
  static String fill(String name, String text, Map<String, String> values) {
    StringBuilder filled = new StringBuilder();
    Matcher matcher = PLACE.matcher(Repetition.writeOut(name, text));
    while (matcher.find()) {
      String value = values.get(matcher.group(1));
      if (value == null) {
        throw new HouseException(
            name
                + ": nothing is known for "
                + matcher.group()
                + "; there are "
                + new TreeSet<>(values.keySet()));
      }
      matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    matcher.appendTail(filled);
    return filled.toString();
  }
}
