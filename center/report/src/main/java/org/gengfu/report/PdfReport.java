package org.gengfu.report;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gengfu.report.page.Paper;
import org.gengfu.report.page.PaperColumn;

/**
 * A report as A4 pages to be signed, with its own font. Any thread.
 *
 * <p>Cameras, excused stretches and refusals stand there one by one. Of more than {@value
 * #MAX_FAULTS} fault stretches the longest stand there, and how many others there are and how long
 * they lasted; of any other list no more than {@value #MAX_ROWS}: the workbook has them all.
 */
public final class PdfReport {
  /** Most fault stretches on paper: about sixty pages. */
  public static final int MAX_FAULTS = 2_000;

  /** Most rows of another list on paper: about a thousand pages. */
  public static final int MAX_ROWS = 30_000;

  private final CameraReport report;
  private final ReportOrder order;
  private final Speech say;
  private final Paper paper;

  private PdfReport(CameraReport report, Paper paper) {
    this.report = report;
    this.order = report.order();
    this.say = Speech.of(order);
    this.paper = paper;
  }

  /** Writes a report; the stream stays open. */
  public static void write(CameraReport report, OutputStream out) throws IOException {
    try (Paper paper = new Paper()) {
      new PdfReport(report, paper).all(out);
    }
  }

  private void all(OutputStream out) throws IOException {
    Summary summary = new Summary(report);
    cover(summary);
    for (MeasureReport part : report.parts()) {
      part(part);
    }
    paper.page(false);
    paper.heading(say.of("计算说明", "How it is counted"));
    for (String text : Formula.lines(order)) {
      paper.paragraph(text);
    }
    String version =
        order.issue().number() == 0
            ? say.of("草稿", "draft")
            : say.of("第 %d 版", "version %d").formatted(order.issue().number());
    String left = version + say.of("　依据截至 ", ", as known at ") + say.time(order.knownAtMillis());
    paper.write(
        out,
        summary.title(),
        left,
        say.of("第 %d 页 / 共 %d 页", "Page %d / %d"),
        Instant.ofEpochMilli(order.knownAtMillis()));
  }

  private void cover(Summary summary) throws IOException {
    paper.page(false);
    paper.title(summary.title(), 20);
    about(summary.about());
    if (summary.cut()) {
      paper.paragraph(
          say.of(
              "注意：周期尚未结束，只统计到“依据截至”的时刻。",
              "The period has not ended; it is counted up to \"as known at\"."));
    }
    figures(summary);
    paper.signatures(
        party(say.of("甲方：", "Party A: "), order.head().partyA()),
        party(say.of("乙方：", "Party B: "), order.head().partyB()));
  }

  private List<String> party(String name, String who) {
    return List.of(
        name + who,
        say.of("（盖章处）", "(stamp)"),
        say.of("签字：____________________", "Signature: ____________________"),
        say.of("日期：________年____月____日", "Date: ____________________"));
  }

  private void about(List<Summary.Line> lines) throws IOException {
    paper.pairs(
        lines.stream().map(Summary.Line::name).toList(),
        lines.stream().map(line -> text(line.value())).toList());
  }

  /** The figures of all measures side by side. */
  private void figures(Summary summary) throws IOException {
    List<PaperColumn> columns = new ArrayList<>();
    columns.add(new PaperColumn(say.of("指标", "Measure"), 1, false));
    List<List<Summary.Line>> sides = new ArrayList<>();
    for (MeasureReport part : report.parts()) {
      columns.add(new PaperColumn(say.measure(part.measure()), 1, true));
      sides.add(summary.figures(part));
    }
    List<List<String>> rows = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    sides.forEach(side -> side.forEach(line -> names.add(line.name())));
    for (String name : names) {
      List<String> row = new ArrayList<>(List.of(name));
      for (List<Summary.Line> side : sides) {
        row.add(
            side.stream()
                .filter(line -> line.name().equals(name))
                .map(line -> text(line.value()))
                .findFirst()
                .orElse("—"));
      }
      rows.add(row);
    }
    paper.table(columns, rows.iterator(), 6.8f);
  }

  private void part(MeasureReport part) throws IOException {
    TableMaker tables = new TableMaker(order);
    ListMaker lists = new ListMaker(order);
    List<MeasureReport> one = List.of(part);
    paper.page(true);
    table(part, tables.figures(one));
    table(part, tables.parties(one));
    table(part, tables.cameras(one));
    faults(part, lists);
    table(part, lists.excuses(one));
    table(part, lists.refused(one));
    table(part, new ClaimTable(order).claims(one));
    if (part.changes() != null) {
      table(part, lists.changedFigures(one));
      table(part, lists.changedStretches(one));
    }
  }

  private void faults(MeasureReport part, ListMaker lists) throws IOException {
    if (part.faults().size() <= MAX_FAULTS) {
      table(part, lists.faults(List.of(part)));
      return;
    }
    List<FaultRow> longest =
        part.faults().stream()
            .sorted((one, other) -> Long.compare(other.range().millis(), one.range().millis()))
            .limit(MAX_FAULTS)
            .toList();
    long others =
        part.faults().stream().mapToLong(row -> row.range().millis()).sum()
            - longest.stream().mapToLong(row -> row.range().millis()).sum();
    MeasureReport cut = part.withFaults(longest);
    table(cut, lists.faults(List.of(cut)));
    paper.paragraph(
        say.of(
                "以上为最长的 %d 个故障时段。其余 %d 个合计 %,d 毫秒，见电子表格。",
                "These are the %d longest. The other %d last %,d ms together; the workbook has them.")
            .formatted(MAX_FAULTS, part.faults().size() - MAX_FAULTS, others));
  }

  private void table(MeasureReport part, ReportTable table) throws IOException {
    paper.heading(say.measure(part.measure()) + say.of("：", ": ") + table.name());
    if (table.rows() == 0) {
      paper.paragraph(say.of("无。", "None."));
      return;
    }
    List<PaperColumn> columns = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      Column column = table.columns().get(i);
      if (column.share() > 0) {
        columns.add(
            new PaperColumn(
                column.title().replace("（毫秒）", "\n（毫秒）"), column.share(), column.figures()));
        places.add(i);
      }
    }
    Iterator<List<String>> rows =
        table.source().stream()
            .limit(MAX_ROWS)
            .map(cells -> places.stream().map(place -> text(cells.get(place))).toList())
            .iterator();
    paper.table(columns, rows);
    if (table.rows() > MAX_ROWS) {
      paper.paragraph(
          say.of("另有 %d 行，见电子表格。", "There are %d more rows; the workbook has them.")
              .formatted(table.rows() - MAX_ROWS));
    }
  }

  private String text(Cell cell) {
    return switch (cell) {
      case Cell.Text(String text) -> text;
      case Cell.Code(String text) -> text;
      case Cell.Count(long value) -> "%,d".formatted(value);
      case Cell.Span(long millis) ->
          say.of("%,d（%s）", "%,d (%s)").formatted(millis, say.hours(millis));
      case Cell.Percent(var ratio) -> ratio.percent(4).toPlainString() + "%";
      case Cell.Moment(long millis) -> say.time(millis);
    };
  }
}
