package org.gengfu.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gengfu.core.availability.Attribution;
import org.gengfu.core.availability.Exclusion;
import org.gengfu.core.availability.PublishedRate;
import org.gengfu.core.availability.Root;
import org.gengfu.core.availability.Ruling;
import org.gengfu.core.availability.Stretch;
import org.gengfu.core.availability.TimeClass;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.availability.report.ReportDifference;
import org.gengfu.core.availability.report.ReportRow;
import org.jspecify.annotations.Nullable;

/** Makes the lists of a report: what happened, one by one. */
final class ListMaker {
  private final ReportOrder order;
  private final Speech speech;

  ListMaker(ReportOrder order) {
    this.order = order;
    this.speech = Speech.of(order);
  }

  /** Every stretch of counted downtime. */
  ReportTable faults(List<MeasureReport> parts) {
    List<Column> columns =
        List.of(
            Column.text(speech.of("指标", "Measure"), 12, 0),
            Column.text(speech.of("摄像机编码", "Camera"), 24, 2.2),
            Column.text(speech.of("名称", "Name"), 28, 2.2),
            Column.text(speech.of("区县", "District"), 14, 0),
            Column.text(speech.of("起", "From"), 24, 2.0),
            Column.text(speech.of("止（不含）", "To (not included)"), 24, 2.0),
            Column.figures(speech.of("时长（毫秒）", "Length (ms)"), 16, 1.4),
            Column.text(speech.of("责任方", "Party"), 16, 1.5),
            Column.text(speech.of("根源资源", "Root resource"), 20, 1.6),
            Column.text(speech.of("事件", "Incident"), 20, 1.4),
            Column.text(speech.of("说明", "Remarks"), 30, 1.8),
            Column.figures(speech.of("分辨率（毫秒）", "Resolution (ms)"), 14, 1.1),
            Column.text(speech.of("依据", "Evidence"), 30, 0),
            Column.figures(speech.of("其余依据数", "More evidence"), 12, 0));
    return new ReportTable(
        speech.of("故障时段", "Faults"),
        columns,
        parts.stream().mapToLong(part -> part.faults().size()).sum(),
        () -> parts.stream().flatMap(part -> part.faults().stream().map(r -> fault(part, r))));
  }

  private List<Cell> fault(MeasureReport part, FaultRow row) {
    Root root = row.root();
    List<Cell> cells = start(part, row.camera());
    cells.add(new Cell.Text(row.camera().district()));
    addRange(cells, row.range());
    cells.add(new Cell.Text(row.party()));
    cells.add(new Cell.Text(root == null ? "" : root.resource()));
    cells.add(new Cell.Text(root == null ? "" : root.incident()));
    List<String> remarks = new ArrayList<>();
    if (row.began()) {
      remarks.add(speech.of("周期前已开始", "began before the period"));
    }
    if (row.goesOn()) {
      remarks.add(speech.of("截止时未恢复", "had not ended"));
    }
    if (row.backfilled()) {
      remarks.add(speech.of("补录", "back-filled"));
    }
    cells.add(new Cell.Text(String.join(speech.of("；", "; "), remarks)));
    cells.add(new Cell.Count(row.resolutionMillis()));
    cells.add(new Cell.Code(row.evidence()));
    cells.add(new Cell.Count(row.moreEvidence()));
    return cells;
  }

  /** Every stretch of excused time. */
  ReportTable excuses(List<MeasureReport> parts) {
    List<Column> columns =
        List.of(
            Column.text(speech.of("指标", "Measure"), 12, 0),
            Column.text(speech.of("摄像机编码", "Camera"), 24, 1.9),
            Column.text(speech.of("名称", "Name"), 28, 0),
            Column.text(speech.of("起", "From"), 24, 1.7),
            Column.text(speech.of("止（不含）", "To (not included)"), 24, 1.7),
            Column.figures(speech.of("时长（毫秒）", "Length (ms)"), 16, 1.3),
            Column.text(speech.of("原因", "Reason"), 16, 1.2),
            Column.text(speech.of("若不剔除", "Would be"), 12, 0.9),
            Column.text(speech.of("申请编号", "Exclusion"), 18, 1.4),
            Column.text(speech.of("申请说明", "Text"), 30, 1.9),
            Column.text(speech.of("申请人", "Asked by"), 14, 1.1),
            Column.text(speech.of("申请时间", "Asked at"), 24, 1.7),
            Column.text(speech.of("批准人", "Approved by"), 14, 1.1),
            Column.text(speech.of("批准时间", "Approved at"), 24, 1.7),
            Column.text(speech.of("中心获知时间", "Learned at"), 24, 1.7),
            Column.text(speech.of("材料", "Papers"), 30, 1.4));
    return new ReportTable(
        speech.of("剔除明细", "Excused"),
        columns,
        parts.stream().mapToLong(part -> part.excuses().size()).sum(),
        () -> parts.stream().flatMap(part -> part.excuses().stream().map(r -> excuse(part, r))));
  }

