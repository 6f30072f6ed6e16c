package org.gengfu.profiletool.importer;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads comma-, semicolon- or tab-separated text (RFC 4180: quotes, doubled quotes, line breaks
 * within quotes). One use, one thread.
 */
final class CsvText {
  /** Most rows that are read. */
  static final int MAX_ROWS = 20_000;

  private final String sheet;
  private final String text;
  private final char separator;
  private final List<TableRow> rows = new ArrayList<>();
  private List<String> cells = new ArrayList<>();
  private final StringBuilder cell = new StringBuilder();
  private int line = 1;
  private int rowLine = 1;

  private CsvText(String sheet, String text) {
    this.sheet = sheet;
    this.text = text;
    this.separator = separator(text);
  }

  static List<TableRow> read(String sheet, String text) throws ImportException {
    return new CsvText(sheet, text).rows();
  }

  /** The separator that stands most often outside of quotes. */
  private static char separator(String text) {
    int[] counts = new int[3];
    boolean quoted = false;
    for (int i = 0; i < Math.min(text.length(), 20_000); i++) {
      char c = text.charAt(i);
      quoted ^= c == '"';
      int kind = "\t;,".indexOf(c);
      if (!quoted && kind >= 0) {
        counts[kind]++;
      }
    }
    if (counts[0] > 0 && counts[0] >= counts[2]) {
      return '\t';
    }
    return counts[1] > counts[2] ? ';' : ',';
  }

  private List<TableRow> rows() throws ImportException {
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '"' && cell.toString().isBlank()) {
        cell.setLength(0);
        i = quoted(i + 1);
      } else if (c == separator) {
        endCell();
        i++;
      } else if (c == '\n' || c == '\r') {
        i += c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n' ? 2 : 1;
        line++;
        endRow();
      } else {
        cell.append(c);
        i++;
      }
    }
    line++;
    endRow();
    return rows;
  }

  /** Takes the text up to the closing quote; the index behind it. */
  private int quoted(int from) throws ImportException {
    int start = line;
    int i = from;
    while (i < text.length()) {
      char c = text.charAt(i);
      boolean doubled = c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
      if (c == '"' && !doubled) {
        return i + 1;
      }
      line += c == '\n' ? 1 : 0;
      cell.append(c);
      i += doubled ? 2 : 1;
    }
    throw ImportException.at(sheet, start, "this quote is not closed. Close or remove it");
  }

  private void endCell() {
    cells.add(cell.toString());
    cell.setLength(0);
  }

  private void endRow() throws ImportException {
    endCell();
    TableRow row = new TableRow(sheet, rowLine, cells);
    cells = new ArrayList<>();
    rowLine = line;
    if (!row.blank()) {
      if (rows.size() == MAX_ROWS) {
        throw ImportException.at(sheet, row.line(), "more than " + MAX_ROWS + " rows. Split it");
      }
      rows.add(row);
    }
  }
}
