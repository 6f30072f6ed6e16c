package org.gengfu.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gengfu.core.availability.AvailabilityPolicy;
import org.gengfu.core.availability.PublishedRate;
import org.gengfu.core.availability.Ratio;
import org.gengfu.core.availability.Tally;
import org.gengfu.core.availability.Target;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.availability.report.ReportRow;

/** What stands on the first page of a report, for a workbook and for paper alike. */
final class Summary {
  private final CameraReport report;
  private final ReportOrder order;
  private final Speech say;

  /** A line: what, and what it is. */
  record Line(String name, Cell value) {}

  Summary(CameraReport report) {
    this.report = report;
    this.order = report.order();
    this.say = Speech.of(order);
  }

  String title() {
    return report.parts().stream()
        .map(part -> say.measure(part.measure()))
        .reduce((one, other) -> one + say.of("、", ", ") + other)
        .map(names -> say.of("摄像机" + names + "报告", "Camera report: " + names))
        .orElse("");
  }

  /** What the report is about, and which version it is. */
  List<Line> about() {
    List<Line> lines = new ArrayList<>();
    ReportHead head = order.head();
    add(lines, say.of("项目", "Project"), head.title());
    add(lines, say.of("合同编号", "Contract"), head.contract());
    add(lines, say.of("甲方", "Party A"), head.partyA());
    add(lines, say.of("乙方", "Party B"), head.partyB());
    add(lines, say.of("统计周期", "Period"), say.range(order.range()));
    add(lines, say.of("时区", "Zone"), order.calendar().zone().getId());
    add(lines, say.of("依据截至", "As known at"), say.time(order.knownAtMillis()));
    add(lines, say.of("版本", "Version"), version());
    String grouping = say.dimension(order.groupBy()) + say.of("，", ", ") + say.split(order.split());
    add(lines, say.of("分组", "Groups"), grouping);
    add(lines, say.of("计算规则", "Rules"), rules());
    return lines;
  }

  /** The contract's delays and trust, without which no figure here can be checked. */
  private String rules() {
    AvailabilityPolicy policy = order.policy();
    boolean forEver = policy.trustMillis() == AvailabilityPolicy.TRUST_FOR_EVER;
    return say.of(
            "故障持续满 %s 计入，恢复持续满 %s 计入，一次巡检最长采信 %s，覆盖率不低于 %s%%",
            "faults count from %s on, recoveries from %s on, a look is believed for at most %s,"
                + " coverage at least %s%%")
        .formatted(
            say.length(policy.downAfterMillis()),
            say.length(policy.upAfterMillis()),
            forEver ? say.of("不限", "ever") : say.length(policy.trustMillis()),
            policy.leastCoverage().percent(4).stripTrailingZeros().toPlainString());
  }

  private void add(List<Line> lines, String name, String value) {
    if (!value.isEmpty()) {
      lines.add(new Line(name, new Cell.Text(value)));
    }
  }

  private String version() {
    Issue issue = order.issue();
    StringBuilder text = new StringBuilder();
    text.append(
        issue.number() == 0
            ? say.of("草稿（未签发）", "draft, not issued")
            : say.of("第 %d 版", "%d").formatted(issue.number()));
    if (!issue.why().isEmpty()) {
      text.append(say.of("：", ": ")).append(issue.why());
    }
    Issue.Earlier earlier = issue.earlier();
    if (earlier != null) {
      String before =
          earlier.number() == 0
              ? say.of("前次草稿", "the draft before")
              : say.of("第 %d 版", "version %d").formatted(earlier.number());
      text.append(
          (report.changed()
                  ? say.of("；与%s（截至 %s）有差异", "; differs from %s (as known at %s)")
                  : say.of("；与%s（截至 %s）的数字相同", "; same figures as %s (as known at %s)"))
              .formatted(before, say.time(earlier.knownAtMillis())));
    }
    return text.toString();
  }

