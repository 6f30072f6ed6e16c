package org.gengfu.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.core.availability.AvailabilityTimeline;
import org.gengfu.core.availability.Evidence;
import org.gengfu.core.availability.Stretch;
import org.gengfu.core.availability.TimeClass;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.availability.report.Measure;
import org.jspecify.annotations.Nullable;

/**
 * Finds what doubts and back-fills make of a report: each camera that has some is counted again
 * without each of them, and without all. Used within one call.
 */
final class ClaimReading {
  /** Most doubts and back-fills of one camera that count in one report. */
  static final int MAX_COUNTING = 2_000;

  private final ReportOrder order;
  private final ReportMaker.Room room;
  private final Map<String, List<Claim>> claims = new HashMap<>();
  private final List<ClaimRow> rows = new ArrayList<>();
  private final Shift.Sum shifts = new Shift.Sum();
  private long filledUp;
  private long filledDown;

  ClaimReading(ReportOrder order, Measure measure, List<Claim> all, ReportMaker.Room room) {
    this.order = order;
    this.room = room;
    for (Claim claim : all) {
      if (claim.measures().contains(measure) && claim.askedAtMillis() <= order.knownAtMillis()) {
        claims.computeIfAbsent(claim.camera(), code -> new ArrayList<>()).add(claim);
      }
    }
  }

  /** A camera, as it counts. */
  void add(CameraFile file, Evidence evidence, AvailabilityTimeline timeline) {
    List<Claim> own = claims.getOrDefault(file.code(), List.of());
    long known = order.knownAtMillis();
    if (own.stream().filter(claim -> claim.countsAt(known)).count() > MAX_COUNTING) {
      throw new IllegalArgumentException(
          "more than %d doubts and back-fills of %s: ask for a shorter period"
              .formatted(MAX_COUNTING, file.code()));
    }
    int before = rows.size();
    for (Claim claim : own) {
      List<Shift> made = claim.countsAt(known) ? shifts(evidence, claim, timeline) : List.of();
      if (!made.isEmpty() || claim.range().intersection(order.range()).isPresent()) {
        rows.add(new ClaimRow(file, claim, claim.state(known), made));
      }
    }
    room.take("doubts and back-fills", rows.size() - before);
    if (!evidence.doubts().isEmpty() || !evidence.backfills().isEmpty()) {
      Evidence bare = evidence.withDoubts(List.of()).withBackfills(List.of());
      shifts.add(Shift.between(timeline(bare), timeline, order.range()));
      fill(timeline.stretches(order.range()));
    }
  }

  private List<Shift> shifts(Evidence evidence, Claim claim, AvailabilityTimeline timeline) {
    Evidence without =
        claim.verdict() == null
            ? evidence.withDoubts(without(evidence.doubts(), claim.doubt()))
            : evidence.withBackfills(without(evidence.backfills(), claim.backfill()));
    TimeRange range = order.range();
    return Shift.between(timeline(without), timeline, range);
  }

  private static <T> List<T> without(List<T> facts, @Nullable T one) {
    List<T> others = new ArrayList<>(facts);
    others.remove(one);
    return others;
  }

  private AvailabilityTimeline timeline(Evidence evidence) {
    return AvailabilityTimeline.of(evidence, order.policy(), order.knownAtMillis());
  }

  private void fill(List<Stretch> stretches) {
    for (Stretch stretch : stretches) {
      if (stretch.filled() != null) {
        long millis = stretch.range().millis();
        filledUp += stretch.timeClass() == TimeClass.UP ? millis : 0;
        filledDown += stretch.timeClass() == TimeClass.DOWN ? millis : 0;
      }
    }
  }

  List<ClaimRow> rows() {
    return rows;
  }

  ClaimSum sum() {
    return new ClaimSum(filledUp, filledDown, shifts.shifts());
  }
}
