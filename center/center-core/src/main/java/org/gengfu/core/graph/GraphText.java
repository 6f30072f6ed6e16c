package org.gengfu.core.graph;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.gengfu.core.availability.Known;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.journal.LineReader;
import org.gengfu.core.journal.LineWriter;

/**
 * The form in which edits and drawings are stored, a line each. Times are milliseconds since
 * 1970-01-01 UTC. Names that were once written stay readable. Any thread.
 *
 * <p>Reading throws IllegalArgumentException that names the field and shows the line.
 */
public final class GraphText {
  private GraphText() {}

  /** An edit as a line. */
  public static String write(GraphEdit edit) {
    LineWriter out = new LineWriter("edit", edit.getClass().getSimpleName());
    put(edit, out);
    return out.line();
  }

  /** Reads what {@link #write(GraphEdit)} wrote. */
  public static GraphEdit edit(String line) {
    LineReader in = new LineReader(line);
    GraphEdit edit = edit(in);
    in.end();
    return edit;
  }

  /** Adds what an edit says, without its kind. */
  public static void put(GraphEdit edit, LineWriter out) {
    switch (edit) {
      case GraphEdit.NodeDrawn drawn -> put(drawn.node(), out);
      case GraphEdit.EdgeDrawn drawn -> put(drawn.edge(), out);
      case GraphEdit.EdgeEnded ended -> {
        put(ended.edge(), out);
        out.put("endMillis", ended.endMillis()).put("knownAtMillis", ended.knownAtMillis());
      }
      case GraphEdit.EdgeWithdrawn withdrawn -> {
        put(withdrawn.edge(), out);
        out.put("knownAtMillis", withdrawn.knownAtMillis());
      }
    }
  }

  /** Reads an edit whose kind is in the field {@code edit}. */
  public static GraphEdit edit(LineReader in) {
    return switch (in.text("edit")) {
      case "NodeDrawn" -> new GraphEdit.NodeDrawn(node(in));
      case "EdgeDrawn" -> new GraphEdit.EdgeDrawn(edge(in));
      case "EdgeEnded" ->
          new GraphEdit.EdgeEnded(edge(in), in.whole("endMillis"), in.whole("knownAtMillis"));
      case "EdgeWithdrawn" -> new GraphEdit.EdgeWithdrawn(edge(in), in.whole("knownAtMillis"));
      case String other -> throw in.wrong("no kind of edit: " + other);
    };
  }

  /** A whole drawing with its past: its nodes, then its edges. */
  public static void write(FieldGraph graph, Consumer<String> lines) {
    List<String> ids = graph.ids();
    for (String id : ids) {
      GraphNode node = graph.node(id);
      if (node != null) {
        LineWriter out = new LineWriter("line", "node");
        put(node, out);
        lines.accept(out.line());
      }
    }
    for (String id : ids) {
      for (GraphEdge edge : graph.outOf(id)) {
        LineWriter out = new LineWriter("line", "edge");
        put(edge, out);
        lines.accept(out.line());
      }
    }
  }

  private static void put(GraphNode node, LineWriter out) {
    out.put("id", node.id()).put("type", node.type()).put("site", node.site());
    out.putAll("names", node.attributes().keySet()).putAll("values", node.attributes().values());
  }

  /** Reads a node as {@link #write(FieldGraph, Consumer)} and an edit write it. */
  public static GraphNode node(LineReader in) {
    String id = in.text("id");
    String type = in.text("type");
    String site = in.text("site");
    List<String> names = in.all("names", text -> text);
    List<String> values = in.all("values", text -> text);
    SortedMap<String, String> attributes = new TreeMap<>();
    for (int i = 0; i < names.size() && i < values.size(); i++) {
      attributes.put(names.get(i), values.get(i));
    }
    if (attributes.size() != names.size() || names.size() != values.size()) {
      throw in.wrong("names %s and values %s of attributes do not fit".formatted(names, values));
    }
    return new GraphNode(id, type, site, attributes);
  }

  private static void put(GraphEdge edge, LineWriter out) {
    out.put("from", edge.from()).put("relation", edge.relation()).put("to", edge.to());
    out.put("validFrom", edge.valid().fromMillis()).put("validTo", edge.valid().toMillis());
    out.put("recordedAt", edge.known().recordedAtMillis());
    out.put("withdrawnAt", edge.known().withdrawnAtMillis());
  }

  /** Reads an edge as {@link #write(FieldGraph, Consumer)} and an edit write it. */
  public static GraphEdge edge(LineReader in) {
    return new GraphEdge(
        in.text("from"),
        in.choice("relation", Relation.class),
        in.text("to"),
        new TimeRange(in.whole("validFrom"), in.whole("validTo")),
        new Known(in.whole("recordedAt"), in.whole("withdrawnAt")));
  }

  /** The way in the form {@code nodes}, {@code relations}. */
  public static void put(GraphPath path, LineWriter out) {
    out.putAll("nodes", path.nodes()).putAll("relations", path.relations());
  }

  /** Reads a way. */
  public static GraphPath path(LineReader in) {
    return new GraphPath(in.all("nodes", text -> text), in.all("relations", Relation::valueOf));
  }

  /** Builds a drawing out of stored lines. Used by one thread. */
  public static final class Restoring {
    private FieldGraph graph = FieldGraph.EMPTY;

    /** Adds a stored node. */
    public void node(GraphNode node) {
      if (graph.node(node.id()) != null) {
        throw new IllegalArgumentException("node " + node.id() + " is stored twice");
      }
      graph = graph.with(node);
    }

    /** Adds a stored edge, past ones too. */
    public void edge(GraphEdge edge) {
      graph = graph.stored(edge);
    }

    /** The drawing, as of the version that it had. */
    public FieldGraph graph(long version) {
      return graph.asVersion(version);
    }
  }
}
