package org.gengfu.report;

import java.util.ArrayList;
import java.util.List;
import org.gengfu.core.availability.AvailabilityPolicy;
import org.gengfu.core.availability.TimeRange;

/** How a report counts, in words: the page that whoever checks it needs. */
final class Formula {
  private Formula() {}

  /** One paragraph each. */
  static List<String> lines(ReportOrder order) {
    Speech say = Speech.of(order);
    AvailabilityPolicy policy = order.policy();
    List<String> lines = new ArrayList<>();
    lines.add(
        say.of(
            "时间按整毫秒计，时段含起点、不含终点。每台摄像机的每一瞬间只属于一类，取下列第一个成立者：（1）不计入：移交前、退役后、合同时间以外；（2）已批准剔除：在已批准的剔除时段之内，且仅限其内；（3）故障或正常：按巡检所见，且持续时间达到规定；（4）故障或正常（补录）：当时无巡检，事后得知；（5）未知：没有可信的依据。",
            "Time is counted in whole milliseconds; a stretch holds its first instant and not its last. Each instant of each camera belongs to the first class that fits: (1) out of service: before hand-over, after retirement, outside the contract's hours; (2) excused: inside an approved exclusion, and only there; (3) down or up: what the looks say, once they have lasted long enough; (4) down or up, back-filled: no look says anything, but something learned later does; (5) unknown: nothing that can be trusted says what it was."));
    lines.add(
        say.of(
            "计入时间 = 正常 + 故障 + 未知（不含“不计入”与“已批准剔除”）。",
            "counted = up + down + unknown (neither out of service nor excused)."));
    lines.add(say.of("率 = 正常 ÷（正常 + 故障）。", "rate = up ÷ (up + down)."));
    lines.add(
        say.of(
            "下限 = 正常 ÷ 计入时间（把未知全部当作故障）；上限 =（正常 + 未知）÷ 计入时间（把未知全部当作正常）。",
            "low = up ÷ counted (all unknown as down); high = (up + unknown) ÷ counted (all unknown as up)."));
    lines.add(
        say.of("覆盖率 =（正常 + 故障）÷ 计入时间。", "coverage = (up + down) ÷ counted.")
            + say.of(
                    "覆盖率低于 %s%% 时不给出率，写“数据不足”；无计入时间时写“不适用”，既不是 0%% 也不是 100%%。",
                    " Below %s%% coverage no rate is given but \"insufficient data\"; where nothing counts,"
                        + " \"not applicable\": neither 0%% nor 100%%.")
                .formatted(policy.leastCoverage().percent(4).stripTrailingZeros().toPlainString()));
    lines.add(
        say.of(
            "合计的率由各台的时间相加后再相除，不是各台的率的平均。先加整毫秒，最后相除，最后四舍五入到百分数的四位小数。",
            "A group's rate is made of the summed times of its cameras, never of the mean of their rates. Whole milliseconds are added first, the division comes last, the rounding (half up, four places of a per cent) after it."));
    addRules(lines, order, say);
    return lines;
  }

  private static void addRules(List<String> lines, ReportOrder order, Speech say) {
    AvailabilityPolicy policy = order.policy();
    lines.add(
        say.of(
                "故障须持续观察到至少 %s 才算，从第一个异常瞬间算起；恢复须持续观察到至少 %s 才算，到第一个正常瞬间为止。一次巡检的结果在下一次巡检之前有效，但最长 %s；此后为未知。",
                "A fault counts if it was observed for at least %s, from its first bad instant; a recovery if it was observed for at least %s, at its first good instant. A look is believed until the next one, but no longer than %s; after that the time is unknown.")
            .formatted(
                say.length(policy.downAfterMillis()),
                say.length(policy.upAfterMillis()),
                policy.trustMillis() == AvailabilityPolicy.TRUST_FOR_EVER
                    ? say.of("不限", "for ever")
                    : say.length(policy.trustMillis())));
    lines.add(
        say.of("合同认可的剔除原因：", "Reasons that the contract honours: ")
            + policy.honoured().stream()
                .sorted()
                .map(say::reason)
                .reduce((one, other) -> one + say.of("、", ", ") + other)
                .orElse(say.of("无", "none"))
            + say.of(
                "。申请人不得批准自己的申请；未经批准的一律不剔除，批准时段以外的一律不剔除。被剔除的时间既不算正常也不算故障，分子、分母都不含。",
                ". Whoever asks may not approve; nothing is excused without an approval or outside the approved window. Excused time is neither up nor down: it leaves numerator and denominator alike."));
    lines.add(
        say.of(
            "责任方的率 = 1 − 该方的故障 ÷（正常 + 故障）。故障的责任方是已知事件根源的责任方；根源不明的，为该摄像机的责任方。",
            "A party's rate = 1 − its downtime ÷ (up + down). Downtime belongs to the party of the incident's root if one is known, otherwise to the camera's own."));
    lines.add(
        say.of(
            "达标：下限也达到要求；未达标：上限也达不到；待定：取决于未知时间。",
            "A target is met when even the low bound reaches it, missed when even the high one does not, and open otherwise."));
    lines.add(
        say.of(
                "本报告依据中心截至 %s 所知编制，此后得知的不在其内，此后的时间不计。依据变化时出具下一版本，旧版本不变。",
                "This report is made as known at %s: what was learned later is not in it, and time after that is not counted. When what is known changes there is another version; the old one stays.")
            .formatted(knownAt(order, say)));
  }

  private static String knownAt(ReportOrder order, Speech say) {
    return order.knownAtMillis() >= TimeRange.LATEST
        ? say.of("编制时", "the time of making")
        : say.time(order.knownAtMillis());
  }
}
