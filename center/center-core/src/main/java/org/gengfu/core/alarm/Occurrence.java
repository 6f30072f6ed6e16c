package org.gengfu.core.alarm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One occurrence of an alarm and what people did about it.
 *
 * @param span what happened
 * @param received when the center first learned of it, by the center's clock
 * @param acknowledgement who saw it, null while nobody did
 * @param escalation how often it was announced again because it stayed active after its
 *     acknowledgement
 * @param stale it has been active for longer than its policy calls usual
 */
public record Occurrence(
    Span span,
    Instant received,
    @Nullable Acknowledgement acknowledgement,
    int escalation,
    boolean stale) {
  /** The highest step of escalation; further ones are no news. */
  static final int MAX_ESCALATION = 1_000;

  /**
   * Somebody saw the alarm.
   *
   * @param user who
   * @param at when, by the center's clock
   * @param comment what was said, may be empty
   */
  public record Acknowledgement(String user, Instant at, String comment) {}

  static Occurrence fresh(Span span, Instant received) {
    return new Occurrence(span, received, null, 0, false);
  }

  /** True once somebody acknowledged it and nothing happened since that asks for it again. */
  public boolean isAcknowledged() {
    return acknowledgement != null;
  }

  Occurrence with(Span other) {
    return new Occurrence(other, received, acknowledgement, escalation, stale);
  }

  Occurrence acknowledged(@Nullable Acknowledgement by) {
    return new Occurrence(span, received, by, escalation, stale);
  }

  Occurrence escalated(int level) {
    return new Occurrence(span, received, null, level, stale);
  }

  Occurrence markedStale() {
    return new Occurrence(span, received, acknowledgement, escalation, true);
  }
}
