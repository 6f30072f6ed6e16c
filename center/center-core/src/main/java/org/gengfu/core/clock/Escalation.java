package org.gengfu.core.clock;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Which steps of a clock have come. Pure; whoever tells them remembers up to which. */
public final class Escalation {
  /** A step that is told this much after it came is late. */
  public static final long LATE_AFTER = 60_000;

  /** Steps end here: who has not acted at ten times the promise will not at eleven. */
  public static final int LAST = 1_000;

  private Escalation() {}

  /** The step after one; 50 after none (0). */
  public static int after(int percent) {
    return percent < 50
        ? 50
        : percent < 75 ? 75 : percent < 90 ? 90 : percent < 100 ? 100 : percent + 25;
  }

  /**
   * The steps that have come and were not told. One that the clock has taken back since (a pause
   * that became known late) is not told again when it comes a second time: told is told.
   *
   * @param toldPercent the highest that was told, 0 for none
   */
  public static List<EscalationStep> due(
      Promise promise, ClockHistory history, int toldPercent, long nowMillis) {
    List<EscalationStep> due = new ArrayList<>();
    Stop stop = history.stop(nowMillis);
    long end = stop == null ? nowMillis : Math.min(nowMillis, stop.atMillis());
    for (int percent = after(toldPercent); percent <= LAST; percent = after(percent)) {
      OptionalLong at = Clocks.reached(promise, history, percent, nowMillis);
      if (at.isEmpty() || at.getAsLong() > end) {
        break;
      }
      due.add(
          new EscalationStep(
              history.id(), percent, at.getAsLong(), nowMillis - at.getAsLong() > LATE_AFTER));
    }
    return List.copyOf(due);
  }

  /** When the next step comes, if the clock runs on as it does; empty when none does. */
  public static OptionalLong next(
      Promise promise, ClockHistory history, int toldPercent, long nowMillis) {
    int percent = after(toldPercent);
    return percent > LAST || history.stop(nowMillis) != null
        ? OptionalLong.empty()
        : Clocks.reached(promise, history, percent, nowMillis);
  }
}
