package org.gengfu.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.document.ListNode;
import org.gengfu.document.MapNode;
import org.gengfu.document.Node;
import org.gengfu.document.ScalarNode;
import org.jspecify.annotations.Nullable;

/** A part of a document as it would stand in JSON. Pure. */
final class JsonTree {
  private JsonTree() {}

  /** The members of an object, in the document's order. */
  static Map<String, Object> of(MapNode node) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (String key : node.keys()) {
      Node value = node.get(key);
      Object member = value == null ? null : value(value);
      if (member != null) {
        members.put(key, member);
      }
    }
    return members;
  }

  private static @Nullable Object value(Node node) {
    return switch (node) {
      case MapNode map -> of(map);
      case ListNode list -> {
        List<Object> items = new ArrayList<>();
        for (Node item : list.items()) {
          Object value = value(item);
          if (value != null) {
            items.add(value);
          }
        }
        yield items;
      }
      case ScalarNode scalar ->
          switch (scalar.kind()) {
            case EMPTY -> null;
            case FLAG -> scalar.flag();
            case WHOLE, NUMBER -> scalar.decimal();
            case TEXT -> scalar.text();
          };
    };
  }
}
