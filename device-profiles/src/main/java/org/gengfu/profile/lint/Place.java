package org.gengfu.profile.lint;

import java.util.ArrayList;
import java.util.List;
import org.gengfu.document.ListNode;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Node;
import org.gengfu.document.ScalarNode;

/**
 * A node of a profile and how it is reached; an item of a list is reached as its list is.
 *
 * @param section the first key on the way to it, empty at the root
 * @param name the last key, empty at the root
 * @param depth how many keys there are
 * @param key where its key stands; for an item of a list, where the item does
 * @param node the node
 */
record Place(String section, String name, int depth, Mark key, Node node) {
  /** True when the way begins with this key. */
  boolean under(String key) {
    return section.equals(key);
  }

  /** A root and everything below it, parents first. */
  static List<Place> all(MapNode root) {
    List<Place> places = new ArrayList<>();
    new Place("", "", 0, root.mark(), root).gather(places);
    return places;
  }

  private void gather(List<Place> places) {
    places.add(this);
    switch (node) {
      case MapNode map ->
          map.forEach((name, mark, value) -> {
            String first = depth == 0 ? name : section;
            new Place(first, name, depth + 1, mark, value).gather(places);
          });
      case ListNode list -> {
        for (Node item : list.items()) {
          new Place(section, name, depth, item.mark(), item).gather(places);
        }
      }
      case ScalarNode ignored -> {}
    }
  }
}
