package org.gengfu.center.watch;

import java.time.Instant;
import org.gengfu.center.store.Times;
import org.gengfu.core.alarm.AlarmState;
import org.gengfu.core.alarm.Condition;
import org.gengfu.core.alarm.DisplayState;
import org.gengfu.core.alarm.Occurrence;
import org.gengfu.core.alarm.Occurrence.Acknowledgement;
import org.gengfu.core.alarm.Span;
import org.gengfu.core.alarm.Visibility;
import org.jspecify.annotations.Nullable;

/** Makes list rows from the machine's state. Pure; any thread. */
final class AlarmRows {
  private AlarmRows() {}

  /**
   * The row of one occurrence: the present one shows the alarm's regions, an earlier one is over.
   */
  static AlarmRow row(long id, AlarmState state, Occurrence occurrence, AlarmTexts texts) {
    Span span = occurrence.span();
    boolean present = state.current().map(last -> last.span().number()).orElse(0) == span.number();
    boolean open = present && state.condition().isActive();
    boolean acknowledged = occurrence.isAcknowledged();
    Visibility.@Nullable Shelf shelf = state.visibility().shelf();
    boolean waits = !acknowledged && state.visibility().isShown();
    Instant cleared = span.cleared();
    return new AlarmRow(
        id,
        state.key(),
        span.number(),
        texts.type(state.key()),
        span.severity(),
        texts.text(state.key()),
        texts.action(state.key()),
        present ? state.display() : earlier(acknowledged),
        present ? condition(state.condition()) : "normal",
        open,
        present && state.latched(),
        shelf == null || !present ? null : shelf.until(),
        present ? state.isPresentAnnunciated() : waits,
        span.toggles(),
        Times.storable(span.raised()),
        occurrence.received(),
        Times.storable(state.changed()),
        cleared == null ? null : Times.storable(cleared),
        cleared == null ? null : AlarmTable.causeName(span.cause()),
        finite(span.observed()),
        finite(span.limit()),
        occurrence.acknowledgement());
  }

  private static DisplayState earlier(boolean acknowledged) {
    return acknowledged ? DisplayState.NORMAL : DisplayState.RETURNED_UNACKNOWLEDGED;
  }

  private static String condition(Condition condition) {
    return switch (condition) {
      case Condition.Normal ignored -> "normal";
      case Condition.PendingRaise ignored -> "pending-raise";
      case Condition.Active ignored -> "active";
      case Condition.PendingClear ignored -> "pending-clear";
      case Condition.Unknown ignored -> "unknown";
    };
  }

  /** Late evidence showed that it never was: it is closed, and says why. */
  static AlarmRow withdrawn(AlarmRow row, Instant now) {
    return closed(row, now, AlarmRow.WITHDRAWN, new Acknowledgement("", now, "withdrawn"));
  }

  /** Too many occurrences of this alarm wait for an acknowledgement; the oldest is let go. */
  static AlarmRow superseded(AlarmRow row, Instant now) {
    return closed(row, now, row.clearCause(), new Acknowledgement("", now, "superseded"));
  }

  private static AlarmRow closed(
      AlarmRow row, Instant now, @Nullable String cause, Acknowledgement ack) {
    Instant cleared = row.cleared();
    return new AlarmRow(
        row.id(),
        row.key(),
        row.occurrence(),
        row.alarmType(),
        row.severity(),
        row.text(),
        row.action(),
        DisplayState.NORMAL,
        "normal",
        false,
        false,
        null,
        false,
        row.toggles(),
        row.raised(),
        row.received(),
        now,
        cleared == null ? row.raised() : cleared,
        cause,
        row.observed(),
        row.limit(),
        ack);
  }

  private static @Nullable Double finite(@Nullable Double value) {
    return value == null || !Double.isFinite(value) ? null : value;
  }
}
