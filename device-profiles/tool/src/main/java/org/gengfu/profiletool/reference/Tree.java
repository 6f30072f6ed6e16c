package org.gengfu.profiletool.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gengfu.document.Documents;
import org.gengfu.document.ListNode;
import org.gengfu.document.MapNode;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.jspecify.annotations.Nullable;

/** Documents as plain maps, lists, texts, numbers and flags. Stateless; any thread. */
final class Tree {
  private Tree() {}

  /** A JSON text. */
  static Map<String, Object> parse(String text) {
    Problems problems = new Problems();
    MapNode root = Documents.parse("schema", text, problems);
    return map(Objects.requireNonNull(root, problems::toString));
  }

  static Map<String, Object> map(MapNode node) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (String key : node.keys()) {
      Node child = node.get(key);
      if (child != null) {
        map.put(key, of(child));
      }
    }
    return map;
  }

  private static Object of(Node node) {
    return switch (node) {
      case MapNode map -> map(map);
      case ListNode list -> {
        List<Object> items = new ArrayList<>();
        list.items().forEach(item -> items.add(of(item)));
        yield items;
      }
      case ScalarNode scalar -> value(scalar);
    };
  }

  private static Object value(ScalarNode scalar) {
    Boolean flag = scalar.flag();
    if (flag != null) {
      return flag;
    }
    return scalar.decimal() == null ? scalar.text() : Objects.requireNonNull(scalar.decimal());
  }

  /** A child that is a map, empty when there is none. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> child(Map<String, Object> map, String key) {
    return map.get(key) instanceof Map<?, ?> child ? (Map<String, Object>) child : Map.of();
  }

  /** A child that is a text, empty when there is none. */
  static String text(Map<String, Object> map, String key) {
    Object value = map.get(key);
    return value instanceof String text ? text : value == null ? "" : shown(value);
  }

  /** A value as people write it. */
  static String shown(@Nullable Object value) {
    return value instanceof List<?> list
        ? String.join(", ", list.stream().map(Tree::shown).toList())
        : String.valueOf(value);
  }
}
