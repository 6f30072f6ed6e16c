package org.gengfu.core.clock;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gengfu.core.calendar.KeyPeriods;
import org.gengfu.core.calendar.WorkCalendar;

/**
 * One promise of a contract in one edition.
 *
 * @param id its name within the contract, e.g. {@code G17/restore}
 * @param version counts its editions
 * @param targets by level; a level that is missing is not promised anything
 * @param pauses reasons for which the contract lets the clock stand; others are refused
 * @param reopenMillis within so long after a restore the same fault proves that it was none
 */
public record Promise(
    String id,
    int version,
    PromiseKind kind,
    Map<Level, Target> targets,
    SpanReading reading,
    WorkCalendar calendar,
    KeyPeriods keys,
    Set<String> pauses,
    long reopenMillis) {
  /** What holds unless the contract says otherwise: a day. */
  public static final long USUAL_REOPEN = 86_400_000;

  public Promise {
    if (targets.isEmpty()) {
      throw new IllegalArgumentException("promise " + id + " has no target for any level");
    }
    targets = Collections.unmodifiableMap(new EnumMap<>(targets));
    pauses = Set.copyOf(pauses);
    Objects.requireNonNull(calendar);
  }

  /** What is promised at a level that it covers. */
  Target target(Level level) {
    return Objects.requireNonNull(
        targets.get(level), () -> "promise " + id + " has no target at level " + level.number());
  }

  /** True when something is promised at that level. */
  public boolean covers(Level level) {
    return targets.containsKey(level);
  }
}
