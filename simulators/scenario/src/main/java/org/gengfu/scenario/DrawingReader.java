package org.gengfu.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.document.MapNode;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.document.Suggestion;
import org.jspecify.annotations.Nullable;

/** Reads {@code drawing} of a scenario. One thread. */
final class DrawingReader {
  private static final Set<String> RELATIONS =
      Set.of("POWERS", "CARRIES", "CONTAINS", "REPORTS_VIA");

  private final Problems problems;

  DrawingReader(Problems problems) {
    this.problems = problems;
  }

  Drawing read(@Nullable MapNode node) {
    if (node == null) {
      return Drawing.NONE;
    }
    List<Drawing.Node> nodes = new ArrayList<>();
    for (MapNode each : node.maps("nodes", problems)) {
      String id = each.string("id", problems);
      String type = each.string("type", problems);
      String site = each.string("site", "", problems);
      String name = each.string("name", "", problems);
      Map<String, String> attributes = attributes(each.map("attributes", problems));
      each.close(problems);
      if (id != null && type != null) {
        nodes.add(new Drawing.Node(id, type, site, name, attributes));
      }
    }
    List<Drawing.Edge> edges = new ArrayList<>();
    for (MapNode each : node.maps("edges", problems)) {
      String from = each.string("from", problems);
      String relation = each.string("relation", problems);
      each.require("to", problems);
      List<String> to = each.strings("to", problems);
      if (relation != null && !RELATIONS.contains(relation)) {
        problems.add(
            each.valueMark("relation"),
            "UNKNOWN_WORD",
            "there is no relation " + relation,
            Suggestion.among(relation, RELATIONS));
      }
      each.close(problems);
      if (from != null && relation != null) {
        to.forEach(end -> edges.add(new Drawing.Edge(from, relation, end)));
      }
    }
    node.close(problems);
    return new Drawing(nodes, edges);
  }

  private Map<String, String> attributes(@Nullable MapNode node) {
    Map<String, String> attributes = new HashMap<>();
    if (node != null) {
      for (String key : node.keys()) {
        Node value = node.get(key);
        if (value instanceof ScalarNode scalar) {
          attributes.put(key, scalar.text());
        } else {
          problems.add(node.keyMark(key), "WRONG_TYPE", "\"" + key + "\" must be one value", "");
        }
      }
    }
    return attributes;
  }
}
