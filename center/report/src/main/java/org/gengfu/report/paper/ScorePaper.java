package org.gengfu.report.paper;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gengfu.report.paper.Block.Column;
import org.gengfu.report.paper.Block.Fact;
import org.jspecify.annotations.Nullable;

/**
 * A score sheet (考核表): each rule with its points, what took some away and the incident behind it;
 * what only a person can judge stays open, and the sum says between what it lies. Texts are in the
 * paper's language.
 *
 * @param name of the sheet
 * @param from first day
 * @param to last day
 * @param due when it is due, null when no calendar says
 * @param rules in the contract's order
 * @param lost what took points away
 * @param grades what a result means, from the best down
 * @param filled what a person judged: points by id of the rule, as {@code points.O9}, and what he
 *     says to it, as {@code remark.O9}
 */
public record ScorePaper(
    PaperHead head,
    String name,
    LocalDate from,
    LocalDate to,
    @Nullable Instant due,
    List<Rule> rules,
    List<Lost> lost,
    List<Grade> grades,
    Map<String, String> filled) {
  public ScorePaper {
    rules = List.copyOf(rules);
    lost = List.copyOf(lost);
    grades = List.copyOf(grades);
    filled = Map.copyOf(filled);
  }

  /**
   * One rule.
   *
   * @param full its points
   * @param most what is left at most
   * @param least what is left if a person judges worst; the same as {@code most} when nothing is
   *     open
   * @param basis from what it was counted
   */
  public record Rule(String id, String text, int full, int most, int least, String basis) {
    /** True while a person has to judge. */
    public boolean open() {
      return most != least;
    }
  }

  /**
   * What took points away.
   *
   * @param incident behind it, empty for none
   */
  public record Lost(String rule, int points, String why, String incident) {}

  /** From so many points on. */
  public record Grade(int least, String text) {}

  /** The places that a person fills: one for each open rule. */
  public static String blank(String rule) {
    return "points." + rule;
  }

  /** The place for what he says to it. */
  public static String remark(String rule) {
    return "remark." + rule;
  }

  /** What a person gave a rule, or -1. */
  private int given(Rule rule) {
    String text = filled.getOrDefault(blank(rule.id()), "");
    return text.matches("[0-9]{1,3}") ? Math.min(rule.full(), Integer.parseInt(text)) : -1;
  }

  /** What is left at most, by what people judged so far. */
  public int most(Rule rule) {
    return rule.open() && given(rule) >= 0 ? given(rule) : rule.most();
  }

  /** What is left at least, by what people judged so far. */
  public int least(Rule rule) {
    return rule.open() && given(rule) >= 0 ? given(rule) : rule.least();
  }

  /** As a paper. */
  public Manuscript manuscript() {
    Manuscript.Draft draft = new Manuscript.Draft(head, filled);
    int full = rules.stream().mapToInt(Rule::full).sum();
    int most = rules.stream().mapToInt(this::most).sum();
    int least = rules.stream().mapToInt(this::least).sum();
    draft.facts(facts(full, most, least));
    if (most != least) {
      draft.notice(
          "有 %d 项须人工评定，最终得分在 %d 与 %d 之间。".formatted(open(), least, most),
          "Rules that a person has to judge: %d. The result lies between %d and %d."
              .formatted(open(), least, most));
    }
    draft.heading("一、评分", "1. Points");
    draft.grid(head.of("评分", "Points"), columns(), rules.stream().map(this::row).toList());
    draft.heading("二、扣分明细", "2. Points lost");
    draft.grid(
        head.of("扣分明细", "Points lost"),
        List.of(
            Column.words(head.of("条款", "Rule"), 1),
            Column.figures(head.of("扣分", "Points"), 0.8),
            Column.words(head.of("原因", "Why"), 5),
            Column.words(head.of("事件", "Incident"), 2)),
        lost.stream()
            .map(each ->
                List.of(
                    Field.of(each.rule()),
                    Field.of((long) each.points()),
                    Field.of(each.why()),
                    Field.of(each.incident())))
            .toList());
    draft.heading("三、评定说明", "3. Remarks");
    draft.blank(
        "remarks", head.of("评定人意见", "Who judges says"), head.of("由评定人填写。", "By who judges."), 4);
    return draft.done(name, true, false);
  }

  private long open() {
    return rules.stream().filter(each -> most(each) != least(each)).count();
  }

  private List<Column> columns() {
    return List.of(
        Column.words(head.of("条款", "Rule"), 0.8),
        Column.words(head.of("内容", "What"), 4),
        Column.figures(head.of("分值", "Full"), 0.7),
        Column.words(head.of("得分", "Points"), 1.8),
        Column.words(head.of("依据", "Basis"), 2));
  }

  private List<Field> row(Rule rule) {
    Field points =
        most(rule) == least(rule)
            ? Field.of((long) most(rule))
            : new Field.Unknown(
                head.of("%d—%d 分", "%d to %d").formatted(rule.least(), rule.most()));
    String remark = filled.getOrDefault(remark(rule.id()), "");
    String judged =
        head.of("人工评定", "judged") + (remark.isEmpty() ? "" : head.of("：", ": ") + remark);
    String basis = rule.open() && given(rule) >= 0 ? judged : rule.basis();
    return List.of(
        Field.of(rule.id()),
        Field.of(rule.text()),
        Field.of((long) rule.full()),
        points,
        Field.of(basis));
  }

  private List<Fact> facts(int full, int most, int least) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(head.of("考核表编号", "Paper"), Field.of(head.number())));
    facts.add(new Fact(head.of("合同", "Contract"), Field.of(head.contract())));
    facts.add(
        new Fact(
            head.of("考核期", "Period"),
            Field.of(head.of("%s 至 %s", "%s to %s").formatted(from, to))));
    Instant last = due;
    if (last != null) {
      facts.add(new Fact(head.of("提交时限", "Due"), Field.of(head.due(last))));
    }
    facts.add(new Fact(head.of("满分", "Full"), Field.of((long) full)));
    facts.add(
        new Fact(
            head.of("得分", "Points"),
            most == least
                ? Field.of((long) most)
                : new Field.Unknown(head.of("%d—%d 分", "%d to %d").formatted(least, most))));
    String best = grade(most);
    String worst = grade(least);
    if (!best.isEmpty()) {
      facts.add(
          new Fact(
              head.of("结论", "Grade"),
              best.equals(worst)
                  ? Field.of(best)
                  : new Field.Unknown(head.of("%s 或 %s", "%s or %s").formatted(worst, best))));
    }
    return facts;
  }

  private String grade(int points) {
    return grades.stream()
        .filter(each -> points >= each.least())
        .findFirst()
        .map(Grade::text)
        .orElse(grades.isEmpty() ? "" : grades.getLast().text());
  }
}
