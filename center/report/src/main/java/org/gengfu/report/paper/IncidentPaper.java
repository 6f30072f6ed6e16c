package org.gengfu.report.paper;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gengfu.report.paper.Block.Column;
import org.gengfu.report.paper.Block.Fact;
import org.jspecify.annotations.Nullable;

/**
 * The analysis of an incident (问题分析报告和整改方案), drafted from what the center knows: what happened,
 * why, when, what hung on it, what was done. What only a person can say is left to be filled in,
 * and visibly so. Texts are in the paper's language.
 *
 * @param id of the incident
 * @param level of the contract, 1 to 4; 0 when no contract says
 * @param due when this paper is due, null when none is owed
 * @param resolved null while it lasts
 * @param symptom the alarm of the root
 * @param sentence what happened, in one sentence
 * @param causes why each of what hung on it belongs to it, as the program says; may be empty
 * @param hung devices that went with the root
 * @param more devices that are left out
 * @param environment values of the device and its surroundings at that time
 * @param parts that were taken out and put in
 * @param missing what the program could have known and does not, e.g. no contract; may be empty
 * @param photographs of its orders, in the order in which they are shown
 * @param filled what a person wrote, by {@link Block.Blank#id}
 */
public record IncidentPaper(
    PaperHead head,
    String id,
    int level,
    @Nullable Instant due,
    Instant opened,
    @Nullable Instant resolved,
    String site,
    String device,
    String symptom,
    String sentence,
    List<String> causes,
    List<PaperLine> timeline,
    List<Hung> hung,
    int more,
    List<Measured> environment,
    List<PaperLine> done,
    List<PaperLine> told,
    List<Replaced> parts,
    List<PaperClock> clocks,
    List<String> missing,
    List<Block.Photograph> photographs,
    Map<String, String> filled) {
  /** The most rows of a table of it. */
  public static final int MOST = 2_000;

  /** The places that a person fills. */
  public static final List<String> BLANKS =
      List.of("cause", "loss", "environment", "result", "followUp", "plan");

  public IncidentPaper {
    causes = List.copyOf(causes);
    timeline = List.copyOf(timeline);
    hung = List.copyOf(hung);
    environment = List.copyOf(environment);
    done = List.copyOf(done);
    told = List.copyOf(told);
    parts = List.copyOf(parts);
    clocks = List.copyOf(clocks);
    missing = List.copyOf(missing);
    photographs = List.copyOf(photographs);
    filled = Map.copyOf(filled);
  }

  /**
   * What hung on the root.
   *
   * @param ended null while it lasts
   * @param why it belongs to its cause
   */
  public record Hung(
      String device, String alarm, Instant raised, @Nullable Instant ended, String why) {}

  /** A value at that time. */
  public record Measured(String what, String value, Instant time) {}

  /**
   * A part that was replaced.
   *
   * @param old serial number of what was taken out, empty when nothing was
   * @param fresh of what was put in
   */
  public record Replaced(String part, int count, String old, String fresh, Instant time) {}

  /** As a paper. */
  public Manuscript manuscript() {
    Manuscript.Draft draft = new Manuscript.Draft(head, filled);
    draft.facts(facts());
    if (!missing.isEmpty()) {
      draft.notice(
          "本稿缺少：" + String.join("；", missing), "This draft lacks: " + String.join("; ", missing));
    }
    draft.heading("一、事件经过", "1. What happened").words(sentence);
    lines(draft, head.of("时间线", "Timeline"), timeline);
    cause(draft);
    hung(draft);
    handling(draft);
    draft.heading("五、时限", "5. Clocks");
    clocks(draft, clocks);
    plan(draft);
    draft.photographs(photographs);
    return draft.done(
        head.of("问题分析报告和整改方案", "Incident Analysis and Rectification Plan"), true, false);
  }

  private List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    add(facts, "报告编号", "Paper", Field.of(head.number()));
    add(facts, "合同", "Contract", Field.of(head.contract()));
    add(facts, "事件编号", "Incident", Field.of(id));
    add(
        facts,
        "事件等级",
        "Level",
        level == 0
            ? new Field.Unknown(head.of("合同未定级", "no contract gives it a level"))
            : Field.of(head.of(level + " 级", "level " + level)));
    add(facts, "站点", "Site", Field.of(site));
    add(facts, "故障设备", "Device", Field.of(device));
    add(facts, "故障现象", "Symptom", Field.of(symptom));
    add(facts, "发生时间", "Began", Field.of(opened));
    Instant end = resolved;
    if (end == null) {
      add(facts, "恢复时间", "Restored", Field.of(head.of("尚未恢复", "not yet")));
    } else {
      add(facts, "恢复时间", "Restored", Field.of(end));
      add(facts, "历时", "Lasted", Field.of(head.length(Duration.between(opened, end))));
    }
    Instant last = due;
    add(
        facts,
        "报告时限",
        "Paper due",
        Field.of(last == null ? head.of("合同未要求", "none owed") : head.due(last)));
    return facts;
  }

  private void add(List<Fact> facts, String chinese, String english, Field value) {
    facts.add(new Fact(head.of(chinese, english), value));
  }

  private void lines(Manuscript.Draft draft, String name, List<PaperLine> lines) {
    draft.grid(
        name,
        List.of(
            Column.words(head.of("时间", "Time"), 1.7),
            Column.words(head.of("内容", "What"), 4),
            Column.words(head.of("人员", "Who"), 1.2),
            Column.words(head.of("说明", "Detail"), 2.4)),
        lines.stream()
            .limit(MOST)
            .map(line ->
                List.of(
                    Field.of(line.time()),
                    Field.of(line.what()),
                    Field.of(line.who()),
                    Field.of(line.detail())))
            .toList());
  }

  private void cause(Manuscript.Draft draft) {
    draft.heading("二、原因分析", "2. Cause");
    for (String cause : causes) {
      draft.words(cause);
    }
    draft.blank(
        "cause",
        head.of("原因认定", "Cause as found"),
        head.of("请写明直接原因、根本原因及依据。", "Say the direct cause, the root cause, and what proves them."),
        4);
  }

  private void hung(Manuscript.Draft draft) {
    draft.heading("三、影响范围", "3. What hung on it");
    draft.words(
        head.of("受同一原因影响的设备告警 %d 条。", "Alarms of the same cause: %d.")
            .formatted(hung.size() + more));
    draft.grid(
        head.of("影响范围", "Affected"),
        List.of(
            Column.words(head.of("设备", "Device"), 2.4),
            Column.words(head.of("告警", "Alarm"), 1.8),
            Column.words(head.of("发生", "Raised"), 1.7),
            Column.words(head.of("恢复", "Ended"), 1.7),
            Column.words(head.of("归因", "Why"), 3)),
        hung.stream().limit(MOST).map(this::row).toList());
    int left = more + Math.max(0, hung.size() - MOST);
    if (left > 0) {
      draft.words(head.of("另有 %d 条未列出。", "%d more are not listed.").formatted(left));
    }
    draft.blank(
        "loss",
        head.of("影响与损失", "Impact and loss"),
        head.of("请写明对业务的影响和造成的损失。", "Say what it meant for the service, and what was lost."),
        3);
  }

  private List<Field> row(Hung each) {
    Instant ended = each.ended();
    return List.of(
        Field.of(each.device()),
        Field.of(each.alarm()),
        Field.of(each.raised()),
        ended == null ? Field.of(head.of("尚未恢复", "lasts")) : Field.of(ended),
        Field.of(each.why()));
  }

  private void handling(Manuscript.Draft draft) {
    draft.heading("四、处置情况", "4. What was done");
    lines(draft, head.of("处置", "Done"), done);
    draft.words(head.of("通知记录：", "Who was told:"));
    lines(draft, head.of("通知", "Told"), told);
    draft.words(head.of("更换备件：", "Parts replaced:"));
    draft.grid(
        head.of("备件", "Parts"),
        List.of(
            Column.words(head.of("名称", "Part"), 3),
            Column.figures(head.of("数量", "Count"), 0.8),
            Column.words(head.of("拆下序列号", "Taken out"), 2),
            Column.words(head.of("装上序列号", "Put in"), 2),
            Column.words(head.of("时间", "Time"), 1.8)),
        parts.stream()
            .map(each ->
                List.of(
                    Field.of(each.part()),
                    Field.of((long) each.count()),
                    Field.of(each.old()),
                    Field.of(each.fresh()),
                    Field.of(each.time())))
            .toList());
    draft.words(head.of("故障时的工作环境（遥测）：", "Surroundings at that time (telemetry):"));
    draft.grid(
        head.of("环境", "Surroundings"),
        List.of(
            Column.words(head.of("测点", "Point"), 3),
            Column.words(head.of("数值", "Value"), 2),
            Column.words(head.of("时间", "Time"), 2)),
        environment.stream()
            .map(each ->
                List.of(Field.of(each.what()), Field.of(each.value()), Field.of(each.time())))
            .toList());
    draft.blank(
        "environment",
        head.of("现场环境补充", "Surroundings, as seen"),
        head.of("遥测之外的现场情况。", "What telemetry does not know."),
        2);
    draft.blank(
        "result",
        head.of("处理结果", "Result"),
        head.of("请写明处理方法、结果和处理人员。", "Say the method, the result, and who did it."),
        3);
  }

  /** The table of clocks, also of other papers. */
  static void clocks(Manuscript.Draft draft, List<PaperClock> clocks) {
    draft.grid(
        draft.say("时限", "Clocks"),
        List.of(
            Column.words(draft.say("事件", "Incident"), 1.6),
            Column.words(draft.say("承诺", "Promise"), 1),
            Column.words(draft.say("合同项", "Item"), 1.4),
            Column.words(draft.say("起算", "Start"), 1.7),
            Column.words(draft.say("时限", "Due"), 1.7),
            Column.words(draft.say("停止", "Stopped"), 1.7),
            Column.words(draft.say("结果", "State"), 1),
            Column.words(draft.say("时限依据", "Why"), 3)),
        clocks.stream().limit(MOST).map(IncidentPaper::row).toList());
  }

  private static List<Field> row(PaperClock clock) {
    Instant due = clock.due();
    Instant stopped = clock.stopped();
    return List.of(
        Field.of(clock.incident()),
        Field.of(clock.promise()),
        Field.of(clock.item()),
        Field.of(clock.start()),
        due == null ? Field.of("—") : Field.of(due),
        stopped == null ? Field.of("—") : Field.of(stopped),
        Field.of(clock.state()),
        Field.of(clock.why()));
  }

  private void plan(Manuscript.Draft draft) {
    draft.heading("六、整改方案", "6. Rectification plan");
    draft.blank(
        "followUp",
        head.of("善后措施", "Follow-up"),
        head.of("已采取的临时措施、复查安排。", "What was done meanwhile, and when it is looked at again."),
        3);
    draft.blank(
        "plan",
        head.of("整改措施、责任人、完成时间", "Measures, who answers for them, by when"),
        head.of(
            "由责任工程师填写，不得由程序代写。", "To be written by the engineer in charge, never by the program."),
        8);
  }
}
