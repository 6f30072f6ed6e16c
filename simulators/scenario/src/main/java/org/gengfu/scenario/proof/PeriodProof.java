package org.gengfu.scenario.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How well a series keeps a period.
 *
 * @param intervals how many intervals there were
 * @param meanDeviation distance of the mean interval from the period, as a share of the period
 * @param p95Deviation the distance from the period that 95 % of the intervals do not exceed, as a
 *     share of the period
 */
public record PeriodProof(int intervals, double meanDeviation, double p95Deviation) {
  private static final double SHARE = 0.95;

  /**
   * Measures a series of instants.
   *
   * @param from what lies before is left out
   * @param to what lies behind is left out
   */
  public static PeriodProof of(List<Instant> instants, Duration period, Instant from, Instant to) {
    List<Instant> inside =
        instants.stream()
            .filter(at -> !at.isBefore(from) && !at.isAfter(to))
            .sorted(Comparator.naturalOrder())
            .toList();
    if (inside.size() < 2) {
      return new PeriodProof(0, 1, 1);
    }
    double nominal = period.toNanos();
    List<Double> deviations = new ArrayList<>();
    for (int i = 1; i < inside.size(); i++) {
      double interval = Duration.between(inside.get(i - 1), inside.get(i)).toNanos();
      deviations.add(Math.abs(interval - nominal) / nominal);
    }
    deviations.sort(Comparator.naturalOrder());
    double whole = Duration.between(inside.getFirst(), inside.getLast()).toNanos();
    double mean = whole / deviations.size();
    int rank = (int) Math.ceil(SHARE * deviations.size()) - 1;
    return new PeriodProof(
        deviations.size(), Math.abs(mean - nominal) / nominal, deviations.get(rank));
  }

  /** True when both deviations are within this share and no more than a tenth is missing. */
  public boolean holds(double share, Duration period, Duration window) {
    double expected = (double) window.toNanos() / period.toNanos();
    return intervals >= 0.9 * expected - 1 && meanDeviation <= share && p95Deviation <= share;
  }
}
