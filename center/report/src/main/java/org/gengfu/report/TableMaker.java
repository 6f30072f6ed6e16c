package org.gengfu.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gengfu.core.availability.PublishedRate;
import org.gengfu.core.availability.Ratio;
import org.gengfu.core.availability.Tally;
import org.gengfu.core.availability.report.ReportRow;
import org.gengfu.core.availability.report.SpanKind;
import org.jspecify.annotations.Nullable;

/** Makes the tables of a report: which columns, and what stands in them. */
final class TableMaker {
  private final ReportOrder order;
  private final Speech speech;

  TableMaker(ReportOrder order) {
    this.order = order;
    this.speech = Speech.of(order);
  }

  /** Totals, groups, and groups by span. */
  ReportTable figures(List<MeasureReport> parts) {
    List<Column> columns = new ArrayList<>();
    columns.add(measure());
    columns.add(Column.text(speech.of("行", "Row"), 8, 0));
    columns.add(Column.text(speech.of("分组", "Group"), 22, 2.6));
    columns.add(Column.text(speech.of("时段", "Span"), 14, 1.8));
    columns.add(Column.text(speech.of("起", "From"), 22, 0));
    columns.add(Column.text(speech.of("止（不含）", "To (not included)"), 22, 0));
    addTally(columns);
    columns.add(Column.figures(speech.of("合计（毫秒）", "Total (ms)"), 20, 0));
    columns.add(Column.figures(speech.of("在用台数", "In service"), 10, 1.1));
    columns.add(Column.figures(speech.of("有故障台数", "Had faults"), 11, 1.25));
    columns.add(Column.figures(speech.of("剔除中故障（毫秒）", "Down while excused (ms)"), 20, 0));
    columns.add(Column.figures(speech.of("加权率", "Weighted rate"), 12, 0));
    columns.add(Column.figures(speech.of("分辨率（毫秒）", "Resolution (ms)"), 14, 0));
    long rows = 0;
    for (MeasureReport part : parts) {
      rows += 1L + part.figures().groups().size();
      rows += split() ? part.figures().totals().size() + part.figures().rows().size() : 0;
    }
    return new ReportTable(
        speech.of("分组", "Groups"),
        columns,
        rows,
        () -> parts.stream().flatMap(part -> figureRows(part)));
  }

  private boolean split() {
    return order.split() != SpanKind.WHOLE;
  }

  private Stream<List<Cell>> figureRows(MeasureReport part) {
    String all = speech.of("全部", "all");
    String group = speech.of("分组", "group");
    Stream<List<Cell>> whole =
        Stream.concat(
            Stream.of(figureRow(part, all, part.figures().total(), true)),
            part.figures().groups().stream().map(row -> figureRow(part, group, row, true)));
    if (!split()) {
      return whole;
    }
    return Stream.concat(
        whole,
        Stream.concat(
            part.figures().totals().stream().map(row -> figureRow(part, all, row, false)),
            part.figures().rows().stream().map(row -> figureRow(part, group, row, false))));
  }

  private List<Cell> figureRow(MeasureReport part, String kind, ReportRow row, boolean whole) {
    List<Cell> cells = new ArrayList<>();
    cells.add(new Cell.Text(speech.measure(part.measure())));
    cells.add(new Cell.Text(kind));
    boolean all = row.group().isEmpty() && kind.equals(speech.of("全部", "all"));
    cells.add(new Cell.Text(all ? kind : speech.group(row.group())));
    cells.add(new Cell.Text(whole ? speech.of("整个周期", "whole period") : row.span().name()));
    cells.add(new Cell.Moment(row.span().range().fromMillis()));
    cells.add(new Cell.Moment(row.span().range().toMillis()));
    addTally(cells, row.tally());
    cells.add(new Cell.Count(row.tally().total()));
    cells.add(new Cell.Count(row.inService()));
    cells.add(new Cell.Count(row.hadDown()));
    cells.add(new Cell.Count(row.excusedDownMillis()));
    cells.add(rate(row.weighted()));
    cells.add(new Cell.Count(row.resolutionMillis()));
    return cells;
  }

  /** Downtime by who answers for it, and by root. */
  ReportTable parties(List<MeasureReport> parts) {
    List<Column> columns =
        List.of(
            measure(),
            Column.text(speech.of("分组", "Group"), 22, 2.4),
            Column.text(speech.of("责任方", "Party"), 22, 2.2),
            Column.text(speech.of("根源资源", "Root resource"), 22, 2.2),
            Column.text(speech.of("事件", "Incident"), 22, 2.2),
            Column.figures(speech.of("故障（毫秒）", "Down (ms)"), 18, 1.8),
            Column.figures(speech.of("该方的率", "Party's rate"), 12, 1.3));
    List<List<Cell>> rows = new ArrayList<>();
    for (MeasureReport part : parts) {
      addParties(rows, part, part.figures().total(), speech.of("全部", "all"));
      for (ReportRow group : part.figures().groups()) {
        addParties(rows, part, group, speech.group(group.group()));
      }
    }
    return new ReportTable(speech.of("责任归属", "Parties"), columns, rows.size(), () -> rows.stream());
  }

