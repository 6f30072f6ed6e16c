package org.gengfu.core.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rules that people ask about, one by one. */
class AvailabilityTimelineTest {
  private static final AvailabilityPolicy POLICY =
      AvailabilityPolicy.DEFAULT.withDelays(60_000, 30_000).withTrust(600_000);

  private static Tally minutes(Evidence evidence, AvailabilityPolicy policy, String knownAt) {
    long known = Day.millis(Day.DATE, knownAt);
    Tally tally = AvailabilityTimeline.of(evidence, policy, known).tally(Day.ALL);
    return new Tally(
        tally.out() / 60_000,
        tally.excluded() / 60_000,
        tally.unknown() / 60_000,
        tally.down() / 60_000,
        tally.up() / 60_000);
  }

  @Test
  void aShortFaultIsPassedOverAndToldOnRequest() {
    Evidence blip = new Day().down("08:00", "08:00:59.999").evidence();
    AvailabilityTimeline timeline = AvailabilityTimeline.of(blip, Day.EVENTS, Day.LATER);
    assertThat(timeline.tally(Day.ALL).down()).isZero();
    assertThat(timeline.tally(Day.ALL).up()).isEqualTo(Day.ALL.millis());
    assertThat(timeline.passedOver(Day.ALL)).extracting(Sample::evidence).containsExactly("s08:00");
    Evidence fault = new Day().down("08:00", "08:01").evidence();
    assertThat(AvailabilityTimeline.of(fault, Day.EVENTS, Day.LATER).tally(Day.ALL).down())
        .as("from the first bad instant, not from the end of the delay")
        .isEqualTo(60_000);
  }

  @Test
  void aFaultThatBouncesIsOne() {
    Evidence bouncing = new Day().down("08:00", "08:10").down("08:10:29", "08:20").evidence();
    List<Stretch> stretches =
        AvailabilityTimeline.of(bouncing, Day.EVENTS, Day.LATER).stretches(Day.ALL);
    assertThat(stretches)
        .extracting(Stretch::timeClass)
        .containsExactly(TimeClass.UP, TimeClass.DOWN, TimeClass.UP);
    assertThat(stretches.get(1).range()).isEqualTo(Day.range(Day.DATE, "08:00", "08:20"));
  }

  @Test
  void silenceIsUnknownAfterTheTrustIsUsedUp() {
    Evidence once = new Day().evidence();
    Tally tally = minutes(once, POLICY, "01:00");
    assertThat(tally).isEqualTo(new Tally(0, 0, 50, 0, 10));
  }

  @Test
  void timeThatHasNotComeIsNotCounted() {
    Tally tally = minutes(new Day().evidence(), Day.EVENTS, "06:00");
    assertThat(tally).isEqualTo(new Tally(0, 0, 0, 0, 360));
    assertThat(minutes(new Day().evidence(), Day.EVENTS, "00:00")).isEqualTo(Tally.NONE);
  }

  // Until it has lasted, a fault does not count; then it counts from its beginning.
  @Test
  void aFreshFaultCountsOnceItHasLasted() {
    Evidence fault = new Day().see("08:00", Verdict.BAD).evidence();
    assertThat(minutes(fault, Day.EVENTS, "08:00:30").down()).isZero();
    assertThat(minutes(fault, Day.EVENTS, "08:01").down()).isEqualTo(1);
  }

  // An outage of the watcher neither proves nor disproves a fault: only what was seen counts.
  @Test
  void unseenTimeNeitherConfirmsNorEndsAFault() {
    Evidence split =
        new Day()
            .see("08:00", Verdict.BAD)
            .see("08:00:40", Verdict.NOT_OBSERVED)
            .see("09:00", Verdict.BAD)
            .see("09:00:20", Verdict.GOOD)
            .evidence();
    Tally tally = AvailabilityTimeline.of(split, Day.EVENTS, Day.LATER).tally(Day.ALL);
    assertThat(tally.down()).isEqualTo(60_000);
    assertThat(tally.unknown()).isEqualTo(60 * 60_000 - 40_000);
    Evidence gone =
        new Day()
            .see("08:00", Verdict.BAD)
            .see("08:00:40", Verdict.NOT_OBSERVED)
            .see("09:00", Verdict.GOOD)
            .evidence();
    Tally passed = AvailabilityTimeline.of(gone, Day.EVENTS, Day.LATER).tally(Day.ALL);
    assertThat(passed.down()).isZero();
  }

  @Test
  void aWrongClockMakesItsSamplesWorthless() {
    Evidence evidence =
        new Day()
            .down("08:00", "09:00")
            .see("10:30", Verdict.GOOD)
            .evidence()
            .withDoubts(
                List.of(
                    new Doubt(
                        Day.range(Day.DATE, "07:00", "10:00"),
                        "clock-3",
                        "clock an hour ahead",
                        Known.since(0))));
    AvailabilityTimeline timeline = AvailabilityTimeline.of(evidence, Day.EVENTS, Day.LATER);
    assertThat(timeline.tally(Day.ALL).down()).isZero();
    List<Stretch> stretches = timeline.stretches(Day.ALL);
    assertThat(stretches.get(1).range()).isEqualTo(Day.range(Day.DATE, "07:00", "10:30"));
    assertThat(stretches.get(1).timeClass()).isEqualTo(TimeClass.UNKNOWN);
    assertThat(timeline.evidence(stretches.get(1)).ids()).containsExactly("clock-3");
  }

