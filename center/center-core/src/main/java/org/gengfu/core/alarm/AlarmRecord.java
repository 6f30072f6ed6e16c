package org.gengfu.core.alarm;

import java.time.Instant;
import java.util.Optional;
import org.gengfu.contract.Severity;
import org.gengfu.core.alarm.AlarmDescription.EventType;
import org.jspecify.annotations.Nullable;

/**
 * An alarm as lists and interfaces show it: one row per key, speaking of its present or last
 * occurrence (RFC 8632, section 4). What correlation adds is not in it.
 *
 * @param key what it is about
 * @param description what the profile says of it
 * @param eventType class of the alarm
 * @param perceivedSeverity of the present occurrence
 * @param cleared true when the condition is over; not a severity
 * @param observed false while the source cannot be heard: {@code cleared} is then the last known
 * @param occurrenceNumber 1 and up
 * @param raisedTime first exceeding instant
 * @param clearedTime first returning instant, null while it lasts
 * @param clearCause why it is taken to be over, null while it lasts
 * @param receivedTime when the center first learned of the occurrence
 * @param changedTime event time of the last change
 * @param display what an operator's list calls it
 * @param annunciated true when that list shows it
 * @param acknowledgement who saw the present occurrence, null while nobody did
 * @param unacknowledgedBranches earlier occurrences that nobody has acknowledged
 * @param toggleCount how often the condition came back before the off-delay ran out
 * @param escalation how often it was announced again
 * @param stale active for longer than usual
 * @param observedValue the value that decided, if it was a number
 * @param limit the limit that it crossed, if there was one
 * @param ruleVersion version of the rule
 */
public record AlarmRecord(
    AlarmKey key,
    AlarmDescription description,
    EventType eventType,
    Severity perceivedSeverity,
    boolean cleared,
    boolean observed,
    int occurrenceNumber,
    Instant raisedTime,
    @Nullable Instant clearedTime,
    @Nullable ClearCause clearCause,
    Instant receivedTime,
    Instant changedTime,
    DisplayState display,
    boolean annunciated,
    Occurrence.@Nullable Acknowledgement acknowledgement,
    int unacknowledgedBranches,
    int toggleCount,
    int escalation,
    boolean stale,
    @Nullable Double observedValue,
    @Nullable Double limit,
    String ruleVersion) {

  /** The record of a state; empty while the alarm was never raised. */
  public static Optional<AlarmRecord> of(AlarmState state, AlarmDescription description) {
    return state.current().map(present -> of(state, present, description));
  }

  private static AlarmRecord of(
      AlarmState state, Occurrence present, AlarmDescription description) {
    Span span = present.span();
    return new AlarmRecord(
        state.key(),
        description,
        description.eventType(),
        span.severity(),
        !state.condition().isActive(),
        state.condition() instanceof Condition.Known,
        span.number(),
        span.raised(),
        span.cleared(),
        span.isOpen() ? null : span.cause(),
        present.received(),
        state.changed(),
        state.display(),
        state.isAnnunciated(),
        present.acknowledgement(),
        state.branches().size(),
        span.toggles(),
        present.escalation(),
        present.stale(),
        span.observed(),
        span.limit(),
        state.policy().ruleVersion());
  }
}
