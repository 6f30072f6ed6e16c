package org.gengfu.core.availability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the samples say once hysteresis has spoken: samples that count, each with the instant until
 * which it is believed. Immutable.
 *
 * <p>A run is a sequence of looks with the same verdict; times of which nobody knows anything do
 * not end it, but do not lengthen it either. The condition is the verdict of the first run. A run
 * that says otherwise and was observed for its delay changes the condition, from its first instant
 * on; one that was not is passed over as if it had not been said. So more bad evidence can never
 * make a device look better, not even by filling a hole.
 *
 * <p>A bad look after which nobody looked for as long as it is believed is alone: it proves an
 * instant, not a fault that lasted, and lengthens its run by nothing. A bad run that is passed over
 * although one of its looks is alone was not disproved either: from its first look on nothing is
 * known until somebody looks again.
 */
final class SteadyCondition {
  private final Sample[] samples;
  private final long[] until;
  private final List<Sample> passedOver;

  private SteadyCondition(Sample[] samples, long[] until, List<Sample> passedOver) {
    this.samples = samples;
    this.until = until;
    this.passedOver = passedOver;
  }

  static SteadyCondition of(Evidence evidence, AvailabilityPolicy policy, long knownAtMillis) {
    List<Sample> all = believed(evidence, knownAtMillis);
    boolean[] dropped = new boolean[all.size()];
    List<Sample> passedOver = hysteresis(all, policy, knownAtMillis, dropped);
    List<Sample> kept = all;
    if (!passedOver.isEmpty()) {
      kept = new ArrayList<>(all.size());
      for (int i = 0; i < dropped.length; i++) {
        if (!dropped[i]) {
          kept.add(all.get(i));
        }
      }
    }
    long[] until = new long[kept.size()];
    for (int i = 0; i < until.length; i++) {
      until[i] = believedUntil(kept, i, policy, knownAtMillis);
    }
    return new SteadyCondition(kept.toArray(Sample[]::new), until, passedOver);
  }

  /** What was known and can be trusted, in order, one sample an instant. */
  private static List<Sample> believed(Evidence evidence, long knownAtMillis) {
    Layer<Doubt> doubts =
        Layer.of(evidence.doubts(), knownAtMillis, Comparator.comparing(Doubt::range));
    List<Sample> found = new ArrayList<>(evidence.samples().size());
    boolean inOrder = true;
    for (Sample sample : evidence.samples()) {
      if (sample.recordedAtMillis() <= knownAtMillis
          && sample.atMillis() < knownAtMillis
          && !doubts.holdsAt(sample.atMillis())) {
        inOrder &= found.isEmpty() || found.getLast().atMillis() < sample.atMillis();
        found.add(sample);
      }
    }
    for (Doubt doubt : evidence.doubts()) {
      long from = doubt.range().fromMillis();
      if (doubt.known().at(knownAtMillis) && from < knownAtMillis) {
        found.add(new Sample(from, Verdict.NOT_OBSERVED, doubt.evidence(), 0, knownAtMillis));
        inOrder = false;
      }
    }
    return inOrder ? found : oneAnInstant(found);
  }

  private static List<Sample> oneAnInstant(List<Sample> samples) {
    samples.sort(Sample.ORDER);
    List<Sample> single = new ArrayList<>(samples.size());
    for (int i = 0; i < samples.size(); i++) {
      boolean last = i + 1 == samples.size();
      if (last || samples.get(i + 1).atMillis() != samples.get(i).atMillis()) {
        single.add(samples.get(i));
      }
    }
    return single;
  }

  private static long believedUntil(
      List<Sample> samples, int place, AvailabilityPolicy policy, long knownAtMillis) {
    long at = samples.get(place).atMillis();
    long next = place + 1 < samples.size() ? samples.get(place + 1).atMillis() : knownAtMillis;
    return Math.min(Math.min(next, knownAtMillis), at + policy.trustMillis());
  }

