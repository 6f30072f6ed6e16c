package org.gengfu.core.incident;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.graph.FieldGraph;
import org.gengfu.core.graph.GraphEdge;
import org.gengfu.core.graph.GraphNode;
import org.gengfu.core.graph.Relation;

/**
 * A made-up town: feeders, cabinets with mains, UPS, switch, edge, cameras and sensors, and
 * switches that carry the cabinets. Faults of it as messages, with detection delays, clocks that
 * differ by cabinet, loss, doubled and late ones, all by one seed.
 */
final class Town {
  static final long START = 1_700_000_000_000L;

  private final Random random;
  private final List<AlarmEvent> events = new ArrayList<>();
  private final Map<String, Long> skew = new HashMap<>();
  private final List<GraphNode> nodes = new ArrayList<>();
  private final List<GraphEdge> edges = new ArrayList<>();
  private FieldGraph graph = FieldGraph.EMPTY;
  private long seq;

  Town(long seed) {
    this.random = new Random(seed);
  }

  static String id(String kind, int number) {
    return kind + number;
  }

  FieldGraph graph() {
    return graph;
  }

  /**
   * So many feeders of so many cabinets with so many cameras; each feeder's cabinets share a
   * carrier.
   */
  Town build(int feeders, int cabinets, int cameras, int autonomySeconds) {
    for (int f = 0; f < feeders; f++) {
      node(id("F", f), "feeder");
      node(id("A", f), "aggswitch");
      for (int c = 0; c < cabinets; c++) {
        cabinet(f, f * 100 + c, cameras, autonomySeconds);
      }
    }
    return this;
  }

  private void cabinet(int feeder, int n, int cameras, int autonomySeconds) {
    node(id("M", n), "mains");
    TreeMap<String, String> attributes = new TreeMap<>();
    if (autonomySeconds > 0) {
      attributes.put("autonomy", Integer.toString(autonomySeconds));
    }
    node(new GraphNode(id("U", n), "ups", "", attributes));
    node(id("S", n), "switch");
    node(id("E", n), "edge");
    edge(id("F", feeder), Relation.POWERS, id("M", n));
    edge(id("M", n), Relation.POWERS, id("U", n));
    edge(id("U", n), Relation.POWERS, id("S", n));
    edge(id("U", n), Relation.POWERS, id("E", n));
    edge(id("A", feeder), Relation.CARRIES, id("S", n));
    edge(id("E", n), Relation.REPORTS_VIA, id("M", n));
    edge(id("E", n), Relation.REPORTS_VIA, id("U", n));
    for (int i = 0; i < cameras; i++) {
      String camera = id("C", n) + "_" + i;
      node(camera, "camera");
      edge(id("S", n), Relation.POWERS, camera);
      edge(id("S", n), Relation.CARRIES, camera);
    }
    for (int i = 0; i < 3; i++) {
      String sensor = id("T", n) + "_" + i;
      node(sensor, "sensor");
      edge(id("E", n), Relation.REPORTS_VIA, sensor);
    }
    skew.put(Integer.toString(n), random.nextLong(-20_000, 20_000));
  }

  private void node(String id, String type) {
    node(GraphNode.of(id, type));
  }

  private void node(GraphNode node) {
    nodes.add(node);
    graph = graph.with(node);
  }

  private void edge(String from, Relation relation, String to) {
    GraphEdge edge = GraphEdge.always(from, relation, to);
    edges.add(edge);
    graph = graph.with(edge);
  }

  /** The same field with other names. */
  FieldGraph renamed(UnaryOperator<String> name) {
    FieldGraph other = FieldGraph.EMPTY;
    for (GraphNode node : nodes) {
      other =
          other.with(
              new GraphNode(name.apply(node.id()), node.type(), node.site(), node.attributes()));
    }
    for (GraphEdge edge : edges) {
      other =
          other.with(
              GraphEdge.always(name.apply(edge.from()), edge.relation(), name.apply(edge.to())));
    }
    return other;
  }

