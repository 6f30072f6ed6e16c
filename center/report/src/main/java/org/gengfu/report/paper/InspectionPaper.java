package org.gengfu.report.paper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gengfu.report.paper.Block.Column;
import org.gengfu.report.paper.Block.Fact;
import org.jspecify.annotations.Nullable;

/**
 * An inspection record and report (巡检记录、巡检报告): time, people, items, results, anomalies and
 * measures; system facts, hazards and advice. Texts are in the paper's language.
 *
 * @param plan name of the plan
 * @param item of the contract
 * @param source where the contract asks for it
 * @param from when it was to begin
 * @param to when it was to be over
 * @param finished null while it is not made
 * @param state as it is shown, e.g. 已完成
 * @param people who made it
 * @param signature of the place's owner, empty when none is asked for or given
 * @param signed true when one is asked for
 * @param order number of its order, empty when it had none
 * @param photos how many photographs its order has
 * @param found by stop and item, in the order of the way; also what was not looked at
 * @param unanswered items that have no answer
 * @param kilometres of the way, as the crow flies
 * @param photographs of its orders, in the order in which they are shown
 * @param filled what a person wrote
 */
public record InspectionPaper(
    PaperHead head,
    String plan,
    String item,
    String source,
    Instant from,
    Instant to,
    @Nullable Instant finished,
    String state,
    List<String> people,
    String signature,
    boolean signed,
    String order,
    int photos,
    List<Found> found,
    int unanswered,
    double kilometres,
    List<Block.Photograph> photographs,
    Map<String, String> filled) {
  /** The places that a person fills. */
  public static final List<String> BLANKS = List.of("hazards", "advice");

  /** What a check says that is not good. */
  public static final String BAD = "异常";

  /** The same in English. */
  public static final String BAD_ENGLISH = "bad";

  public InspectionPaper {
    people = List.copyOf(people);
    found = List.copyOf(found);
    photographs = List.copyOf(photographs);
    filled = Map.copyOf(filled);
  }

  /**
   * One item at one stop.
   *
   * @param value as it was found, with its unit; empty when it was not looked at
   * @param normal what would be normal, empty when nothing says
   * @param abnormal true when it is not
   * @param by who says so; empty when nobody does
   * @param at when it was seen; null when it was not looked at: that is shown as missing
   */
  public record Found(
      String site,
      String device,
      String item,
      String value,
      String normal,
      boolean abnormal,
      String measure,
      String by,
      @Nullable Instant at) {}

  /** As a paper. */
  public Manuscript manuscript() {
    Manuscript.Draft draft = new Manuscript.Draft(head, filled);
    draft.facts(facts());
    if (unanswered > 0) {
      draft.notice(
          "有 %d 项尚未检查。".formatted(unanswered),
          "%d items were not looked at.".formatted(unanswered));
    }
    draft.heading("一、异常与处理", "1. Not normal, and what was done");
    draft.grid(
        head.of("异常", "Not normal"),
        columns(),
        found.stream().filter(Found::abnormal).map(this::row).toList());
    draft.heading("二、检查结果", "2. What was found");
    draft.grid(head.of("检查结果", "Found"), columns(), found.stream().map(this::row).toList());
    draft.heading("三、隐患与建议", "3. Hazards and advice");
    draft.blank(
        "hazards", head.of("隐患", "Hazards"), head.of("请写明发现的隐患。", "What may fail next."), 3);
    draft.blank("advice", head.of("建议", "Advice"), head.of("请写明改进建议。", "What is advised."), 3);
    draft.photographs(photographs);
    return draft.done(head.of("巡检报告：", "Inspection report: ") + plan, true, true);
  }

  private List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(head.of("编号", "Paper"), Field.of(head.number())));
    facts.add(new Fact(head.of("合同项", "Contract item"), Field.of(head.contract() + " " + item)));
    facts.add(new Fact(head.of("合同依据", "Asked for by"), Field.of(source)));
    facts.add(
        new Fact(
            head.of("应巡时段", "To be made"),
            Field.of(head.of("%s 至 %s", "%s to %s").formatted(head.time(from), head.time(to)))));
    Instant end = finished;
    facts.add(
        new Fact(
            head.of("完成时间", "Made"),
            end == null ? new Field.Unknown(head.of("尚未完成", "not yet")) : Field.of(end)));
    facts.add(new Fact(head.of("状态", "State"), Field.of(state)));
    facts.add(
        new Fact(
            head.of("参与人员", "People"),
            people.isEmpty()
                ? new Field.Unknown(head.of("尚无人员", "nobody yet"))
                : Field.of(String.join(head.of("、", ", "), people))));
    if (signed) {
      facts.add(
          new Fact(
              head.of("业主签字", "Signed by"),
              signature.isEmpty()
                  ? new Field.Unknown(head.of("尚未签字", "nobody yet"))
                  : Field.of(signature)));
    }
    if (!order.isEmpty()) {
      facts.add(
          new Fact(
              head.of("工单", "Order"),
              Field.of(head.of("%s，照片 %d 张", "%s, photographs: %d").formatted(order, photos))));
    }
    long stops = found.stream().map(Found::device).distinct().count();
    facts.add(new Fact(head.of("设备数", "Devices"), Field.of(stops)));
    if (kilometres > 0) {
      facts.add(
          new Fact(
              head.of("路线长度（直线）", "Way (as the crow flies)"),
              Field.of(head.of("%.1f 公里", "%.1f km").formatted(kilometres))));
    }
    long wrong = found.stream().filter(Found::abnormal).count();
    facts.add(new Fact(head.of("异常项", "Not normal"), Field.of(wrong)));
    return facts;
  }

  private List<Column> columns() {
    return List.of(
        Column.words(head.of("站点", "Site"), 1.4),
        Column.words(head.of("设备", "Device"), 1.8),
        Column.words(head.of("检查项", "Item"), 2.2),
        Column.words(head.of("结果", "Found"), 1.3),
        Column.words(head.of("正常范围", "Normal"), 1.2),
        Column.words(head.of("处理措施", "Done about it"), 2.2),
        Column.words(head.of("来源", "By"), 1),
        Column.words(head.of("时间", "Time"), 1.7));
  }

  private String shown(Found each) {
    String bad = head.of(BAD, BAD_ENGLISH);
    return !each.abnormal() || each.value().equals(bad)
        ? each.value()
        : head.of("异常：", "! ") + each.value();
  }

  private List<Field> row(Found each) {
    Instant at = each.at();
    return List.of(
        Field.of(each.site()),
        Field.of(each.device()),
        Field.of(each.item()),
        at == null ? new Field.Unknown(head.of("尚未检查", "not looked at")) : Field.of(shown(each)),
        Field.of(each.normal()),
        Field.of(each.measure()),
        Field.of(each.by()),
        at == null ? Field.of("") : Field.of(at));
  }
}
