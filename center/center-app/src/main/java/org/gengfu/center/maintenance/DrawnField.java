package org.gengfu.center.maintenance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.gengfu.center.watch.DeviceKey;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.graph.FieldGraph;
import org.gengfu.core.graph.GraphNode;
import org.gengfu.core.graph.GraphPath;
import org.gengfu.core.graph.GraphView;
import org.gengfu.core.graph.Relation;
import org.gengfu.core.maintenance.MaintenanceScope;

/** The field as it is drawn for an instant, by all that is known now. Any thread. */
final class DrawnField implements MaintenanceScope.Field {
  private static final Set<Relation> ALL = EnumSet.allOf(Relation.class);

  private final GraphView view;
  private final UnaryOperator<String> siteOfEdge;

  /**
   * @param siteOfEdge the site of an edge, empty when nobody knows
   */
  DrawnField(FieldGraph graph, Instant at, UnaryOperator<String> siteOfEdge) {
    this.view = graph.at(at.toEpochMilli(), TimeRange.LATEST - 1);
    this.siteOfEdge = siteOfEdge;
  }

  /** Id of a device in the graph. */
  static String node(DeviceKey device) {
    return device.edge() + "/" + device.device();
  }

  @Override
  public String site(String node) {
    GraphNode drawn = view.node(node);
    if (drawn != null && !drawn.site().isEmpty()) {
      return drawn.site();
    }
    int slash = node.indexOf('/');
    return slash < 0 ? "" : siteOfEdge.apply(node.substring(0, slash));
  }

  @Override
  public Collection<String> above(String node) {
    List<String> found = new ArrayList<>();
    for (GraphPath path : view.supports(node, ALL, GraphView.MOST_HOPS)) {
      found.add(path.nodes().getFirst());
    }
    return found;
  }
}
