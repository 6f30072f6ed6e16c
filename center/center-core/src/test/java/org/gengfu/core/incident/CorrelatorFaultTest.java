package org.gengfu.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.graph.FieldGraph;
import org.gengfu.core.graph.GraphEdge;
import org.gengfu.core.graph.GraphEdit;
import org.gengfu.core.graph.Relation;
import org.junit.jupiter.api.Test;

/** Bad input and faults: nothing breaks, and what can be said is said. */
class CorrelatorFaultTest {
  private static final int CAMERAS = 12;
  private static final long END = Town.START + 20_000_000;

  private static Town busy(long seed) {
    Town town = new Town(seed).build(2, 6, CAMERAS, 1_200);
    for (int n = 0; n < 6; n++) {
      town.mains(n, CAMERAS, 0, 3_000_000, 1_200_000);
    }
    town.switchFault(102, CAMERAS, 500_000, 900_000);
    town.mains(104, CAMERAS, 700_000, 2_500_000, 1_200_000);
    return town;
  }

  private static AlarmEvent raise(String node, String type, long te, long seq) {
    return new AlarmEvent(
        new AlarmKey(node, type, ""), AlarmEvent.Change.RAISE, Town.START + te, "edge", seq);
  }

  @Test
  void aFifthOfTheMessagesLostAndWrongEdgesBreakNothing() {
    for (long seed = 1; seed <= 10; seed++) {
      Town town = busy(seed).misdraw(0.05, 2, 6, CAMERAS);
      Run run = new Run(town.graph()).hear(town.messages(0.2, 0.05, 0.05));
      Sound.check(run.state());
      run.until(END);
      Sound.check(run.state());
      assertThat(run.groups()).as("seed %d", seed).containsKey("F0");
    }
  }

  @Test
  void rulesThatContradictMakeNoCircle() {
    RuleBook rules =
        RuleText.parse(
            1,
            """
            cause id=a version=1 cause=x effect=y via=POWERS hops=0..1 lag=-60s..60s typical=0s clear=1m kind=SERVICE
            cause id=b version=1 cause=y effect=x via=- hops=0..0 lag=-60s..60s typical=0s clear=1m kind=SERVICE
            cause id=c version=1 cause=x effect=x via=POWERS,CARRIES hops=1..6 lag=-60s..60s typical=0s clear=1m kind=SERVICE
            """);
    FieldGraph ring =
        FieldGraph.EMPTY
            .with(GraphEdge.always("N0", Relation.POWERS, "N1"))
            .with(GraphEdge.always("N1", Relation.CARRIES, "N2"))
            .with(GraphEdge.always("N2", Relation.POWERS, "N0"));
    Random random = new Random(3);
    Run run = new Run(ring, rules, CorrelatorPolicy.USUAL);
    for (int i = 0; i < 2_000; i++) {
      long te = i * 1_000L;
      AlarmKey key = new AlarmKey("N" + random.nextInt(3), random.nextBoolean() ? "x" : "y", "");
      AlarmEvent.Change change = AlarmEvent.Change.values()[random.nextInt(2)];
      run.put(
          new IncidentInput.Transition(new AlarmEvent(key, change, Town.START + te, "e", i)),
          Town.START + te + 500);
      if (i % 100 == 0) {
        Sound.check(run.state());
      }
    }
    run.until(END);
    Sound.check(run.state());
  }

  @Test
  void theGraphMayBeEditedAmidAnIncident() {
    Town town = busy(4);
    List<Run.Message> messages = town.messages();
    Run run = new Run(town.graph());
    FieldGraph graph = town.graph();
    for (int i = 0; i < messages.size(); i++) {
      Run.Message message = messages.get(i);
      run.put(new IncidentInput.Transition(message.event()), message.arrivalMillis());
      if (i % 50 == 0) {
        GraphEdge edge = graph.into("C" + (i % 6) + "_" + i % CAMERAS).getFirst();
        if (edge.known().withdrawnAtMillis() > message.arrivalMillis()) {
          GraphEdit edit =
              new GraphEdit.EdgeEnded(edge, message.arrivalMillis(), message.arrivalMillis());
          graph = edit.applyTo(graph);
          run.put(new IncidentInput.GraphChanged(List.of(edit)), message.arrivalMillis());
        }
      }
    }
    run.until(END);
    Sound.check(run.state());
    assertThat(run.groups().get("F0")).hasSize(1);
  }

  @Test
  void clocksThatJumpAreCountedAsNowAndDoNotHoldUpTheOthers() {
    Town town = busy(6);
    List<Run.Message> messages = new ArrayList<>(town.messages());
    for (int i = 0; i < messages.size(); i += 40) {
      Run.Message message = messages.get(i);
      long jumped = message.event().teMillis() + (i % 80 == 0 ? 1L : -1L) * 31_536_000_000L;
      messages.set(i, new Run.Message(message.arrivalMillis(), message.event().at(jumped)));
    }
    Run run = new Run(town.graph()).hear(messages);
    Sound.check(run.state());
    assertThat(run.state().watermarkMillis())
        .isLessThanOrEqualTo(messages.getLast().arrivalMillis());
    run.until(END);
    Sound.check(run.state());
  }

