package org.gengfu.report;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A report as a workbook: real numbers and real dates; whatever comes from a name is text, never a
 * formula. Any thread.
 */
public final class XlsxReport {
  /** From so many rows on, time counts for more than a tenth of the size. */
  private static final int LARGE_ROWS = 100_000;

  private XlsxReport() {}

  /** Writes a report; the stream stays open. */
  public static void write(CameraReport report, OutputStream out) throws IOException {
    ReportOrder order = report.order();
    Speech speech = Speech.of(order);
    Workbook workbook = new Workbook(new Uncloseable(out), "Gengfu", "1.0");
    workbook.setGlobalDefaultFont(speech.of("等线", "Calibri"), 10);
    boolean large =
        report.parts().stream().mapToLong(part -> part.faults().size()).sum() > LARGE_ROWS;
    workbook.setCompressionLevel(large ? 1 : 6);
    SheetWriter sheets = new SheetWriter(workbook, speech);
    List<MeasureReport> parts = report.parts();
    summary(sheets, report, speech);
    TableMaker tables = new TableMaker(order);
    ListMaker lists = new ListMaker(order);
    sheets.write(tables.figures(parts));
    sheets.write(tables.parties(parts));
    sheets.write(tables.cameras(parts));
    sheets.write(lists.faults(parts));
    sheets.write(lists.excuses(parts));
    sheets.write(lists.refused(parts));
    sheets.write(new ClaimTable(order).claims(parts));
    if (order.issue().earlier() != null) {
      sheets.write(lists.changedFigures(parts));
      sheets.write(lists.changedStretches(parts));
    }
    formula(sheets, order, speech);
    workbook.finish();
  }

  private static void summary(SheetWriter sheets, CameraReport report, Speech speech)
      throws IOException {
    Worksheet sheet = sheets.sheet(speech.of("汇总", "Summary"));
    sheet.width(0, 34);
    sheet.width(1, 60);
    sheet.width(2, 20);
    Summary summary = new Summary(report);
    sheet.value(0, 0, summary.title());
    sheet.style(0, 0).bold().fontSize(16).set();
    int row = line(sheets, sheet, 2, summary.about());
    if (summary.cut()) {
      sheet.value(row, 0, speech.of("注意", "Note"));
      sheet.value(
          row++,
          1,
          speech.of(
              "周期尚未结束：只统计到“依据截至”的时刻", "the period has not ended: counted up to \"as known at\""));
    }
    for (MeasureReport part : report.parts()) {
      row++;
      sheet.value(row, 0, speech.measure(part.measure()));
      sheet.range(row, 0, row, 1).style().bold().fillColor("DCE6F1").set();
      row = line(sheets, sheet, row + 1, summary.figures(part));
    }
    row += 2;
    sign(sheet, row, 0, speech.of("甲方（盖章处）：", "Party A (stamp):"), speech);
    sign(sheet, row, 1, speech.of("乙方（盖章处）：", "Party B (stamp):"), speech);
    sheet.finish();
  }

  private static void sign(Worksheet sheet, int row, int column, String party, Speech speech) {
    sheet.value(row, column, party);
    sheet.value(row + 4, column, speech.of("签字：________________", "Signature: ________________"));
    sheet.value(row + 6, column, speech.of("日期：______年____月____日", "Date: ________________"));
    sheet.style(row, column).bold().set();
  }

  private static int line(
      SheetWriter sheets, Worksheet sheet, int first, List<Summary.Line> lines) {
    int row = first;
    for (Summary.Line line : lines) {
      sheet.value(row, 0, line.name());
      String format = sheets.put(sheet, row, 1, line.value());
      if (format.isEmpty()) {
        sheet.style(row, 1).wrapText(true).horizontalAlignment("left").set();
      } else {
        sheet.style(row, 1).format(format).horizontalAlignment("left").set();
      }
      row++;
    }
    return row;
  }

  private static void formula(SheetWriter sheets, ReportOrder order, Speech speech)
      throws IOException {
    Worksheet sheet = sheets.sheet(speech.of("计算说明", "How it is counted"));
    sheet.width(0, 100);
    int row = 0;
    for (String text : Formula.lines(order)) {
      sheet.value(row, 0, text);
      sheet.style(row, 0).wrapText(true).verticalAlignment("top").set();
      sheet.rowHeight(
          row, 15.0 * (1 + text.length() / (order.head().language() == Language.ZH ? 48 : 95)));
      row++;
    }
    sheet.finish();
  }

  /** A workbook closes what it writes to; whoever opened it shall. */
  private static final class Uncloseable extends FilterOutputStream {
    Uncloseable(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
