package org.gengfu.report.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.gengfu.report.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What stands in each paper, in both languages. */
class PapersTest {
  private static String pdf(Manuscript paper) throws IOException {
    try (PDDocument document = Loader.loadPDF(PaperFormat.PDF.bytes(paper))) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static String docx(Manuscript paper) throws IOException {
    try (XWPFDocument document =
            new XWPFDocument(new ByteArrayInputStream(PaperFormat.DOCX.bytes(paper)));
        XWPFWordExtractor text = new XWPFWordExtractor(document)) {
      return text.getText();
    }
  }

  private static String flat(String text) {
    return text.replaceAll("\\s+", "");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyPaperIsPagesADocumentAndAWorkbook(Language language) throws IOException {
    for (Map.Entry<String, Manuscript> each : SamplePapers.all(language).entrySet()) {
      Manuscript paper = each.getValue();
      assertThat(flat(pdf(paper))).as(each.getKey()).contains(flat(paper.title()));
      assertThat(flat(docx(paper))).as(each.getKey()).contains(flat(paper.title()));
      assertThat(PaperFormat.XLSX.bytes(paper)).startsWith(new byte[] {'P', 'K'});
    }
  }

  /** In every format nothing is left out that a table of the manuscript has. */
  @Test
  void pagesAndDocumentHaveEveryCellOfTheAnalysis() throws IOException {
    Manuscript paper = SamplePapers.incident(Language.ZH).manuscript();
    String pages = flat(pdf(paper));
    String document = flat(docx(paper));
    for (Block block : paper.blocks()) {
      if (block instanceof Block.Grid grid) {
        for (List<Field> row : grid.rows()) {
          for (Field field : row) {
            assertThat(document).contains(flat(paper.text(field)));
          }
          // a cell of a page is broken over lines between those of its neighbours
          assertThat(row.stream().map(field -> flat(paper.text(field))))
              .anySatisfy(text -> assertThat(pages).contains(text));
        }
      }
    }
  }

  @Test
  void whatOnlyAPersonCanSayIsLeftOpenAndSeen() throws IOException {
    Manuscript paper = SamplePapers.incident(Language.ZH).manuscript();
    assertThat(paper.blanks().stream().map(Block.Blank::id))
        .containsExactlyElementsOf(IncidentPaper.BLANKS);
    assertThat(
            paper.blanks().stream().filter(each -> !each.filled().isEmpty()).map(Block.Blank::id))
        .containsExactly("cause");
    assertThat(flat(pdf(paper))).contains("不得由程序代写").contains("本稿缺少：备件采购凭证").contains("模块输入保险熔断");
  }

  @Test
  void anOpenScoreIsARangeAndAPersonNarrowsIt() throws IOException {
    ScorePaper sheet = SamplePapers.score(Language.ZH);
    String text = flat(pdf(sheet.manuscript()));
    assertThat(text).contains("有1项须人工评定，最终得分在29与54之间");
    assertThat(text).contains("0123456789abcdef");
    ScorePaper judged =
        new ScorePaper(
            sheet.head(),
            sheet.name(),
            sheet.from(),
            sheet.to(),
            sheet.due(),
            sheet.rules(),
            sheet.lost(),
            sheet.grades(),
            Map.of("points.O9", "20", "points.O10", "23"));
    String whole = flat(pdf(judged.manuscript()));
    assertThat(whole).doesNotContain("须人工评定").doesNotContain("待人工填写").contains("得分49");
  }

  @Test
  void whatIsNotKnownIsNotShownAsNothing() throws IOException {
    String text = flat(pdf(SamplePapers.service(Language.ZH).manuscript()));
    assertThat(text)
        .contains("【待人工填写】没有工单数据")
        .contains("数据不足")
        .doesNotContain("【待人工填写】数据不足")
        .contains("本期有未提交的报告");
    assertThat(text).contains("66.66%"); // two of three, rounded down
  }

  @Test
  void draftsSaySoOnEveryPageAndPagesAreCounted() throws IOException {
    Manuscript paper = SamplePapers.service(Language.ZH).manuscript();
    try (PDDocument document = Loader.loadPDF(PaperFormat.PDF.bytes(paper))) {
      int pages = document.getNumberOfPages();
      assertThat(pages).isGreaterThan(2);
      for (int i = 1; i <= pages; i++) {
        PDFTextStripper one = new PDFTextStripper();
        one.setStartPage(i);
        one.setEndPage(i);
        assertThat(flat(one.getText(document)))
            .contains("草稿")
            .contains("第%d页/共%d页".formatted(i, pages));
      }
    }
  }

  @Test
  void theSameDataGivesTheSamePages() throws IOException {
    assertThat(PaperFormat.PDF.bytes(SamplePapers.incident(Language.ZH).manuscript()))
        .isEqualTo(PaperFormat.PDF.bytes(SamplePapers.incident(Language.ZH).manuscript()));
  }

  /** Characters that XML cannot hold, a very long text, none at all. */
  @Test
  void whateverANameHoldsIsWritten() throws IOException {
    PaperHead head = SamplePapers.head(Language.ZH, "x");
    String odd = "a\u0001\uD800b𠮷" + "长".repeat(20_000);
    LedgerPaper paper =
        new LedgerPaper(
            head,
            "[]:*?/\\ ledger " + "x".repeat(60),
            "",
            List.of(Block.Column.words("a", 1), Block.Column.words("b", 1)),
            List.of(List.of(Field.of(odd), Field.of(""))));
    for (PaperFormat format : PaperFormat.values()) {
      assertThat(format.bytes(paper.manuscript())).isNotEmpty();
    }
  }

  @Test
  void formatsAreNamedByTheirEnding() {
    for (PaperFormat format : PaperFormat.values()) {
      assertThat(PaperFormat.of(format.name().toLowerCase(Locale.ROOT))).contains(format);
    }
    assertThat(PaperFormat.of("doc")).isEmpty();
    assertThat(
            SamplePapers.all(Language.EN).keySet().stream().sorted().collect(Collectors.toList()))
        .hasSize(5);
  }
}
