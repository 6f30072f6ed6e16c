package org.gengfu.register;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The errors found so far: as many as may be told, the rest counted. One thread. */
final class Errors {
  private final int most;
  private final List<Found> found = new ArrayList<>();
  private final Map<Integer, String> heads = new HashMap<>();
  private int more;

  private record Found(int row, int column, RegisterError error) {}

  Errors(int most) {
    this.most = most;
  }

  /** What stands in the row of heads, so that errors can be told by it. */
  void headed(SortedMap<Integer, Cell> cells) {
    cells.forEach((column, cell) -> heads.put(column, CellText.line(cell.shown())));
  }

  void add(int row, int column, @Nullable Cell cell, RegisterProblem code) {
    add(row, column, cell, code, code.problem(), code.advice());
  }

  void add(int row, int column, @Nullable Cell cell, RegisterProblem code, Words problem) {
    add(row, column, cell, code, problem, code.advice());
  }

  void add(
      int row, int column, @Nullable Cell cell, RegisterProblem code, Words problem, Words advice) {
    if (found.size() == most) {
      more++;
      return;
    }
    String value = cell == null ? "" : CellText.line(cell.shown());
    String letters = column < 0 ? "" : Places.letters(column);
    String head = head(column);
    RegisterError error = new RegisterError(row, letters, head, value, code, problem, advice);
    found.add(new Found(row, column, error));
  }

  /** What stands above a column, empty for nothing. */
  String head(int column) {
    return heads.getOrDefault(column, "");
  }

  void missingColumn(int row, CameraField field) {
    RegisterProblem code = RegisterProblem.MISSING_COLUMN;
    Words problem =
        new Words(
            code.problem().with(field.head().zh()).zh(),
            code.problem().with(field.head().en()).en());
    add(row, -1, null, code, problem, code.advice());
  }

  /** The workbook cannot be read on. */
  void unreadable(UnreadableException e) {
    Words problem = e.problem().problem().with(e.what());
    add(0, -1, null, e.problem(), problem, e.problem().advice());
  }

  /** What is missing in a place of merged cells is told by telling that they are merged. */
  void forgetMissing(int row, int lastRow, int column, int lastColumn) {
    found.removeIf(one ->
        one.error().code() == RegisterProblem.MISSING
            && one.row() >= row
            && one.row() <= lastRow
            && one.column() >= column
            && one.column() <= lastColumn);
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /** The errors by row and column. */
  List<RegisterError> told() {
    return found.stream()
        .sorted(Comparator.comparingInt(Found::row).thenComparingInt(Found::column))
        .map(Found::error)
        .toList();
  }

  int more() {
    return more;
  }
}
