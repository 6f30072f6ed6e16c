package org.gengfu.center.field;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gengfu.register.Words;

/** The problems found so far: as many as are told, the rest counted. One thread. */
final class RowProblems {
  private final List<FieldProblem> told = new ArrayList<>();
  private int more;

  void add(String sheet, int row, String column, Words text) {
    if (told.size() == FieldList.MOST_PROBLEMS) {
      more++;
    } else {
      told.add(new FieldProblem(sheet, row, column, text));
    }
  }

  boolean isEmpty() {
    return told.isEmpty();
  }

  /** In order of sheets as they came, rows, and columns. */
  List<FieldProblem> told() {
    List<String> sheets = told.stream().map(FieldProblem::sheet).distinct().toList();
    return told.stream()
        .sorted(
            Comparator.comparingInt((FieldProblem problem) -> sheets.indexOf(problem.sheet()))
                .thenComparingInt(FieldProblem::row)
                .thenComparingInt(problem -> problem.column().length())
                .thenComparing(FieldProblem::column))
        .toList();
  }

  int more() {
    return more;
  }
}