  /** The figures of one measure over all cameras. */
  List<Line> figures(MeasureReport part) {
    ReportRow total = part.figures().total();
    Tally tally = total.tally();
    List<Line> lines = new ArrayList<>();
    PublishedRate rate = tally.published(order.policy().leastCoverage());
    lines.add(
        new Line(
            say.of("率", "Rate"),
            rate instanceof PublishedRate.Figure figure
                ? new Cell.Percent(figure.rate())
                : new Cell.Text(say.rate(rate))));
    bound(lines, say.of("下限（未知全算故障）", "Low (all unknown down)"), tally.low());
    bound(lines, say.of("上限（未知全算正常）", "High (all unknown up)"), tally.high());
    bound(lines, say.of("覆盖率", "Coverage"), tally.coverage());
    Target target = order.targets().get(part.measure());
    if (target != null) {
      String outcome = say.outcome(target.outcome(tally));
      lines.add(
          new Line(
              say.of("要求", "Target"),
              new Cell.Text(say.target(target) + say.of("：", ": ") + outcome)));
    }
    time(lines, say.of("正常（毫秒）", "Up (ms)"), tally.up());
    time(lines, say.of("故障（毫秒）", "Down (ms)"), tally.down());
    time(lines, say.of("未知（毫秒）", "Unknown (ms)"), tally.unknown());
    time(lines, say.of("已批准剔除（毫秒）", "Excused (ms)"), tally.excluded());
    time(lines, say.of("其中故障（毫秒）", "of it down (ms)"), total.excusedDownMillis());
    time(lines, say.of("不计入（毫秒）", "Out of service (ms)"), tally.out());
    time(lines, say.of("合计（毫秒）", "Total (ms)"), tally.total());
    count(lines, say.of("在用摄像机（台）", "Cameras in service"), total.inService());
    count(lines, say.of("有故障摄像机（台）", "Cameras that had faults"), total.hadDown());
    count(lines, say.of("故障时段（个）", "Fault stretches"), part.faults().size());
    count(lines, say.of("剔除时段（个）", "Excused stretches"), part.excuses().size());
    count(lines, say.of("未获剔除申请（台次）", "Not excused"), part.refused().size());
    count(
        lines,
        say.of("疑点与补录（条，含未生效）", "Doubts and back-fills (with those that do not count)"),
        part.claims().size());
    lines.add(
        new Line(
            say.of("分辨率（起止最多偏差）", "Resolution (an end may be off by)"),
            new Cell.Text(say.length(total.resolutionMillis()))));
    claims(lines, part.rests()); // last: a measure may have kinds of changes that another has not
    return lines;
  }

  private static void bound(List<Line> lines, String name, Optional<Ratio> ratio) {
    ratio.ifPresent(share -> lines.add(new Line(name, new Cell.Percent(share))));
  }

  /** How much of it stands on papers instead of looks. */
  private void claims(List<Line> lines, ClaimSum rests) {
    time(lines, say.of("依补录为正常（毫秒）", "Up by back-fill (ms)"), rests.filledUpMillis());
    time(lines, say.of("依补录为故障（毫秒）", "Down by back-fill (ms)"), rests.filledDownMillis());
    time(lines, say.of("因疑点与补录改变（毫秒）", "Changed by doubts and back-fills (ms)"), rests.millis());
    for (Shift shift : rests.shifts()) {
      String name =
          say.of("　其中 %s→%s（毫秒）", "  of it %s→%s (ms)")
              .formatted(say.timeClass(shift.before()), say.timeClass(shift.after()));
      time(lines, name, shift.millis());
    }
  }

  private static void time(List<Line> lines, String name, long millis) {
    lines.add(new Line(name, new Cell.Span(millis)));
  }

  private static void count(List<Line> lines, String name, long value) {
    lines.add(new Line(name, new Cell.Count(value)));
  }

  /** True when time had not come yet when the report was known: the period is shorter. */
  boolean cut() {
    TimeRange range = order.range();
    return order.knownAtMillis() < range.toMillis();
  }
}
