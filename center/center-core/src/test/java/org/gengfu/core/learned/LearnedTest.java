package org.gengfu.core.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.graph.Relation;
import org.gengfu.core.incident.CauseRule;
import org.gengfu.core.incident.RuleBook;
import org.gengfu.core.incident.RuleText;
import org.junit.jupiter.api.Test;

/** What is planted is proposed with its evidence; noise alone proposes nothing. */
class LearnedTest {
  private static final RuleBook NO_RULES = new RuleBook(1, List.of(), List.of());
  private static final LearningPolicy USUAL = LearningPolicy.USUAL;

  private static List<Proposal> propose(Past past) {
    return Proposing.propose(past.history(), past.graph(), NO_RULES, USUAL, List.of());
  }

  @Test
  void aPlantedRuleIsTheOnlyOneProposed() {
    Past past = new Past(1).noise(40).heat(8, 12);
    List<Proposal> proposals = propose(past);
    assertThat(proposals).hasSize(1);
    Proposal proposal = proposals.getFirst();
    assertThat(proposal.state()).isEqualTo(Proposal.State.OPEN);
    assertThat(proposal.content()).isInstanceOf(Proposal.NewRule.class);
    Proposal.NewRule found = (Proposal.NewRule) proposal.content();
    PairEvidence evidence = found.evidence();
    assertThat(evidence.pair()).isEqualTo(new TypePair(Relation.POWERS, "flow_low", "temp_high"));
    assertThat(evidence.followed()).isBetween(96L, 110L);
    assertThat(evidence.causes()).isBetween(560L, 576L);
    assertThat(evidence.sites()).isBetween(8, Past.SITES);
    assertThat(evidence.lift()).isGreaterThan(5);
    assertThat(evidence.asymmetry()).isGreaterThan(5);
    assertThat(evidence.lagP50()).isBetween(Duration.ofSeconds(75), Duration.ofSeconds(105));
    assertThat(evidence.lagP95()).isBetween(Duration.ofSeconds(110), Duration.ofSeconds(200));
    CauseRule rule = found.rule();
    assertThat(rule.lagMax().most()).isGreaterThan(evidence.lagP95());
    assertThat(rule.via()).containsExactly(Relation.POWERS);
    assertThat(rule.source()).contains("learned").contains("sites");
  }

  @Test
  void aRuleThatIsInTheBookIsNotProposedAgain() {
    Past past = new Past(1).noise(40).heat(8, 12);
    RuleBook rules =
        RuleText.parse(
            1,
            "cause id=a version=1 cause=flow_low effect=temp_high via=POWERS hops=1..1 lag=0s..5m"
                + " typical=90s clear=5m kind=SERVICE");
    assertThat(Proposing.propose(past.history(), past.graph(), rules, USUAL, List.of())).isEmpty();
  }

  @Test
  void whatWasSeenAtTooFewSitesOrTooRarelyIsNotProposed() {
    assertThat(propose(new Past(2).noise(1).heat(4, 25))).as("four sites").isEmpty();
    assertThat(propose(new Past(3).noise(5).heat(12, 2))).as("24 times").isEmpty();
  }

  @Test
  void whatComesAsOftenBeforeAsAfterIsNotProposed() {
    Past past = new Past(4);
    Random random = new Random(4);
    for (int i = 0; i < 240; i++) {
      int site = i % Past.SITES;
      long at = Past.START + i * 10_000_000L + random.nextInt(1_000_000);
      past.alarm("chiller-" + site, "flow_low", at);
      past.alarm(Past.rack(site, i % 3), "temp_high", at + (i / 12 % 2 == 0 ? 60_000 : -60_000));
    }
    assertThat(propose(past)).isEmpty();
  }

  @Test
  void aPlantedMissingEdgeIsTheOnlyOneProposed() {
    Past past = new Past(5).noise(10).together("rack-1-0", "rack-7-2", 5);
    List<Proposal> proposals = propose(past);
    assertThat(proposals).hasSize(1);
    assertThat(proposals.getFirst().id()).isEqualTo("edge rack-1-0 | rack-7-2");
    assertThat(proposals.getFirst().content())
        .isInstanceOfSatisfying(
            Proposal.MissingEdge.class,
            edge -> {
              assertThat(edge.evidence().one()).isEqualTo("rack-1-0");
              assertThat(edge.evidence().together()).isBetween(5, 6);
              assertThat(edge.evidence().oneFirst()).isBetween(5, 6);
              assertThat(edge.evidence().expected()).isLessThan(0.2);
              assertThat(edge.evidence().examples()).hasSize(5);
            });
  }

