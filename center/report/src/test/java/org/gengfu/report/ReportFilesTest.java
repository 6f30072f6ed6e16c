package org.gengfu.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.text.PDFTextStripper;
import org.gengfu.core.availability.Ratio;
import org.gengfu.core.availability.Target;
import org.gengfu.core.availability.TimeClass;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.availability.report.Dimension;
import org.gengfu.core.availability.report.Measure;
import org.gengfu.core.availability.report.ReportCalendar;
import org.gengfu.core.availability.report.SpanKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the written files promise: data is never a formula, pages are numbered and can be signed.
 */
class ReportFilesTest {
  private static final TimeRange OCTOBER =
      ReportCalendar.CHINA.month(YearMonth.of(2026, 10)).range();
  private static final long KNOWN_AT = Instant.parse("2026-11-04T00:00:00Z").toEpochMilli();

  @TempDir Path folder;
  private EvidenceFolder evidence;

  @BeforeEach
  void simulate() throws IOException {
    SimulatedMonth.write(30, 11, YearMonth.of(2026, 10), folder);
    evidence = EvidenceFolder.read(folder);
  }

  private ReportOrder order() {
    return ReportOrder.of(Measure.ONLINE, OCTOBER, KNOWN_AT)
        .about(List.of(Measure.ONLINE, Measure.INTACT))
        .by(Dimension.DISTRICT, SpanKind.WEEK)
        .counted(evidence.policy().calendar(), evidence.policy().policy());
  }

  private CameraReport report() {
    return ReportMaker.make(order(), evidence);
  }

  @Test
  void listsAddUpToTheSums() {
    for (MeasureReport part : report().parts()) {
      long down = part.faults().stream().mapToLong(row -> row.range().millis()).sum();
      long excused = part.excuses().stream().mapToLong(row -> row.range().millis()).sum();
      long excusedDown =
          part.excuses().stream()
              .filter(row -> row.beneath() == TimeClass.DOWN)
              .mapToLong(row -> row.range().millis())
              .sum();
      assertThat(down).isPositive().isEqualTo(part.figures().total().tally().down());
      assertThat(excused).isPositive().isEqualTo(part.figures().total().tally().excluded());
      assertThat(excusedDown).isEqualTo(part.figures().total().excusedDownMillis());
      assertThat(part.cameras().stream().mapToLong(row -> row.tally().total()).sum())
          .isEqualTo(30 * OCTOBER.millis());
    }
  }

  /** The version before is counted again from the same evidence, as known then. */
  @Test
  void aVersionSaysWhatChanged() {
    long before = Instant.parse("2026-10-31T16:30:00Z").toEpochMilli();
    ReportOrder second = order().issued(new Issue(2, "", new Issue.Earlier(1, before)));
    CameraReport report = ReportMaker.make(second, evidence);
    assertThat(report.changed()).isTrue();
    for (MeasureReport part : report.parts()) {
      Changes changes = part.changes();
      assertThat(changes).isNotNull();
      long net = 0;
      for (ChangeRow row : changes.stretches()) {
        long length = row.difference().range().millis();
        net += row.difference().after().timeClass() == TimeClass.EXCLUDED ? length : 0;
        net -= row.difference().before().timeClass() == TimeClass.EXCLUDED ? length : 0;
      }
      long was = changes.figures().total().before().tally().excluded();
      long is = changes.figures().total().after().tally().excluded();
      assertThat(net).isEqualTo(is - was).isNotZero();
    }
  }

  @Test
  void textsAreNeverFormulas() throws IOException {
    byte[] csv = ReportFile.bytes(report(), ReportFormat.CSV);
    String text = new String(csv, StandardCharsets.UTF_8);
    assertThat(text).startsWith("\uFEFF指标,").contains(",'=1+1 ");
    assertThat(text.lines().flatMap(line -> List.of(line.split(",", -1)).stream()))
        .noneMatch(cell -> cell.startsWith("=") || cell.startsWith("+") || cell.startsWith("@"));
    assertThat(CsvReport.cell("-3")).isEqualTo("'-3");
    assertThat(CsvReport.cell("@SUM(A1)\"")).isEqualTo("\"'@SUM(A1)\"\"\"");
    boolean sheets = false;
    Path book = folder.resolve("book.xlsx");
    CameraReport report = report();
    ReportFile.replace(book, out -> ReportFormat.XLSX.write(report, out));
    try (ZipFile zip = new ZipFile(book.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        if (entry.getName().startsWith("xl/worksheets/")) {
          sheets = true;
          String sheet =
              new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
          assertThat(sheet).doesNotContain("<f>").doesNotContain("<f ");
        }
      }
    }
    assertThat(sheets).isTrue();
  }

