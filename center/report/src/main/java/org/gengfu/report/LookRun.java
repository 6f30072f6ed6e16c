package org.gengfu.report;

import java.util.List;
import org.gengfu.core.availability.Sample;
import org.gengfu.core.availability.Verdict;
import org.gengfu.core.availability.report.Measure;

/**
 * Looks at a camera one after the other that all saw the same: at {@code first}, then every {@code
 * everyMillis} after it, and at {@code last}. A look at t was learned at the earlier of t +
 * (learnedFirst − first) and learnedLast.
 *
 * @param everyMillis time between two looks; 0 when there are none between first and last
 * @param resolutionMillis time between the first look and the one before it; between the others it
 *     is {@code everyMillis}
 * @param evidence id of the record
 */
record LookRun(
    long first,
    long last,
    long everyMillis,
    long resolutionMillis,
    Verdict online,
    Verdict intact,
    String evidence,
    long learnedFirst,
    long learnedLast) {
  LookRun {
    if (last < first || everyMillis < 0 || resolutionMillis < 0) {
      throw new IllegalArgumentException("a run of looks ends before it begins");
    }
    // Before it was made, if the clock of whoever looked was ahead of the center's.
    if (learnedLast < learnedFirst) {
      throw new IllegalArgumentException("the last look cannot be learned before the first");
    }
  }

  /**
   * The looks as samples. Where each would be believed until the next but one anyway, some are left
   * out: no instant counts otherwise for that.
   *
   * @param trustMillis how long a look is believed
   * @param all true when none may be left out, because some of them are in doubt
   */
  void addTo(List<Sample> samples, Measure measure, long trustMillis, boolean all) {
    Verdict verdict =
        switch (measure) {
          case ONLINE -> online;
          case INTACT -> online.and(intact);
          case RECORDED -> Verdict.NOT_OBSERVED;
        };
    samples.add(new Sample(first, verdict, evidence, resolutionMillis, learnedFirst));
    if (last == first) {
      return;
    }
    long lag = learnedFirst - first;
    if (everyMillis > 0 && everyMillis < last - first) {
      long belief = learnedFirst == learnedLast ? trustMillis : trustMillis - lag;
      long step = all ? everyMillis : everyMillis * Math.max(1, belief / everyMillis);
      for (long at = first + everyMillis; at < last; at += step) {
        samples.add(new Sample(at, verdict, evidence, everyMillis, learned(at, lag)));
      }
    }
    long resolution = everyMillis == 0 ? last - first : Math.min(everyMillis, last - first);
    samples.add(new Sample(last, verdict, evidence, resolution, learned(last, lag)));
  }

  private long learned(long at, long lag) {
    return Math.min(at + lag, learnedLast);
  }
}