  /** Replaces this share of the cameras' feeds by wrong ones. */
  Town misdraw(double share, int feeders, int cabinets, int cameras) {
    for (int f = 0; f < feeders; f++) {
      for (int c = 0; c < cabinets; c++) {
        int n = f * 100 + c;
        for (int i = 0; i < cameras; i++) {
          if (random.nextDouble() < share) {
            String camera = id("C", n) + "_" + i;
            for (GraphEdge edge : List.copyOf(graph.into(camera))) {
              graph = graph.withdrawn(edge, TimeRange.EARLIEST);
            }
            String other = id("S", random.nextInt(feeders) * 100 + random.nextInt(cabinets));
            edge(other, Relation.CARRIES, camera);
          }
        }
      }
    }
    return this;
  }

  /** An alarm that lasts, with a delay of detection and its cabinet's clock. */
  Town alarm(String node, String type, long fromMillis, long toMillis, int least, int most) {
    long late = random.nextLong(least * 1000L, most * 1000L + 1);
    long off = skew.getOrDefault(node.replaceAll("^[A-Z]|_.*$", ""), 0L);
    AlarmKey key = new AlarmKey(node, type, "");
    event(key, AlarmEvent.Change.RAISE, START + fromMillis + late + off);
    event(key, AlarmEvent.Change.CLEAR, START + toMillis + late + off);
    return this;
  }

  private void event(AlarmKey key, AlarmEvent.Change change, long te) {
    events.add(new AlarmEvent(key, change, te, key.resource(), seq++));
  }

  /** The cabinet's mains fails; if it lasts longer than the battery, all behind it goes. */
  Town mains(int n, int cameras, long fromMillis, long lengthMillis, long autonomyMillis) {
    long to = fromMillis + lengthMillis;
    alarm(id("M", n), "mains_fail", fromMillis, to, 0, 3);
    alarm(id("U", n), "ups_on_battery", fromMillis, to, 3, 9);
    if (lengthMillis > autonomyMillis) {
      long dead = fromMillis + autonomyMillis;
      alarm(id("U", n), "ups_low_battery", fromMillis + autonomyMillis * 8 / 10, to, 0, 5);
      alarm(id("S", n), "switch_unreachable", dead, to + 120_000, 20, 60);
      alarm(id("E", n), "edge_offline", dead, to + 120_000, 45, 80);
      cameras(n, cameras, dead, to + 180_000);
    }
    return this;
  }

  /** The cabinet's switch fails. */
  Town switchFault(int n, int cameras, long fromMillis, long lengthMillis) {
    alarm(id("S", n), "switch_unreachable", fromMillis, fromMillis + lengthMillis, 20, 60);
    return cameras(n, cameras, fromMillis, fromMillis + lengthMillis + 60_000);
  }

  Town cameras(int n, int cameras, long fromMillis, long toMillis) {
    for (int i = 0; i < cameras; i++) {
      alarm(id("C", n) + "_" + i, "camera_offline", fromMillis, toMillis, 30, 150);
    }
    return this;
  }

  /** The messages in order of arrival, within the reorder time, without loss. */
  List<Run.Message> messages() {
    return messages(0, 0, 0);
  }

  /** The messages in order of arrival with these shares lost, doubled and late by up to 10 min. */
  List<Run.Message> messages(double lost, double doubled, double late) {
    List<Run.Message> messages = new ArrayList<>();
    for (AlarmEvent event : events) {
      if (random.nextDouble() < lost) {
        continue;
      }
      long delay =
          random.nextDouble() < late ? random.nextLong(600_000) : random.nextLong(200, 4_000);
      messages.add(new Run.Message(event.teMillis() + delay, event));
      if (random.nextDouble() < doubled) {
        messages.add(new Run.Message(event.teMillis() + delay + 500, event));
      }
    }
    messages.sort(
        Comparator.comparingLong(Run.Message::arrivalMillis).thenComparing(Run.Message::event));
    return messages;
  }

  /** Another order of arrival, in which nothing comes later than the reorder time allows. */
  static List<Run.Message> shuffled(List<Run.Message> messages, long seed) {
    Random order = new Random(seed);
    List<Run.Message> shuffled = new ArrayList<>();
    for (Run.Message message : messages) {
      shuffled.add(
          new Run.Message(message.event().teMillis() + order.nextLong(9_000), message.event()));
    }
    Collections.shuffle(shuffled, order);
    shuffled.sort(Comparator.comparingLong(Run.Message::arrivalMillis));
    return shuffled;
  }
}
