package org.gengfu.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.document.ListNode;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Node;
import org.gengfu.document.ScalarNode;

/** Between documents, trees that can be changed, and JSON. Stateless. */
final class SchemaText {
  private static final Mark MADE = new Mark("schema", 1, 1);

  private SchemaText() {}

  /** A tree of maps, lists and scalars that can be changed. */
  static Map<String, Object> tree(MapNode map) {
    Map<String, Object> tree = new LinkedHashMap<>();
    for (String key : map.keys()) {
      Node value = map.get(key);
      if (value != null) {
        tree.put(key, value(value));
      }
    }
    return tree;
  }

  private static Object value(Node node) {
    return switch (node) {
      case MapNode map -> tree(map);
      case ListNode list -> {
        List<Object> items = new ArrayList<>();
        list.items().forEach(item -> items.add(value(item)));
        yield items;
      }
      case ScalarNode scalar -> scalar;
    };
  }

  /** The tree as nodes, as if its JSON were read. */
  static MapNode nodes(Map<String, Object> tree) {
    Map<String, Node> nodes = new LinkedHashMap<>();
    tree.forEach((key, value) -> nodes.put(key, node(value)));
    return MapNode.of(MADE, nodes);
  }

  private static Node node(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<String, Node> nodes = new LinkedHashMap<>();
        map.forEach((key, inner) -> nodes.put(String.valueOf(key), node(inner)));
        yield MapNode.of(MADE, nodes);
      }
      case List<?> list -> new ListNode(MADE, list.stream().map(SchemaText::node).toList());
      case ScalarNode scalar -> scalar;
      default -> new ScalarNode(MADE, value.toString(), ScalarNode.Kind.TEXT, -1);
    };
  }

  /** The tree as JSON, two blanks a level. */
  static String of(Map<String, Object> tree) {
    StringBuilder json = new StringBuilder();
    write(tree, "\n", json);
    return json.append('\n').toString();
  }

  private static void write(Object value, String line, StringBuilder json) {
    if (value instanceof Map<?, ?> map) {
      String comma = "";
      json.append('{');
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.append(comma).append(line).append("  ");
        quote(String.valueOf(entry.getKey()), json);
        json.append(": ");
        write(entry.getValue(), line + "  ", json);
        comma = ",";
      }
      json.append(map.isEmpty() ? "" : line).append('}');
    } else if (value instanceof List<?> list) {
      String comma = "";
      json.append('[');
      for (Object item : list) {
        json.append(comma).append(line).append("  ");
        write(item, line + "  ", json);
        comma = ",";
      }
      json.append(list.isEmpty() ? "" : line).append(']');
    } else if (value instanceof ScalarNode scalar && scalar.kind() != ScalarNode.Kind.TEXT) {
      json.append(scalar.text());
    } else {
      quote(value instanceof ScalarNode scalar ? scalar.text() : String.valueOf(value), json);
    }
  }

  private static void quote(String text, StringBuilder json) {
    json.append('"');
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }
}
