package org.gengfu.profiletool.importer;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a table holds what. Immutable; any thread.
 *
 * @param line of the header row
 * @param columns numbers of columns from 0
 */
record TableHeader(int line, Map<TableCell, Integer> columns) {
  /** Rows in which a header is looked for. */
  static final int MAX_ROWS_ABOVE = 100;

  TableHeader {
    columns = Map.copyOf(columns);
  }

  /** The first row that names an address and a name, or null. */
  static @Nullable TableHeader find(List<TableRow> rows) {
    for (int i = 0; i < Math.min(rows.size(), MAX_ROWS_ABOVE); i++) {
      TableHeader header = of(rows.get(i));
      if (header != null) {
        return header;
      }
    }
    return null;
  }

  /** What the row names, when it is a header. */
  static @Nullable TableHeader of(TableRow row) {
    Map<TableCell, Integer> found = new EnumMap<>(TableCell.class);
    for (int column = 0; column < row.cells().size(); column++) {
      TableCell cell = named(row.cell(column));
      if (cell != null) {
        found.putIfAbsent(cell, column);
      }
    }
    if (!found.containsKey(TableCell.ADDRESS) && found.containsKey(TableCell.HEX_ADDRESS)) {
      found.put(TableCell.ADDRESS, found.get(TableCell.HEX_ADDRESS));
    }
    boolean named = found.containsKey(TableCell.NAME) || found.containsKey(TableCell.NAME_EN);
    if (!named && found.containsKey(TableCell.NOTES)) {
      found.put(TableCell.NAME, found.remove(TableCell.NOTES));
      named = true;
    }
    return found.containsKey(TableCell.ADDRESS) && named && found.size() >= 2
        ? new TableHeader(row.line(), found)
        : null;
  }

  /**
   * Columns as the command line names them: {@code address=A,name=名称}; a letter, a number from 1,
   * or the text of a header.
   */
  static TableHeader told(String text, List<TableRow> rows) throws ImportException {
    Map<TableCell, Integer> found = new EnumMap<>(TableCell.class);
    int line = 0;
    for (String part : text.split(",")) {
      String[] sides = part.split("=", 2);
      TableCell cell = cell(sides[0].strip());
      if (cell == null || sides.length < 2) {
        throw new ImportException(
            "--columns: \""
                + part
                + "\" is not understood. Write for example"
                + " address=A,name=B,type=C,unit=D,scale=E,access=F,notes=G");
      }
      String where = sides[1].strip();
      int column = letter(where);
      for (TableRow row : rows.subList(0, Math.min(rows.size(), MAX_ROWS_ABOVE))) {
        int at = column >= 0 ? -1 : row.find(where);
        if (at >= 0) {
          column = at;
          line = Math.max(line, row.line());
        }
      }
      if (column < 0) {
        throw new ImportException("--columns: there is no column \"" + where + "\"");
      }
      found.put(cell, column);
    }
    if (!found.containsKey(TableCell.ADDRESS)) {
      throw new ImportException("--columns: say which column is the address: address=A");
    }
    return new TableHeader(line, found);
  }

  private static @Nullable TableCell cell(String word) {
    for (TableCell cell : TableCell.values()) {
      if (cell.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word)) {
        return cell;
      }
    }
    return null;
  }

  private static int letter(String where) {
    if (where.matches("[A-Za-z]")) {
      return Character.toUpperCase(where.charAt(0)) - 'A';
    }
    return where.matches("[0-9]{1,3}") ? Integer.parseInt(where) - 1 : -1;
  }

  private static @Nullable TableCell named(String text) {
    String plain = plain(text);
    if (plain.isEmpty() || plain.length() > 40) {
      return null;
    }
    for (boolean whole : new boolean[] {true, false}) {
      for (String part : whole ? new String[] {plain} : plain.split("[()/:]")) {
        TableCell cell = exactly(part.strip());
        if (cell != null) {
          return cell;
        }
      }
    }
    return null;
  }

  private static @Nullable TableCell exactly(String plain) {
    for (TableCell cell : TableCell.values()) {
      for (String word : cell.words()) {
        if (plain.equals(word)) {
          return cell;
        }
      }
    }
    return null;
  }

  /** Small letters, one space between words, no full-width signs. */
  static String plain(String text) {
    return text.strip()
        .toLowerCase(Locale.ROOT)
        .replace('（', '(')
        .replace('）', ')')
        .replace('：', ':')
        .replace('／', '/')
        .replaceAll("[_\\s]+", " ")
        .replaceAll("[.:*#]+$", "");
  }

  boolean has(TableCell cell) {
    return columns.containsKey(cell);
  }

  /** The row's cell of this kind, or empty. */
  String value(TableRow row, TableCell cell) {
    Integer column = columns.get(cell);
    return column == null ? "" : row.cell(column);
  }
}
