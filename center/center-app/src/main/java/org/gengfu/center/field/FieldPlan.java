package org.gengfu.center.field;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gengfu.center.field.FieldList.EdgeRow;
import org.gengfu.center.field.FieldList.NodeRow;
import org.gengfu.core.availability.Known;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.graph.FieldGraph;
import org.gengfu.core.graph.GraphEdge;
import org.gengfu.core.graph.GraphEdit;
import org.gengfu.core.graph.GraphNode;
import org.gengfu.core.graph.GraphProblem;
import org.gengfu.register.Words;
import org.jspecify.annotations.Nullable;

/**
 * What a list would change in the drawing: nothing when the drawing says the same already, and
 * nothing at all when a row cannot be taken. What the list does not name stays. Pure; one use, one
 * thread.
 */
public final class FieldPlan {
  /** Attribute of a node that is no more. */
  static final String GONE = "ended";

  private final FieldDraft draft;
  private final FieldList list;
  private final RowProblems problems = new RowProblems();
  private final SortedSet<String> gone = new TreeSet<>();
  private final Map<String, List<Said>> said = new HashMap<>();
  private int nodes;
  private int edges;
  private int ended;

  /**
   * What comes of a list.
   *
   * @param nodes nodes that are drawn or changed
   * @param edges edges that are drawn, anew or with other times
   * @param ended edges that end
   * @param problems with any, there are no edits
   * @param more problems beyond those told
   * @param edits in their order
   */
  public record Outcome(
      int nodes,
      int edges,
      int ended,
      List<FieldProblem> problems,
      int more,
      List<GraphEdit> edits) {
    public Outcome {
      problems = List.copyOf(problems);
      edits = List.copyOf(edits);
    }
  }

  private record Said(TimeRange valid, int row) {}

  private FieldPlan(FieldDraft draft, FieldList list) {
    this.draft = draft;
    this.list = list;
  }

  /**
   * Plans a list.
   *
   * @param graph the drawing as it is
   * @param devices what may be named without being drawn
   * @param nowMillis when it is learned
   */
  static Outcome of(FieldGraph graph, FieldList list, FieldDraft.Devices devices, long nowMillis) {
    FieldPlan plan = new FieldPlan(new FieldDraft(graph, devices, nowMillis), list);
    if (list.problems().isEmpty()) {
      plan.draw();
    }
    List<FieldProblem> told = new ArrayList<>(list.problems());
    told.addAll(plan.problems.told());
    return told.isEmpty()
        ? new Outcome(plan.nodes, plan.edges, plan.ended, List.of(), 0, plan.draft.edits())
        : new Outcome(0, 0, 0, told, list.more() + plan.problems.more(), List.of());
  }

  private void draw() {
    list.nodes().forEach(this::node);
    list.edges().forEach(this::edge);
    gone.forEach(this::end);
    if (problems.isEmpty()) {
      draft.newCircles().forEach(this::circle);
    }
  }

  private void node(NodeRow row) {
    GraphNode old = draft.known(row.id());
    if (row.gone()) {
      gone.add(row.id());
      if (old == null) {
        return;
      }
    }
    Map<String, String> attributes = new TreeMap<>(old == null ? Map.of() : old.attributes());
    attributes.putAll(row.attributes());
    attributes.put(GONE, row.gone() ? "true" : "");
    attributes.values().removeIf(String::isEmpty);
    String site = row.site();
    String type = row.type().isEmpty() && old != null ? old.type() : row.type();
    try {
      GraphNode node =
          new GraphNode(
              row.id(),
              type,
              site != null ? site : old == null ? "" : old.site(),
              new TreeMap<>(attributes));
      if (!node.equals(draft.graph().node(row.id()))) {
        tell(row.place(), FieldColumn.ID, draft.put(new GraphEdit.NodeDrawn(node)));
        nodes++;
      }
    } catch (IllegalArgumentException e) { // more attributes than a node may have
      tell(
          row.place(),
          FieldColumn.ID,
          Optional.of(new Words("不能登记：" + e.getMessage(), String.valueOf(e.getMessage()))));
    }
  }

  private void end(String id) {
    for (GraphEdge edge : draft.openAt(id)) {
      if (draft.end(edge, draft.nowMillis()).isEmpty()) {
        ended++;
      }
    }
  }

  private void edge(EdgeRow row) {
    if (gone.contains(row.from()) || gone.contains(row.to())) {
      return; // a node that is no more ends all its edges
    }
    List<GraphEdge> standing = draft.standing(row.from(), row.relation(), row.to());
    if (row.ended()) {
      ended(row, standing);
    } else if (isNew(row) && isKnown(row, FieldColumn.FROM) && isKnown(row, FieldColumn.TO)) {
      drawn(row, standing);
    }
  }

  /** The same edge may stand twice in a list, for times that do not overlap. */
  private boolean isNew(EdgeRow row) {
    Long since = row.sinceMillis();
    Long until = row.untilMillis();
    TimeRange valid =
        new TimeRange(
            since == null ? TimeRange.EARLIEST : since, until == null ? TimeRange.LATEST : until);
    List<Said> before =
        said.computeIfAbsent(
            row.from() + " " + row.relation() + " " + row.to(), ignored -> new ArrayList<>());
    for (Said other : before) {
      if (other.valid().intersection(valid).isPresent()) {
        tell(
            row.place(),
            FieldColumn.FROM,
            Optional.of(
                new Words(
                    "与第 " + other.row() + " 行是同一连接：保留一行",
                    "the same edge as in row " + other.row() + ": keep one of them")));
        return false;
      }
    }
    before.add(new Said(valid, row.place().row()));
    return true;
  }

