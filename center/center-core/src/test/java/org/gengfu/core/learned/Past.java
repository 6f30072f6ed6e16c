package org.gengfu.core.learned;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.graph.FieldGraph;
import org.gengfu.core.graph.GraphEdge;
import org.gengfu.core.graph.GraphNode;
import org.gengfu.core.graph.Relation;
import org.gengfu.core.incident.AlarmEvent;

/**
 * A made-up month of made-up sites: a chiller powers three racks each; every device makes noise.
 */
final class Past {
  static final long START = 1_700_000_000_000L;
  static final long MONTH = 30L * 86_400_000;
  static final int SITES = 12;

  private final Random random;
  private final List<AlarmEvent> events = new ArrayList<>();
  private FieldGraph graph = FieldGraph.EMPTY;
  private long seq;

  Past(long seed) {
    this.random = new Random(seed);
    for (int s = 0; s < SITES; s++) {
      node("chiller-" + s, "chiller", s);
      for (int r = 0; r < 3; r++) {
        node(rack(s, r), "rack", s);
        graph = graph.with(GraphEdge.always("chiller-" + s, Relation.POWERS, rack(s, r)));
      }
    }
  }

  static String rack(int site, int number) {
    return "rack-%d-%d".formatted(site, number);
  }

  private void node(String id, String type, int site) {
    graph = graph.with(new GraphNode(id, type, "site-" + site, new TreeMap<>()));
  }

  FieldGraph graph() {
    return graph;
  }

  /** Every device raises each of its two types at any time, so often in the month. */
  Past noise(int times) {
    for (int s = 0; s < SITES; s++) {
      for (int i = 0; i < times; i++) {
        alarm("chiller-" + s, "flow_low", at());
        alarm("chiller-" + s, "door_open", at());
        for (int r = 0; r < 3; r++) {
          alarm(rack(s, r), "temp_high", at());
          alarm(rack(s, r), "fan_slow", at());
        }
      }
    }
    return this;
  }

  private long at() {
    return START + (long) (random.nextDouble() * MONTH);
  }

  /** A chiller's low flow heats a rack 60 to 120 s later, at so many sites, so often. */
  Past heat(int sites, int times) {
    for (int s = 0; s < sites; s++) {
      for (int i = 0; i < times; i++) {
        long at = at();
        alarm("chiller-" + s, "flow_low", at);
        alarm(rack(s, random.nextInt(3)), "temp_high", at + 60_000 + random.nextInt(60_001));
      }
    }
    return this;
  }

  /** Two devices fail together, the first a few seconds earlier. */
  Past together(String one, String other, int times) {
    for (int i = 0; i < times; i++) {
      long at = at();
      alarm(one, "dark", at);
      alarm(other, "dark", at + 2_000 + random.nextInt(5_000));
    }
    return this;
  }

  Past alarm(String node, String type, long at) {
    AlarmKey key = new AlarmKey(node, type, "");
    events.add(new AlarmEvent(key, AlarmEvent.Change.RAISE, at, node, seq++));
    events.add(new AlarmEvent(key, AlarmEvent.Change.CLEAR, at + 30_000, node, seq++));
    return this;
  }

  List<AlarmEvent> events() {
    return events;
  }

  static List<TimeRange> month() {
    return List.of(new TimeRange(START, START + MONTH + 600_000));
  }

  History history() {
    return new History(events, month(), LearningPolicy.USUAL);
  }
}
