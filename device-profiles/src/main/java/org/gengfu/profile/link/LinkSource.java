package org.gengfu.profile.link;

import org.gengfu.profile.ValueKind;
import org.gengfu.profile.WireSource;

/** One figure of a link. */
public record LinkSource(Measure measure) implements WireSource {
  /** What is measured over a window; times in milliseconds. */
  public enum Measure {
    /** False after {@link LinkBlock#downAfter} probes in a row without an answer; told at once. */
    REACHABLE(ValueKind.FLAG),
    /** Mean time from a probe to its answer. */
    RTT_MEAN(ValueKind.REAL),
    RTT_MIN(ValueKind.REAL),
    RTT_MAX(ValueKind.REAL),
    /** Mean of the absolute differences of neighbouring round trips (as RFC 3393 differences). */
    JITTER(ValueKind.REAL),
    /** Probes without an answer, in percent of those sent. */
    LOSS(ValueKind.REAL),
    /** Probes of the window. */
    SENT(ValueKind.WHOLE),
    /** Probes of the window without an answer. */
    LOST(ValueKind.WHOLE);

    private final ValueKind kind;

    Measure(ValueKind kind) {
      this.kind = kind;
    }

    /** Kind of its values. */
    public ValueKind kind() {
      return kind;
    }
  }
}
