package org.gengfu.core.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The field at one instant, as known at another. Immutable. The searches go breadth first, visit a
 * node once, so that a circle ends them, and stop at the hops and at {@value #MOST_FOUND} nodes.
 */
public final class GraphView {
  /** The most paths that one question gives; the nearest are given. */
  public static final int MOST_FOUND = 100_000;

  /** The most hops that one question goes. */
  public static final int MOST_HOPS = 64;

  private final FieldGraph graph;
  private final long atMillis;
  private final long knownAtMillis;

  GraphView(FieldGraph graph, long atMillis, long knownAtMillis) {
    this.graph = graph;
    this.atMillis = atMillis;
    this.knownAtMillis = knownAtMillis;
  }

  /** The node, or null when none of that id is drawn. */
  public @Nullable GraphNode node(String id) {
    return graph.node(id);
  }

  /** Version of the graph that this looks at. */
  public long version() {
    return graph.version();
  }

  /** What hangs on a node, nearest first; each with the shortest way. */
  public List<GraphPath> dependents(String id, Set<Relation> relations, int maxHops) {
    return search(id, relations, maxHops, true);
  }

  /** What could take a node down, nearest first; each with the shortest way. */
  public List<GraphPath> supports(String id, Set<Relation> relations, int maxHops) {
    return search(id, relations, maxHops, false);
  }

  /** What hangs directly on a node by one of the relations; in order of the ids. */
  public List<String> directDependents(String id, Set<Relation> relations) {
    List<String> found = new ArrayList<>();
    for (GraphEdge edge : graph.outOf(id)) {
      if (relations.contains(edge.relation())
          && edge.holds(atMillis, knownAtMillis)
          && (found.isEmpty() || !found.getLast().equals(edge.to()))) {
        found.add(edge.to());
      }
    }
    return found;
  }

  /** What a node directly hangs on by one of the relations; in order of the ids. */
  public List<String> directSupports(String id, Set<Relation> relations) {
    List<String> found = new ArrayList<>(2);
    for (GraphEdge edge : graph.into(id)) {
      if (relations.contains(edge.relation())
          && edge.holds(atMillis, knownAtMillis)
          && (found.isEmpty() || !found.getLast().equals(edge.from()))) {
        found.add(edge.from());
      }
    }
    return found;
  }

  private List<GraphPath> search(
      String id, Set<Relation> relations, int maxHops, boolean downstream) {
    if (maxHops < 0 || maxHops > MOST_HOPS) {
      throw new IllegalArgumentException("0 to " + MOST_HOPS + " hops, not " + maxHops);
    }
    List<GraphPath> found = new ArrayList<>();
    Set<String> seen = new HashSet<>(Set.of(id));
    List<GraphPath> border = List.of(new GraphPath(List.of(id), List.of()));
    for (int hops = 1; hops <= maxHops && !border.isEmpty(); hops++) {
      List<GraphPath> next = new ArrayList<>();
      for (GraphPath path : border) {
        String end = downstream ? path.downstream() : path.upstream();
        for (GraphEdge edge : downstream ? graph.outOf(end) : graph.into(end)) {
          String other = downstream ? edge.to() : edge.from();
          if (relations.contains(edge.relation())
              && edge.holds(atMillis, knownAtMillis)
              && found.size() < MOST_FOUND
              && seen.add(other)) {
            GraphPath longer = longer(path, edge, downstream);
            next.add(longer);
            found.add(longer);
          }
        }
      }
      border = next;
    }
    return found;
  }

  private static GraphPath longer(GraphPath path, GraphEdge edge, boolean downstream) {
    List<String> nodes = new ArrayList<>(path.nodes());
    List<Relation> relations = new ArrayList<>(path.relations());
    if (downstream) {
      nodes.add(edge.to());
      relations.add(edge.relation());
    } else {
      nodes.addFirst(edge.from());
      relations.addFirst(edge.relation());
    }
    return new GraphPath(nodes, relations);
  }
}
