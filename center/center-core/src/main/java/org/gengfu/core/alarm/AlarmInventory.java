package org.gengfu.core.alarm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How many live alarms are in which state, and which have been active for too long. Made from the
 * states, never kept beside them, so the sum over the states is the number of live keys.
 *
 * @param live how many keys have a live instance
 * @param byState how many of them an operator's list calls what; every state is there
 * @param stale the longest standing first, at most {@value #MAX_STALE}
 * @param staleCount how many there are, also of those that the list has no room for
 */
public record AlarmInventory(
    int live, Map<DisplayState, Integer> byState, List<AlarmKey> stale, int staleCount) {
  /** Most alarms on the stale list; of more, those that stand longest. */
  public static final int MAX_STALE = 10_000;

  /**
   * @throws IllegalStateException when two live instances have the same key
   */
  public static AlarmInventory of(Collection<AlarmState> states) {
    Map<DisplayState, Integer> byState = new EnumMap<>(DisplayState.class);
    for (DisplayState state : DisplayState.values()) {
      byState.put(state, 0);
    }
    Set<AlarmKey> keys = new HashSet<>();
    List<AlarmState> stale = new ArrayList<>();
    for (AlarmState state : states) {
      if (state.archived()) {
        continue;
      }
      if (!keys.add(state.key())) {
        throw new IllegalStateException("two live instances of " + state.key());
      }
      byState.merge(state.display(), 1, Integer::sum);
      if (state.isStale()) {
        stale.add(state);
      }
    }
    Comparator<AlarmState> longestFirst =
        Comparator.comparing(state -> state.occurrences().getLast().span().raised());
    List<AlarmKey> listed =
        stale.stream()
            .sorted(longestFirst.thenComparing(state -> state.key().toString()))
            .limit(MAX_STALE)
            .map(AlarmState::key)
            .toList();
    return new AlarmInventory(keys.size(), byState, listed, stale.size());
  }
}
