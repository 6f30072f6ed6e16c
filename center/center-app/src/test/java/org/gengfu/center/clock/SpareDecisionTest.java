package org.gengfu.center.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import org.gengfu.core.clock.ClockFact;
import org.gengfu.core.clock.ClockFile;
import org.gengfu.core.clock.ClockSubject;
import org.gengfu.core.clock.Level;
import org.gengfu.core.clock.PromiseKind;
import org.gengfu.core.contract.Bound;
import org.junit.jupiter.api.Test;

/** By when a part must leave (ALARMS 7: deadline less pick-up, way and swap; or the step). */
class SpareDecisionTest {
  private static final long T0 = ClockHouse.T0.toEpochMilli();
  private static final long MINUTE = 60_000;

  private final FakeLead lead = new FakeLead();
  private final ClockTerms terms = new ClockTerms(ClockContracts.book());
  private final ClockSteps steps = new ClockSteps(terms, lead);

  private static ClockFile file(String item, PromiseKind kind, String promise) {
    ClockSubject subject =
        new ClockSubject(
            "00000000000000aa",
            "city",
            1,
            item + "/" + promise,
            kind,
            "e/" + item,
            "x",
            "S1",
            null,
            null);
    return ClockFile.opened(new ClockFact.Opened("c-1", subject, T0, Level.TWO));
  }

  private static ClockFile station() {
    return file("station", PromiseKind.RESTORE, "restore");
  }

  private SpareDecision decision(ClockFile file) {
    Bound bound = terms.of(file).orElseThrow();
    return steps.spare(file, bound, T0 + MINUTE).orElseThrow();
  }

  private void takes(int comes, int swap) {
    lead.set(
        new SpareLead.Takes("TRX-9", "中心库", false, comes * MINUTE, swap * MINUTE, ClockHouse.T0));
  }

  /** The promise is 2 h, the contract's step 45 min after the fault. */
  @Test
  void theEarlierOfStepAndCountingBackCounts() {
    assertThat(decision(station()).atMillis()).isEqualTo(T0 + 45 * MINUTE);
    takes(20, 30);
    SpareDecision step = decision(station());
    assertThat(step.atMillis()).isEqualTo(T0 + 45 * MINUTE);
    assertThat(step.byStep()).isTrue();
    assertThat(step.counted()).isEqualTo(OptionalLong.of(T0 + 70 * MINUTE));
    takes(60, 30);
    SpareDecision counted = decision(station());
    assertThat(counted.atMillis()).isEqualTo(T0 + 30 * MINUTE);
    assertThat(counted.byStep()).isFalse();
  }

  /** A part that cannot make it any more is decided on at once, never before the clock began. */
  @Test
  void neverBeforeTheClockBegan() {
    takes(300, 30);
    assertThat(decision(station()).atMillis()).isEqualTo(T0);
  }

  /** Without a step only what is known of parts counts; where no swap counts there is nothing. */
  @Test
  void withoutAStepOnlyThePartCounts() {
    ClockFile recorder = file("recorder", PromiseKind.SPARE_REPLACE, "spare_replace");
    assertThat(steps.spare(recorder, terms.of(recorder).orElseThrow(), T0)).isEmpty();
    takes(60, 30);
    assertThat(decision(recorder).atMillis()).isEqualTo(T0 + 150 * MINUTE);
    ClockFile room = file("room", PromiseKind.RESTORE, "restore");
    assertThat(steps.spare(room, terms.of(room).orElseThrow(), T0)).isEmpty();
    assertThat(steps.waitsForSpare(room)).isFalse();
    assertThat(steps.waitsForSpare(recorder)).isTrue();
  }

  /** Which part, from where and how long stands in the sentence, whichever counts. */
  @Test
  void theSentenceNamesThePart() {
    takes(60, 30);
    ZoneOffset zone = ZoneOffset.UTC;
    assertThat(decision(station()).why(zone).zh())
        .startsWith("从时限倒推")
        .contains("备件 TRX-9 在 中心库", "取件和路程 1 小时", "更换 30 分");
    takes(20, 30);
    assertThat(decision(station()).why(zone).en())
        .startsWith("the contract's step")
        .contains("part TRX-9 at 中心库 needs 20 min to come and 30 min to be put in");
    lead.set(null);
    assertThat(decision(station()).why(zone).en()).doesNotContain("part ");
  }

  /** Only clocks for which the part takes another time are looked at again. */
  @Test
  void onlyWhatTheNewsIsAboutIsLookedAtAgain() {
    SpareWatch watch = new SpareWatch(lead);
    watch.use("c-1", "e/station");
    takes(20, 30);
    assertThat(watch.stale()).isTrue();
    assertThat(watch.moved()).containsExactly("c-1");
    assertThat(watch.stale()).isFalse();
    watch.use("c-1", "e/station");
    takes(20, 30);
    assertThat(watch.stale()).isTrue();
    assertThat(watch.moved()).isEmpty();
    takes(25, 30);
    watch.drop("c-1");
    assertThat(watch.moved()).isEmpty();
    assertThat(Duration.ofMillis(lead.of("e/station").orElseThrow().millis())).hasMinutes(55);
  }
}
