package org.gengfu.profile.lint;

import java.util.Locale;
import java.util.regex.Pattern;
import org.gengfu.document.ListNode;
import org.gengfu.document.MapNode;
import org.gengfu.document.Node;
import org.gengfu.document.ScalarNode;

/**
 * The ids of repeated points come from the device's own index. A label is renamed one day, and the
 * order of rows changes when a row goes; either gives a point the history of another.
 */
final class IndexRule implements NodeRule {
  private static final Pattern LABEL =
      Pattern.compile(
          "(.*[._-])?(if)?(alias|name|descr|description|label|title|caption|text)([._-].*)?"
              + "|if(alias|name|descr)|.*(phys)?(descr|name|alias)");
  private static final Pattern ORDER = Pattern.compile("(row|order|position|sequence|number|line)");

  @Override
  public void check(ProfileFile file, Findings findings) {
    if (!(file.root().get("repeat") instanceof MapNode repeats)) {
      return;
    }
    for (String id : repeats.keys()) {
      if (repeats.get(id) instanceof MapNode repeat && !repeat.has("children")) {
        switch (repeat.get("key")) {
          case null -> {}
          case ScalarNode key -> look(id, key, findings);
          case ListNode keys -> {
            for (Node key : keys.items()) {
              if (key instanceof ScalarNode scalar) {
                look(id, scalar, findings);
              }
            }
          }
          case MapNode ignored -> {}
        }
      }
    }
  }

  private static void look(String id, ScalarNode key, Findings findings) {
    String word = key.text().toLowerCase(Locale.ROOT).replaceAll("[${}]", "");
    boolean order = ORDER.matcher(word).matches();
    // ifName is the device's own name of an interface and outlives ifIndex (RFC 2863, 3.1.5).
    boolean label = !word.equals("ifname") && LABEL.matcher(word).matches();
    if (order || label) {
      String what = order ? "the order of rows" : "a label";
      String message = "\"" + id + "\" takes its key from " + what + ", which may change";
      String fix = "Use the table's index; a label goes into titleFrom";
      findings.error(key.mark(), "UNSTABLE_INDEX", message, fix);
    }
  }
}
