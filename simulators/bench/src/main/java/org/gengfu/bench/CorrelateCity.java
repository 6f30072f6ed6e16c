package org.gengfu.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.graph.FieldGraph;
import org.gengfu.core.graph.GraphEdge;
import org.gengfu.core.graph.GraphNode;
import org.gengfu.core.graph.Relation;
import org.gengfu.core.incident.AlarmEvent;

/**
 * A folder of city faults: {@code nodes.csv} (node_id, type; further columns are attributes),
 * {@code edges.csv} (upstream, downstream, kind: power, net, report or contain) and {@code
 * alarms.csv} (seq, arrival_ts, event_ts in seconds, node_id, alarm_type with its qualifier behind
 * a colon, severity, state), the last in order of arrival.
 *
 * @param graph the field
 * @param messages the alarms in order of arrival
 */
record CorrelateCity(FieldGraph graph, List<Message> messages) {

  /** One line of the alarms. */
  record Message(long arrivalMillis, AlarmEvent event) {}

  /**
   * Reads a folder.
   *
   * @throws IllegalArgumentException naming file, line and what is wanted
   */
  static CorrelateCity read(Path folder) throws IOException {
    FieldGraph graph = FieldGraph.EMPTY;
    for (CorrelateRow row : CorrelateRow.read(folder.resolve("nodes.csv"), "node_id", "type")) {
      graph =
          graph.with(
              new GraphNode(
                  row.get("node_id"), row.get("type"), "", row.without("node_id", "type")));
    }
    for (CorrelateRow row :
        CorrelateRow.read(folder.resolve("edges.csv"), "upstream", "downstream", "kind")) {
      graph =
          graph.with(
              GraphEdge.always(
                  row.get("upstream"), relation(row.get("kind")), row.get("downstream")));
    }
    List<Message> messages = new ArrayList<>();
    for (CorrelateRow row :
        CorrelateRow.read(
            folder.resolve("alarms.csv"),
            "seq",
            "arrival_ts",
            "event_ts",
            "node_id",
            "alarm_type",
            "state")) {
      messages.add(new Message(row.millis("arrival_ts"), event(row)));
    }
    return new CorrelateCity(graph, messages);
  }

  private static AlarmEvent event(CorrelateRow row) {
    String[] type = row.get("alarm_type").split(":", 2);
    return new AlarmEvent(
        new AlarmKey(row.get("node_id"), type[0], type.length > 1 ? type[1] : ""),
        switch (row.get("state")) {
          case "raise" -> AlarmEvent.Change.RAISE;
          case "clear" -> AlarmEvent.Change.CLEAR;
          default ->
              throw new IllegalArgumentException(
                  row.where() + ": state is raise or clear, not " + row.get("state"));
        },
        row.millis("event_ts"),
        row.get("node_id"),
        row.number("seq"));
  }

  private static Relation relation(String kind) {
    return switch (kind) {
      case "power" -> Relation.POWERS;
      case "net" -> Relation.CARRIES;
      case "report" -> Relation.REPORTS_VIA;
      case "contain" -> Relation.CONTAINS;
      default ->
          throw new IllegalArgumentException(
              "kind of an edge is power, net, report or contain, not " + kind);
    };
  }
}
