package org.gengfu.core.contract;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A contract's score over a time, with what took points away. Counted anew from what happened.
 *
 * @param full what could be had
 * @param now what is left; where a person has yet to judge, the most that is possible
 * @param sure what is left even if the person judges worst
 */
public record ScoreSheet(
    Instant from, Instant to, int full, int now, int sure, List<Line> lines, List<Lost> lost) {
  /**
   * One rule of it.
   *
   * @param judged false while only a person can say
   */
  public record Line(ScoringRule rule, int now, int sure, boolean judged) {}

  /** What took points away; none where the line had none left. */
  public record Lost(String rule, int points, Text why, String incident) {}

  /**
   * What a person judged of a line that only a person can judge, or that is not decided yet.
   *
   * @param points that are left, 0 to those of the rule
   * @param why in words
   */
  public record Judgement(int points, Text why) {}

  public ScoreSheet {
    lines = List.copyOf(lines);
    lost = List.copyOf(lost);
  }

  /** Counts the events from {@code from} on and before {@code to}. */
  public static ScoreSheet of(Scoring scoring, Instant from, Instant to, List<ScoreEvent> events) {
    List<ScoreEvent> counted =
        events.stream()
            .filter(event -> !event.at().isBefore(from) && event.at().isBefore(to))
            .sorted(Comparator.comparing(ScoreEvent::at).thenComparing(ScoreEvent::incident))
            .toList();
    List<Line> lines = new ArrayList<>();
    List<Lost> lost = new ArrayList<>();
    for (ScoringRule rule : scoring.rules()) {
      List<ScoreEvent> mine =
          counted.stream()
              .filter(event ->
                  event.rule().isEmpty()
                      ? rule.counts(event.measure())
                      : event.rule().equals(rule.id()))
              .toList();
      lines.add(
          switch (rule.measure()) {
            case LATE_RESPOND,
                LATE_ARRIVE,
                LATE_RESTORE,
                LATE_REPLACE,
                LATE_REPORT,
                LATE_PAPER,
                INCOMPLETE_PAPER ->
                perEvent(rule, mine, lost);
            case FAULTS -> faults(rule, mine, lost);
            case PROPOSALS -> proposals(rule, mine, lost);
            case JUDGED -> judged(rule, mine, lost);
          });
    }
    return new ScoreSheet(
        from,
        to,
        scoring.full(),
        lines.stream().mapToInt(Line::now).sum(),
        lines.stream().mapToInt(Line::sure).sum(),
        lines,
        lost);
  }

  /** The same with what people judged; of a line that is decided by facts nobody can. */
  public ScoreSheet judged(Map<String, Judgement> given) {
    List<Line> newLines = new ArrayList<>();
    List<Lost> newLost = new ArrayList<>(lost);
    for (Line line : lines) {
      Judgement said = line.now() == line.sure() ? null : given.get(line.rule().id());
      if (said == null) {
        newLines.add(line);
      } else {
        int left = Math.clamp(said.points(), 0, line.rule().points());
        newLines.add(new Line(line.rule(), left, left, true));
        if (left < line.rule().points()) {
          newLost.removeIf(each -> each.rule().equals(line.rule().id()));
          newLost.add(new Lost(line.rule().id(), line.rule().points() - left, said.why(), ""));
        }
      }
    }
    return new ScoreSheet(
        from,
        to,
        full,
        newLines.stream().mapToInt(Line::now).sum(),
        newLines.stream().mapToInt(Line::sure).sum(),
        newLines,
        newLost);
  }

  private static Line perEvent(ScoringRule rule, List<ScoreEvent> events, List<Lost> lost) {
    int left = rule.points();
    for (ScoreEvent event : events) {
      int taken =
          (int) Math.min(left, event.amount() > 0 ? event.amount() : rule.takes(event.measure()));
      left -= taken;
      lost.add(new Lost(rule.id(), taken, event.why(), event.incident()));
    }
    return new Line(rule, left, left, true);
  }

  private static Line faults(ScoringRule rule, List<ScoreEvent> events, List<Lost> lost) {
    long millis = events.stream().mapToLong(ScoreEvent::amount).sum();
    int count = events.size();
    for (ScoringRule.Band band : rule.bands()) {
      if (band.holds(millis, count) || band.equals(rule.bands().getLast())) {
        if (band.to() < rule.points()) {
          long minutes = millis / 60_000;
          lost.add(
              new Lost(
                  rule.id(),
                  rule.points() - band.to(),
                  new Text(
                      "故障 %d 次，共 %d 小时 %d 分".formatted(count, minutes / 60, minutes % 60),
                      "%d faults, %d h %d min together"
                          .formatted(count, minutes / 60, minutes % 60)),
                  ""));
        }
        return new Line(rule, band.to(), band.from(), band.from() == band.to());
      }
    }
    return new Line(rule, rule.points(), rule.points(), true);
  }

  /** Until the time is over, proposals that are missing may still come. */
  private static Line proposals(ScoringRule rule, List<ScoreEvent> events, List<Lost> lost) {
    int missing = Math.max(0, rule.least() - events.size());
    int sure = missing == 0 ? rule.points() : 0;
    if (missing > 0) {
      lost.add(
          new Lost(
              rule.id(),
              0,
              new Text(
                  "合理化建议还差 %d 条".formatted(missing), "%d proposals are missing".formatted(missing)),
              ""));
    }
    return new Line(rule, rule.points(), sure, missing == 0);
  }

  private static Line judged(ScoringRule rule, List<ScoreEvent> events, List<Lost> lost) {
    int left = rule.points();
    for (ScoreEvent event : events) {
      int taken = (int) Math.min(left, event.amount());
      left -= taken;
      lost.add(new Lost(rule.id(), taken, event.why(), event.incident()));
    }
    return new Line(rule, left, events.isEmpty() ? 0 : left, !events.isEmpty());
  }
}
