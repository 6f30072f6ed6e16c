package org.gengfu.report.paper;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A manuscript as a workbook: what is told on the first sheet, each table on one of its own; real
 * numbers and dates, and whatever comes from a name is text, never a formula. One thread.
 */
final class XlsxSheets {
  private static final int MAX_CHARACTERS = 32_000;
  private static final int MAX_NAME = 31;
  private static final String HEAD_FILL = "DCE6F1";
  private static final String WARN_FILL = "FFF2CC";
  private static final double LINE = 15;

  private final Manuscript paper;
  private final PaperHead head;
  private final Workbook workbook;
  private final Set<String> names = new HashSet<>();

  private XlsxSheets(Manuscript paper, Workbook workbook) {
    this.paper = paper;
    this.head = paper.head();
    this.workbook = workbook;
  }

  static void write(Manuscript paper, OutputStream out) throws IOException {
    Workbook workbook = new Workbook(new Uncloseable(out), "Gengfu", "1.0");
    workbook.setGlobalDefaultFont(paper.head().of("等线", "Calibri"), 10);
    new XlsxSheets(paper, workbook).all();
    workbook.finish();
  }

  private void all() throws IOException {
    List<Block.Grid> grids = new ArrayList<>();
    Worksheet sheet = sheet(head.of("正文", "Text"), false);
    sheet.width(0, 30);
    sheet.width(1, 70);
    sheet.value(0, 0, clean(paper.title()));
    sheet.style(0, 0).bold().fontSize(16).set();
    sheet.value(1, 0, head.foot());
    int row = 3;
    for (Block block : paper.blocks()) {
      row = block(sheet, row, block, grids);
    }
    if (paper.stamped()) {
      sign(sheet, row + 1, 0, paper.party(true));
      sign(sheet, row + 1, 1, paper.party(false));
    }
    sheet.finish();
    for (Block.Grid grid : grids) {
      grid(grid);
    }
  }

  private Worksheet sheet(String name, boolean wide) {
    Worksheet sheet = workbook.newWorksheet(unique(name));
    sheet.paperSize(PaperSize.A4_PAPER);
    sheet.setFitToPage(true);
    sheet.fitToWidth((short) 1);
    sheet.fitToHeight((short) 0);
    sheet.leftMargin(0.5f);
    sheet.rightMargin(0.5f);
    if (wide) {
      sheet.pageOrientation("landscape");
    }
    sheet.footer(head.of("第 &P 页 / 共 &N 页", "Page &P / &N"), Position.CENTER, 9);
    return sheet;
  }

  /** A name that a sheet may have and none has yet. */
  private String unique(String wanted) {
    String plain = wanted.replaceAll("[\\\\/?*\\[\\]:']", " ").strip();
    String base =
        plain.isEmpty() ? "-" : plain.substring(0, Math.min(MAX_NAME - 4, plain.length()));
    String name = base;
    for (int i = 2; !names.add(name.toLowerCase(Locale.ROOT)); i++) {
      name = base + " " + i;
    }
    return name;
  }

  private int block(Worksheet sheet, int row, Block block, List<Block.Grid> grids) {
    switch (block) {
      case Block.Heading(String text) -> {
        sheet.value(row + 1, 0, clean(text));
        sheet.range(row + 1, 0, row + 1, 1).style().bold().fillColor(HEAD_FILL).set();
        return row + 2;
      }
      case Block.Words(String text) -> {
        return wide(sheet, row, text, "");
      }
      case Block.Notice(String text) -> {
        return wide(sheet, row, text, WARN_FILL);
      }
      case Block.Facts(List<Block.Fact> facts) -> {
        int at = row;
        for (Block.Fact fact : facts) {
          sheet.value(at, 0, clean(fact.name()));
          put(sheet, at, 1, fact.value(), true);
          at++;
        }
        return at;
      }
      case Block.Grid grid -> {
        grids.add(grid);
        String text = head.of("见工作表“%s”，共 %d 行", "See sheet \"%s\": %d rows");
        return wide(sheet, row, text.formatted(grid.name(), grid.rows().size()), "");
      }
      case Block.Photographs photos -> {
        Block.Grid grid = list(photos);
        grids.add(grid);
        String text =
            head.of(
                "见工作表“%s”，共 %d 张；照片本身在 PDF 与 DOCX 中", "See sheet \"%s\": %d; the PDF shows them");
        return wide(
            sheet,
            row,
            (text.formatted(grid.name(), grid.rows().size()) + " " + paper.more(photos)).strip(),
            "");
      }
      case Block.Blank blank -> {
        sheet.value(row, 0, clean(blank.title()));
        boolean empty = blank.filled().isEmpty();
        sheet.value(row, 1, clean(empty ? blank.hint() : blank.filled()));
        sheet.range(row, 0, row, 1).style().verticalAlignment("top").borderStyle("thin").set();
        sheet.style(row, 0).bold().wrapText(true).set();
        sheet.style(row, 1).wrapText(true).fillColor(empty ? WARN_FILL : "FFFFFF").set();
        int lines = Math.max(lines(blank.filled(), 35), empty ? blank.lines() : 1);
        sheet.rowHeight(row, Math.min(400, LINE * lines));
        return row + 1;
      }
    }
  }

