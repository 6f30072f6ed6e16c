package org.gengfu.core.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What must hold of any evidence, judged by a painter that goes through every millisecond. */
class AvailabilityPropertyTest {
  private static final int LENGTH = RandomEvidence.LENGTH;
  private static final TimeRange ALL = new TimeRange(0, LENGTH);

  @Provide
  Arbitrary<Evidence> evidence() {
    return RandomEvidence.evidence();
  }

  @Provide
  Arbitrary<AvailabilityPolicy> policies() {
    return RandomEvidence.policies();
  }

  @Provide
  Arbitrary<Long> learned() {
    return RandomEvidence.learned();
  }

  @Provide
  Arbitrary<TimeRange> ranges() {
    return RandomEvidence.ranges();
  }

  @Provide
  Arbitrary<Exclusion> exclusions() {
    return RandomEvidence.exclusions();
  }

  @Property(tries = 3_000)
  void everyMillisecondIsWhatThePainterSays(
      @ForAll("evidence") Evidence evidence,
      @ForAll("policies") AvailabilityPolicy policy,
      @ForAll("learned") long knownAt) {
    BruteForcePainter painter = new BruteForcePainter(evidence, policy, knownAt, LENGTH);
    AvailabilityTimeline timeline = AvailabilityTimeline.of(evidence, policy, knownAt);
    int at = 0;
    for (Stretch stretch : timeline.stretches(ALL)) {
      assertThat(stretch.range().fromMillis()).as("no gap, no overlap").isEqualTo(at);
      for (; at < stretch.range().toMillis(); at++) {
        Grant excused = stretch.excused();
        Attribution cause = stretch.cause();
        assertThat(stretch.timeClass()).as("class at %d", at).isEqualTo(painter.timeClass(at));
        assertThat(stretch.beneath()).as("beneath at %d", at).isEqualTo(painter.beneath(at));
        assertThat(excused == null ? null : excused.exclusion().id())
            .as("exclusion at %d", at)
            .isEqualTo(painter.exclusion(at));
        assertThat(cause == null ? null : cause.root())
            .as("root at %d", at)
            .isEqualTo(painter.root(at));
      }
    }
    assertThat(at).isEqualTo(painter.length());
  }

