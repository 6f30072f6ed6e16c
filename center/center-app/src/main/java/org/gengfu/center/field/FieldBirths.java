package org.gengfu.center.field;

import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.gengfu.center.store.FactSink;
import org.gengfu.center.watch.Committing;
import org.gengfu.center.watch.Device;
import org.gengfu.center.watch.DeviceKey;
import org.gengfu.center.watch.LiveEvent;
import org.gengfu.center.watch.WatchPart;
import org.gengfu.core.availability.Known;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.graph.FieldGraph;
import org.gengfu.core.graph.GraphEdge;
import org.gengfu.core.graph.GraphEdit;
import org.gengfu.core.graph.GraphNode;
import org.gengfu.core.graph.Relation;
import org.gengfu.core.incident.IncidentInput.GraphChanged;

/**
 * Draws devices when they are born: the device, its edge, and that the edge tells of it. What is
 * drawn already, or was ended by a person, is left alone; everything else about the field people
 * draw. Only the writer's thread.
 */
public final class FieldBirths implements WatchPart {
  private final Function<DeviceKey, String> siteOf;
  private final Set<DeviceKey> seen = new HashSet<>();
  private final Set<DeviceKey> drafted = new HashSet<>();
  private boolean looking;
  private boolean looked;

  /**
   * @param siteOf site of a device by the settings; empty for nowhere
   */
  public FieldBirths(Function<DeviceKey, String> siteOf) {
    this.siteOf = siteOf;
  }

  @Override
  public void load(Connection connection) {
    seen.clear();
    drafted.clear();
    looked = false;
    looking = false;
  }

  @Override
  public void decide(Committing change) {
    drafted.clear();
    FieldGraph graph = change.incidents().graph();
    List<GraphEdit> edits = new ArrayList<>();
    for (Device device : candidates(change)) {
      if (device.born() != null
          && !seen.contains(device.key())
          && edits.size() < GraphChanged.MOST_EDITS - 3) {
        drafted.add(device.key());
        graph = drawn(device, graph, edits, change.now().toEpochMilli());
      }
    }
    if (!edits.isEmpty()) {
      change.take(new GraphChanged(edits));
    }
  }

  /** All devices the first time, then those that change. */
  private Collection<Device> candidates(Committing change) {
    if (looked) {
      return change.changedDevices();
    }
    looking = true;
    List<Device> all = new ArrayList<>();
    change.devices().forEach(key -> change.device(key).ifPresent(all::add));
    return all;
  }

  private FieldGraph drawn(Device device, FieldGraph before, List<GraphEdit> edits, long now) {
    String id = KnownDevices.id(device.key());
    String edge = device.key().edge() + "/";
    FieldGraph graph = before;
    if (graph.node(edge) == null) {
      DeviceKey edgeKey = new DeviceKey(device.key().edge(), "");
      graph = put(new GraphEdit.NodeDrawn(node(edgeKey, "edge")), graph, edits);
    }
    if (graph.node(id) == null) {
      GraphNode node = node(device.key(), KnownDevices.type(device));
      graph = put(new GraphEdit.NodeDrawn(node), graph, edits);
    }
    boolean told =
        id.equals(edge)
            || graph.into(id).stream().anyMatch(other -> other.relation() == Relation.REPORTS_VIA);
    if (!told && graph.outOf(edge).size() < FieldGraph.MOST_AT_ONE_NODE) {
      GraphEdge via =
          new GraphEdge(edge, Relation.REPORTS_VIA, id, TimeRange.ALWAYS, Known.since(now));
      graph = put(new GraphEdit.EdgeDrawn(via), graph, edits);
    }
    return graph;
  }

  private GraphNode node(DeviceKey key, String type) {
    return new GraphNode(KnownDevices.id(key), type, siteOf.apply(key), new TreeMap<>());
  }

  private static FieldGraph put(GraphEdit edit, FieldGraph graph, List<GraphEdit> edits) {
    try {
      FieldGraph after = edit.applyTo(graph);
      edits.add(edit);
      return after;
    } catch (IllegalArgumentException full) { // the drawing's bounds: the device stays undrawn
      return graph;
    }
  }

  @Override
  public boolean hasNews() {
    return false;
  }

  @Override
  public void store(Connection connection, FactSink facts) {
    // the correlator's facts are all there is
  }

  @Override
  public List<LiveEvent> accepted() {
    seen.addAll(drafted);
    looked |= looking;
    drafted.clear();
    return List.of();
  }

  @Override
  public Optional<Instant> nextDeadline() {
    return Optional.empty();
  }
}
