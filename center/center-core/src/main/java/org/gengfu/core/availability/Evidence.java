package org.gengfu.core.availability;

import java.util.List;

/**
 * Everything that the center ever learned about one device's time, also what it took back or
 * learned late. Order does not matter.
 *
 * <p>Samples may begin anywhere before the time that is asked for, if the first of them says what
 * the confirmed condition then was: see {@link AvailabilityTimeline#safeStart}.
 *
 * <p>Bounds: {@value #MAX_SAMPLES} samples and {@value #MAX_FACTS} facts of each other kind; more
 * are refused, and a shorter span is to be asked for.
 *
 * @param service when it is to work
 * @param samples what was seen
 * @param doubts when what was seen cannot be trusted
 * @param backfills what was learned later
 * @param exclusions what was asked to be excused, granted or not
 * @param attributions whose downtime it is
 */
public record Evidence(
    List<ServiceTime> service,
    List<Sample> samples,
    List<Doubt> doubts,
    List<Backfill> backfills,
    List<Exclusion> exclusions,
    List<Attribution> attributions) {
  /** Most samples: a year of one a minute and as many again. */
  public static final int MAX_SAMPLES = 1_051_200;

  /** Most facts of each other kind. */
  public static final int MAX_FACTS = 20_000;

  public Evidence {
    service = bounded(service, MAX_FACTS, "service times");
    samples = bounded(samples, MAX_SAMPLES, "samples");
    doubts = bounded(doubts, MAX_FACTS, "doubts");
    backfills = bounded(backfills, MAX_FACTS, "back-fills");
    exclusions = bounded(exclusions, MAX_FACTS, "exclusions");
    attributions = bounded(attributions, MAX_FACTS, "attributions");
  }

  /** In service for ever, with these samples and nothing else. */
  public static Evidence seen(List<Sample> samples) {
    ServiceTime always = new ServiceTime(TimeRange.ALWAYS, "", Known.since(TimeRange.EARLIEST));
    return new Evidence(List.of(always), samples, List.of(), List.of(), List.of(), List.of());
  }

  /** With other service times. */
  public Evidence withService(List<ServiceTime> other) {
    return new Evidence(other, samples, doubts, backfills, exclusions, attributions);
  }

  /** With other samples. */
  public Evidence withSamples(List<Sample> other) {
    return new Evidence(service, other, doubts, backfills, exclusions, attributions);
  }

  /** With other doubts. */
  public Evidence withDoubts(List<Doubt> other) {
    return new Evidence(service, samples, other, backfills, exclusions, attributions);
  }

  /** With other back-fills. */
  public Evidence withBackfills(List<Backfill> other) {
    return new Evidence(service, samples, doubts, other, exclusions, attributions);
  }

  /** With other exclusions. */
  public Evidence withExclusions(List<Exclusion> other) {
    return new Evidence(service, samples, doubts, backfills, other, attributions);
  }

  /** With other attributions. */
  public Evidence withAttributions(List<Attribution> other) {
    return new Evidence(service, samples, doubts, backfills, exclusions, other);
  }

  private static <T> List<T> bounded(List<T> facts, int most, String what) {
    if (facts.size() > most) {
      throw new IllegalArgumentException(
          "%d %s of one device, at most %d can be counted at once: ask for a shorter span"
              .formatted(facts.size(), what, most));
    }
    return List.copyOf(facts);
  }
}