  private List<Cell> excuse(MeasureReport part, ExcuseRow row) {
    Exclusion exclusion = row.exclusion();
    Ruling ruling = row.ruling();
    List<Cell> cells = start(part, row.camera());
    addRange(cells, row.range());
    cells.add(new Cell.Text(speech.reason(exclusion.reason())));
    cells.add(new Cell.Text(speech.timeClass(row.beneath())));
    cells.add(new Cell.Text(exclusion.id()));
    cells.add(new Cell.Text(exclusion.text()));
    cells.add(new Cell.Text(exclusion.askedBy()));
    cells.add(new Cell.Moment(exclusion.askedAtMillis()));
    cells.add(new Cell.Text(ruling.by()));
    cells.add(new Cell.Moment(ruling.decidedAtMillis()));
    cells.add(new Cell.Moment(ruling.recordedAtMillis()));
    cells.add(new Cell.Text(String.join(speech.of("、", ", "), exclusion.evidence())));
    return cells;
  }

  /** What was asked for and does not count. */
  ReportTable refused(List<MeasureReport> parts) {
    List<Column> columns =
        List.of(
            Column.text(speech.of("指标", "Measure"), 12, 0),
            Column.text(speech.of("摄像机编码", "Camera"), 24, 2.0),
            Column.text(speech.of("名称", "Name"), 28, 0),
            Column.text(speech.of("申请起", "Asked from"), 24, 1.8),
            Column.text(speech.of("申请止（不含）", "Asked to (not included)"), 24, 1.8),
            Column.figures(speech.of("时长（毫秒）", "Length (ms)"), 16, 1.4),
            Column.text(speech.of("原因", "Reason"), 16, 1.3),
            Column.text(speech.of("为何不剔除", "Why not"), 22, 1.6),
            Column.text(speech.of("申请编号", "Exclusion"), 18, 1.5),
            Column.text(speech.of("申请说明", "Text"), 30, 2.0),
            Column.text(speech.of("申请人", "Asked by"), 14, 1.2),
            Column.text(speech.of("申请时间", "Asked at"), 24, 1.8),
            Column.text(speech.of("材料", "Papers"), 30, 1.4));
    return new ReportTable(
        speech.of("未获剔除", "Not excused"),
        columns,
        parts.stream().mapToLong(part -> part.refused().size()).sum(),
        () -> parts.stream().flatMap(part -> part.refused().stream().map(r -> refused(part, r))));
  }

  private List<Cell> refused(MeasureReport part, RefusedRow row) {
    Exclusion exclusion = row.refused().exclusion();
    List<Cell> cells = start(part, row.camera());
    addRange(cells, exclusion.asked());
    cells.add(new Cell.Text(speech.reason(exclusion.reason())));
    cells.add(new Cell.Text(speech.why(row.refused().why())));
    cells.add(new Cell.Text(exclusion.id()));
    cells.add(new Cell.Text(exclusion.text()));
    cells.add(new Cell.Text(exclusion.askedBy()));
    cells.add(new Cell.Moment(exclusion.askedAtMillis()));
    cells.add(new Cell.Text(String.join(speech.of("、", ", "), exclusion.evidence())));
    return cells;
  }

