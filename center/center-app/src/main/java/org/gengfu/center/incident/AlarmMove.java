package org.gengfu.center.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.core.alarm.AlarmChange;
import org.gengfu.core.alarm.AlarmFact;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.alarm.AlarmState;
import org.gengfu.core.alarm.Occurrence;
import org.gengfu.core.incident.AlarmEvent.Change;
import org.jspecify.annotations.Nullable;

/**
 * An alarm was raised or cleared. Pure; any thread.
 *
 * @param alarm which
 * @param change what happened
 * @param time event time
 * @param number of the occurrence
 */
public record AlarmMove(AlarmKey alarm, Change change, Instant time, int number) {

  /** What a fact moves. A changed past moves what differs from what was told before. */
  public static List<AlarmMove> of(AlarmState before, AlarmFact fact) {
    AlarmKey key = fact.key();
    if (fact.change() instanceof AlarmChange.Raised raised) {
      Instant at = raised.span().raised();
      return List.of(new AlarmMove(key, Change.RAISE, at, raised.span().number()));
    }
    if (fact.change() instanceof AlarmChange.Cleared cleared) {
      return List.of(new AlarmMove(key, Change.CLEAR, cleared.cleared(), cleared.number()));
    }
    return fact.change() instanceof AlarmChange.Revised revised
        ? revised(before, revised)
        : List.of();
  }

  private static List<AlarmMove> revised(AlarmState before, AlarmChange.Revised revised) {
    Map<Instant, Occurrence> old = new HashMap<>();
    before.occurrences().stream()
        .filter(occurrence -> occurrence.span().number() >= revised.from())
        .forEach(occurrence -> old.put(occurrence.span().raised(), occurrence));
    List<AlarmMove> moves = new ArrayList<>();
    for (Occurrence occurrence : revised.occurrences()) {
      int number = occurrence.span().number();
      Instant raised = occurrence.span().raised();
      Occurrence known = old.remove(raised);
      if (known == null) {
        moves.add(new AlarmMove(before.key(), Change.RAISE, raised, number));
      }
      @Nullable Instant cleared = occurrence.span().cleared();
      if (cleared != null && (known == null || !cleared.equals(known.span().cleared()))) {
        moves.add(new AlarmMove(before.key(), Change.CLEAR, cleared, number));
      } else if (cleared == null && known != null && known.span().cleared() != null) {
        moves.add(new AlarmMove(before.key(), Change.RAISE, known.span().cleared(), number));
      }
    }
    for (Occurrence never : old.values()) {
      Instant raised = never.span().raised();
      if (never.span().cleared() == null) {
        moves.add(new AlarmMove(before.key(), Change.CLEAR, raised, never.span().number()));
      }
    }
    return moves;
  }
}