  @Test
  void sixtyThousandRaisesInFiveMinutesKeepTheBounds() {
    CorrelatorPolicy usual = CorrelatorPolicy.USUAL;
    CorrelatorPolicy small =
        new CorrelatorPolicy(
            usual.reorder(),
            usual.maxAhead(),
            usual.flapWindow(),
            usual.grace(),
            usual.soak(),
            usual.keep(),
            usual.lease(),
            usual.maxHold(),
            1_000,
            20_000);
    Town town = new Town(8).build(2, 10, 20, 1_200);
    Run run = new Run(town.graph(), RuleText.starter(), small);
    Random random = new Random(9);
    long refused = 0;
    for (int i = 0; i < 60_000; i++) {
      long te = i * 5L;
      String node =
          i % 2 == 0
              ? "C" + (random.nextInt(2) * 100 + random.nextInt(10)) + "_" + random.nextInt(20)
              : "stranger-" + i;
      run.put(
          new IncidentInput.Transition(raise(node, "camera_offline", te, i)),
          Town.START + te + 100);
    }
    run.until(Town.START + 400_000);
    Sound.check(run.state());
    for (IncidentFact fact : run.facts()) {
      if (fact instanceof IncidentFact.Ignored ignored
          && ignored.why() == IncidentFact.Ignored.Cause.NO_ROOM) {
        refused++;
      }
    }
    assertThat(refused).as("what found no room is said").isPositive();
    assertThat(run.state().episodes().size()).isLessThanOrEqualTo(20_000 + 100);
  }

  @Test
  void anEdgeThatIsGoneMakesItsDevicesUnobservedNotDown() {
    Town town = new Town(2).build(1, 2, 4, 0);
    town.alarm("E0", "edge_offline", 0, 900_000, 45, 60);
    town.alarm("T0_0", "data_stale", 0, 900_000, 60, 200);
    town.alarm("U0", "data_stale", 0, 900_000, 60, 200);
    Run run = new Run(town.graph()).hear(town.messages()).until(END);
    assertThat(run.groups().keySet()).containsExactly("E0");
    assertThat(run.facts())
        .filteredOn(IncidentFact.Linked.class::isInstance)
        .allSatisfy(fact ->
            assertThat(((IncidentFact.Linked) fact).reason())
                .extracting(Reason::kind)
                .isEqualTo(CauseRule.Kind.VISIBILITY));
  }

  @Test
  void aSilentEdgeIsInferredFromASilenceOfItsDevices() {
    Town town = new Town(2).build(1, 2, 4, 0);
    for (String node : List.of("T0_0", "T0_1", "U0", "M0")) {
      town.alarm(node, "data_stale", 0, 900_000, 60, 200);
    }
    Run run = new Run(town.graph()).hear(town.messages()).until(END);
    assertThat(run.groups().keySet()).containsExactly("E0");
  }

  @Test
  void aFeederOfTwoIsInferredWhenBothFailTogetherAndNotWhenOneDoes() {
    Town both = new Town(3).build(1, 2, 4, 1_200);
    both.mains(0, 4, 0, 600_000, 1_200_000).mains(1, 4, 20_000, 600_000, 1_200_000);
    Run together = new Run(both.graph()).hear(both.messages()).until(END);
    assertThat(together.groups().keySet()).containsExactly("F0");
    Town apart = new Town(3).build(1, 2, 4, 1_200);
    apart.mains(0, 4, 0, 600_000, 1_200_000).mains(1, 4, 400_000, 600_000, 1_200_000);
    Run alone = new Run(apart.graph()).hear(apart.messages()).until(END);
    assertThat(alone.groups().keySet()).containsExactly("M0", "M1");
  }

  @Test
  void aLostClearIsFoundOutByTheSourcesList() {
    Run run = new Run(FieldGraph.EMPTY);
    AlarmEvent one = raise("C1", "camera_offline", 0, 1);
    AlarmEvent two = raise("C2", "camera_offline", 1_000, 2);
    run.hear(List.of(new Run.Message(Town.START, one), new Run.Message(Town.START + 1_500, two)));
    run.until(Town.START + 100_000);
    run.put(
        new IncidentInput.Snapshot("edge", Town.START + 100_000, List.of(two)),
        Town.START + 101_000);
    Sound.check(run.state());
    Episode gone = run.state().episode(1);
    assertThat(gone.end()).isNotNull();
    assertThat(run.state().episode(2).active()).isTrue();
    assertThat(run.facts())
        .contains(
            new IncidentFact.Ended(
                1, new Episode.End(Town.START + 100_000, Episode.Why.RECONCILED)));
  }

  @Test
  void whatWorksContradictsACauseThatShouldHaveTakenItDown() {
    Town town = new Town(2).build(1, 1, 4, 0);
    Run run = new Run(town.graph());
    run.hear(List.of(new Run.Message(Town.START, raise("S0", "switch_unreachable", 0, 1))));
    run.until(Town.START + 60_000);
    AlarmKey camera = new AlarmKey("C0_1", "camera_offline", "");
    run.put(new IncidentInput.ProofOfLife(camera, Town.START + 60_000), Town.START + 60_500);
    assertThat(run.state().episode(1).active()).as("too early to say").isTrue();
    run.put(new IncidentInput.ProofOfLife(camera, Town.START + 400_000), Town.START + 400_500);
    assertThat(run.state().episode(1).active()).isFalse();
  }

  @Test
  void anAlarmNeverMentionedAgainNoLongerCountsAsThere() {
    Run run = new Run(FieldGraph.EMPTY);
    run.hear(List.of(new Run.Message(Town.START, raise("C1", "camera_offline", 0, 1))));
    run.until(Town.START + Duration.ofHours(25).toMillis());
    assertThat(run.facts())
        .anyMatch(fact ->
            fact instanceof IncidentFact.Ended ended
                && ended.end().why() == Episode.Why.LEASE_OVER);
    run.until(Town.START + Duration.ofHours(30).toMillis());
    assertThat(run.state().episodes().isEmpty()).isTrue();
    assertThat(run.state().timers().isEmpty()).isTrue();
    assertThat(Correlator.nextDeadline(run.state())).isEmpty();
  }
}
