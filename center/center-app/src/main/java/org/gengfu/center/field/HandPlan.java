package org.gengfu.center.field;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gengfu.core.availability.Known;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.graph.FieldGraph;
import org.gengfu.core.graph.GraphEdge;
import org.gengfu.core.graph.GraphEdit;
import org.gengfu.core.graph.GraphNode;
import org.gengfu.register.Words;
import org.jspecify.annotations.Nullable;

/**
 * What edits by hand come to: all of them, or none when one is refused. An edge that closes a
 * circle is refused. Pure; one use, one thread.
 */
public final class HandPlan {
  private final FieldDraft draft;

  /**
   * An edit that cannot be made.
   *
   * @param edit its number, from 0
   */
  public record Refused(int edit, Words why) {}

  /**
   * What comes of edits.
   *
   * @param edits none when any is refused
   */
  public record Outcome(List<GraphEdit> edits, List<Refused> refused) {
    public Outcome {
      edits = List.copyOf(edits);
      refused = List.copyOf(refused);
    }
  }

  private HandPlan(FieldDraft draft) {
    this.draft = draft;
  }

  static Outcome of(
      FieldGraph graph, List<HandEdit> edits, FieldDraft.Devices devices, long nowMillis) {
    FieldDraft draft = new FieldDraft(graph, devices, nowMillis);
    HandPlan plan = new HandPlan(draft);
    List<Refused> refused = new ArrayList<>();
    int lastEdge = 0;
    for (int i = 0; i < edits.size(); i++) {
      int number = i;
      lastEdge = edits.get(i) instanceof HandEdit.Edge ? i : lastEdge;
      plan.take(edits.get(i)).ifPresent(why -> refused.add(new Refused(number, why)));
    }
    if (refused.isEmpty()) {
      int number = lastEdge;
      draft
          .newCircles()
          .forEach(circle ->
              refused.add(new Refused(number, new Words(circle.chinese(), circle.english()))));
    }
    return new Outcome(refused.isEmpty() ? draft.edits() : List.of(), refused);
  }

  private Optional<Words> take(HandEdit edit) {
    return switch (edit) {
      case HandEdit.Node node -> node(node);
      case HandEdit.Edge edge -> edge(edge);
      case HandEdit.EndEdge end ->
          EdgeIds.find(draft.graph(), end.edge())
              .map(edge -> ended(edge, end.untilMillis()))
              .orElseGet(HandPlan::noEdge);
      case HandEdit.WithdrawEdge withdraw ->
          EdgeIds.find(draft.graph(), withdraw.edge())
              .map(draft::withdraw)
              .orElseGet(HandPlan::noEdge);
    };
  }

  private Optional<Words> ended(GraphEdge edge, @Nullable Long until) {
    long end = until == null ? draft.nowMillis() : until;
    if (end >= edge.valid().toMillis()) {
      return Optional.of(new Words("该连接在此之前已失效", "the edge ends before that already"));
    }
    return draft.end(edge, end);
  }

  private static Optional<Words> noEdge() {
    return Optional.of(
        new Words(
            "没有这条连接：可能已被他人修改，请刷新",
            "there is no such edge: somebody may have changed it, load it again"));
  }

  private Optional<Words> node(HandEdit.Node node) {
    String type = NodeTypes.of(node.type());
    if (!NodeNames.isId(node.id()) || type == null) {
      return Optional.of(
          new Words(
              "编号或类型不能使用：编号用文字、数字和 . _ : # -，类型如 switch",
              "an id or a type that cannot be: letters, digits and . _ : # - for an id, e.g. switch for a type"));
    }
    Map<String, String> attributes = new TreeMap<>(node.attributes());
    attributes.values().removeIf(String::isEmpty);
    if (attributes.size() > GraphNode.MOST_ATTRIBUTES) {
      return Optional.of(
          new Words(
              "属性最多 " + GraphNode.MOST_ATTRIBUTES + " 个",
              "at most " + GraphNode.MOST_ATTRIBUTES + " attributes"));
    }
    GraphNode drawn = new GraphNode(node.id(), type, node.site(), new TreeMap<>(attributes));
    return drawn.equals(draft.graph().node(node.id()))
        ? Optional.empty()
        : draft.put(new GraphEdit.NodeDrawn(drawn));
  }

  private Optional<Words> edge(HandEdit.Edge edge) {
    for (String end : List.of(edge.from(), edge.to())) {
      if (!draft.drawn(end)) {
        return Optional.of(
            new Words("没有节点 " + end + "：请先登记", "there is no node " + end + ": draw it first"));
      }
    }
    if (edge.from().equals(edge.to())) {
      return Optional.of(new Words("上级和下级相同", "it leads to itself"));
    }
    List<GraphEdge> standing = draft.standing(edge.from(), edge.relation(), edge.to());
    if (edge.sinceMillis() == null
        && standing.stream().anyMatch(each -> each.valid().contains(draft.nowMillis()))) {
      return Optional.empty(); // it is drawn
    }
    long since =
        edge.sinceMillis() != null
            ? edge.sinceMillis()
            : standing.isEmpty()
                ? TimeRange.EARLIEST
                : Math.max(
                    draft.nowMillis(),
                    Math.min(standing.getLast().valid().toMillis(), TimeRange.LATEST - 1));
    return draft.put(
        new GraphEdit.EdgeDrawn(
            new GraphEdge(
                edge.from(),
                edge.relation(),
                edge.to(),
                TimeRange.from(since),
                Known.since(draft.nowMillis()))));
  }
}
