package org.gengfu.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A drawing as edits of the center's interface. Stateless. */
final class Edits {
  private Edits() {}

  static List<Map<String, Object>> of(Drawing drawing) {
    List<Map<String, Object>> edits = new ArrayList<>();
    for (Drawing.Node node : drawing.nodes()) {
      Map<String, Object> edit = new HashMap<>();
      edit.put("op", "node");
      edit.put("id", node.id());
      edit.put("type", node.type());
      edit.put("site", node.site());
      edit.put("attributes", node.attributes());
      if (!node.name().isEmpty()) {
        edit.put("name", node.name());
      }
      edits.add(edit);
    }
    for (Drawing.Edge edge : drawing.edges()) {
      edits.add(
          Map.of("op", "edge", "from", edge.from(), "to", edge.to(), "relation", edge.relation()));
    }
    return edits;
  }
}
