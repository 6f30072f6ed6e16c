package org.gengfu.core.graph;

import java.util.List;
import java.util.Objects;
import org.gengfu.core.availability.Known;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.sorted.SortedTree;
import org.jspecify.annotations.Nullable;

/**
 * The field's nodes and edges with their whole history. Never changes: an edit gives a new graph
 * with a higher version that shares the rest. Any thread.
 *
 * <p>Bounds: {@value #MOST_NODES} nodes, {@value #MOST_EDGES} edges with their history, {@value
 * #MOST_AT_ONE_NODE} edges at one node in one direction. An edit beyond them is refused with an
 * IllegalArgumentException that names the bound; the graph stays as it was.
 */
public final class FieldGraph {
  /** The most nodes. */
  public static final int MOST_NODES = 1_000_000;

  /** The most edges, past ones included. */
  public static final int MOST_EDGES = 4_000_000;

  /** The most edges that lead to a node, and the most that lead from it, past ones included. */
  public static final int MOST_AT_ONE_NODE = 4_096;

  /** The graph of nothing. */
  public static final FieldGraph EMPTY = new FieldGraph(SortedTree.empty(), 0, 0, 0);

  private final SortedTree<String, Vertex> vertices;
  private final int nodes;
  private final int edges;
  private final long version;

  FieldGraph(SortedTree<String, Vertex> vertices, int nodes, int edges, long version) {
    this.vertices = vertices;
    this.nodes = nodes;
    this.edges = edges;
    this.version = version;
  }

  /** Number of edits so far. */
  public long version() {
    return version;
  }

  /** Number of nodes. */
  public int nodeCount() {
    return nodes;
  }

  /** Number of edges, past ones included. */
  public int edgeCount() {
    return edges;
  }

  /** A node, or null when none of that id is drawn. */
  public @Nullable GraphNode node(String id) {
    return vertex(id).node();
  }

  /** Adds a node, or changes what is known of it. */
  public FieldGraph with(GraphNode node) {
    Vertex vertex = vertex(node.id());
    boolean added = vertex.node() == null;
    if (added && nodes == MOST_NODES) {
      throw new IllegalArgumentException(
          "no room for node %s: %d nodes are the most".formatted(node.id(), MOST_NODES));
    }
    return new FieldGraph(
        vertices.with(node.id(), vertex.with(node)), added ? nodes + 1 : nodes, edges, version + 1);
  }

  /**
   * Adds an edge. Its ends may be unknown still: {@link GraphCheck} says so.
   *
   * @throws IllegalArgumentException when the same edge holds already at some instant of its time,
   *     or a bound is reached
   */
  public FieldGraph with(GraphEdge edge) {
    Vertex to = vertex(edge.to());
    for (GraphEdge other : to.in()) {
      if (other.sameEnds(edge)
          && other.known().withdrawnAtMillis() > edge.known().recordedAtMillis()
          && other.valid().intersection(edge.valid()).isPresent()) {
        throw new IllegalArgumentException(
            edge + " is drawn already for a time that overlaps; end or withdraw that one first");
      }
    }
    return stored(edge);
  }

  /** Adds an edge as it was stored, whatever else is drawn; for {@link #with(GraphEdge)} too. */
  FieldGraph stored(GraphEdge edge) {
    Vertex from = vertex(edge.from());
    Vertex to = vertex(edge.to());
    if (edges == MOST_EDGES
        || from.out().size() == MOST_AT_ONE_NODE
        || to.in().size() == MOST_AT_ONE_NODE) {
      throw new IllegalArgumentException(
          "no room for %s: %d edges in all and %d at one node are the most"
              .formatted(edge, MOST_EDGES, MOST_AT_ONE_NODE));
    }
    return new FieldGraph(changed(edge, null), nodes, edges + 1, version + 1);
  }

  /**
   * Ends an edge in the field: what was believed of it is taken back, and the shorter time is put
   * in its place, so that both remain to be read.
   *
   * @param edge as it stands in the graph
   * @param endMillis the first instant at which it does not hold
   * @param knownAtMillis when the center learned it
   */
  public FieldGraph ended(GraphEdge edge, long endMillis, long knownAtMillis) {
    FieldGraph without = withdrawn(edge, knownAtMillis);
    if (endMillis <= edge.valid().fromMillis()) {
      return without;
    }
    return without.with(
        new GraphEdge(
            edge.from(),
            edge.relation(),
            edge.to(),
            new TimeRange(edge.valid().fromMillis(), endMillis),
            Known.since(knownAtMillis)));
  }

  /**
   * Takes an edge back: it should not have been drawn. Questions as of an earlier knowledge still
   * see it.
   */
  public FieldGraph withdrawn(GraphEdge edge, long knownAtMillis) {
    if (!vertex(edge.to()).in().contains(edge)) {
      throw new IllegalArgumentException(edge + " is not in the graph as given");
    }
    GraphEdge changed =
        new GraphEdge(
            edge.from(),
            edge.relation(),
            edge.to(),
            edge.valid(),
            edge.known().withdrawn(knownAtMillis));
    return new FieldGraph(changed(changed, edge), nodes, edges, version + 1);
  }

  /** The edges that lead to a node, past ones included, in a fixed order. */
  public List<GraphEdge> into(String id) {
    return vertex(id).in();
  }

  /** The edges that lead from a node, past ones included, in a fixed order. */
  public List<GraphEdge> outOf(String id) {
    return vertex(id).out();
  }

  /** The field as it was at an instant, by what is known at another. */
  public GraphView at(long atMillis, long knownAtMillis) {
    return new GraphView(this, atMillis, knownAtMillis);
  }

  /** The ids that nodes or edges name, sorted; a new list. */
  public List<String> ids() {
    return vertices.keys();
  }

  /** The same drawing as of another version, for one that was stored. */
  FieldGraph asVersion(long stored) {
    return new FieldGraph(vertices, nodes, edges, stored);
  }

  private Vertex vertex(String id) {
    return Objects.requireNonNullElse(vertices.get(id), Vertex.NONE);
  }

  private SortedTree<String, Vertex> changed(GraphEdge edge, @Nullable GraphEdge replaced) {
    return vertices
        .with(edge.from(), vertex(edge.from()).withOut(edge, replaced))
        .with(edge.to(), vertex(edge.to()).withIn(edge, replaced));
  }
}
