package org.gengfu.driver.link;

import org.gengfu.driver.RawValue;
import org.gengfu.profile.link.LinkSource.Measure;

/**
 * The figures of one window of probes. Memory does not grow with the number of probes. For one
 * thread.
 */
final class Figures {
  private static final double NANOS_PER_MILLI = 1e6;

  private long sent;
  private long lost;
  private long sum;
  private long least = Long.MAX_VALUE;
  private long most;
  private long last = -1;
  private long differences;
  private long differenceSum;

  /** Counts an answer, in the order of the answers. */
  void answered(long nanos) {
    sent++;
    sum += nanos;
    least = Math.min(least, nanos);
    most = Math.max(most, nanos);
    if (last >= 0) {
      differences++;
      differenceSum += Math.abs(nanos - last);
    }
    last = nanos;
  }

  /** Counts a probe without an answer; the answers around it are no neighbours. */
  void lost() {
    sent++;
    lost++;
    last = -1;
  }

  long sent() {
    return sent;
  }

  /** One figure; absent when no probe allows it. */
  RawValue of(Measure measure, boolean reachable) {
    long answers = sent - lost;
    return switch (measure) {
      case REACHABLE -> new RawValue.Whole(reachable ? 1 : 0);
      case SENT -> new RawValue.Whole(sent);
      case LOST -> new RawValue.Whole(lost);
      case LOSS -> ratio(100.0 * lost, sent, "no probe was sent");
      case RTT_MEAN -> ratio(sum / NANOS_PER_MILLI, answers, "no probe was answered");
      case RTT_MIN -> ratio(least / NANOS_PER_MILLI, Math.min(1, answers), "no probe was answered");
      case RTT_MAX -> ratio(most / NANOS_PER_MILLI, Math.min(1, answers), "no probe was answered");
      case JITTER ->
          ratio(
              differenceSum / NANOS_PER_MILLI,
              differences,
              "no two neighbouring probes were answered");
    };
  }

  private static RawValue ratio(double sum, long count, String otherwise) {
    return count == 0 ? new RawValue.Absent(otherwise) : new RawValue.Real(sum / count);
  }
}
