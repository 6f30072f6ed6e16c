package org.gengfu.center.field;

import java.util.List;
import java.util.Map;
import org.gengfu.core.graph.Relation;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of the field, whole rows only.
 *
 * @param nodes the rows of nodes
 * @param edges the rows of edges
 * @param problems what is wrong, at most {@value #MOST_PROBLEMS}; with any, nothing is to be taken
 * @param more problems beyond them
 */
public record FieldList(
    List<NodeRow> nodes, List<EdgeRow> edges, List<FieldProblem> problems, int more) {
  /** The most rows of both lists together: as many as edits go into the graph at once. */
  public static final int MOST_ROWS = 100_000;

  /** The most problems that are told. */
  public static final int MOST_PROBLEMS = 1_000;

  public FieldList {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
    problems = List.copyOf(problems);
  }

  /**
   * Where a row stands.
   *
   * @param sheet name of its sheet
   * @param row from 1
   * @param columns letters of the columns that have something in it
   */
  record Place(String sheet, int row, Map<FieldColumn, String> columns) {
    String letters(FieldColumn column) {
      return columns.getOrDefault(column, "");
    }
  }

  /**
   * A node as a row says it.
   *
   * @param type empty when only {@code gone} is said
   * @param site null when the row is silent, empty to clear it
   * @param attributes what is said of it; an empty value clears it
   * @param gone it is no more: its edges end
   */
  record NodeRow(
      Place place,
      String id,
      String type,
      @Nullable String site,
      Map<String, String> attributes,
      boolean gone) {}

  /**
   * An edge as a row says it.
   *
   * @param sinceMillis null when the row is silent
   * @param untilMillis null when the row is silent
   * @param ended it holds no more, since {@code untilMillis} or since now
   */
  record EdgeRow(
      Place place,
      String from,
      Relation relation,
      String to,
      @Nullable Long sinceMillis,
      @Nullable Long untilMillis,
      boolean ended) {}
}
