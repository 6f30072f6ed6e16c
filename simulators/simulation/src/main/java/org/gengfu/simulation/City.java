package org.gengfu.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.graph.FieldGraph;
import org.gengfu.core.graph.GraphEdge;
import org.gengfu.core.graph.GraphNode;
import org.gengfu.core.graph.Relation;

/**
 * A small made-up city: two feeders, cabinets with mains, UPS, switch, edge, sensor and cameras, a
 * switch that carries the cabinets, and an edge in the machine room that watches switches and
 * cameras. Never changes.
 *
 * @param graph the field as it is drawn, in which some of the cameras' feeds are wrong
 * @param autonomyMillis for how long each cabinet's battery holds
 */
record City(FieldGraph graph, List<Long> autonomyMillis) {
  static final int CABINETS = 4;
  static final int CAMERAS = 3;

  /** The edge in the machine room. */
  static final String ROOM = "P";

  static final String CARRIER = "P/agg";

  static City of(Random random) {
    List<Long> autonomy = new ArrayList<>();
    FieldGraph graph =
        FieldGraph.EMPTY
            .with(GraphNode.of("feeder:F0", "feeder"))
            .with(GraphNode.of("feeder:F1", "feeder"))
            .with(GraphNode.of(CARRIER, "aggswitch"))
            .with(GraphNode.of(ROOM + "/", "edge"));
    for (int n = 0; n < CABINETS; n++) {
      long minutes = 10 + random.nextInt(50);
      autonomy.add(minutes * 60_000);
      graph = cabinet(graph, n, minutes * 60, random);
    }
    return new City(graph, Collections.unmodifiableList(autonomy));
  }

  private static FieldGraph cabinet(FieldGraph before, int n, long autonomy, Random random) {
    SortedMap<String, String> attributes = new TreeMap<>();
    if (random.nextInt(4) > 0) {
      attributes.put("autonomy", Long.toString(autonomy));
    }
    FieldGraph graph =
        before
            .with(GraphNode.of(mains(n), "mains"))
            .with(new GraphNode(ups(n), "ups", "", attributes))
            .with(GraphNode.of(lanSwitch(n), "switch"))
            .with(GraphNode.of(edge(n) + "/", "edge"))
            .with(GraphNode.of(sensor(n), "sensor"));
    graph = joined(graph, "feeder:F" + (n < CABINETS - 1 ? 0 : 1), Relation.POWERS, mains(n));
    graph = joined(graph, mains(n), Relation.POWERS, ups(n));
    graph = joined(graph, ups(n), Relation.POWERS, lanSwitch(n));
    graph = joined(graph, ups(n), Relation.POWERS, edge(n) + "/");
    graph = joined(graph, CARRIER, Relation.CARRIES, lanSwitch(n));
    for (String seen : List.of(mains(n), ups(n), sensor(n))) {
      graph = joined(graph, edge(n) + "/", Relation.REPORTS_VIA, seen);
    }
    graph = joined(graph, ROOM + "/", Relation.REPORTS_VIA, lanSwitch(n));
    for (int i = 0; i < CAMERAS; i++) {
      // One feed in twenty is drawn wrong.
      int drawn = random.nextInt(20) == 0 ? random.nextInt(CABINETS) : n;
      graph = graph.with(GraphNode.of(camera(n, i), "camera"));
      graph = joined(graph, lanSwitch(drawn), Relation.CARRIES, camera(n, i));
      graph = joined(graph, lanSwitch(drawn), Relation.POWERS, camera(n, i));
      graph = joined(graph, ROOM + "/", Relation.REPORTS_VIA, camera(n, i));
    }
    return graph;
  }

  private static FieldGraph joined(FieldGraph graph, String from, Relation relation, String to) {
    return graph.with(GraphEdge.always(from, relation, to));
  }

  static String edge(int n) {
    return "E" + n;
  }

  static String mains(int n) {
    return "E" + n + "/mains";
  }

  static String ups(int n) {
    return "E" + n + "/ups";
  }

  static String sensor(int n) {
    return "E" + n + "/temp";
  }

  static String lanSwitch(int n) {
    return "P/sw" + n;
  }

  static String camera(int n, int i) {
    return "P/cam" + n + "-" + i;
  }

  /** All edges. */
  static List<String> edges() {
    List<String> names = new ArrayList<>();
    for (int n = 0; n < CABINETS; n++) {
      names.add(edge(n));
    }
    names.add(ROOM);
    return names;
  }

  /** The alarms that each edge watches. */
  static Map<String, List<AlarmKey>> watched() {
    SortedMap<String, List<AlarmKey>> all = new TreeMap<>();
    List<AlarmKey> room = new ArrayList<>(List.of(key(CARRIER, "switch_unreachable")));
    for (int n = 0; n < CABINETS; n++) {
      all.put(
          edge(n),
          List.of(
              key(mains(n), "mains_fail"),
              key(ups(n), "ups_on_battery"),
              key(ups(n), "ups_low_battery"),
              key(sensor(n), "temperature_high")));
      room.add(key(lanSwitch(n), "switch_unreachable"));
      for (int i = 0; i < CAMERAS; i++) {
        room.add(key(camera(n, i), "camera_offline"));
      }
    }
    all.put(ROOM, List.copyOf(room));
    return all;
  }

  static AlarmKey key(String node, String type) {
    return new AlarmKey(node, type, "");
  }
}
