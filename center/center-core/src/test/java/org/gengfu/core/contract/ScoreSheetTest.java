package org.gengfu.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.core.contract.Contracts.BEGIN;
import static org.gengfu.core.contract.Contracts.text;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoreSheetTest {
  private static final Instant END = BEGIN.plus(Duration.ofDays(90));
  private static final ScoringRule RESPONSE = rule("response", 6, Measure.LATE_RESPOND, 2);
  private static final ScoringRule FAULTS =
      new ScoringRule(
          "faults",
          text("faults"),
          6,
          Measure.FAULTS,
          0,
          Map.of(),
          List.of(
              new ScoringRule.Band(Duration.ofHours(24).toMillis(), 10, 6, 6),
              new ScoringRule.Band(Duration.ofHours(36).toMillis(), 15, 2, 5),
              new ScoringRule.Band(Long.MAX_VALUE, Integer.MAX_VALUE, 0, 2)),
          0);

  // Points for lateness never go below nothing, however often it was late.
  @Test
  void aLineLosesNoMoreThanItHas() {
    List<ScoreEvent> late = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      late.add(event(Measure.LATE_RESPOND, i, 0));
    }
    ScoreSheet sheet = sheet(List.of(RESPONSE), late);
    assertThat(sheet.now()).isZero();
    assertThat(sheet.lost()).extracting(ScoreSheet.Lost::points).containsExactly(2, 2, 2, 0, 0);
  }

  // "2 points for each late paper, 1 for each incomplete one", out of the same ten.
  @Test
  void aLineMayLosePointsForSeveralThings() {
    ScoringRule documents =
        new ScoringRule(
            "documents",
            text("documents"),
            4,
            Measure.LATE_PAPER,
            2,
            Map.of(Measure.INCOMPLETE_PAPER, 1),
            List.of(),
            0);
    ScoreSheet sheet =
        sheet(
            List.of(documents, RESPONSE),
            List.of(
                event(Measure.INCOMPLETE_PAPER, 1, 0),
                event(Measure.LATE_PAPER, 2, 0),
                event(Measure.LATE_REPORT, 3, 0),
                event(Measure.INCOMPLETE_PAPER, 4, 0),
                event(Measure.INCOMPLETE_PAPER, 5, 0)));
    assertThat(sheet.lost()).extracting(ScoreSheet.Lost::points).containsExactly(1, 2, 1, 0);
    assertThat(sheet.lines()).extracting(ScoreSheet.Line::now).containsExactly(0, 6);
  }

  @Test
  void whatLiesOutsideTheTimeDoesNotCount() {
    ScoreSheet sheet =
        sheet(
            List.of(RESPONSE),
            List.of(event(Measure.LATE_RESPOND, -1, 0), event(Measure.LATE_RESPOND, 90, 0)));
    assertThat(sheet.now()).isEqualTo(6);
  }

  // Time and number must both be small; within a band a person says the points.
  @Test
  void theYearsFaultsHaveBands() {
    assertThat(sheet(List.of(FAULTS), faults(9, 2)).now()).isEqualTo(6);
    ScoreSheet many = sheet(List.of(FAULTS), faults(10, 1));
    assertThat(many.now()).isEqualTo(5);
    assertThat(many.sure()).isEqualTo(2);
    assertThat(sheet(List.of(FAULTS), faults(3, 12)).sure()).isZero();
    assertThat(sheet(List.of(FAULTS), faults(2, 12)).now()).isEqualTo(5);
  }

  @Test
  void whatAPersonJudgesIsOpenUntilThen() {
    ScoringRule quality = rule("quality", 25, Measure.JUDGED, 0);
    ScoreSheet open = sheet(List.of(quality), List.of());
    assertThat(open.now()).isEqualTo(25);
    assertThat(open.sure()).isZero();
    ScoreSheet judged =
        sheet(
            List.of(quality),
            List.of(new ScoreEvent(Measure.JUDGED, "quality", BEGIN, text("w"), "", 3)));
    assertThat(judged.now()).isEqualTo(22);
    assertThat(judged.sure()).isEqualTo(22);
  }

  @Test
  void proposalsMayStillCome() {
    ScoringRule three =
        new ScoringRule("other", text("other"), 2, Measure.PROPOSALS, 0, Map.of(), List.of(), 3);
    assertThat(sheet(List.of(three), List.of()).sure()).isZero();
    assertThat(
            sheet(
                    List.of(three),
                    List.of(
                        event(Measure.PROPOSALS, 1, 0),
                        event(Measure.PROPOSALS, 2, 0),
                        event(Measure.PROPOSALS, 3, 0)))
                .sure())
        .isEqualTo(2);
  }

  // 40 % of the mean of the quarters and 60 % of the final assessment.
  @Test
  void theResultWeighsQuartersAndTheEnd() {
    Scoring scoring =
        new Scoring(
            40,
            60,
            List.of(RESPONSE),
            List.of(
                new Scoring.Grade(85, text("good")),
                new Scoring.Grade(65, text("mend")),
                new Scoring.Grade(0, text("failed"))));
    BigDecimal result = scoring.result(List.of(90, 80, 83), 86);
    assertThat(result).isEqualByComparingTo("85.33");
    assertThat(scoring.grade(result)).isEqualTo(text("good"));
    assertThat(scoring.grade(new BigDecimal("84.99"))).isEqualTo(text("mend"));
    assertThat(scoring.grade(new BigDecimal("64.99"))).isEqualTo(text("failed"));
  }

  // Whoever judges decides what facts leave open, and nothing else.
  @Test
  void aPersonDecidesWhatIsOpen() {
    ScoringRule quality = rule("quality", 25, Measure.JUDGED, 0);
    ScoreSheet open = sheet(List.of(RESPONSE, quality), List.of(event(Measure.LATE_RESPOND, 3, 0)));
    assertThat(open.now() - open.sure()).isEqualTo(25);
    Text why = text("untidy");
    ScoreSheet judged =
        open.judged(
            Map.of(
                "quality",
                new ScoreSheet.Judgement(20, why),
                RESPONSE.id(),
                new ScoreSheet.Judgement(0, why),
                "other",
                new ScoreSheet.Judgement(0, why)));
    assertThat(judged.now()).isEqualTo(open.now() - 5).isEqualTo(judged.sure());
    assertThat(judged.lost()).contains(new ScoreSheet.Lost("quality", 5, why, ""));
    assertThat(judged.lines().getFirst()).isEqualTo(open.lines().getFirst());
    assertThat(open.judged(Map.of())).isEqualTo(open);
    ScoreSheet full = open.judged(Map.of("quality", new ScoreSheet.Judgement(25, why)));
    assertThat(full.lost()).isEqualTo(open.lost());
  }

  private static ScoringRule rule(String id, int points, Measure measure, int each) {
    return new ScoringRule(id, text(id), points, measure, each, Map.of(), List.of(), 0);
  }

  private static ScoreEvent event(Measure measure, int day, long amount) {
    return new ScoreEvent(measure, "", BEGIN.plus(Duration.ofDays(day)), text("w"), "i", amount);
  }

  private static List<ScoreEvent> faults(int count, int hoursEach) {
    List<ScoreEvent> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(event(Measure.FAULTS, i, Duration.ofHours(hoursEach).toMillis()));
    }
    return events;
  }

  private static ScoreSheet sheet(List<ScoringRule> rules, List<ScoreEvent> events) {
    return ScoreSheet.of(new Scoring(40, 60, rules, List.of()), BEGIN, END, events);
  }
}
