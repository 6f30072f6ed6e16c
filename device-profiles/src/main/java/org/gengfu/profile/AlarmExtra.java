package org.gengfu.profile;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What most alarm rules do not have.
 *
 * @param windows values over a time, by the name that the rule's expressions use; a rule for no
 *     data is a window that counts, with the condition {@code window == 0}
 * @param suppressedBy alarms of the same device that explain this one: while one of them stands,
 *     this one is not raised
 * @param latch true when it stays until a person resets it
 * @param reAlarm told again after this while it stands, or null
 * @param spares part numbers of {@link ResolvedProfile#spares} that the repair may need
 * @param doc where the limit comes from, empty for unknown
 * @param automatic true when the severity of an enumeration's value or of a bit made the rule
 */
public record AlarmExtra(
    Map<String, Window> windows,
    List<String> suppressedBy,
    boolean latch,
    @Nullable Duration reAlarm,
    List<String> spares,
    String doc,
    boolean automatic) {
  /** None of it. */
  public static final AlarmExtra NONE =
      new AlarmExtra(Map.of(), List.of(), false, null, List.of(), "", false);

  /** The same with other alarms that explain it. */
  AlarmExtra withSuppressedBy(List<String> others) {
    return new AlarmExtra(windows, others, latch, reAlarm, spares, doc, automatic);
  }

  /** The same with other windows. */
  AlarmExtra withWindows(Map<String, Window> others) {
    return new AlarmExtra(others, suppressedBy, latch, reAlarm, spares, doc, automatic);
  }

  public AlarmExtra {
    windows = Map.copyOf(windows);
    suppressedBy = List.copyOf(suppressedBy);
    spares = List.copyOf(spares);
  }
}
