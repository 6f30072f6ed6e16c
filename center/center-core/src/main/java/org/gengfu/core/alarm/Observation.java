package org.gengfu.core.alarm;

import java.time.Instant;
import java.util.Comparator;
import org.gengfu.contract.Severity;
import org.jspecify.annotations.Nullable;

/**
 * One piece of evidence about a condition. Their natural order is the order in which they count: by
 * event time, then by the source's own order. Where both are equal, a return comes before an
 * exceed: a doubt never hides an alarm.
 *
 * @param eventTime when it was so at the device
 * @param order the source's own order of what it says, e.g. the outbox offset; 0 when unknown
 * @param kind what was seen
 * @param severity perceived severity; INDETERMINATE with a return
 * @param observed the value that decided, if it was a number
 * @param limit the limit that it crossed, if there was one
 * @param cause why a return is believed; DEVICE otherwise
 */
public record Observation(
    Instant eventTime,
    long order,
    Kind kind,
    Severity severity,
    @Nullable Double observed,
    @Nullable Double limit,
    ClearCause cause)
    implements Comparable<Observation> {
  private static final Comparator<Double> NUMBERS = Comparator.nullsFirst(Double::compare);
  private static final Comparator<Observation> ORDER =
      Comparator.comparing(Observation::eventTime)
          .thenComparingLong(Observation::order)
          .thenComparing(Observation::kind)
          .thenComparing(Observation::severity)
          .thenComparing(Observation::cause)
          .thenComparing(Observation::observed, NUMBERS)
          .thenComparing(Observation::limit, NUMBERS);

  /** What was seen, in the order in which simultaneous evidence counts. */
  public enum Kind {
    /** The condition is over. */
    RETURN,
    /** The condition is there. */
    EXCEED,
    /** The condition, if it is there, has this severity. */
    SEVERITY
  }

  static Observation returned(Instant eventTime, long order, ClearCause cause) {
    return new Observation(
        eventTime, order, Kind.RETURN, Severity.INDETERMINATE, null, null, cause);
  }

  @Override
  public int compareTo(Observation other) {
    return ORDER.compare(this, other);
  }
}
