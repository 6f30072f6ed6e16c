package org.gengfu.profiletool.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cells that are merged downwards: a register over the rows of its bits. Each row gets what the
 * first one says. Cells merged sideways are headings and stay as they are. For one thread.
 */
final class XlsxMerges {
  /** Most merged places of a sheet that are looked at. */
  static final int MAX_MERGES = 10_000;

  private static final Pattern PLACE = Pattern.compile("([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)");

  private final List<Merge> merges = new ArrayList<>();

  private record Merge(int column, int first, int last) {}

  /** Remembers a place such as {@code A5:A7}. */
  void add(String place) {
    Matcher matcher = PLACE.matcher(place);
    if (matcher.matches()
        && matcher.group(1).equals(matcher.group(3))
        && merges.size() < MAX_MERGES) {
      int column = XlsxBook.column(matcher.group(1));
      merges.add(
          new Merge(
              column, Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(4))));
    }
  }

  /** The rows with what was merged put in; a row that holds nothing of its own stays out. */
  List<TableRow> fill(List<TableRow> rows) {
    List<TableRow> filled = new ArrayList<>(rows);
    for (Merge merge : merges) {
      String text = "";
      for (int i = 0; i < filled.size(); i++) {
        TableRow row = filled.get(i);
        if (row.line() == merge.first()) {
          text = row.cell(merge.column());
        } else if (row.line() > merge.first()
            && row.line() <= merge.last()
            && row.cell(merge.column()).isEmpty()) {
          filled.set(i, with(row, merge.column(), text));
        }
      }
    }
    return filled;
  }

  private static TableRow with(TableRow row, int column, String text) {
    List<String> cells = new ArrayList<>(row.cells());
    while (cells.size() <= column) {
      cells.add("");
    }
    cells.set(column, text);
    return new TableRow(row.sheet(), row.line(), cells);
  }
}
