package org.gengfu.center.api.field;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.center.field.EdgeIds;
import org.gengfu.center.field.NodeTypes;
import org.gengfu.center.watch.Device;
import org.gengfu.center.watch.DeviceKey;
import org.gengfu.center.watch.LivePicture;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.graph.FieldGraph;
import org.gengfu.core.graph.GraphEdge;
import org.gengfu.core.graph.GraphNode;
import org.gengfu.core.graph.GraphPath;
import org.gengfu.core.graph.GraphView;
import org.gengfu.core.graph.Relation;
import org.gengfu.core.incident.IncidentState;
import org.gengfu.register.Words;
import org.jspecify.annotations.Nullable;

/** The drawing of the field as {@code openapi.yaml} shapes it. Any thread. */
final class GraphViews {
  /** The most nodes, and the most items of a question, in one answer. */
  static final int MOST_NODES = 2_000;

  /** The most edges in one answer. */
  static final int MOST_EDGES = 10_000;

  private static final Set<Relation> ALL = EnumSet.allOf(Relation.class);
  private static final long NEWEST = TimeRange.LATEST - 1;

  private final LivePicture picture;
  private final GraphPlaces places;
  private final Clock clock;

  GraphViews(LivePicture picture, GraphPlaces places, Clock clock) {
    this.picture = picture;
    this.places = places;
    this.clock = clock;
  }

  record NodeView(
      String id,
      Words name,
      String type,
      Words typeText,
      String site,
      String state,
      @Nullable String incident,
      boolean root,
      boolean drawn,
      Map<String, String> attributes) {}

  record EdgeView(
      String id, String from, String to, String relation, Instant since, @Nullable Instant until) {}

  record PictureView(long version, List<NodeView> nodes, List<EdgeView> edges, int more) {}

  record ItemView(
      String node,
      Words name,
      String type,
      String site,
      String relation,
      int hops,
      List<String> way,
      String state) {}

  record ReachView(String node, List<ItemView> items, int more) {}

  /** What stands at a site, and what it is directly joined to elsewhere. */
  PictureView site(String site) {
    IncidentState incidents = picture.incidents();
    FieldGraph graph = incidents.graph();
    Set<String> ids = new LinkedHashSet<>(places.at(graph, site));
    for (String id : List.copyOf(ids)) {
      joined(graph, id).forEach(edge -> ids.add(edge.from().equals(id) ? edge.to() : edge.from()));
    }
    return picture(incidents, ids);
  }

  /** What lies about a node. */
  PictureView around(String node, int hops) {
    IncidentState incidents = picture.incidents();
    FieldGraph graph = incidents.graph();
    Set<String> ids = new LinkedHashSet<>(List.of(node));
    Collection<String> border = List.of(node);
    for (int hop = 0; hop < hops && ids.size() <= MOST_NODES; hop++) {
      Set<String> next = new LinkedHashSet<>();
      for (String id : border) {
        for (GraphEdge edge : joined(graph, id)) {
          String other = edge.from().equals(id) ? edge.to() : edge.from();
          if (ids.add(other)) {
            next.add(other);
          }
        }
      }
      border = next;
    }
    return picture(incidents, ids);
  }

  /** Everything that is drawn. */
  PictureView whole() {
    IncidentState incidents = picture.incidents();
    return picture(incidents, new LinkedHashSet<>(incidents.graph().ids()));
  }

  Words name(String id) {
    return places.name(picture.incidents().graph(), id);
  }

  boolean isKnown(String node) {
    FieldGraph graph = picture.incidents().graph();
    DeviceKey key = GraphPlaces.device(node);
    return graph.node(node) != null
        || !graph.into(node).isEmpty()
        || !graph.outOf(node).isEmpty()
        || (key != null && picture.device(key).isPresent());
  }

  private PictureView picture(IncidentState incidents, Set<String> ids) {
    FieldGraph graph = incidents.graph();
    GraphStates states = new GraphStates(picture, incidents);
    List<String> shown = ids.stream().limit(MOST_NODES).toList();
    Set<String> there = Set.copyOf(shown);
    List<EdgeView> edges = new ArrayList<>();
    for (String id : shown) {
      for (GraphEdge edge : graph.outOf(id)) {
        if (holds(edge) && there.contains(edge.to()) && edges.size() < MOST_EDGES) {
          edges.add(edge(edge));
        }
      }
    }
    return new PictureView(
        graph.version(),
        shown.stream().map(id -> node(graph, states, id)).toList(),
        edges,
        ids.size() - shown.size());
  }

  private NodeView node(FieldGraph graph, GraphStates states, String id) {
    GraphNode node = graph.node(id);
    String type = type(graph, id);
    GraphStates.Part part = states.part(id);
    return new NodeView(
        id,
        places.name(graph, id),
        type,
        NodeTypes.text(type),
        places.site(graph, id),
        states.state(id),
        part == null ? null : part.incident(),
        part != null && part.root(),
        node != null,
        node == null ? Map.of() : node.attributes());
  }

  private String type(FieldGraph graph, String id) {
    GraphNode node = graph.node(id);
    DeviceKey key = GraphPlaces.device(id);
    if (node != null) {
      return node.type();
    }
    return key == null
        ? "device"
        : picture
            .device(key)
            .map(Device::facts)
            .map(facts -> NodeTypes.ofKind(facts.getOrDefault("kind", "")))
            .orElse("device");
  }

  static EdgeView edge(GraphEdge edge) {
    long to = edge.valid().toMillis();
    return new EdgeView(
        EdgeIds.of(edge),
        edge.from(),
        edge.to(),
        edge.relation().name(),
        Instant.ofEpochMilli(edge.valid().fromMillis()),
        to == TimeRange.LATEST ? null : Instant.ofEpochMilli(to));
  }

  /** What hangs on a node, or what could take it down; nearest first. */
  ReachView reach(String node, boolean below) {
    IncidentState incidents = picture.incidents();
    FieldGraph graph = incidents.graph();
    GraphStates states = new GraphStates(picture, incidents);
    GraphView view = graph.at(clock.millis(), NEWEST);
    List<GraphPath> paths =
        below
            ? view.dependents(node, ALL, GraphView.MOST_HOPS)
            : view.supports(node, ALL, GraphView.MOST_HOPS);
    List<ItemView> items =
        paths.stream().limit(MOST_NODES).map(path -> item(graph, states, path, below)).toList();
    return new ReachView(node, items, paths.size() - items.size());
  }

  private ItemView item(FieldGraph graph, GraphStates states, GraphPath path, boolean below) {
    String id = below ? path.downstream() : path.upstream();
    Relation relation = below ? path.relations().getLast() : path.relations().getFirst();
    return new ItemView(
        id,
        places.name(graph, id),
        type(graph, id),
        places.site(graph, id),
        relation.name(),
        path.hops(),
        path.nodes(),
        states.state(id));
  }

  private List<GraphEdge> joined(FieldGraph graph, String id) {
    List<GraphEdge> edges = new ArrayList<>(graph.into(id));
    edges.addAll(graph.outOf(id));
    edges.removeIf(edge -> !holds(edge));
    return edges;
  }

  boolean holds(GraphEdge edge) {
    return edge.holds(clock.millis(), NEWEST);
  }
}
