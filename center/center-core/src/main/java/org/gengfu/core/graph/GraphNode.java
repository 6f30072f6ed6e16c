package org.gengfu.core.graph;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A thing of the field.
 *
 * @param id unique in the graph, 1 to 200 characters
 * @param type what kind of thing, e.g. {@code ups}
 * @param site where it stands; empty when unknown
 * @param attributes what else is known of it, e.g. {@code autonomy} in seconds; at most {@value
 *     #MOST_ATTRIBUTES}
 */
public record GraphNode(String id, String type, String site, SortedMap<String, String> attributes) {
  /** The most attributes of a node. */
  public static final int MOST_ATTRIBUTES = 32;

  /** The longest id. */
  public static final int LONGEST_ID = 200;

  public GraphNode {
    if (id.isEmpty() || id.length() > LONGEST_ID || type.isEmpty()) {
      throw new IllegalArgumentException(
          "a node needs an id of 1 to %d characters and a type: '%s', '%s'"
              .formatted(LONGEST_ID, id, type));
    }
    if (attributes.size() > MOST_ATTRIBUTES) {
      throw new IllegalArgumentException(
          "node %s has %d attributes, but may have %d"
              .formatted(id, attributes.size(), MOST_ATTRIBUTES));
    }
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
  }

  /** A node of which nothing but its kind is known. */
  public static GraphNode of(String id, String type) {
    return new GraphNode(id, type, "", new TreeMap<>(Map.of()));
  }

  /**
   * An attribute as a number, or {@code otherwise} when there is none or it is no finite number.
   */
  public double number(String attribute, double otherwise) {
    String text = attributes.get(attribute);
    if (text == null) {
      return otherwise;
    }
    try {
      double value = Double.parseDouble(text);
      return Double.isFinite(value) ? value : otherwise;
    } catch (NumberFormatException notANumber) {
      return otherwise;
    }
  }
}