  @Test
  void anIncidentMayGetAnotherRoot() {
    Root device = new Root("i1", "camera", "contractor");
    Root mains = new Root("i2", "mains", "grid");
    TimeRange fault = Day.range(Day.DATE, "08:00", "09:00");
    Evidence evidence =
        new Day()
            .down("08:00", "09:00")
            .evidence()
            .withAttributions(
                List.of(
                    new Attribution(fault, device, Known.since(fault.toMillis())),
                    new Attribution(fault, mains, Known.since(fault.toMillis() + 1))));
    assertThat(
            AvailabilityTimeline.of(evidence, Day.EVENTS, fault.toMillis())
                .sheet(Day.ALL)
                .downByRoot())
        .containsExactly(Map.entry(device, 3_600_000L));
    TimeSheet later = AvailabilityTimeline.of(evidence, Day.EVENTS, Day.LATER).sheet(Day.ALL);
    assertThat(later.downByRoot()).containsExactly(Map.entry(mains, 3_600_000L));
    assertThat(later.tally().attributed(0).orElseThrow())
        .isEqualTo(new Ratio(86_400_000, 86_400_000));
  }

  @Test
  void aStretchNamesItsEvidence() {
    TimeRange window = Day.range(Day.DATE, "08:10", "08:20");
    Evidence evidence =
        new Day()
            .down("08:00", "08:30")
            .evidence()
            .withExclusions(List.of(Day.approved("x", ExclusionReason.MAINTENANCE, window)));
    AvailabilityTimeline timeline = AvailabilityTimeline.of(evidence, Day.EVENTS, Day.LATER);
    List<List<String>> ids =
        timeline.stretches(Day.ALL).stream().map(each -> timeline.evidence(each).ids()).toList();
    assertThat(ids)
        .containsExactly(
            List.of("s00:00"),
            List.of("s08:00"),
            List.of("x", "paper-x", "s08:00"),
            List.of("s08:00"),
            List.of("s08:30"));
  }

  // A stretch that a look began may have begun up to the look before it; one that goes on may not.
  @Test
  void aStretchSaysHowFinelyItsBeginningIsKnown() {
    long at = Day.millis(Day.DATE, "08:00");
    List<Sample> samples = new ArrayList<>(new Day().evidence().samples());
    samples.add(new Sample(at, Verdict.BAD, "poll", 300_000, at));
    AvailabilityTimeline timeline =
        AvailabilityTimeline.of(Evidence.seen(samples), Day.EVENTS, Day.LATER);
    assertThat(timeline.stretches(Day.ALL))
        .extracting(Stretch::resolutionMillis)
        .containsExactly(0L, 300_000L);
    assertThat(timeline.stretches(Day.range(Day.DATE, "09:00", "10:00")))
        .extracting(Stretch::resolutionMillis)
        .containsExactly(0L);
  }

  @Test
  void moreEvidenceThanAReaderWantsIsCounted() {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < EvidenceIds.MAX_IDS + 5; i++) {
      samples.add(Sample.live(i * 1_000L, Verdict.GOOD, "s" + i));
    }
    AvailabilityTimeline timeline =
        AvailabilityTimeline.of(Evidence.seen(samples), Day.EVENTS, Day.LATER);
    EvidenceIds ids = timeline.evidence(timeline.stretches(Day.ALL).getFirst());
    assertThat(ids.ids()).hasSizeLessThanOrEqualTo(EvidenceIds.MAX_IDS);
    TimeRange first = new TimeRange(0, samples.size() * 1_000L);
    EvidenceIds all = timeline.evidence(timeline.stretches(first).getFirst());
    assertThat(all.ids()).hasSize(EvidenceIds.MAX_IDS);
    assertThat(all.leftOut()).isEqualTo(5);
  }

  @Test
  void theOrderInWhichEvidenceIsGivenDoesNotMatter() {
    Evidence day = new Day().down("08:00", "09:00").dark("10:00", "11:00").evidence();
    List<Sample> backwards = new ArrayList<>(day.samples());
    Collections.reverse(backwards);
    assertThat(
            AvailabilityTimeline.of(day.withSamples(backwards), Day.EVENTS, Day.LATER)
                .stretches(Day.ALL))
        .isEqualTo(AvailabilityTimeline.of(day, Day.EVENTS, Day.LATER).stretches(Day.ALL));
  }

  @Test
  void nothingIsMeasuredWhereNothingCounts() {
    Evidence retired = new Day().evidence().withService(List.of());
    Tally tally = AvailabilityTimeline.of(retired, Day.EVENTS, Day.LATER).tally(Day.ALL);
    assertThat(tally.out()).isEqualTo(Day.ALL.millis());
    assertThat(tally.known()).isEmpty();
    assertThat(tally.published(new Ratio(0, 1))).isEqualTo(new PublishedRate.NotApplicable());
  }

  @Test
  void tooMuchEvidenceIsRefused() {
    Sample sample = Sample.live(0, Verdict.GOOD, "s");
    List<Sample> many = Collections.nCopies(Evidence.MAX_SAMPLES + 1, sample);
    assertThatThrownBy(() -> Evidence.seen(many))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ask for a shorter span");
  }
}