  private boolean isKnown(EdgeRow row, FieldColumn end) {
    String id = end == FieldColumn.FROM ? row.from() : row.to();
    boolean undrawn = draft.graph().node(id) == null;
    if (draft.drawn(id)) {
      nodes += undrawn ? 1 : 0;
      return true;
    }
    tell(
        row.place(),
        end,
        Optional.of(
            new Words(
                "没有节点 " + id + "：在“节点”表中登记，或改正编号",
                "there is no node " + id + ": add it to Nodes, or correct the id")));
    return false;
  }

  private void ended(EdgeRow row, List<GraphEdge> standing) {
    Long until = row.untilMillis();
    long end = until == null ? draft.nowMillis() : until;
    for (GraphEdge edge : standing) {
      if (edge.valid().toMillis() > end) {
        tell(row.place(), FieldColumn.ENDED, draft.end(edge, end));
        ended++;
      }
    }
  }

  private void drawn(EdgeRow row, List<GraphEdge> standing) {
    Long since = row.sinceMillis();
    Long until = row.untilMillis();
    if (since != null) {
      since(row, since, until, standing);
    } else if (until != null) {
      until(row, until, standing);
    } else if (standing.isEmpty() || standing.getLast().valid().toMillis() <= draft.nowMillis()) {
      // What nobody dates was always so, or since now where it ended before.
      draw(
          row,
          standing.isEmpty()
              ? TimeRange.ALWAYS
              : TimeRange.from(Math.max(draft.nowMillis(), standing.getLast().valid().toMillis())));
    }
  }

  private void until(EdgeRow row, long until, List<GraphEdge> standing) {
    for (GraphEdge edge : standing) {
      if (edge.valid().toMillis() == until) {
        return;
      }
      if (edge.valid().contains(until)) {
        tell(row.place(), FieldColumn.UNTIL, draft.end(edge, until));
        ended++;
        return;
      }
    }
    if (standing.isEmpty()) {
      draw(row, new TimeRange(TimeRange.EARLIEST, until));
    } else {
      tell(
          row.place(),
          FieldColumn.UNTIL,
          Optional.of(
              new Words(
                  "已登记的连接在此之前已失效：同时填写生效时间", "what is drawn ended before: fill in Since as well")));
    }
  }

  private void since(EdgeRow row, long since, @Nullable Long until, List<GraphEdge> standing) {
    long to = until == null ? TimeRange.LATEST : until;
    TimeRange wanted = new TimeRange(since, to);
    List<GraphEdge> overlapping =
        standing.stream().filter(edge -> edge.valid().intersection(wanted).isPresent()).toList();
    if (overlapping.size() > 1) {
      tell(
          row.place(),
          FieldColumn.SINCE,
          Optional.of(
              new Words(
                  "与已登记的多段时间重叠：填写失效时间", "overlaps several times that are drawn: fill in Until")));
    } else if (overlapping.isEmpty()) {
      draw(row, wanted);
    } else {
      corrected(row, overlapping.getFirst(), since, until);
    }
  }

  private void corrected(EdgeRow row, GraphEdge edge, long since, @Nullable Long until) {
    long to = until == null ? edge.valid().toMillis() : until;
    boolean sameStart = edge.valid().fromMillis() == since;
    if (sameStart && edge.valid().toMillis() == to) {
      return;
    }
    if (sameStart && to < edge.valid().toMillis()) {
      tell(row.place(), FieldColumn.UNTIL, draft.end(edge, to));
      ended++;
    } else {
      tell(row.place(), FieldColumn.SINCE, draft.withdraw(edge));
      draw(row, new TimeRange(since, Math.max(to, since + 1)));
    }
  }

  private void draw(EdgeRow row, TimeRange valid) {
    GraphEdge edge =
        new GraphEdge(row.from(), row.relation(), row.to(), valid, Known.since(draft.nowMillis()));
    tell(row.place(), FieldColumn.FROM, draft.put(new GraphEdit.EdgeDrawn(edge)));
    edges++;
  }

  /** A circle is told at each row that is a part of it. */
  private void circle(GraphProblem circle) {
    List<String> way = circle.nodes();
    boolean found = false;
    for (EdgeRow row : list.edges()) {
      int at = way.indexOf(row.from());
      if (at >= 0 && way.get((at + 1) % way.size()).equals(row.to())) {
        tell(
            row.place(),
            FieldColumn.RELATION,
            Optional.of(new Words(circle.chinese(), circle.english())));
        found = true;
      }
    }
    if (!found) {
      problems.add("", 0, "", new Words(circle.chinese(), circle.english()));
    }
  }

  private void tell(FieldList.Place place, FieldColumn column, Optional<Words> why) {
    why.ifPresent(text -> problems.add(place.sheet(), place.row(), place.letters(column), text));
  }
}