  @Test
  void devicesThatHangOnOneThingNeedNoEdge() {
    assertThat(propose(new Past(6).noise(10).together("rack-1-0", "rack-1-2", 8))).isEmpty();
    assertThat(propose(new Past(6).noise(10).together("rack-1-0", "chiller-1", 8))).isEmpty();
  }

  @Test
  void aLargeOutageSpeaksOfNoPair() {
    Past past = new Past(7);
    for (int i = 0; i < 6; i++) {
      for (int s = 0; s < Past.SITES; s++) {
        for (int r = 0; r < 3; r++) {
          past.alarm(Past.rack(s, r), "dark", Past.START + i * 86_400_000L + s * 1_000L + r);
        }
      }
    }
    assertThat(propose(past)).isEmpty();
  }

  @Test
  void noiseAloneProposesNothing() {
    for (long seed = 100; seed < 140; seed++) {
      assertThat(propose(new Past(seed).noise(30))).as("seed %d", seed).isEmpty();
    }
  }

  @Test
  void aDeviceThatChattersCountsOnce() {
    Past past = new Past(8);
    for (int i = 0; i < 200; i++) {
      past.alarm("chiller-1", "flow_low", Past.START + i * 1_000L);
      past.alarm("rack-1-0", "temp_high", Past.START + i * 1_000L + 500);
    }
    List<PairEvidence> pairs = CoOccurrence.count(past.history(), past.graph(), USUAL).pairs();
    assertThat(pairs).allSatisfy(pair -> assertThat(pair.followed()).isLessThanOrEqualTo(1));
  }

  @Test
  void theOrderInWhichItWasHeardDoesNotMatter() {
    Past past = new Past(9).noise(40).heat(8, 12).together("rack-1-0", "rack-7-2", 5);
    List<Proposal> straight = propose(past);
    assertThat(straight).hasSize(2);
    Collections.shuffle(past.events(), new Random(1));
    assertThat(propose(past)).isEqualTo(straight);
  }

  @Test
  void whatWasNotHeardDoesNotCount() {
    Past past = new Past(1).noise(40).heat(8, 12);
    List<TimeRange> half =
        List.of(
            new TimeRange(Past.START, Past.START + Past.MONTH / 4),
            new TimeRange(Past.START + Past.MONTH / 2, Past.START + Past.MONTH * 3 / 4));
    History history = new History(past.events(), half, USUAL);
    assertThat(history.coveredMillis()).isEqualTo(Past.MONTH / 2);
    assertThat(history.coveredMillis(Past.START - 5, Past.START + Past.MONTH))
        .isEqualTo(Past.MONTH / 2);
    long heard =
        history.raises().values().stream()
            .flatMap(types -> types.values().stream())
            .mapToLong(times -> times.length)
            .sum();
    assertThat((double) heard).isCloseTo(past.events().size() / 4.0, within(300.0));
    assertThatThrownBy(() -> new History(past.events(), new ArrayList<>(half).reversed(), USUAL))
        .hasMessageContaining("ascend");
  }

  @Test
  void aPersonDecidesOnceAndTheDecisionStays() {
    Past past = new Past(1).noise(40).heat(8, 12);
    Proposal open = propose(past).getFirst();
    assertThatThrownBy(() -> open.decided(Proposal.State.ACCEPTED, "li", " ", 5))
        .hasMessageContaining("reason");
    Proposal declined = open.decided(Proposal.State.DECLINED, "li", "by chance", 5);
    assertThatThrownBy(() -> declined.decided(Proposal.State.ACCEPTED, "wu", "no", 6))
        .hasMessageContaining("decided by li");
    assertThat(Proposing.propose(past.history(), past.graph(), NO_RULES, USUAL, List.of(declined)))
        .containsExactly(declined);
    Past calm = new Past(1).noise(5);
    assertThat(Proposing.propose(calm.history(), calm.graph(), NO_RULES, USUAL, List.of(open)))
        .as("an open one without evidence is gone")
        .isEmpty();
  }
}