  /** Names and sums: pictures would make a workbook heavy. */
  private Block.Grid list(Block.Photographs photos) {
    List<List<Field>> rows = new ArrayList<>();
    for (Block.Photograph each : photos.shown()) {
      Instant taken = each.taken();
      rows.add(
          List.of(
              Field.of((long) rows.size() + 1),
              Field.of(each.kind()),
              taken == null ? Field.of(head.of("时间不明", "time unknown")) : Field.of(taken),
              Field.of(each.place()),
              Field.of(each.by()),
              Field.of(each.id()),
              Field.of(each.sha256())));
    }
    return new Block.Grid(
        photos.name(),
        List.of(
            Block.Column.figures(head.of("序号", "No."), 0.5),
            Block.Column.words(head.of("用途", "For"), 1),
            Block.Column.words(head.of("拍摄时间", "Taken"), 1.4),
            Block.Column.words(head.of("地点", "Where"), 2),
            Block.Column.words(head.of("拍摄人", "By"), 1),
            Block.Column.words(head.of("照片", "Photograph"), 1.5),
            Block.Column.words("SHA-256", 4)),
        rows);
  }

  private int wide(Worksheet sheet, int row, String text, String fill) {
    sheet.value(row, 0, clean(text));
    sheet.range(row, 0, row, 1).merge();
    var style = sheet.range(row, 0, row, 1).style().wrapText(true).verticalAlignment("top");
    if (fill.isEmpty()) {
      style.set();
    } else {
      style.bold().fillColor(fill).set();
    }
    sheet.rowHeight(row, Math.min(400, LINE * lines(text, 50)));
    return row + 1;
  }

  private int lines(String text, int chinese) {
    int most = head.language() == org.gengfu.report.Language.ZH ? chinese : chinese * 2;
    int lines = 0;
    for (String paragraph : text.split("\n", -1)) {
      lines += 1 + paragraph.length() / most;
    }
    return lines;
  }

  private static void sign(Worksheet sheet, int row, int column, List<String> lines) {
    sheet.value(row, column, clean(lines.get(0)));
    sheet.value(row + 2, column, lines.get(1));
    sheet.value(row + 5, column, lines.get(2));
    sheet.value(row + 7, column, lines.get(3));
    sheet.style(row, column).bold().set();
  }

  private void grid(Block.Grid grid) throws IOException {
    Worksheet sheet = sheet(grid.name(), true);
    sheet.header(clean(grid.name()), Position.LEFT, 9);
    List<Block.Column> columns = grid.columns();
    double all = columns.stream().mapToDouble(Block.Column::share).sum();
    for (int c = 0; c < columns.size(); c++) {
      sheet.width(c, Math.max(8, Math.min(80, 130 * columns.get(c).share() / all)));
      sheet.value(0, c, clean(columns.get(c).title()));
    }
    sheet
        .range(0, 0, 0, columns.size() - 1)
        .style()
        .bold()
        .wrapText(true)
        .fillColor(HEAD_FILL)
        .horizontalAlignment("center")
        .borderStyle("thin")
        .set();
    sheet.freezePane(0, 1);
    sheet.repeatRows(0);
    int last = Math.max(1, grid.rows().size());
    sheet.setAutoFilter(0, 0, last, columns.size() - 1);
    int row = 1;
    for (List<Field> cells : grid.rows()) {
      for (int c = 0; c < columns.size(); c++) {
        put(sheet, row, c, cells.get(c), !columns.get(c).figures());
      }
      row++;
    }
    sheet.finish();
  }

  private void put(Worksheet sheet, int row, int column, Field field, boolean left) {
    String side = left ? "left" : "right";
    switch (field) {
      case Field.Says(String text) -> {
        if (!text.isEmpty()) {
          sheet.value(row, column, clean(text));
        }
        sheet
            .style(row, column)
            .wrapText(true)
            .horizontalAlignment(side)
            .verticalAlignment("top")
            .set();
      }
      case Field.Figure(var number) -> {
        sheet.value(row, column, number);
        String decimals = number.scale() > 0 ? "." + "0".repeat(Math.min(6, number.scale())) : "";
        sheet
            .style(row, column)
            .format("#,##0" + decimals)
            .horizontalAlignment(side)
            .verticalAlignment("top")
            .set();
      }
      case Field.Moment(var time) -> {
        sheet.value(row, column, LocalDateTime.ofInstant(time, head.zone()));
        sheet
            .style(row, column)
            .format("yyyy-mm-dd hh:mm:ss")
            .horizontalAlignment(side)
            .verticalAlignment("top")
            .set();
      }
      case Field.Unknown(String why) -> {
        sheet.value(row, column, clean(paper.unknown(why)));
        sheet.style(row, column).wrapText(true).fillColor(WARN_FILL).verticalAlignment("top").set();
      }
    }
  }

  /** Without what XML cannot hold, and no longer than a cell may be. */
  private static String clean(String text) {
    StringBuilder clean = new StringBuilder(Math.min(text.length(), MAX_CHARACTERS));
    text.codePoints()
        .limit(MAX_CHARACTERS / 2)
        .map(c -> Plain.allowed(c) ? c : ' ')
        .forEach(clean::appendCodePoint);
    return clean.toString();
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