  /** True when nobody looked for as long as a look is believed, and that time is over. */
  private static boolean alone(
      List<Sample> samples, int place, AvailabilityPolicy policy, long knownAtMillis) {
    long end = samples.get(place).atMillis() + policy.trustMillis();
    return end < Math.min(knownAtMillis, TimeRange.LATEST)
        && (place + 1 == samples.size() || samples.get(place + 1).atMillis() > end);
  }

  /**
   * Marks the samples that do not count, and returns them; the first of a run of which nobody knows
   * how it went on is made one that says so.
   */
  private static List<Sample> hysteresis(
      List<Sample> samples, AvailabilityPolicy policy, long knownAtMillis, boolean[] dropped) {
    List<Sample> passedOver = new ArrayList<>();
    Verdict condition = Verdict.NOT_OBSERVED;
    int first = 0;
    while (first < samples.size()) {
      Verdict run = samples.get(first).verdict();
      if (run == Verdict.NOT_OBSERVED) {
        first++;
        continue;
      }
      long observed = 0;
      boolean open = false;
      int end = first;
      for (; end < samples.size() && continues(samples.get(end), run); end++) {
        if (samples.get(end).verdict() != run) {
          continue;
        }
        if (run == Verdict.BAD && alone(samples, end, policy, knownAtMillis)) {
          open = true;
        } else {
          observed +=
              believedUntil(samples, end, policy, knownAtMillis) - samples.get(end).atMillis();
        }
      }
      if (condition == Verdict.NOT_OBSERVED || observed >= policy.delayMillis(run)) {
        condition = run;
      } else if (run != condition) {
        for (int i = first; i < end; i++) {
          if (samples.get(i).verdict() == run) {
            dropped[i] = true;
            passedOver.add(samples.get(i));
          }
        }
        if (open) {
          dropped[first] = false;
          samples.set(first, samples.get(first).asNotObserved());
        }
      }
      first = end;
    }
    return passedOver;
  }

  private static boolean continues(Sample sample, Verdict run) {
    return sample.verdict() == run || sample.verdict() == Verdict.NOT_OBSERVED;
  }

  /** Looks that said otherwise, but not for long enough to count; in order. */
  List<Sample> passedOver() {
    return passedOver;
  }

  Sample sample(int place) {
    return samples[place];
  }

  /** Place of the last sample at or before an instant, -1 when there is none. */
  int placeAt(long atMillis) {
    int low = 0;
    int high = samples.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (samples[middle].atMillis() <= atMillis) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  /** The samples that count from one instant to another. */
  List<Sample> between(TimeRange range) {
    int first = placeAt(range.fromMillis() - 1) + 1;
    int last = placeAt(range.toMillis() - 1);
    return Arrays.asList(samples).subList(first, last + 1);
  }

  Cursor from(long atMillis) {
    return new Cursor(placeAt(atMillis));
  }

  /** A place on the line, which only moves on. */
  final class Cursor {
    private int place;

    private Cursor(int place) {
      this.place = place;
    }

    /** The sample before or at an instant, believed or not. */
    @Nullable Sample at(long atMillis) {
      while (place + 1 < samples.length && samples[place + 1].atMillis() <= atMillis) {
        place++;
      }
      return place < 0 ? null : samples[place];
    }

    /** What it was at the instant just asked for. */
    TimeClass timeClass(long atMillis) {
      if (place < 0 || atMillis >= until[place]) {
        return TimeClass.UNKNOWN;
      }
      return switch (samples[place].verdict()) {
        case NOT_OBSERVED -> TimeClass.UNKNOWN;
        case GOOD -> TimeClass.UP;
        case BAD -> TimeClass.DOWN;
      };
    }

    long next(long atMillis) {
      if (place >= 0 && atMillis < until[place]) {
        return until[place];
      }
      return place + 1 < samples.length ? samples[place + 1].atMillis() : TimeRange.LATEST;
    }
  }
}
