package org.gengfu.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Makes the list of doubts and back-fills of a report. */
final class ClaimTable {
  private final Speech say;

  ClaimTable(ReportOrder order) {
    this.say = Speech.of(order);
  }

  /** Each that bears on the period, also those that do not count. */
  ReportTable claims(List<MeasureReport> parts) {
    List<Column> columns =
        List.of(
            Column.text(say.of("指标", "Measure"), 12, 0),
            Column.text(say.of("摄像机编码", "Camera"), 24, 1.7),
            Column.text(say.of("名称", "Name"), 28, 0),
            Column.text(say.of("编号", "Id"), 20, 1.5),
            Column.text(say.of("种类", "Kind"), 16, 1.2),
            Column.text(say.of("起", "From"), 24, 1.5),
            Column.text(say.of("止（不含）", "To (not included)"), 24, 1.5),
            Column.figures(say.of("时长（毫秒）", "Length (ms)"), 16, 1.4),
            Column.text(say.of("状态", "State"), 18, 1.1),
            Column.figures(say.of("改变（毫秒）", "Changed (ms)"), 16, 1.4),
            Column.text(say.of("改变明细（毫秒）", "What changed (ms)"), 30, 1.9),
            Column.text(say.of("申请人", "Asked by"), 14, 1.0),
            Column.text(say.of("申请时间", "Asked at"), 24, 1.5),
            Column.text(say.of("决定人", "Decided by"), 14, 1.0),
            Column.text(say.of("决定并获知时间", "Decided and known at"), 24, 1.5),
            Column.text(say.of("决定说明", "Remark on it"), 24, 0),
            Column.text(say.of("撤回", "Taken back"), 34, 1.5),
            Column.text(say.of("依据", "Evidence"), 24, 1.3),
            Column.text(say.of("说明", "Why"), 30, 1.5));
    return new ReportTable(
        say.of("疑点与补录", "Doubts and back-fills"),
        columns,
        parts.stream().mapToLong(part -> part.claims().size()).sum(),
        () -> parts.stream().flatMap(part -> part.claims().stream().map(r -> claim(part, r))));
  }

  private List<Cell> claim(MeasureReport part, ClaimRow row) {
    Claim claim = row.claim();
    List<Cell> cells = new ArrayList<>();
    cells.add(new Cell.Text(say.measure(part.measure())));
    cells.add(new Cell.Text(row.camera().code()));
    cells.add(new Cell.Text(row.camera().name()));
    cells.add(new Cell.Text(claim.id()));
    cells.add(new Cell.Text(say.kind(claim)));
    cells.add(new Cell.Moment(claim.range().fromMillis()));
    cells.add(new Cell.Moment(claim.range().toMillis()));
    cells.add(new Cell.Count(claim.range().millis()));
    cells.add(new Cell.Text(say.state(row.state())));
    cells.add(new Cell.Count(Shift.millis(row.shifts())));
    cells.add(new Cell.Text(shifts(say, row.shifts())));
    cells.add(new Cell.Text(claim.askedBy()));
    cells.add(new Cell.Moment(claim.askedAtMillis()));
    Claim.Decision decision = row.state() == Claim.State.UNDECIDED ? null : claim.decision();
    cells.add(new Cell.Text(decision == null ? "" : decision.by()));
    cells.add(decision == null ? Cell.NONE : new Cell.Moment(decision.atMillis()));
    cells.add(new Cell.Text(decision == null ? "" : decision.comment()));
    cells.add(new Cell.Text(withdrawal(row)));
    cells.add(new Cell.Text(claim.evidence()));
    cells.add(new Cell.Text(claim.why()));
    return cells;
  }

  private String withdrawal(ClaimRow row) {
    Claim.Withdrawal withdrawal = row.claim().withdrawal();
    boolean gone = row.state() == Claim.State.TAKEN_BACK || row.state() == Claim.State.WITHDRAWN;
    return withdrawal == null || !gone
        ? ""
        : "%s %s %s"
            .formatted(withdrawal.by(), say.time(withdrawal.atMillis()), withdrawal.comment())
            .strip();
  }

  /** From which class to which, and how much. */
  static String shifts(Speech say, List<Shift> shifts) {
    return shifts.stream()
        .map(each ->
            "%s→%s %,d"
                .formatted(
                    say.timeClass(each.before()), say.timeClass(each.after()), each.millis()))
        .collect(Collectors.joining(say.of("；", "; ")));
  }
}
