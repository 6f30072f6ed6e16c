package org.gengfu.center.api.field;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.center.api.Json;
import org.gengfu.center.api.ProblemException;
import org.gengfu.center.api.Request;
import org.gengfu.center.field.HandEdit;
import org.gengfu.center.field.NodeNames;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.graph.GraphNode;
import org.gengfu.core.graph.Relation;
import org.jspecify.annotations.Nullable;

/** Reads what a request wants changed in the drawing. Stateless. */
final class GraphWishes {
  /** The most edits in one request. */
  static final int MAX_EDITS = 1_000;

  private static final int MAX_TEXT = 200;
  private static final int MAX_EDGE_ID = 500;

  private GraphWishes() {}

  static List<HandEdit> edits(Request.Fields fields) {
    JsonNode array = fields.node().get("edits");
    if (array == null || !array.isArray() || array.isEmpty() || array.size() > MAX_EDITS) {
      throw ProblemException.badField("edits", "must be a list of 1 to " + MAX_EDITS + " edits");
    }
    List<HandEdit> edits = new ArrayList<>();
    for (JsonNode edit : array) {
      edits.add(edit(edit));
    }
    return edits;
  }

  private static HandEdit edit(JsonNode node) {
    if (!node.isObject()) {
      throw ProblemException.badField("edits", "has objects");
    }
    Request.Fields fields = new Request.Fields(node);
    String op = fields.text("op", 1, 20);
    return switch (op) {
      case "node" -> {
        only(node, Set.of("op", "id", "type", "site", "name", "attributes"));
        yield node(fields);
      }
      case "edge" -> {
        only(node, Set.of("op", "from", "to", "relation", "since"));
        yield new HandEdit.Edge(
            text(fields, "from"), relation(fields), text(fields, "to"), time(fields, "since"));
      }
      case "end-edge" -> {
        only(node, Set.of("op", "edge", "until"));
        yield new HandEdit.EndEdge(fields.text("edge", 1, MAX_EDGE_ID), time(fields, "until"));
      }
      case "withdraw-edge" -> {
        only(node, Set.of("op", "edge"));
        yield new HandEdit.WithdrawEdge(fields.text("edge", 1, MAX_EDGE_ID));
      }
      default ->
          throw ProblemException.badField(
              "op", "must be one of: node, edge, end-edge, withdraw-edge");
    };
  }

  private static void only(JsonNode node, Set<String> known) {
    for (String name : (Iterable<String>) node::fieldNames) {
      if (!known.contains(name)) {
        throw ProblemException.badField(
            name.length() > 64 ? name.substring(0, 64) : name, "is not known in this edit");
      }
    }
  }

  private static HandEdit.Node node(Request.Fields fields) {
    Map<String, String> attributes = new HashMap<>();
    JsonNode given = fields.node().get("attributes");
    if (given != null && !given.isNull()) {
      if (!given.isObject() || given.size() > GraphNode.MOST_ATTRIBUTES) {
        throw ProblemException.badField(
            "attributes", "must be an object of at most " + GraphNode.MOST_ATTRIBUTES + " texts");
      }
      for (Map.Entry<String, JsonNode> each : given.properties()) {
        String value = each.getValue().isTextual() ? each.getValue().textValue() : null;
        if (value == null || value.length() > MAX_TEXT || each.getKey().length() > MAX_TEXT) {
          throw ProblemException.badField(
              "attributes", "has texts of at most " + MAX_TEXT + " characters");
        }
        attributes.put(Json.clean(each.getKey()), Json.clean(value));
      }
    }
    String name = fields.text("name", "", MAX_TEXT).strip();
    if (!name.isEmpty()) {
      attributes.put(NodeNames.ZH, name);
    }
    return new HandEdit.Node(
        text(fields, "id"),
        text(fields, "type"),
        fields.text("site", "", MAX_TEXT).strip(),
        attributes);
  }

  private static String text(Request.Fields fields, String name) {
    return fields.text(name, 1, MAX_TEXT).strip();
  }

  private static Relation relation(Request.Fields fields) {
    String word = fields.text("relation", 1, 20);
    for (Relation relation : Relation.values()) {
      if (relation.name().equals(word)) {
        return relation;
      }
    }
    throw ProblemException.badField(
        "relation", "must be one of: POWERS, CARRIES, CONTAINS, REPORTS_VIA");
  }

  private static @Nullable Long time(Request.Fields fields, String name) {
    if (!fields.has(name)) {
      return null;
    }
    long millis = fields.time(name).toEpochMilli();
    if (millis < TimeRange.EARLIEST || millis >= TimeRange.LATEST) {
      throw ProblemException.badField(name, "must be a time of the years 1 to 9999");
    }
    return millis;
  }
}
