package org.gengfu.profile.lint;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.gengfu.document.ScalarNode;

/**
 * Values without quotes that other YAML readers take for something else: dates, times, {@code no},
 * octal numbers. Ours reads them as texts (YAML 1.2), so it is only a hint.
 */
final class QuoteRule implements NodeRule {
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?");
  private static final Pattern TIME = Pattern.compile("[0-9]{1,2}(:[0-5]?[0-9])+(\\.[0-9]*)?");
  private static final Pattern FLOAT = Pattern.compile("[-+]?[0-9][0-9_]*[.,][0-9_]+([eE][0-9]+)?");
  private static final Set<String> WORDS =
      Set.of(
          "yes", "no", "on", "off", "y", "n", "Yes", "No", "On", "Off", "YES", "NO", "ON", "OFF",
          "Y", "N");
  private static final int LONGEST_WORD = 3;

  /** Longest text that is taken for a time; no reader of YAML makes a number of more. */
  private static final int LONGEST_TIME = 1_000;

  private static final List<String> TEXTS =
      List.of("firmware", "since", "until", "hardware", "part", "manual", "page", "model");

  @Override
  public void check(ProfileFile file, Findings findings) {
    for (Place place : file.places()) {
      if (place.node() instanceof ScalarNode scalar && scalar.textStart() == 0) {
        look(file, place, scalar, findings);
      }
    }
  }

  private static void look(ProfileFile file, Place place, ScalarNode scalar, Findings findings) {
    String text = scalar.text();
    String what = null;
    if (place.name().equals("id")) {
      return;
    }
    if (scalar.kind() == ScalarNode.Kind.TEXT) {
      boolean digit = !text.isEmpty() && "+-0123456789".indexOf(text.charAt(0)) >= 0;
      if (text.length() <= LONGEST_WORD && WORDS.contains(text)) {
        what = "true or false";
      } else if (!digit) {
        return;
      } else if (DATE.matcher(text).matches()) {
        what = "a date";
      } else if (text.length() <= LONGEST_TIME && TIME.matcher(text).matches()) {
        what = "a number to the base of 60";
      } else if (FLOAT.matcher(text).matches()) {
        what = "a number";
      }
    } else if (scalar.kind() == ScalarNode.Kind.NUMBER && TEXTS.contains(place.name())) {
      what = "a number that loses its trailing zeros";
    }
    if (what != null) {
      int start = file.source().offset(scalar.mark());
      String message = "some readers take " + text + " without quotes for " + what;
      Edit quote = new Edit(start, start + text.length(), '"' + text + '"');
      findings.hint(scalar.mark(), "UNQUOTED", message, "Write \"" + text + "\"", quote);
    }
  }
}