  @Test
  void pagesAreNumberedAndHaveTheirFontWithThem() throws IOException {
    Target target = new Target(new Ratio(98, 100), false);
    ReportOrder order =
        order()
            .demanding(Map.of(Measure.ONLINE, target))
            .under(new ReportHead("测试项目", "H-1", "甲单位", "乙单位", Language.ZH));
    byte[] pdf = ReportFile.bytes(ReportMaker.make(order, evidence), ReportFormat.PDF);
    assertThat(pdf.length).isLessThan(2_000_000);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      int pages = document.getNumberOfPages();
      PDFTextStripper stripper = new PDFTextStripper();
      for (int page = 1; page <= pages; page++) {
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        String text = stripper.getText(document);
        assertThat(text).contains("第 %d 页 / 共 %d 页".formatted(page, pages));
        if (page == 1) {
          assertThat(text).contains("摄像机在线率、完好率报告", "甲方：甲单位", "乙方：乙单位", "（盖章处）", "签字：", "不低于 98%");
        }
      }
      for (PDPage page : document.getPages()) {
        for (var name : page.getResources().getFontNames()) {
          PDType0Font font = (PDType0Font) page.getResources().getFont(name);
          assertThat(font.isEmbedded()).isTrue();
          assertThat(font.getName()).matches("[A-Z]{6}\\+.*NotoSansSC.*");
        }
      }
    }
  }

  @Test
  void nothingCountedIsNeitherNothingNorAll() {
    TimeRange later = new TimeRange(KNOWN_AT, KNOWN_AT + 1_000);
    CameraReport report =
        ReportMaker.make(ReportOrder.of(Measure.ONLINE, later, KNOWN_AT - 1), evidence);
    Summary summary = new Summary(report);
    assertThat(summary.cut()).isTrue();
    assertThat(summary.figures(report.parts().getFirst()).getFirst().value())
        .isEqualTo(new Cell.Text("不适用"));
  }

  @Test
  void badLinesAreNamed() throws IOException {
    refused("cameras.csv", "cam-00001,", ",", "cameras.csv, line 2, column code: it may not be");
    refused("exclusions.csv", "MAINTENANCE", "HOLIDAY", "column reason: \"HOLIDAY\" is none of");
    refused("rulings.csv", "李科长", "张工", "rulings.csv|exclusions.csv");
    refused("looks.csv", "cam-00001,", "cam-9,", "column camera: there is no camera cam-9");
    refused("backfills.csv", "camera,from", "from,from", "backfills.csv, line 1");
    refused("policy.csv", "99/100", "99", "write a share as 99/100");
  }

  private void refused(String file, String part, String other, String problem) throws IOException {
    Path path = folder.resolve(file);
    String good = Files.readString(path);
    assertThat(good).contains(part);
    Files.writeString(path, good.replaceFirst(part, other));
    assertThatThrownBy(() -> EvidenceFolder.read(folder))
        .isInstanceOf(EvidenceException.class)
        .satisfies(e -> assertThat(problem.split("\\|")).anyMatch(e.getMessage()::contains));
    Files.writeString(path, good);
  }

  @Test
  void periodsAreWholeDaysOrInstants() {
    Instant now = Instant.parse("2026-11-22T04:00:00Z");
    ReportCalendar china = ReportCalendar.CHINA;
    assertThat(ReportPeriod.of(null, null, china, now)).isEqualTo(OCTOBER);
    assertThat(ReportPeriod.of("2026-10", "2026-10", china, now)).isEqualTo(OCTOBER);
    assertThat(ReportPeriod.of("2026-10-01", "2026-10-31", china, now)).isEqualTo(OCTOBER);
    assertThat(ReportPeriod.of("2026-09-30T16:00:00Z", "2026-11-01T00:00:00+08:00", china, now))
        .isEqualTo(OCTOBER);
    assertThatThrownBy(() -> ReportPeriod.of("2026-10-01", null, china, now))
        .hasMessageContaining("give both");
  }
}
