package org.gengfu.profiletool.importer;

import java.util.List;

/**
 * One row of a table. Immutable; any thread.
 *
 * @param sheet file, and sheet if there are several
 * @param line 1 and up, as an editor or a spreadsheet counts
 */
record TableRow(String sheet, int line, List<String> cells) {
  TableRow {
    cells = List.copyOf(cells);
  }

  /** The text of a cell, stripped; empty beyond the last. */
  String cell(int column) {
    return column < cells.size() ? cells.get(column).strip() : "";
  }

  boolean blank() {
    return cells.stream().allMatch(String::isBlank);
  }

  /** The only text of a row that is otherwise empty, or empty. */
  String alone() {
    List<String> texts = cells.stream().filter(cell -> !cell.isBlank()).distinct().toList();
    return texts.size() == 1 ? texts.getFirst().strip() : "";
  }

  /** Number of the column with this text, or -1. */
  int find(String text) {
    for (int i = 0; i < cells.size(); i++) {
      if (cell(i).equalsIgnoreCase(text)) {
        return i;
      }
    }
    return -1;
  }
}
