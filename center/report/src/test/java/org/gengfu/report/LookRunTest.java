package org.gengfu.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.gengfu.core.availability.AvailabilityPolicy;
import org.gengfu.core.availability.AvailabilityTimeline;
import org.gengfu.core.availability.Evidence;
import org.gengfu.core.availability.Sample;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.availability.Verdict;
import org.gengfu.core.availability.report.Measure;

/** Looks that are left out of a run must not change what any instant counts as. */
class LookRunTest {
  private static final TimeRange DAY = new TimeRange(0, 86_400_000);

  @Property(tries = 400)
  void leavingLooksOutChangesNothing(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<LookRun> runs = runs(random);
    AvailabilityPolicy policy =
        AvailabilityPolicy.DEFAULT.withDelays(0, 0).withTrust(1 + random.nextLong(1_800_000));
    long downAfter = random.nextLong(Math.min(200_000, policy.trustMillis()));
    policy = policy.withDelays(downAfter, random.nextLong(200_000));
    long knownAt = random.nextLong(2 * DAY.toMillis());
    assertThat(timeline(runs, policy, knownAt, false).sheet(DAY))
        .as("seed %d", seed)
        .isEqualTo(timeline(runs, policy, knownAt, true).sheet(DAY));
  }

  private static AvailabilityTimeline timeline(
      List<LookRun> runs, AvailabilityPolicy policy, long knownAt, boolean all) {
    List<Sample> samples = new ArrayList<>();
    for (LookRun run : runs) {
      run.addTo(samples, Measure.ONLINE, policy.trustMillis(), all);
    }
    return AvailabilityTimeline.of(Evidence.seen(samples), policy, knownAt);
  }

  private static List<LookRun> runs(SplittableRandom random) {
    List<LookRun> runs = new ArrayList<>();
    long at = 0;
    for (int i = 0; i < 12 && at < DAY.toMillis(); i++) {
      long every = random.nextInt(4) == 0 ? 0 : 1_000 + random.nextLong(120_000);
      long last = random.nextInt(5) == 0 ? at : at + 1 + random.nextLong(7_200_000);
      long lag = random.nextLong(random.nextBoolean() ? 2_000 : 4_000_000);
      boolean batch = random.nextInt(3) == 0;
      long learnedLast = last + lag;
      long learnedFirst = batch ? learnedLast : at + lag;
      Verdict verdict = Verdict.values()[random.nextInt(3)];
      long resolution = random.nextLong(400_000);
      runs.add(
          new LookRun(
              at, last, every, resolution, verdict, verdict, "r" + i, learnedFirst, learnedLast));
      at = last + 1 + random.nextLong(600_000);
    }
    return runs;
  }
}
