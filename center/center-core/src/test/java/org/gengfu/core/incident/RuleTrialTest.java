package org.gengfu.core.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.gengfu.core.graph.GraphEdit;
import org.gengfu.core.graph.GraphNode;
import org.junit.jupiter.api.Test;

/** A candidate book beside the present one over the same history. */
class RuleTrialTest {
  private static final int CAMERAS = 6;

  private static Town town() {
    Town town = new Town(3).build(1, 6, CAMERAS, 1_200);
    town.switchFault(1, CAMERAS, 0, 900_000);
    town.switchFault(3, CAMERAS, 7_200_000, 900_000);
    return town.alarm("C4_1", "camera_offline", 500_000, 600_000, 30, 40);
  }

  private static List<RuleTrial.Entry> history(Town town) {
    List<RuleTrial.Entry> history = new ArrayList<>();
    for (Run.Message message : town.messages()) {
      history.add(
          new RuleTrial.Entry(
              message.arrivalMillis(), new IncidentInput.Transition(message.event())));
    }
    return history;
  }

  private static RuleTrial.Report run(
      Town town, RuleBook present, RuleBook candidate, List<RuleTrial.Entry> history) {
    return RuleTrial.of(
        town.graph(), CorrelatorPolicy.USUAL, present, candidate, history, ZoneOffset.UTC);
  }

  private static RuleBook without(String id) {
    RuleBook starter = RuleText.starter();
    return new RuleBook(
        2,
        starter.causes().stream().filter(rule -> !rule.id().equals(id)).toList(),
        starter.inferences().stream().filter(rule -> !rule.id().equals("silent-switch")).toList());
  }

  @Test
  void theSameRulesMakeNoDifference() {
    Town town = town();
    RuleTrial.Report report = run(town, RuleText.starter(), RuleText.starter(), history(town));
    assertThat(report.incidentsBefore()).isEqualTo(3).isEqualTo(report.incidentsAfter());
    assertThat(report.alarms()).isEqualTo(2 * (CAMERAS + 1) + 1);
    assertThat(report.examples()).isEmpty();
    assertThat(report.counts().values()).containsOnly(0);
    assertThat(report.linksBefore()).isEqualTo(report.linksAfter());
    assertThat(report.linksBefore()).containsEntry("switch-camera", 2 * CAMERAS);
  }

  @Test
  void aRuleTakenOutSplitsAndOnePutInMerges() {
    Town town = town();
    RuleBook fewer = without("switch-camera");
    RuleTrial.Report split = run(town, RuleText.starter(), fewer, history(town));
    assertThat(split.counts().get(RuleTrial.Kind.SPLIT)).isEqualTo(2);
    assertThat(split.counts().get(RuleTrial.Kind.MERGED)).isZero();
    assertThat(split.incidentsAfter()).isEqualTo(2 * (CAMERAS + 1) + 1);
    assertThat(split.examples()).hasSize(2);
    RuleTrial.Example example = split.examples().getFirst();
    assertThat(example.before()).singleElement().asString().contains("6 camera_offline ← switch");
    assertThat(example.after()).hasSize(RuleTrial.MOST_SIDES);

    RuleTrial.Report merged = run(town, fewer, RuleText.starter(), history(town));
    assertThat(merged.counts().get(RuleTrial.Kind.MERGED)).isEqualTo(2);
    assertThat(merged.counts().get(RuleTrial.Kind.SPLIT)).isZero();
  }

  @Test
  void anotherRootIsTold() {
    Town town = new Town(3).build(1, 6, CAMERAS, 1_200);
    town.cameras(2, CAMERAS, 0, 900_000);
    RuleBook starter = RuleText.starter();
    RuleBook other =
        RuleText.parse(
            2,
            """
            cause id=sc version=1 cause=switch_fault effect=camera_offline via=CARRIES hops=1..1 lag=-90s..5m typical=60s clear=10m kind=SERVICE
            infer id=silent version=1 parent=switch type=switch_fault via=CARRIES children=camera effects=camera_offline least=3 share=0.5 window=5m settle=90s
            """);
    RuleTrial.Report report = run(town, starter, other, history(town));
    assertThat(report.counts().get(RuleTrial.Kind.REROOTED)).isEqualTo(1);
    assertThat(report.examples().getFirst().before().getFirst().english())
        .contains("switch_unreachable S2");
    assertThat(report.examples().getFirst().after().getFirst().english())
        .contains("switch_fault S2");
  }

  @Test
  void examplesAreBoundedAndCountsAreNot() {
    Town town = new Town(3).build(1, 6, CAMERAS, 1_200);
    for (int i = 0; i < 30; i++) {
      town.switchFault(i % 6, CAMERAS, i * 10_000_000L, 900_000);
    }
    RuleTrial.Report report =
        run(town, RuleText.starter(), without("switch-camera"), history(town));
    assertThat(report.counts().get(RuleTrial.Kind.SPLIT)).isEqualTo(30);
    assertThat(report.examples()).hasSize(RuleTrial.MOST_EXAMPLES);
  }

  @Test
  void editsOfTheDrawingCountAndDecisionsOfPeopleArePassedOver() {
    Town town = town();
    List<RuleTrial.Entry> history = history(town);
    history.add(
        0,
        new RuleTrial.Entry(
            Town.START - 60_000,
            new IncidentInput.GraphChanged(
                town.graph().into("C1_0").stream()
                    .<GraphEdit>map(edge -> new GraphEdit.EdgeWithdrawn(edge, Town.START - 60_000))
                    .toList())));
    history.add(1, new RuleTrial.Entry(Town.START, new IncidentInput.Merge(1, 2, "li", "by hand")));
    history.add(
        2, new RuleTrial.Entry(Town.START, new IncidentInput.RulesChanged(RuleText.starter())));
    RuleTrial.Report report = run(town, RuleText.starter(), RuleText.starter(), history);
    assertThat(report.passedOver()).isEqualTo(2);
    assertThat(report.incidentsBefore())
        .as("one camera is no longer below its switch")
        .isEqualTo(4);
  }

  @Test
  void aHistoryThatIsTooLongIsRefused() {
    List<RuleTrial.Entry> history =
        Collections.nCopies(
            RuleTrial.MOST_ENTRIES + 1,
            new RuleTrial.Entry(
                0,
                new IncidentInput.GraphChanged(
                    List.of(new GraphEdit.NodeDrawn(GraphNode.of("a", "b"))))));
    assertThatThrownBy(() -> run(town(), RuleText.starter(), RuleText.starter(), history))
        .hasMessageContaining("shorter time");
  }
}
