package org.gengfu.scenario;

import java.util.List;
import java.util.Map;

/** What hangs on what, as the judge tells the center by its API. */
public record Drawing(List<Node> nodes, List<Edge> edges) {
  static final Drawing NONE = new Drawing(List.of(), List.of());

  public Drawing {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  /**
   * A thing of the field.
   *
   * @param name for people, empty when it has none of its own
   */
  public record Node(
      String id, String type, String site, String name, Map<String, String> attributes) {
    public Node {
      attributes = Map.copyOf(attributes);
    }
  }

  /** What bears, how, and what hangs on it. */
  public record Edge(String from, String relation, String to) {}

  boolean isEmpty() {
    return nodes.isEmpty() && edges.isEmpty();
  }
}
