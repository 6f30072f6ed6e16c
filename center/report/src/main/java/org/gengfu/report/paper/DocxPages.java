package org.gengfu.report.paper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.ooxml.POIXMLProperties.CoreProperties;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.TableRowAlign;
import org.apache.poi.xwpf.usermodel.TableRowHeightRule;
import org.apache.poi.xwpf.usermodel.TableWidthType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFooter;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFStyles;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/**
 * A manuscript as a document that a person still writes in: headings that Word lists, tables whose
 * head stands on every page, page numbers as fields. Chinese is set in 仿宋 and 黑体, which every
 * Chinese Windows has. One thread.
 */
final class DocxPages {
  /** Most rows of a table: Word becomes slow beyond; the workbook has them all. */
  static final int MAX_ROWS = 3_000;

  private static final int A4_WIDE = 11_906;
  private static final int A4_HIGH = 16_838;
  private static final int MARGIN = 1_134;
  private static final String HEAD_FILL = "DCE6F1";
  private static final String WARN_FILL = "FFF2CC";
  private static final int BODY = 12;
  private static final int SMALL = 10;
  private static final int LINE_TWIPS = 360;
  private static final int STAMP_TWIPS = 2_300;

  /** No picture is higher: 9 cm. */
  private static final int HIGHEST_EMU = 9 * Units.EMU_PER_CENTIMETER;

  private final Manuscript paper;
  private final PaperHead head;
  private final Pictures pictures;
  private final XWPFDocument document;
  private final int inner;

  private DocxPages(Manuscript paper, Pictures pictures, XWPFDocument document) {
    this.paper = paper;
    this.pictures = pictures;
    this.head = paper.head();
    this.document = document;
    this.inner = (paper.wide() ? A4_HIGH : A4_WIDE) - 2 * MARGIN;
  }

  static void write(Manuscript paper, Pictures pictures, OutputStream out) throws IOException {
    try (XWPFDocument document = new XWPFDocument()) {
      new DocxPages(paper, pictures, document).all();
      document.write(out);
    }
  }

  private void all() throws IOException {
    pages();
    style("Normal", "Normal", -1);
    style("Heading1", "heading 1", 0);
    CoreProperties about = document.getProperties().getCoreProperties();
    about.setTitle(Plain.of(paper.title()));
    about.setCreator("Gengfu");
    about.setCreated(Optional.of(Date.from(head.known())));
    XWPFParagraph title = document.createParagraph();
    title.setAlignment(ParagraphAlignment.CENTER);
    title.setSpacingAfter(240);
    run(title, paper.title(), 20, true);
    for (Block block : paper.blocks()) {
      block(block);
    }
    if (paper.stamped()) {
      stamps();
    }
    footer();
  }

  private void pages() {
    CTSectPr section = document.getDocument().getBody().addNewSectPr();
    CTPageSz size = section.addNewPgSz();
    size.setW(BigInteger.valueOf(paper.wide() ? A4_HIGH : A4_WIDE));
    size.setH(BigInteger.valueOf(paper.wide() ? A4_WIDE : A4_HIGH));
    if (paper.wide()) {
      size.setOrient(STPageOrientation.LANDSCAPE);
    }
    CTPageMar margin = section.addNewPgMar();
    margin.setTop(BigInteger.valueOf(MARGIN));
    margin.setBottom(BigInteger.valueOf(MARGIN));
    margin.setLeft(BigInteger.valueOf(MARGIN));
    margin.setRight(BigInteger.valueOf(MARGIN));
    margin.setHeader(BigInteger.valueOf(600));
    margin.setFooter(BigInteger.valueOf(600));
    margin.setGutter(BigInteger.ZERO);
  }

  /** A style of paragraphs; that without a level in the outline is the usual one. */
  private void style(String id, String name, int level) {
    XWPFStyles styles = document.createStyles();
    CTStyle style = CTStyle.Factory.newInstance();
    style.setType(STStyleType.PARAGRAPH);
    style.setStyleId(id);
    style.addNewName().setVal(name);
    if (level < 0) {
      style.setDefault(true);
    } else {
      style.addNewBasedOn().setVal("Normal");
      style.addNewPPr().addNewOutlineLvl().setVal(BigInteger.valueOf(level));
    }
    style.addNewQFormat();
    styles.addStyle(new XWPFStyle(style, styles));
  }

