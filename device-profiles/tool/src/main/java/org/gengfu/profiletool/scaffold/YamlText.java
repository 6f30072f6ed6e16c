package org.gengfu.profiletool.scaffold;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.gengfu.document.ListNode;
import org.gengfu.document.MapNode;
import org.gengfu.document.Node;
import org.gengfu.document.ScalarNode;

/** Nodes as YAML text, on one line each. Stateless; any thread. */
final class YamlText {
  private static final Pattern PLAIN =
      Pattern.compile("[\\p{L}0-9_(][\\p{L}0-9_ .;()/<>=+*%?!'-]*(?<! )");
  private static final Pattern OTHER =
      Pattern.compile(
          "(?i)(true|false|null|yes|no|on|off|y|n|[-+.]?[0-9][0-9._:eE+-]*|0x[0-9a-f]+)");

  private YamlText() {}

  /** A node in flow style. */
  static String flow(Node node) {
    return switch (node) {
      case ScalarNode scalar -> scalar(scalar);
      case ListNode list ->
          "[" + String.join(", ", list.items().stream().map(YamlText::flow).toList()) + "]";
      case MapNode map -> {
        List<String> entries = new ArrayList<>();
        for (String key : map.keys()) {
          Node value = map.get(key);
          if (value != null) {
            entries.add(key + ": " + flow(value));
          }
        }
        yield "{" + String.join(", ", entries) + "}";
      }
    };
  }

  private static String scalar(ScalarNode scalar) {
    return scalar.kind() == ScalarNode.Kind.TEXT ? text(scalar.text()) : scalar.text();
  }

  /** A text, in quotes where a reader could take it for something else. */
  static String text(String text) {
    boolean plain = PLAIN.matcher(text).matches() && !OTHER.matcher(text).matches();
    return plain ? text : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
