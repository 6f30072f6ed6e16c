package org.gengfu.report.paper;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gengfu.report.paper.Block.Column;
import org.gengfu.report.paper.Block.Fact;
import org.jspecify.annotations.Nullable;

/**
 * A service report (运维服务报告) of a week, month, quarter, half-year or year: what happened and how it
 * was handled, clocks, rounds, rates, parts, papers; what it means and what is advised is a
 * person's to say. Texts are in the paper's language.
 *
 * @param name of the report, e.g. 2026 年 10 月运维服务月报
 * @param from first day
 * @param to last day
 * @param due when it is due, null when no calendar says
 * @param incidents that began in the period or lasted into it, oldest first
 * @param clocks that ended or were due in the period; null when no contract is known
 * @param rounds by plan; null when no plan is known
 * @param orders by kind; null when orders are not kept
 * @param rates measured rates against their targets
 * @param parts used; null when stock is not kept
 * @param papers owed in the period
 * @param photographs of its orders, in the order in which they are shown
 * @param filled what a person wrote, by {@link Block.Blank#id}
 */
public record ServicePaper(
    PaperHead head,
    String name,
    LocalDate from,
    LocalDate to,
    @Nullable Instant due,
    List<Event> incidents,
    @Nullable List<PaperClock> clocks,
    @Nullable List<Rounds> rounds,
    @Nullable List<Orders> orders,
    List<Rate> rates,
    @Nullable List<Used> parts,
    List<Owed> papers,
    List<Block.Photograph> photographs,
    Map<String, String> filled) {
  /** The places that a person fills. */
  public static final List<String> BLANKS = List.of("summary", "hazards", "advice", "next");

  public ServicePaper {
    incidents = List.copyOf(incidents);
    clocks = clocks == null ? null : List.copyOf(clocks);
    rounds = rounds == null ? null : List.copyOf(rounds);
    orders = orders == null ? null : List.copyOf(orders);
    rates = List.copyOf(rates);
    parts = parts == null ? null : List.copyOf(parts);
    papers = List.copyOf(papers);
    photographs = List.copyOf(photographs);
    filled = Map.copyOf(filled);
  }

  /**
   * An incident.
   *
   * @param level of the contract, 0 when none says
   * @param resolved null while it lasts
   * @param alarms that belong to it
   */
  public record Event(
      String id,
      int level,
      String severity,
      String site,
      String device,
      String what,
      Instant opened,
      @Nullable Instant resolved,
      int alarms) {}

  /** Rounds of one plan. */
  public record Rounds(
      String plan, String item, int planned, int done, int late, int missed, int abnormal) {}

  /** Orders of one kind. */
  public record Orders(String kind, int opened, int closed, int open) {}

  /**
   * A measured rate.
   *
   * @param value in per cent, null when it is not known
   * @param why why it is not known, else empty
   * @param coverage share of the time that is known, as people read it
   * @param met whether the target is met, in words
   */
  public record Rate(
      String what,
      @Nullable BigDecimal value,
      String why,
      String coverage,
      String target,
      String met) {}

  /** Parts of one kind. */
  public record Used(String part, int count) {}

  /** A report that was owed. */
  public record Owed(String name, Instant due, @Nullable Instant issued, String state) {}

  /** As a paper. */
  public Manuscript manuscript() {
    Manuscript.Draft draft = new Manuscript.Draft(head, filled);
    draft.facts(facts());
    if (papers.stream().anyMatch(each -> each.issued() == null)) {
      draft.notice("本期有未提交的报告，见第七节。", "Reports of this period are missing: see section 7.");
    }
    draft.heading("一、总体情况", "1. Overview");
    draft.blank("summary", head.of("总体评价", "Overall"), head.of("请概述本期运维情况。", "Sum it up."), 4);
    incidents(draft);
    draft.heading("三、时限履约", "3. Promised times");
    List<PaperClock> known = clocks;
    if (known == null) {
      unknown(draft, "没有合同数据", "no contract is known");
    } else {
      kept(draft, known);
    }
    rounds(draft);
    work(draft);
    rates(draft);
    papers(draft);
    draft.heading("八、隐患与建议", "8. Hazards and advice");
    draft.blank(
        "hazards", head.of("隐患", "Hazards"), head.of("请写明发现的隐患。", "What may fail next."), 4);
    draft.blank("advice", head.of("建议", "Advice"), head.of("请写明改进建议。", "What is advised."), 4);
    draft.blank("next", head.of("下期计划", "Next period"), head.of("请写明下期工作安排。", "What comes."), 3);
    draft.photographs(photographs);
    return draft.done(name, true, false);
  }

  private void unknown(Manuscript.Draft draft, String chinese, String english) {
    draft.notice("【待人工填写】" + chinese, "[to be filled in by a person] " + english);
  }

  private List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(head.of("报告编号", "Paper"), Field.of(head.number())));
    facts.add(new Fact(head.of("合同", "Contract"), Field.of(head.contract())));
    facts.add(
        new Fact(
            head.of("报告期", "Period"),
            Field.of(head.of("%s 至 %s", "%s to %s").formatted(from, to))));
    Instant last = due;
    if (last != null) {
      facts.add(new Fact(head.of("提交时限", "Due"), Field.of(head.due(last))));
    }
    facts.add(new Fact(head.of("事件数", "Incidents"), Field.of((long) incidents.size())));
    long open = incidents.stream().filter(each -> each.resolved() == null).count();
    facts.add(new Fact(head.of("其中未恢复", "of these not restored"), Field.of(open)));
    Duration down =
        incidents.stream()
            .map(each -> Duration.between(each.opened(), end(each)))
            .reduce(Duration.ZERO, Duration::plus);
    facts.add(new Fact(head.of("故障时间合计", "Fault time in all"), Field.of(head.length(down))));
    return facts;
  }

  private Instant end(Event event) {
    Instant end = event.resolved();
    return end == null ? head.known() : end;
  }

  private void incidents(Manuscript.Draft draft) {
    draft.heading("二、事件与故障", "2. Incidents");
    draft.grid(
        head.of("事件", "Incidents"),
        List.of(
            Column.words(head.of("事件", "Incident"), 1.6),
            Column.words(head.of("级别", "Level"), 0.8),
            Column.words(head.of("站点", "Site"), 1.2),
            Column.words(head.of("根因设备", "Root"), 1.6),
            Column.words(head.of("现象", "What"), 2.4),
            Column.words(head.of("发生", "Began"), 1.6),
            Column.words(head.of("恢复", "Restored"), 1.6),
            Column.figures(head.of("告警数", "Alarms"), 0.8)),
        incidents.stream().limit(IncidentPaper.MOST).map(this::row).toList());
    if (incidents.size() > IncidentPaper.MOST) {
      draft.words(
          head.of("另有 %d 起未列出。", "%d more are not listed.")
              .formatted(incidents.size() - IncidentPaper.MOST));
    }
  }

  private List<Field> row(Event event) {
    Instant end = event.resolved();
    return List.of(
        Field.of(event.id()),
        Field.of(
            event.level() == 0
                ? event.severity()
                : head.of("%d 级", "level %d").formatted(event.level())),
        Field.of(event.site()),
        Field.of(event.device()),
        Field.of(event.what()),
        Field.of(event.opened()),
        end == null ? Field.of(head.of("未恢复", "lasts")) : Field.of(end),
        Field.of((long) event.alarms()));
  }

  /** A clock that runs and has time left is neither kept nor broken yet. */
  private boolean isDecided(PaperClock clock) {
    Instant last = clock.due();
    return clock.broken()
        || clock.stopped() != null
        || (last != null && !last.isAfter(head.known()));
  }

  private void kept(Manuscript.Draft draft, List<PaperClock> all) {
    List<PaperClock> known = all.stream().filter(this::isDecided).toList();
    List<List<Field>> rows = new ArrayList<>();
    for (String promise : known.stream().map(PaperClock::promise).distinct().toList()) {
      List<PaperClock> of = known.stream().filter(each -> each.promise().equals(promise)).toList();
      long broken = of.stream().filter(PaperClock::broken).count();
      rows.add(
          List.of(
              Field.of(promise),
              Field.of((long) of.size()),
              Field.of(of.size() - broken),
              Field.of(broken),
              Field.of(percent(of.size() - broken, of.size()))));
    }
    draft.grid(
        head.of("履约", "Kept"),
        List.of(
            Column.words(head.of("承诺", "Promise"), 2),
            Column.figures(head.of("应计", "Clocks"), 1),
            Column.figures(head.of("按时", "In time"), 1),
            Column.figures(head.of("超时", "Late"), 1),
            Column.figures(head.of("按时率", "Share"), 1)),
        rows);
    List<PaperClock> broken = known.stream().filter(PaperClock::broken).toList();
    if (!broken.isEmpty()) {
      draft.words(head.of("超时明细：", "Those that were late:"));
      IncidentPaper.clocks(draft, broken);
    }
  }

  /** A share in per cent, rounded down: what is not whole is not called whole. */
  static String percent(long part, long whole) {
    if (whole == 0) {
      return "—";
    }
    return BigDecimal.valueOf(part)
            .movePointRight(2)
            .divide(BigDecimal.valueOf(whole), 2, java.math.RoundingMode.DOWN)
            .toPlainString()
        + "%";
  }

  private void rounds(Manuscript.Draft draft) {
    draft.heading("四、巡检", "4. Inspections");
    List<Rounds> known = rounds;
    if (known == null) {
      unknown(draft, "没有巡检计划", "no inspection plan is known");
      return;
    }
    draft.grid(
        head.of("巡检", "Inspections"),
        List.of(
            Column.words(head.of("计划", "Plan"), 3),
            Column.words(head.of("合同项", "Item"), 2),
            Column.figures(head.of("应巡", "Planned"), 1),
            Column.figures(head.of("完成", "Done"), 1),
            Column.figures(head.of("其中逾期", "of these late"), 1),
            Column.figures(head.of("漏巡", "Missed"), 1),
            Column.figures(head.of("异常项", "Not normal"), 1)),
        known.stream()
            .map(each ->
                List.of(
                    Field.of(each.plan()),
                    Field.of(each.item()),
                    Field.of((long) each.planned()),
                    Field.of((long) each.done()),
                    Field.of((long) each.late()),
                    Field.of((long) each.missed()),
                    Field.of((long) each.abnormal())))
            .toList());
  }

  private void work(Manuscript.Draft draft) {
    draft.heading("五、工单与备件", "5. Orders and parts");
    List<Orders> known = orders;
    if (known == null) {
      unknown(draft, "没有工单数据", "no orders are kept");
    } else {
      draft.grid(
          head.of("工单", "Orders"),
          List.of(
              Column.words(head.of("类别", "Kind"), 2),
              Column.figures(head.of("新建", "Opened"), 1),
              Column.figures(head.of("办结", "Closed"), 1),
              Column.figures(head.of("未办结", "Open"), 1)),
          known.stream()
              .map(each ->
                  List.of(
                      Field.of(each.kind()),
                      Field.of((long) each.opened()),
                      Field.of((long) each.closed()),
                      Field.of((long) each.open())))
              .toList());
    }
    List<Used> used = parts;
    if (used == null) {
      unknown(draft, "没有备件数据", "no parts are kept");
    } else {
      draft.grid(
          head.of("备件消耗", "Parts used"),
          List.of(
              Column.words(head.of("备件", "Part"), 3), Column.figures(head.of("数量", "Count"), 1)),
          used.stream()
              .map(each -> List.of(Field.of(each.part()), Field.of((long) each.count())))
              .toList());
    }
  }

  private void rates(Manuscript.Draft draft) {
    draft.heading("六、指标", "6. Rates");
    draft.grid(
        head.of("指标", "Rates"),
        List.of(
            Column.words(head.of("指标", "Rate"), 3),
            Column.words(head.of("实测（%）", "Measured (%)"), 2),
            Column.words(head.of("覆盖率", "Coverage"), 1.2),
            Column.words(head.of("要求", "Target"), 1.4),
            Column.words(head.of("结论", "Outcome"), 1.4)),
        rates.stream().map(ServicePaper::row).toList());
  }

  private static List<Field> row(Rate rate) {
    BigDecimal value = rate.value();
    return List.of(
        Field.of(rate.what()),
        value == null ? Field.of(rate.why()) : new Field.Figure(value),
        Field.of(rate.coverage()),
        Field.of(rate.target()),
        Field.of(rate.met()));
  }

  private void papers(Manuscript.Draft draft) {
    draft.heading("七、报告提交", "7. Papers");
    draft.grid(
        head.of("报告提交", "Papers"),
        List.of(
            Column.words(head.of("报告", "Paper"), 3),
            Column.words(head.of("时限", "Due"), 1.6),
            Column.words(head.of("提交", "Issued"), 1.6),
            Column.words(head.of("状态", "State"), 1.2)),
        papers.stream()
            .map(each -> {
              Instant issued = each.issued();
              return List.of(
                  Field.of(each.name()),
                  Field.of(head.due(each.due())),
                  issued == null ? Field.of("—") : Field.of(issued),
                  Field.of(each.state()));
            })
            .toList());
  }
}