  private void addParties(List<List<Cell>> rows, MeasureReport part, ReportRow row, String group) {
    Cell measure = new Cell.Text(speech.measure(part.measure()));
    for (Map.Entry<String, Long> each : row.downByParty().entrySet()) {
      Cell share = row.attributed(each.getKey()).<Cell>map(Cell.Percent::new).orElse(Cell.NONE);
      rows.add(
          List.of(
              measure,
              new Cell.Text(group),
              new Cell.Text(each.getKey()),
              new Cell.Text(speech.of("（全部）", "(all)")),
              Cell.NONE,
              new Cell.Count(each.getValue()),
              share));
      row.downByRoot()
          .forEach((root, millis) -> {
            if (root.party().equals(each.getKey())) {
              rows.add(
                  List.of(
                      measure,
                      new Cell.Text(group),
                      new Cell.Text(root.party()),
                      new Cell.Text(root.resource()),
                      new Cell.Text(root.incident()),
                      new Cell.Count(millis),
                      Cell.NONE));
            }
          });
    }
  }

  /** One row for each camera. */
  ReportTable cameras(List<MeasureReport> parts) {
    List<Column> columns = new ArrayList<>();
    columns.add(measure());
    columns.add(Column.text(speech.of("摄像机编码", "Camera"), 24, 2.4));
    columns.add(Column.text(speech.of("名称", "Name"), 28, 2.4));
    columns.add(Column.text(speech.of("点位", "Site"), 18, 0));
    columns.add(Column.text(speech.of("区县", "District"), 14, 1.2));
    columns.add(Column.text(speech.of("权属单位", "Owner"), 16, 0));
    columns.add(Column.text(speech.of("合同项", "Contract items"), 16, 0));
    columns.add(Column.text(speech.of("地址", "Address"), 16, 0));
    addTally(columns);
    columns.add(Column.figures(speech.of("故障次数", "Faults"), 10, 0.8));
    columns.add(Column.figures(speech.of("最长故障（毫秒）", "Longest fault (ms)"), 18, 0));
    columns.add(Column.figures(speech.of("剔除中故障（毫秒）", "Down while excused (ms)"), 20, 0));
    columns.add(Column.figures(speech.of("分辨率（毫秒）", "Resolution (ms)"), 14, 0));
    long rows = parts.stream().mapToLong(part -> part.cameras().size()).sum();
    return new ReportTable(
        speech.of("摄像机", "Cameras"),
        columns,
        rows,
        () -> parts.stream().flatMap(part -> part.cameras().stream().map(r -> camera(part, r))));
  }

  private List<Cell> camera(MeasureReport part, CameraRow row) {
    List<Cell> cells = new ArrayList<>();
    CameraFile file = row.camera();
    cells.add(new Cell.Text(speech.measure(part.measure())));
    cells.add(new Cell.Text(file.code()));
    cells.add(new Cell.Text(file.name()));
    cells.add(new Cell.Text(file.site()));
    cells.add(new Cell.Text(file.district()));
    cells.add(new Cell.Text(file.owner()));
    cells.add(new Cell.Text(String.join(speech.of("、", ", "), file.items())));
    cells.add(new Cell.Text(file.address()));
    addTally(cells, row.tally());
    cells.add(new Cell.Count(row.faults()));
    cells.add(new Cell.Count(row.longestDownMillis()));
    cells.add(new Cell.Count(row.sheet().excusedDownMillis()));
    cells.add(new Cell.Count(row.sheet().resolutionMillis()));
    return cells;
  }

  private Column measure() {
    return Column.text(speech.of("指标", "Measure"), 12, 0);
  }

  private void addTally(List<Column> columns) {
    columns.add(Column.figures(speech.of("率", "Rate"), 13, 1.35));
    columns.add(Column.figures(speech.of("下限", "Low"), 12, 1.3));
    columns.add(Column.figures(speech.of("上限", "High"), 12, 1.3));
    columns.add(Column.figures(speech.of("覆盖率", "Coverage"), 12, 1.3));
    columns.add(Column.figures(speech.of("正常（毫秒）", "Up (ms)"), 18, 1.9));
    columns.add(Column.figures(speech.of("故障（毫秒）", "Down (ms)"), 18, 1.75));
    columns.add(Column.figures(speech.of("未知（毫秒）", "Unknown (ms)"), 18, 1.75));
    columns.add(Column.figures(speech.of("已剔除（毫秒）", "Excused (ms)"), 18, 1.75));
    columns.add(Column.figures(speech.of("不计入（毫秒）", "Out (ms)"), 18, 1.75));
  }

  private void addTally(List<Cell> cells, Tally tally) {
    cells.add(rate(tally));
    cells.add(share(tally.low().orElse(null)));
    cells.add(share(tally.high().orElse(null)));
    cells.add(share(tally.coverage().orElse(null)));
    cells.add(new Cell.Count(tally.up()));
    cells.add(new Cell.Count(tally.down()));
    cells.add(new Cell.Count(tally.unknown()));
    cells.add(new Cell.Count(tally.excluded()));
    cells.add(new Cell.Count(tally.out()));
  }

  private Cell rate(Tally tally) {
    return switch (tally.published(order.policy().leastCoverage())) {
      case PublishedRate.Figure figure -> new Cell.Percent(figure.rate());
      case PublishedRate.InsufficientData none -> new Cell.Text(speech.insufficient());
      case PublishedRate.NotApplicable none -> new Cell.Text(speech.notApplicable());
    };
  }

  private Cell share(@Nullable Ratio ratio) {
    return ratio == null ? new Cell.Text(speech.notApplicable()) : new Cell.Percent(ratio);
  }
}
