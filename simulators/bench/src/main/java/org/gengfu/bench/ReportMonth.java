package org.gengfu.bench;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.gengfu.core.availability.Attribution;
import org.gengfu.core.availability.AvailabilityPolicy;
import org.gengfu.core.availability.Backfill;
import org.gengfu.core.availability.Evidence;
import org.gengfu.core.availability.Exclusion;
import org.gengfu.core.availability.ExclusionReason;
import org.gengfu.core.availability.Known;
import org.gengfu.core.availability.Root;
import org.gengfu.core.availability.Ruling;
import org.gengfu.core.availability.Sample;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.availability.Verdict;
import org.gengfu.core.availability.report.Dimension;
import org.gengfu.core.availability.report.ReportCalendar;
import org.gengfu.core.availability.report.Subject;
import org.gengfu.core.availability.report.SubjectEvidence;

/**
 * A month of many cameras, each with so many changes of state: faults of one minute to two hours. A
 * grid failure of three hours takes every sixteenth camera and is excused, an outage of an edge
 * takes every tenth and is back-filled. Which time is down is summed up while it is made up.
 */
final class ReportMonth {
  static final TimeRange RANGE = ReportCalendar.CHINA.month(YearMonth.of(2026, 11)).range();

  /** Every change is told; a minute each way. */
  static final AvailabilityPolicy POLICY =
      AvailabilityPolicy.DEFAULT.withTrust(AvailabilityPolicy.TRUST_FOR_EVER);

  private static final long HOUR = 3_600_000;
  private static final TimeRange CUT =
      new TimeRange(RANGE.fromMillis() + 200 * HOUR, RANGE.fromMillis() + 203 * HOUR);
  private static final TimeRange OUTAGE =
      new TimeRange(RANGE.fromMillis() + 300 * HOUR, RANGE.fromMillis() + 301 * HOUR);

  private final SplittableRandom random = new SplittableRandom(20_261_122);
  private final List<SubjectEvidence> devices = new ArrayList<>();
  private final Exclusion grid =
      new Exclusion(
              "x-grid",
              ExclusionReason.GRID_FAILURE,
              CUT,
              "contractor",
              CUT.toMillis(),
              "feeder 3",
              List.of("notice-17"),
              List.of())
          .with(Ruling.approved("owner", CUT.toMillis() + HOUR, CUT));
  private long downMillis;

  ReportMonth(int cameras, int changes) {
    for (int i = 0; i < cameras; i++) {
      devices.add(camera(i, changes / 2));
    }
  }

  List<SubjectEvidence> devices() {
    return devices;
  }

  /** Downtime that the contract counts. */
  long downMillis() {
    return downMillis;
  }

  private SubjectEvidence camera(int number, int faults) {
    boolean cut = number % 16 == 0;
    List<Sample> samples = new ArrayList<>(2 * faults + 1);
    samples.add(sample(number, 0, RANGE.fromMillis() - HOUR, Verdict.GOOD));
    long slot = RANGE.millis() / faults;
    List<Attribution> causes = new ArrayList<>();
    for (int i = 0; i < faults; i++) {
      long from = RANGE.fromMillis() + i * slot + random.nextLong(slot / 4);
      long length = 60_000 + random.nextLong(Math.max(1, Math.min(2 * HOUR, slot / 2)));
      TimeRange fault = new TimeRange(from, from + length);
      samples.add(sample(number, 2 * i + 1, from, Verdict.BAD));
      samples.add(sample(number, 2 * i + 2, from + length, Verdict.GOOD));
      long excused = cut ? fault.intersection(CUT).map(TimeRange::millis).orElse(0L) : 0;
      downMillis += length - excused;
      if (i % 20 == 0) {
        Root root = new Root("i" + i, "switch-" + number / 24, "carrier");
        causes.add(new Attribution(fault, root, Known.since(from + length)));
      }
    }
    Evidence evidence = Evidence.seen(samples).withAttributions(causes);
    if (cut) {
      evidence = evidence.withExclusions(List.of(grid));
    }
    if (number % 10 == 0) {
      Known later = Known.since(OUTAGE.toMillis() + HOUR);
      evidence =
          evidence.withBackfills(List.of(new Backfill(OUTAGE, Verdict.GOOD, "outbox", later)));
    }
    return new SubjectEvidence(subject(number), evidence);
  }

  private static Sample sample(int camera, int change, long at, Verdict verdict) {
    return new Sample(at, verdict, "c" + camera + "-" + change, 0, at + 500);
  }

  private static Subject subject(int number) {
    Map<Dimension, Set<String>> groups =
        Map.of(
            Dimension.SITE, Set.of("site-" + number / 8),
            Dimension.DISTRICT, Set.of("district-" + number % 12),
            Dimension.OWNER, Set.of("owner-" + number % 3),
            Dimension.CONTRACT_ITEM, Set.of("item-" + number % 20));
    return new Subject("camera-" + number, groups, "contractor", 1);
  }
}