  // O1: the five classes are the period, to the millisecond.
  @Property(tries = 1_000)
  void theClassesSumUpToThePeriod(
      @ForAll("evidence") Evidence evidence,
      @ForAll("policies") AvailabilityPolicy policy,
      @ForAll("learned") long knownAt,
      @ForAll("ranges") TimeRange range) {
    BruteForcePainter painter = new BruteForcePainter(evidence, policy, knownAt, LENGTH);
    AvailabilityTimeline timeline = AvailabilityTimeline.of(evidence, policy, knownAt);
    TimeSheet sheet = timeline.sheet(range);
    for (TimeClass each : TimeClass.values()) {
      assertThat(sheet.tally().millis(each))
          .as("%s", each)
          .isEqualTo(painter.count(each, (int) range.fromMillis(), (int) range.toMillis()));
    }
    assertThat(sheet.tally().total())
        .isEqualTo(timeline.covered(range).map(TimeRange::millis).orElse(0L));
    assertThat(sheet.excused().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(sheet.tally().excluded());
    assertThat(sheet.downByRoot().values().stream().mapToLong(Long::longValue).sum())
        .isLessThanOrEqualTo(sheet.tally().down());
  }

  // O2: the rate lies within its bounds.
  @Property(tries = 1_000)
  void theRateLiesWithinItsBounds(
      @ForAll("evidence") Evidence evidence, @ForAll("policies") AvailabilityPolicy policy) {
    Tally tally = AvailabilityTimeline.of(evidence, policy, LENGTH + 50).tally(ALL);
    if (tally.seen() > 0) {
      Ratio known = tally.known().orElseThrow();
      assertThat(tally.low().orElseThrow()).isLessThanOrEqualTo(known);
      assertThat(tally.high().orElseThrow()).isGreaterThanOrEqualTo(known);
    } else {
      assertThat(tally.known()).isEmpty();
      assertThat(tally.published(new Ratio(0, 1))).isNotInstanceOf(PublishedRate.Figure.class);
    }
  }

  // O3, over time: a period is the sum of its parts, wherever it is cut.
  @Property(tries = 1_000)
  void partsAddUp(
      @ForAll("evidence") Evidence evidence,
      @ForAll("policies") AvailabilityPolicy policy,
      @ForAll("learned") long knownAt,
      @ForAll @IntRange(min = 1, max = LENGTH - 1) int cut) {
    AvailabilityTimeline timeline = AvailabilityTimeline.of(evidence, policy, knownAt);
    TimeSheet first = timeline.sheet(new TimeRange(0, cut));
    TimeSheet second = timeline.sheet(new TimeRange(cut, LENGTH));
    assertThat(first.plus(second)).isEqualTo(timeline.sheet(ALL));
  }

  // O4: an exclusion touches its own instants only.
  @Property(tries = 1_000)
  void anExclusionChangesNothingOutsideItself(
      @ForAll("evidence") Evidence evidence,
      @ForAll("policies") AvailabilityPolicy policy,
      @ForAll("exclusions") Exclusion exclusion,
      @ForAll("learned") long knownAt) {
    List<Exclusion> more = new ArrayList<>(evidence.exclusions());
    more.removeIf(other -> other.id().equals(exclusion.id()));
    AvailabilityTimeline before =
        AvailabilityTimeline.of(evidence.withExclusions(more), policy, knownAt);
    more.add(exclusion);
    AvailabilityTimeline after =
        AvailabilityTimeline.of(evidence.withExclusions(more), policy, knownAt);
    for (int at = 0; at < Math.min(LENGTH, knownAt); at++) {
      long instant = at;
      boolean inside =
          exclusion.grant(knownAt).filter(grant -> grant.range().contains(instant)).isPresent();
      TimeClass was = classAt(before, at);
      TimeClass is = classAt(after, at);
      if (!inside) {
        assertThat(is).as("at %d", at).isEqualTo(was);
      } else {
        assertThat(is).isIn(was, TimeClass.EXCLUDED);
      }
    }
  }

  // O5: whoever proves more downtime never makes a rate better.
  @Property(tries = 3_000)
  void moreBadEvidenceNeverRaisesARate(
      @ForAll("evidence") Evidence evidence,
      @ForAll("policies") AvailabilityPolicy policy,
      @ForAll @LongRange(min = 0, max = LENGTH - 1) long at,
      @ForAll("ranges") TimeRange range,
      @ForAll boolean fill) {
    Evidence worse = evidence;
    if (fill) {
      List<Backfill> fills = new ArrayList<>(evidence.backfills());
      fills.add(new Backfill(range, Verdict.BAD, "more", Known.since(0)));
      worse = worse.withBackfills(fills);
    } else {
      List<Sample> samples = new ArrayList<>(evidence.samples());
      samples.add(Sample.live(at, Verdict.BAD, "more"));
      worse = worse.withSamples(samples);
    }
    Tally before = AvailabilityTimeline.of(evidence, policy, LENGTH + 50).tally(ALL);
    Tally after = AvailabilityTimeline.of(worse, policy, LENGTH + 50).tally(ALL);
    assertThat(after.counted()).isEqualTo(before.counted());
    notAbove(after.known(), before.known());
    notAbove(after.low(), before.low());
    notAbove(after.high(), before.high());
    assertThat(after.down()).isGreaterThanOrEqualTo(before.down());
  }

  // O7: what is learned later changes no version that was made before.
  @Property(tries = 1_000)
  void whatIsLearnedLaterChangesNoEarlierVersion(
      @ForAll("evidence") Evidence evidence,
      @ForAll("evidence") Evidence more,
      @ForAll("policies") AvailabilityPolicy policy,
      @ForAll("learned") long knownAt) {
    Evidence both = LaterEvidence.add(evidence, more, knownAt);
    assertThat(told(AvailabilityTimeline.of(both, policy, knownAt)))
        .isEqualTo(told(AvailabilityTimeline.of(evidence, policy, knownAt)));
  }

  private static List<String> told(AvailabilityTimeline timeline) {
    List<String> told = new ArrayList<>();
    for (Stretch each : timeline.stretches(ALL)) {
      String excused = each.excused() == null ? "" : each.excused().ruling().toString();
      told.add(
          "%s %s %s %s %s %s %s"
              .formatted(
                  each.range(),
                  each.timeClass(),
                  each.beneath(),
                  each.seen(),
                  each.filled(),
                  excused,
                  each.cause()));
    }
    return told;
  }

  // Samples may be cut off where the line itself says that it is safe.
  @Property(tries = 1_000)
  void samplesFromTheSafeStartOnAreEnough(
      @ForAll("evidence") Evidence evidence,
      @ForAll("policies") AvailabilityPolicy policy,
      @ForAll("learned") long knownAt,
      @ForAll("ranges") TimeRange range) {
    AvailabilityTimeline whole = AvailabilityTimeline.of(evidence, policy, knownAt);
    Optional<Long> start = whole.safeStart(range.fromMillis());
    long from = start.orElse(Long.MIN_VALUE);
    List<Sample> later =
        evidence.samples().stream().filter(sample -> sample.atMillis() >= from).toList();
    AvailabilityTimeline cut =
        AvailabilityTimeline.of(evidence.withSamples(later), policy, knownAt);
    assertThat(cut.sheet(range)).isEqualTo(whole.sheet(range));
  }

  private static TimeClass classAt(AvailabilityTimeline timeline, int at) {
    return timeline.stretches(new TimeRange(at, at + 1)).getFirst().timeClass();
  }

  private static void notAbove(Optional<Ratio> after, Optional<Ratio> before) {
    if (after.isPresent() && before.isPresent()) {
      assertThat(after.get()).isLessThanOrEqualTo(before.get());
    }
  }
}
