package org.gengfu.edge.settings;

import java.util.regex.Pattern;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.jspecify.annotations.Nullable;

/** Reads ids. Stateless. */
final class Names {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private Names() {}

  /** An id that may stand in a topic, or null after a problem. */
  static @Nullable String read(MapNode node, String key, Problems problems) {
    String name = node.string(key, problems);
    return name == null || check(node, key, name, problems) ? name : null;
  }

  static boolean check(MapNode node, String key, String name, Problems problems) {
    if (NAME.matcher(name).matches()) {
      return true;
    }
    problems.add(
        node.valueMark(key),
        "BAD_ID",
        "\"" + key + "\" is no id",
        "Use 1 to 64 of the letters a-z A-Z, digits, - _ and ., beginning with a letter or digit");
    return false;
  }
}
