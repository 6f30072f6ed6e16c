package org.gengfu.center.field;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.graph.FieldGraph;
import org.gengfu.core.graph.GraphCheck;
import org.gengfu.core.graph.GraphEdge;
import org.gengfu.core.graph.GraphEdit;
import org.gengfu.core.graph.GraphNode;
import org.gengfu.core.graph.GraphProblem;
import org.gengfu.core.graph.Relation;
import org.gengfu.core.incident.IncidentInput.GraphChanged;
import org.gengfu.register.Words;
import org.jspecify.annotations.Nullable;

/**
 * A drawing while edits are gathered for it: each is tried at once, so that nothing is refused when
 * they are committed. One thread.
 */
final class FieldDraft {
  private final FieldGraph before;
  private final Devices devices;
  private final long nowMillis;
  private final List<GraphEdit> edits = new ArrayList<>();
  private FieldGraph graph;

  /** Devices that the center knows, drawn or not. */
  @FunctionalInterface
  interface Devices {
    /** How a device would be drawn, null for one that nobody knows. */
    @Nullable GraphNode node(String id);
  }

  FieldDraft(FieldGraph graph, Devices devices, long nowMillis) {
    this.before = graph;
    this.graph = graph;
    this.devices = devices;
    this.nowMillis = nowMillis;
  }

  FieldGraph graph() {
    return graph;
  }

  long nowMillis() {
    return nowMillis;
  }

  List<GraphEdit> edits() {
    return List.copyOf(edits);
  }

  /** Adds an edit; tells why not when the drawing refuses it. */
  Optional<Words> put(GraphEdit edit) {
    if (edits.size() == GraphChanged.MOST_EDITS) {
      return Optional.of(
          new Words(
              "一次最多 " + GraphChanged.MOST_EDITS + " 处修改：分成几次",
              "at most " + GraphChanged.MOST_EDITS + " edits at once: split them"));
    }
    try {
      graph = edit.applyTo(graph);
      edits.add(edit);
      return Optional.empty();
    } catch (IllegalArgumentException refused) {
      return Optional.of(
          new Words("拓扑图不接受：" + refused.getMessage(), String.valueOf(refused.getMessage())));
    }
  }

  /** The node as it is drawn, or as a known device would be; null for neither. */
  @Nullable GraphNode known(String id) {
    GraphNode node = graph.node(id);
    return node == null ? devices.node(id) : node;
  }

  /** Draws a device that is known and not drawn yet; true when the node is drawn then. */
  boolean drawn(String id) {
    if (graph.node(id) != null) {
      return true;
    }
    GraphNode device = devices.node(id);
    return device != null && put(new GraphEdit.NodeDrawn(device)).isEmpty();
  }

  /** The edges with these ends that nobody has taken back, past ones too, in order of time. */
  List<GraphEdge> standing(String from, Relation relation, String to) {
    return graph.into(to).stream()
        .filter(edge -> edge.stands() && edge.relation() == relation && edge.from().equals(from))
        .toList();
  }

  /** The edges at a node that hold now or later. */
  List<GraphEdge> openAt(String id) {
    List<GraphEdge> open = new ArrayList<>(graph.into(id));
    open.addAll(graph.outOf(id));
    open.removeIf(edge -> !edge.stands() || edge.valid().toMillis() <= nowMillis);
    return open;
  }

  Optional<Words> end(GraphEdge edge, long endMillis) {
    return put(new GraphEdit.EdgeEnded(edge, endMillis, knownAt(edge)));
  }

  Optional<Words> withdraw(GraphEdge edge) {
    return put(new GraphEdit.EdgeWithdrawn(edge, knownAt(edge)));
  }

  /** A clock that was set back must not make an edge be taken back before it was drawn. */
  private long knownAt(GraphEdge edge) {
    return Math.max(nowMillis, edge.known().recordedAtMillis());
  }

  /** Circles that were not there before, now or when all that is drawn holds. */
  List<GraphProblem> newCircles() {
    List<GraphProblem> found = new ArrayList<>();
    Set<Set<String>> known = new HashSet<>();
    for (long at : new long[] {nowMillis, TimeRange.LATEST - 1}) {
      circles(before, at).forEach(circle -> known.add(new TreeSet<>(circle.nodes())));
      for (GraphProblem circle : circles(graph, at)) {
        if (known.add(new TreeSet<>(circle.nodes()))) {
          found.add(circle);
        }
      }
    }
    return found;
  }

  private static List<GraphProblem> circles(FieldGraph graph, long at) {
    return GraphCheck.circles(graph, at, TimeRange.LATEST - 1);
  }
}
