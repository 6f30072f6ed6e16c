package org.gengfu.register;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes sheets of texts as a workbook that {@link TableBook} takes back unchanged. Streams: holds
 * some hundred rows at once. Stateless; any thread.
 */
public final class TableSheets {
  private static final int FLUSH_EVERY = 200;
  private static final String TEXT = "@";
  private static final String HEAD_COLOR = "D9E2F3";

  private TableSheets() {}

  /**
   * One sheet.
   *
   * @param heads what stands above each column
   * @param rows the texts of each row; an empty one leaves its cell blank
   */
  public record Sheet(String name, List<String> heads, Iterable<List<String>> rows) {
    public Sheet {
      heads = List.copyOf(heads);
    }
  }

  /**
   * Writes a workbook.
   *
   * @param out gets the file; flushed, not closed
   * @throws IllegalArgumentException when there are more rows than a sheet has
   */
  public static void write(List<Sheet> sheets, OutputStream out) throws IOException {
    Workbook book = new Workbook(out, "Gengfu", "1.0");
    for (Sheet sheet : sheets) {
      write(sheet, book.newWorksheet(sheet.name()));
    }
    book.finish();
    out.flush();
  }

  private static void write(Sheet sheet, Worksheet into) throws IOException {
    for (int column = 0; column < sheet.heads().size(); column++) {
      into.value(0, column, sheet.heads().get(column));
      into.style(0, column).bold().fillColor(HEAD_COLOR).set();
      into.width(column, 22);
      into.style(column).format(TEXT).set();
    }
    into.freezePane(0, 1);
    int row = 1;
    for (List<String> texts : sheet.rows()) {
      if (row == Places.MAX_ROWS) {
        throw new IllegalArgumentException("more rows than a sheet has");
      }
      for (int column = 0; column < texts.size(); column++) {
        text(into, row, column, texts.get(column));
      }
      row++;
      if (row % FLUSH_EVERY == 0) {
        into.flush();
      }
    }
    into.finish();
  }

  private static void text(Worksheet sheet, int row, int column, String value) {
    if (!value.isEmpty()) {
      String clean = CellText.isPrintable(value) ? value : CellText.printable(value);
      sheet.value(row, column, CellText.escaped(clean));
      sheet.style(row, column).format(TEXT).set();
    }
  }
}
