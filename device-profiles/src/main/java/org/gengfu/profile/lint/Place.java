package org.gengfu.profile.lint;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.gengfu.document.ListNode;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Node;
import org.gengfu.document.ScalarNode;

/**
 * A node of a profile and how it is reached.
 *
 * @param path keys from the root; an item of a list has its list's path
 * @param key where its key stands; for an item of a list, where the item does
 * @param node the node
 */
record Place(List<String> path, Mark key, Node node) {
  /** The last key of the path, empty at the root. */
  String name() {
    return path.isEmpty() ? "" : path.getLast();
  }

  /** True when the path begins with this key. */
  boolean under(String section) {
    return !path.isEmpty() && path.getFirst().equals(section);
  }

  /** Visits a root and everything below it, parents first. */
  static void walk(MapNode root, Consumer<Place> visitor) {
    visit(List.of(), root.mark(), root, visitor);
  }

  private static void visit(List<String> path, Mark key, Node node, Consumer<Place> visitor) {
    visitor.accept(new Place(path, key, node));
    switch (node) {
      case MapNode map -> {
        for (String name : map.keys()) {
          Node child = map.get(name);
          if (child != null) {
            visit(below(path, name), map.keyMark(name), child, visitor);
          }
        }
      }
      case ListNode list -> list.items().forEach(item -> visit(path, item.mark(), item, visitor));
      case ScalarNode ignored -> {}
    }
  }

  private static List<String> below(List<String> path, String name) {
    String[] below = path.toArray(new String[path.size() + 1]);
    below[path.size()] = name;
    return Arrays.asList(below);
  }
}
