package org.gengfu.scenario.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gengfu.scenario.proof.Cause.Test.AtLeast;
import org.gengfu.scenario.proof.Cause.Test.Below;
import org.gengfu.scenario.proof.Cause.Test.Is;
import org.junit.jupiter.api.Test;

class CauseTest {
  private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

  private final Map<String, List<Served>> served =
      Map.of(
          "l1", List.of(s(0, 220), s(1, 0), s(2, 0), s(5, 219)),
          "l2", List.of(s(0, 221), s(1, 220), s(2, 0), s(5, 222)),
          "flag", List.of(s(0, 1), s(3, 0), s(4, 1)));

  @Test
  void allTestsMustHoldAtOnce() {
    assertThat(first(Map.of("l1", new Below(10)), 0)).contains(at(1));
    assertThat(first(Map.of("l1", new Below(10), "l2", new Below(10)), 0)).contains(at(2));
    assertThat(first(Map.of("l1", new AtLeast(10), "l2", new AtLeast(10)), 2)).contains(at(5));
  }

  @Test
  void onlyWhatWasServedAfterTheStepCounts() {
    assertThat(first(Map.of("flag", new Is(1)), 0)).contains(at(0));
    assertThat(first(Map.of("flag", new Is(1)), 1)).contains(at(4));
    assertThat(first(Map.of("flag", new Is(2)), 0)).isEmpty();
    assertThat(first(Map.of("none", new Is(0)), 0)).isEmpty();
  }

  /** Both registers come in one answer: between its values nothing was ever so. */
  @Test
  void oneAnswerIsOneInstant() {
    Map<String, List<Served>> both =
        Map.of("a", List.of(s(0, 0), s(1, 1)), "b", List.of(s(0, 1), s(1, 0)));
    Cause cause = new Cause(Map.of("a", new Is(1), "b", new Is(1)));
    assertThat(cause.firstServed(both, START)).isEmpty();
  }

  private java.util.Optional<Instant> first(Map<String, Cause.Test> tests, int after) {
    return new Cause(tests).firstServed(served, at(after));
  }

  private static Served s(int seconds, double value) {
    return new Served(at(seconds), value);
  }

  private static Instant at(int seconds) {
    return START.plusSeconds(seconds);
  }
}