  /** Groups and spans that the version before had otherwise. */
  ReportTable changedFigures(List<MeasureReport> parts) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.text(speech.of("指标", "Measure"), 12, 1.0));
    columns.add(Column.text(speech.of("分组", "Group"), 22, 2.0));
    columns.add(Column.text(speech.of("时段", "Span"), 20, 2.0));
    columns.add(Column.figures(speech.of("率（前）", "Rate before"), 13, 1.2));
    columns.add(Column.figures(speech.of("率（后）", "Rate after"), 13, 1.2));
    for (String name :
        speech.language() == Language.ZH
            ? List.of("正常", "故障", "未知", "已剔除", "不计入")
            : List.of("Up", "Down", "Unknown", "Excused", "Out")) {
      columns.add(Column.figures(name + speech.of("变化（毫秒）", " change (ms)"), 20, 1.6));
    }
    List<List<Cell>> rows = new ArrayList<>();
    for (MeasureReport part : parts) {
      Changes changes = part.changes();
      if (changes != null && !changes.figures().isEmpty()) {
        rows.add(change(part, speech.of("全部", "all"), changes.figures().total()));
        changes.figures().groups().forEach(pair -> rows.add(change(part, "", pair)));
        changes.figures().rows().forEach(pair -> rows.add(change(part, "", pair)));
      }
    }
    return new ReportTable(speech.of("版本差异", "Changes"), columns, rows.size(), () -> rows.stream());
  }

  private List<Cell> change(MeasureReport part, String name, ReportDifference.Pair pair) {
    ReportRow before = pair.before();
    ReportRow after = pair.after();
    ReportRow any = after != null ? after : before;
    List<Cell> cells = new ArrayList<>();
    cells.add(new Cell.Text(speech.measure(part.measure())));
    String group = any == null ? "" : speech.group(any.group());
    cells.add(new Cell.Text(name.isEmpty() ? group : name));
    boolean whole = any == null || any.span().range().equals(order.range());
    cells.add(
        new Cell.Text(
            any == null || whole ? speech.of("整个周期", "whole period") : any.span().name()));
    cells.add(rate(before));
    cells.add(rate(after));
    for (var each :
        List.of(
            TimeClass.UP, TimeClass.DOWN, TimeClass.UNKNOWN, TimeClass.EXCLUDED, TimeClass.OUT)) {
      long was = before == null ? 0 : before.tally().millis(each);
      long is = after == null ? 0 : after.tally().millis(each);
      cells.add(new Cell.Count(is - was));
    }
    return cells;
  }

  private Cell rate(@Nullable ReportRow row) {
    if (row == null) {
      return Cell.NONE;
    }
    PublishedRate rate = row.tally().published(order.policy().leastCoverage());
    return rate instanceof PublishedRate.Figure figure
        ? new Cell.Percent(figure.rate())
        : new Cell.Text(speech.rate(rate));
  }

  /** Stretches of cameras that the version before had otherwise. */
  ReportTable changedStretches(List<MeasureReport> parts) {
    List<Column> columns =
        List.of(
            Column.text(speech.of("指标", "Measure"), 12, 1.0),
            Column.text(speech.of("摄像机编码", "Camera"), 24, 2.2),
            Column.text(speech.of("名称", "Name"), 28, 2.2),
            Column.text(speech.of("起", "From"), 24, 2.0),
            Column.text(speech.of("止（不含）", "To (not included)"), 24, 2.0),
            Column.figures(speech.of("时长（毫秒）", "Length (ms)"), 16, 1.4),
            Column.text(speech.of("前类别", "Class before"), 14, 1.2),
            Column.text(speech.of("后类别", "Class after"), 14, 1.2),
            Column.text(speech.of("前根源", "Root before"), 22, 1.4),
            Column.text(speech.of("后根源", "Root after"), 22, 1.4));
    List<ChangeOf> all =
        parts.stream()
            .flatMap(part -> {
              Changes changes = part.changes();
              return changes == null
                  ? Stream.<ChangeOf>empty()
                  : changes.stretches().stream().map(row -> new ChangeOf(part, row));
            })
            .toList();
    return new ReportTable(
        speech.of("版本差异时段", "Changed stretches"),
        columns,
        all.size(),
        () -> all.stream().map(this::changed));
  }

  private record ChangeOf(MeasureReport part, ChangeRow row) {}

  private List<Cell> changed(ChangeOf change) {
    List<Cell> cells = start(change.part(), change.row().camera());
    addRange(cells, change.row().difference().range());
    Stretch before = change.row().difference().before();
    Stretch after = change.row().difference().after();
    cells.add(new Cell.Text(speech.timeClass(before.timeClass())));
    cells.add(new Cell.Text(speech.timeClass(after.timeClass())));
    cells.add(new Cell.Text(root(before)));
    cells.add(new Cell.Text(root(after)));
    return cells;
  }

  private static String root(Stretch stretch) {
    Attribution cause = stretch.cause();
    return cause == null ? "" : (cause.root().resource() + " " + cause.root().incident()).strip();
  }

  private List<Cell> start(MeasureReport part, CameraFile file) {
    List<Cell> cells = new ArrayList<>();
    cells.add(new Cell.Text(speech.measure(part.measure())));
    cells.add(new Cell.Text(file.code()));
    cells.add(new Cell.Text(file.name()));
    return cells;
  }

  private static void addRange(List<Cell> cells, TimeRange range) {
    cells.add(new Cell.Moment(range.fromMillis()));
    cells.add(new Cell.Moment(range.toMillis()));
    cells.add(new Cell.Count(range.millis()));
  }
}
