package org.gengfu.core.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RuleTextTest {
  @Test
  void everyStarterRuleOfACauseNamesItsSource() {
    RuleBook rules = RuleText.starter();
    assertThat(rules.causes()).hasSizeGreaterThan(15);
    assertThat(rules.causes()).allSatisfy(rule -> assertThat(rule.source()).isNotEmpty());
    assertThat(rules.inferences()).hasSizeGreaterThan(5);
  }

  @Test
  void aBadLineIsNamedWithWhatIsWanted() {
    assertThatThrownBy(() -> RuleText.parse(1, "\ncause id=a version=1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line 2")
        .hasMessageContaining("is missing");
    assertThatThrownBy(() ->
            RuleText.parse(
                1,
                "cause id=a version=1 cause=x effect=y via=POWERS hops=1..1 lag=5..6"
                    + " typical=1s clear=1s kind=SERVICE"))
        .hasMessageContaining("90s");
    assertThatThrownBy(() -> RuleText.parse(1, "maybe id=a"))
        .hasMessageContaining("cause or infer");
  }

  @Test
  void twoRulesOfOneIdAreRefused() {
    String rule =
        "cause id=a version=1 cause=x effect=y via=POWERS hops=1..1 lag=0s..6s typical=1s clear=1s"
            + " kind=SERVICE\n";
    assertThatThrownBy(() -> RuleText.parse(1, rule + rule)).hasMessageContaining("taken");
  }

  @Test
  void everyBadLineIsToldWithItsColumn() {
    String good =
        "cause id=a version=1 cause=x effect=y via=POWERS hops=1..1 lag=0s..6s typical=1s"
            + " clear=1s kind=SERVICE";
    RuleText.Reading reading =
        RuleText.read(
            3,
            String.join(
                "\n",
                "# a note",
                good,
                "  maybe id=b",
                good.replace("id=a", "id=b").replace("typical=1s", "typical=soon"),
                good.replace("id=a", "id=c").replace("kind=", "kinds="),
                good.replace("id=a", "id=d").replace("lag=0s", "lag=9s"),
                good.replace("via=POWERS", "via=POWERS,LIGHT")));
    assertThat(reading.rules()).isNull();
    assertThat(reading.problems())
        .extracting(problem -> problem.line() + ":" + problem.column())
        .containsExactly("3:3", "4:71", "5:91", "6:1", "7:7");
    assertThat(reading.problems().get(1).english()).contains("90s").contains("soon");
    assertThat(reading.problems().get(2).english()).contains("kinds= is not known");
    assertThat(reading.problems().get(3).english()).contains("least lag");
    assertThat(reading.problems().get(4).english()).contains("taken by line 2");
    assertThat(reading.problems()).allSatisfy(one -> assertThat(one.chinese()).isNotEmpty());
  }

  /** What is shown of rules that nobody wrote by hand must say the same as the rules. */
  @Test
  void aBookWrittenAsTextReadsBackTheSame() {
    RuleBook starter = RuleText.starter();
    assertThat(RuleText.parse(1, RuleText.text(starter))).isEqualTo(starter);
  }
}
