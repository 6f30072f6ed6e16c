package org.gengfu.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes tables into sheets of a workbook, some hundred rows at a time, so that a million need no
 * more memory than a hundred. Used within one call.
 */
final class SheetWriter {
  /** Most characters of a cell; Excel takes 32,767. */
  static final int MAX_CHARACTERS = 32_000;

  private static final int CHUNK = 512;
  private static final String HEAD_FILL = "DCE6F1";

  private final Workbook workbook;
  private final Speech speech;

  SheetWriter(Workbook workbook, Speech speech) {
    this.workbook = workbook;
    this.speech = speech;
  }

  /** A sheet set up for printing. */
  Worksheet sheet(String name) {
    Worksheet sheet = workbook.newWorksheet(name);
    sheet.paperSize(PaperSize.A4_PAPER);
    sheet.setFitToPage(true);
    sheet.fitToWidth((short) 1);
    sheet.fitToHeight((short) 0);
    sheet.leftMargin(0.5f);
    sheet.rightMargin(0.5f);
    sheet.footer(speech.of("第 &P 页 / 共 &N 页", "Page &P / &N"), Position.CENTER, 9);
    return sheet;
  }

  /** Writes a table as a sheet of its own: head frozen and repeated on paper, filters. */
  void write(ReportTable table) throws IOException {
    Worksheet sheet = sheet(table.name());
    sheet.pageOrientation("landscape");
    sheet.header(table.name(), Position.LEFT, 9);
    List<Column> columns = table.columns();
    for (int c = 0; c < columns.size(); c++) {
      sheet.width(c, columns.get(c).width());
      sheet.value(0, c, columns.get(c).title());
    }
    sheet
        .range(0, 0, 0, columns.size() - 1)
        .style()
        .bold()
        .wrapText(true)
        .fillColor(HEAD_FILL)
        .horizontalAlignment("center")
        .verticalAlignment("center")
        .borderStyle("thin")
        .set();
    sheet.freezePane(0, 1);
    sheet.repeatRows(0);
    if (table.rows() > 0) {
      sheet.setAutoFilter(0, 0, Math.toIntExact(table.rows()), columns.size() - 1);
    }
    Iterator<List<Cell>> rows = table.source().stream().iterator();
    int row = 1;
    while (rows.hasNext()) {
      int first = row;
      String[] formats = new String[columns.size()];
      for (; rows.hasNext() && row < first + CHUNK; row++) {
        List<Cell> cells = rows.next();
        for (int c = 0; c < cells.size(); c++) {
          String format = put(sheet, row, c, cells.get(c));
          formats[c] = format.isEmpty() ? formats[c] : format;
        }
      }
      for (int c = 0; c < formats.length; c++) {
        if (formats[c] != null) {
          sheet.range(first, c, row - 1, c).style().format(formats[c]).set();
        }
        if (columns.get(c).figures()) {
          sheet.range(first, c, row - 1, c).style().horizontalAlignment("right").set();
        }
      }
      sheet.flush();
    }
    sheet.finish();
  }

  /** Puts a value, and says how such a value is shown. */
  String put(Worksheet sheet, int row, int column, Cell cell) {
    return switch (cell) {
      case Cell.Text(String text) -> {
        if (!text.isEmpty()) {
          sheet.value(row, column, clean(text));
        }
        yield "";
      }
      case Cell.Code(String text) -> {
        if (!text.isEmpty()) {
          sheet.inlineString(row, column, clean(text));
        }
        yield "";
      }
      case Cell.Count(long value) -> {
        sheet.value(row, column, value);
        yield "#,##0";
      }
      case Cell.Span(long millis) -> {
        sheet.value(row, column, millis);
        sheet.value(row, column + 1, speech.hours(millis));
        yield "#,##0";
      }
      case Cell.Percent(var ratio) -> {
        BigDecimal share = ratio.percent(4).movePointLeft(2);
        sheet.value(row, column, share);
        yield "0.0000%";
      }
      case Cell.Moment(long millis) -> {
        sheet.value(row, column, speech.local(millis));
        yield "yyyy-mm-dd hh:mm:ss.000";
      }
    };
  }

  /** Without what XML cannot hold, and no longer than a cell may be. */
  static String clean(String text) {
    if (text.length() <= MAX_CHARACTERS / 2 && plain(text)) {
      return text;
    }
    StringBuilder clean = new StringBuilder(Math.min(text.length(), MAX_CHARACTERS));
    text.codePoints()
        .limit(MAX_CHARACTERS / 2)
        .map(c -> allowed(c) ? c : ' ')
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean plain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20 || (c >= 0xD800 && c < 0xE000) || c >= 0xFFFE) {
        return false;
      }
    }
    return true;
  }

  private static boolean allowed(int c) {
    return c == '\n' || (c >= 0x20 && c < 0xD800) || (c >= 0xE000 && c < 0xFFFE) || c >= 0x10000;
  }
}
