package org.gengfu.core.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The last look before nobody looked any more, with a down-delay of one minute and a trust of 3.
 */
class LookBeforeHoleTest {
  private static final AvailabilityPolicy POLICY =
      AvailabilityPolicy.DEFAULT.withDelays(60_000, 60_000).withTrust(180_000);

  /** Good looks at 08:00 and 08:01, then what a case says; asked for from 08:00 to 09:00. */
  private static Day begin() {
    return new Day().see("08:00", Verdict.GOOD).see("08:01", Verdict.GOOD);
  }

  private static List<String> told(Day day, String knownAt) {
    AvailabilityTimeline line =
        AvailabilityTimeline.of(day.evidence(), POLICY, Day.millis(Day.DATE, knownAt));
    return line.stretches(Day.range(Day.DATE, "08:00", "09:00")).stream()
        .map(each -> "%s %d s".formatted(each.timeClass(), each.range().millis() / 1_000))
        .toList();
  }

  @Test
  void oneBadLookAloneIsNoFault() {
    Day day = begin().see("08:02", Verdict.BAD).see("08:40", Verdict.GOOD);
    assertThat(told(day, "09:00"))
        .as("up until it was seen bad, then nobody knows")
        .containsExactly("UP 120 s", "UNKNOWN 2280 s", "UP 180 s", "UNKNOWN 1020 s");
  }

  @Test
  void whatWasPassedOverIsToldAndNamedByTheUnknownTime() {
    Evidence evidence = begin().see("08:02", Verdict.BAD).see("08:40", Verdict.GOOD).evidence();
    AvailabilityTimeline line = AvailabilityTimeline.of(evidence, POLICY, Day.LATER);
    TimeRange hour = Day.range(Day.DATE, "08:00", "09:00");
    assertThat(line.passedOver(hour))
        .extracting(Sample::evidence, Sample::verdict)
        .containsExactly(tuple("s08:02", Verdict.BAD));
    assertThat(line.evidence(line.stretches(hour).get(1)).ids()).containsExactly("s08:02");
  }

  @Test
  void twoBadLooksAMinuteApartAreAFault() {
    Day day = begin().see("08:02", Verdict.BAD).see("08:03", Verdict.BAD);
    assertThat(told(day, "09:00"))
        .as("the second is believed like any look")
        .containsExactly("UP 120 s", "DOWN 240 s", "UNKNOWN 3240 s");
  }

  @Test
  void twoBadLooksTooCloseTogetherAreNone() {
    Day day = begin().see("08:02", Verdict.BAD).see("08:02:59", Verdict.BAD);
    assertThat(told(day, "09:00")).containsExactly("UP 120 s", "UNKNOWN 3480 s");
  }

  @Test
  void aBadLookThatAnotherLookFollowedInTimeCounts() {
    Day good = begin().see("08:02", Verdict.BAD).see("08:05", Verdict.GOOD);
    assertThat(told(good, "08:06")).containsExactly("UP 120 s", "DOWN 180 s", "UP 60 s");
    Day late = begin().see("08:02", Verdict.BAD).see("08:05:00.001", Verdict.GOOD);
    assertThat(told(late, "08:06")).containsExactly("UP 120 s", "UNKNOWN 180 s", "UP 59 s");
  }

  @Test
  void aLookThatCouldNotBeMadeFollowsToo() {
    Day soon = begin().see("08:02", Verdict.BAD).see("08:03", Verdict.NOT_OBSERVED);
    assertThat(told(soon, "09:00")).containsExactly("UP 120 s", "DOWN 60 s", "UNKNOWN 3420 s");
    Day later = begin().see("08:02", Verdict.BAD).see("08:10", Verdict.NOT_OBSERVED);
    assertThat(told(later, "09:00"))
        .as("unknown for one reason, then for another")
        .containsExactly("UP 120 s", "UNKNOWN 480 s", "UNKNOWN 3000 s");
  }

  /** While the trust lasts a hole cannot be told from the wait for the next look. */
  @Test
  void asKnownWithinTheTrustItWasAFault() {
    Day day = begin().see("08:02", Verdict.BAD);
    assertThat(told(day, "08:02:30")).containsExactly("UP 150 s");
    assertThat(told(day, "08:03")).containsExactly("UP 120 s", "DOWN 60 s");
    assertThat(told(day, "08:05")).containsExactly("UP 120 s", "DOWN 180 s");
    assertThat(told(day, "08:06")).containsExactly("UP 120 s", "UNKNOWN 240 s");
  }

  /** Each alone, however many: nobody ever saw it last. */
  @Test
  void badLooksThatAreAllAloneDoNotAddUp() {
    Day day = begin().see("08:02", Verdict.BAD).see("08:20", Verdict.BAD).see("08:40", Verdict.BAD);
    assertThat(told(day, "09:00")).containsExactly("UP 120 s", "UNKNOWN 3480 s");
    day.see("08:41", Verdict.BAD);
    assertThat(told(day, "09:00"))
        .as("seen to last at the end: it is one fault, and counts where it was seen")
        .containsExactly(
            "UP 120 s",
            "DOWN 180 s",
            "UNKNOWN 900 s",
            "DOWN 180 s",
            "UNKNOWN 1020 s",
            "DOWN 240 s",
            "UNKNOWN 960 s");
  }

  @Test
  void aFaultThatCountsAlreadyIsBelievedToItsLastLook() {
    Day day =
        begin()
            .see("08:02", Verdict.BAD)
            .see("08:03", Verdict.BAD)
            .see("08:20", Verdict.BAD)
            .see("08:40", Verdict.GOOD);
    assertThat(told(day, "08:41"))
        .containsExactly(
            "UP 120 s", "DOWN 240 s", "UNKNOWN 840 s", "DOWN 180 s", "UNKNOWN 1020 s", "UP 60 s");
  }

  @Test
  void aFaultMayNotHaveToLastLongerThanALookIsBelieved() {
    assertThatThrownBy(() -> POLICY.withDelays(180_001, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("180001 ms")
        .hasMessageContaining("180000 ms");
    assertThat(POLICY.withDelays(180_000, 900_000).downAfterMillis()).isEqualTo(180_000);
  }
}
