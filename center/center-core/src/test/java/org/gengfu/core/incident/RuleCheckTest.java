package org.gengfu.core.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RuleCheckTest {
  private static final String TAIL = " typical=5s clear=1m kind=SERVICE\n";

  private static List<RuleProblem> problems(String text) {
    return RuleCheck.problems(
        RuleText.parse(1, text), Set.of("x", "y", "z", "w"), Set.of("parent", "child"));
  }

  private static String cause(String id, String cause, String effect, String rest) {
    return "cause id=%s version=1 cause=%s effect=%s %s".formatted(id, cause, effect, rest) + TAIL;
  }

  @Test
  void theStarterRulesAreClean() {
    RuleBook rules = RuleText.starter();
    Set<String> alarms = new TreeSet<>();
    Set<String> nodes = new TreeSet<>();
    for (CauseRule rule : rules.causes()) {
      alarms.add(rule.causeType());
      alarms.add(rule.effectType());
    }
    for (InferRule rule : rules.inferences()) {
      nodes.add(rule.parentType());
      nodes.addAll(rule.childTypes());
    }
    assertThat(RuleCheck.problems(rules, alarms, nodes)).isEmpty();
    alarms.remove("mains_fail");
    nodes.remove("ups");
    assertThat(RuleCheck.problems(rules, alarms, nodes))
        .hasSizeGreaterThan(5)
        .allMatch(problem -> problem.kind() == RuleProblem.Kind.UNKNOWN_TYPE)
        .anyMatch(problem -> problem.english().contains("node type ups"))
        .anyMatch(problem -> problem.chinese().contains("mains_fail"));
  }

  @Test
  void aCircleOfThreeIsToldOnceWithItsRules() {
    String lag = "via=POWERS hops=1..1 lag=0s..60s";
    List<RuleProblem> found =
        problems(
            cause("a", "x", "y", lag)
                + cause("b", "y", "z", lag)
                + cause("c", "z", "x", lag)
                + cause("d", "w", "x", lag));
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().kind()).isEqualTo(RuleProblem.Kind.CYCLE);
    assertThat(found.getFirst().rules()).containsExactlyInAnyOrder("a", "b", "c");
  }

  @Test
  void aTypeMayCauseItselfFurtherDownButNotAtItsOwnNode() {
    assertThat(problems(cause("a", "x", "x", "via=CARRIES hops=1..2 lag=0s..60s"))).isEmpty();
    assertThat(problems(cause("a", "x", "x", "via=CARRIES hops=0..2 lag=0s..60s")))
        .extracting(RuleProblem::kind)
        .containsExactly(RuleProblem.Kind.CYCLE);
  }

  @Test
  void theSamePairWithOtherLimitsContradictsWhereTheWaysOverlap() {
    String one = cause("a", "x", "y", "via=POWERS,CARRIES hops=1..2 lag=0s..60s");
    assertThat(problems(one + cause("b", "x", "y", "via=CARRIES hops=2..3 lag=0s..90s")))
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.kind()).isEqualTo(RuleProblem.Kind.DIFFERENT_LIMITS);
          assertThat(problem.rules()).containsExactly("a", "b");
        });
    assertThat(problems(one + cause("b", "x", "y", "via=CARRIES hops=2..3 lag=0s..60s")))
        .extracting(RuleProblem::kind)
        .containsExactly(RuleProblem.Kind.DOUBLE);
    assertThat(problems(one + cause("b", "x", "y", "via=CARRIES hops=3..3 lag=0s..90s"))).isEmpty();
    assertThat(problems(one + cause("b", "x", "y", "via=CONTAINS hops=1..2 lag=0s..90s")))
        .isEmpty();
    assertThat(problems(one + cause("b", "x", "y", "via=- hops=0..0 lag=0s..90s"))).isEmpty();
  }

  @Test
  void aLeastLagAboveTheMostIsFoundAlsoWhereAnAttributeMakesIt() {
    assertThatThrownBy(() -> problems(cause("a", "x", "y", "via=POWERS hops=1..1 lag=9s..5s")))
        .hasMessageContaining("line 1")
        .hasMessageContaining("least lag");
    assertThat(
            problems(
                "cause id=a version=1 cause=x effect=y via=POWERS hops=1..1 lag=20m..10h"
                    + " limit=1.2*autonomy+15m typical=30m clear=1m kind=SERVICE"))
        .extracting(RuleProblem::kind)
        .containsExactly(RuleProblem.Kind.LAG_ORDER);
    assertThat(problems(cause("a", "x", "y", "via=POWERS hops=1..1 lag=6s..60s")))
        .extracting(RuleProblem::kind)
        .containsExactly(RuleProblem.Kind.TYPICAL_OUTSIDE);
  }

  @Test
  void anInferredParentWithoutARuleToItsChildrenIsTold() {
    String infer =
        "infer id=i version=1 parent=parent type=x via=POWERS children=child effects=y,z least=2"
            + " share=0.5 window=60s settle=30s\n";
    assertThat(problems(infer + cause("a", "x", "y", "via=POWERS hops=1..1 lag=0s..60s")))
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.kind()).isEqualTo(RuleProblem.Kind.NOTHING_ADOPTED);
          assertThat(problem.english()).contains("from z");
        });
  }
}
