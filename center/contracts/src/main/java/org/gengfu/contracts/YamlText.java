package org.gengfu.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.gengfu.document.ListNode;
import org.gengfu.document.MapNode;
import org.gengfu.document.Node;
import org.gengfu.document.ScalarNode;

/** Writes nodes as YAML that reads back as the same nodes. Stateless; any thread. */
final class YamlText {
  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
  private static final Set<String> TYPED = Set.of("true", "false", "null", "nan", "inf");

  /** Down to here each entry has a line of its own; deeper all stands on one. */
  private static final int BLOCKS = 2;

  private YamlText() {}

  /** A whole document. */
  static String document(MapNode root) {
    StringBuilder out = new StringBuilder();
    entries(root, 0, 0, "", out);
    return out.toString();
  }

  private static void entries(MapNode map, int indent, int depth, String first, StringBuilder out) {
    String margin = " ".repeat(indent);
    boolean[] begun = {false};
    map.forEach((key, mark, value) -> {
      out.append(begun[0] ? margin : first.isEmpty() ? margin : first).append(key(key)).append(':');
      begun[0] = true;
      switch (value) {
        case MapNode inner when depth < BLOCKS && !inner.keys().isEmpty() -> {
          out.append('\n');
          entries(inner, indent + 2, depth + 1, "", out);
        }
        case ListNode list when depth < BLOCKS && isOfMaps(list) -> {
          out.append('\n');
          for (Node item : list.items()) {
            if (item instanceof MapNode inner && depth + 1 < BLOCKS && inner.keys().size() > 4) {
              entries(inner, indent + 4, depth + 1, margin + "  - ", out);
            } else {
              out.append(margin).append("  - ").append(flow(item)).append('\n');
            }
          }
        }
        case MapNode inner -> out.append(' ').append(flow(inner)).append('\n');
        case ListNode list -> out.append(' ').append(flow(list)).append('\n');
        case ScalarNode scalar -> out.append(' ').append(flow(scalar)).append('\n');
      }
    });
  }

  private static boolean isOfMaps(ListNode list) {
    return !list.items().isEmpty() && list.items().stream().allMatch(MapNode.class::isInstance);
  }

  /** On one line. */
  static String flow(Node node) {
    return switch (node) {
      case ScalarNode scalar ->
          scalar.kind() == ScalarNode.Kind.TEXT ? text(scalar.text()) : scalar.text();
      case ListNode list ->
          "[" + String.join(", ", list.items().stream().map(YamlText::flow).toList()) + "]";
      case MapNode map -> {
        List<String> parts = new ArrayList<>();
        map.forEach((key, mark, value) -> parts.add(key(key) + ": " + flow(value)));
        yield "{" + String.join(", ", parts) + "}";
      }
    };
  }

  private static String key(String key) {
    return text(key);
  }

  private static String text(String text) {
    if (WORD.matcher(text).matches() && !TYPED.contains(text.toLowerCase(java.util.Locale.ROOT))) {
      return text;
    }
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < 0x20 || c == 0x7f || (c >= 0x80 && c < 0xa0) || c == 0xfeff) {
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }
}
