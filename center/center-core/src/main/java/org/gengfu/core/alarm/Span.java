package org.gengfu.core.alarm;

import java.time.Instant;
import org.gengfu.contract.Severity;
import org.jspecify.annotations.Nullable;

/**
 * One occurrence of a condition, as the evidence tells it.
 *
 * @param number 1 and up, by raise time
 * @param raised first exceeding instant
 * @param cleared first returning instant, null while it lasts
 * @param cause why it is taken to be over; DEVICE while it lasts
 * @param severity perceived severity, the last one said
 * @param observed the value that decided, if it was a number
 * @param limit the limit that it crossed, if there was one
 * @param toggles how often it came back before the off-delay ran out
 */
public record Span(
    int number,
    Instant raised,
    @Nullable Instant cleared,
    ClearCause cause,
    Severity severity,
    @Nullable Double observed,
    @Nullable Double limit,
    int toggles) {
  boolean isOpen() {
    return cleared == null;
  }

  Span closedAt(Instant when, ClearCause why) {
    return new Span(number, raised, when, why, severity, observed, limit, toggles);
  }

  Span open() {
    return new Span(number, raised, null, ClearCause.DEVICE, severity, observed, limit, toggles);
  }

  Span with(Severity other) {
    return new Span(number, raised, cleared, cause, other, observed, limit, toggles);
  }

  Span toggled() {
    return new Span(number, raised, cleared, cause, severity, observed, limit, toggles + 1);
  }

  /** True when both were active at a common instant. */
  boolean overlaps(Span other) {
    Instant otherEnd = other.cleared;
    return (cleared == null || !other.raised.isAfter(cleared))
        && (otherEnd == null || !raised.isAfter(otherEnd));
  }
}