  private void footer() {
    XWPFFooter footer = document.createFooter(HeaderFooterType.DEFAULT);
    XWPFParagraph line = footer.createParagraph();
    line.setAlignment(ParagraphAlignment.CENTER);
    run(line, head.foot() + "　　", 9, false);
    String[] around = head.pages().split("%d", -1);
    run(line, around[0], 9, false);
    line.getCTP().addNewFldSimple().setInstr("PAGE");
    run(line, around[1], 9, false);
    line.getCTP().addNewFldSimple().setInstr("NUMPAGES");
    run(line, around[2], 9, false);
  }

  private static void run(XWPFParagraph paragraph, String text, int size, boolean bold) {
    XWPFRun run = paragraph.createRun();
    run.setFontFamily("Times New Roman", XWPFRun.FontCharRange.ascii);
    run.setFontFamily("Times New Roman", XWPFRun.FontCharRange.hAnsi);
    run.setFontFamily(bold ? "黑体" : "仿宋", XWPFRun.FontCharRange.eastAsia);
    run.setFontSize(size);
    run.setBold(bold);
    String[] lines = Plain.of(text).split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (i > 0) {
        run.addBreak();
      }
      run.setText(lines[i], i);
    }
  }

  private void block(Block block) throws IOException {
    switch (block) {
      case Block.Heading(String text) -> {
        XWPFParagraph heading = document.createParagraph();
        heading.setStyle("Heading1");
        heading.setKeepNext(true);
        heading.setSpacingBefore(240);
        heading.setSpacingAfter(80);
        run(heading, text, 14, true);
      }
      case Block.Words(String text) -> words(text, false);
      case Block.Notice(String text) -> words(text, true);
      case Block.Facts(List<Block.Fact> facts) -> facts(facts);
      case Block.Grid grid -> grid(grid);
      case Block.Blank blank -> blank(blank);
      case Block.Photographs photos -> photographs(photos);
    }
  }

  private void photographs(Block.Photographs photos) throws IOException {
    int half = inner / 2;
    XWPFTable table = table(half, inner - half);
    for (int i = 0; i < photos.shown().size(); i++) {
      Block.Photograph photo = photos.shown().get(i);
      XWPFTableRow row = i % 2 == 0 ? next(table, i == 0, half, inner - half) : table.getRow(i / 2);
      XWPFTableCell cell = row.getCell(i % 2);
      switch (pictures.picture(photo.id())) {
        case Pictures.Got.There there -> picture(cell.getParagraphs().getFirst(), photo, there);
        case Pictures.Got.Lost lost -> {
          cell.setColor(WARN_FILL);
          cell(cell, paper.lost(photo, lost), SMALL, false, false);
        }
      }
      run(cell.addParagraph(), paper.caption(photo, i + 1), SMALL - 1, false);
    }
    gap();
    if (photos.more() > 0) {
      words(paper.more(photos), false);
    }
  }

  private void picture(XWPFParagraph paragraph, Block.Photograph photo, Pictures.Got.There there)
      throws IOException {
    int most = (inner / 2 - 300) * Units.EMU_PER_DXA;
    double scale = Math.min((double) most / there.width(), (double) HIGHEST_EMU / there.height());
    try {
      paragraph
          .createRun()
          .addPicture(
              new ByteArrayInputStream(there.jpeg()),
              PictureType.JPEG,
              photo.id() + ".jpg",
              (int) (there.width() * scale),
              (int) (there.height() * scale));
    } catch (InvalidFormatException e) {
      throw new IOException("a picture cannot be put into a document", e);
    }
  }

  private void words(String text, boolean bold) {
    XWPFParagraph paragraph = document.createParagraph();
    paragraph.setSpacingAfter(80);
    paragraph.setSpacingBetween(1.3);
    run(paragraph, text, BODY, bold);
  }

  private XWPFTable table(int... widths) {
    XWPFTable table = document.createTable(1, widths.length);
    table.setTableAlignment(TableRowAlign.CENTER);
    table.setWidthType(TableWidthType.DXA);
    table.setWidth(inner);
    var grid = table.getCTTbl().addNewTblGrid();
    for (int width : widths) {
      grid.addNewGridCol().setW(BigInteger.valueOf(width));
    }
    widths(table.getRow(0), widths);
    return table;
  }

  private static void widths(XWPFTableRow row, int... widths) {
    for (int i = 0; i < widths.length; i++) {
      row.getCell(i).setWidthType(TableWidthType.DXA);
      row.getCell(i).setWidth(Integer.toString(widths[i]));
    }
    row.setCantSplitRow(true);
  }

  private static XWPFTableRow next(XWPFTable table, boolean first, int... widths) {
    XWPFTableRow row = first ? table.getRow(0) : table.createRow();
    widths(row, widths);
    return row;
  }

  private static void cell(XWPFTableCell cell, String text, int size, boolean bold, boolean right) {
    XWPFParagraph paragraph = cell.getParagraphs().getFirst();
    paragraph.setAlignment(right ? ParagraphAlignment.RIGHT : ParagraphAlignment.LEFT);
    run(paragraph, text, size, bold);
  }

  private void facts(List<Block.Fact> facts) {
    int name = inner / 4;
    XWPFTable table = table(name, inner - name);
    for (int i = 0; i < facts.size(); i++) {
      XWPFTableRow row = next(table, i == 0, name, inner - name);
      row.getCell(0).setColor(HEAD_FILL);
      cell(row.getCell(0), facts.get(i).name(), SMALL, true, false);
      field(row.getCell(1), facts.get(i).value(), false);
    }
    gap();
  }

  private void field(XWPFTableCell cell, Field field, boolean right) {
    if (field instanceof Field.Unknown) {
      cell.setColor(WARN_FILL);
    }
    cell(cell, paper.text(field), SMALL, false, right);
  }

  private void gap() {
    XWPFParagraph gap = document.createParagraph();
    gap.setSpacingAfter(0);
    run(gap, "", 6, false);
  }

  private void grid(Block.Grid grid) {
    double all = grid.columns().stream().mapToDouble(Block.Column::share).sum();
    int[] widths =
        grid.columns().stream().mapToInt(each -> (int) (inner * each.share() / all)).toArray();
    XWPFTable table = table(widths);
    XWPFTableRow top = table.getRow(0);
    top.setRepeatHeader(true);
    for (int i = 0; i < widths.length; i++) {
      top.getCell(i).setColor(HEAD_FILL);
      cell(top.getCell(i), grid.columns().get(i).title(), SMALL, true, false);
    }
    grid.rows().stream()
        .limit(MAX_ROWS)
        .forEach(fields -> {
          XWPFTableRow row = next(table, false, widths);
          for (int i = 0; i < widths.length; i++) {
            field(row.getCell(i), fields.get(i), grid.columns().get(i).figures());
          }
        });
    gap();
    if (grid.rows().size() > MAX_ROWS) {
      words(
          head.of("另有 %d 行，见电子表格。", "There are %d more rows; the workbook has them.")
              .formatted(grid.rows().size() - MAX_ROWS),
          false);
    }
  }

  private void blank(Block.Blank blank) {
    XWPFTable table = table(inner);
    XWPFTableRow top = table.getRow(0);
    top.getCell(0).setColor(HEAD_FILL);
    cell(top.getCell(0), blank.title(), SMALL, true, false);
    XWPFTableRow row = next(table, false, inner);
    boolean empty = blank.filled().isEmpty();
    if (empty) {
      row.getCell(0).setColor(WARN_FILL);
      row.setHeight(blank.lines() * LINE_TWIPS);
      row.setHeightRule(TableRowHeightRule.AT_LEAST);
    }
    cell(row.getCell(0), empty ? blank.hint() : blank.filled(), BODY, false, false);
    gap();
  }

  private void stamps() {
    int half = inner / 2;
    XWPFTable table = table(half, inner - half);
    XWPFTableRow row = table.getRow(0);
    row.setHeight(STAMP_TWIPS);
    row.setHeightRule(TableRowHeightRule.AT_LEAST);
    for (int i = 0; i < 2; i++) {
      List<String> lines = paper.party(i == 0);
      XWPFTableCell cell = row.getCell(i);
      cell(cell, lines.get(0), SMALL + 1, true, false);
      XWPFParagraph stamp = cell.addParagraph();
      stamp.setAlignment(ParagraphAlignment.CENTER);
      stamp.setSpacingBefore(400);
      stamp.setSpacingAfter(400);
      run(stamp, lines.get(1), SMALL + 1, false);
      for (String line : lines.subList(2, 4)) {
        XWPFParagraph sign = cell.addParagraph();
        sign.setSpacingBefore(120);
        run(sign, line, SMALL + 1, false);
      }
    }
  }
}
