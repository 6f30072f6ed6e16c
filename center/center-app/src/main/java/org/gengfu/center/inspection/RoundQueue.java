package org.gengfu.center.inspection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** When which round is to be looked at again. One thread. */
final class RoundQueue {
  private record Due(long atMillis, String round) {}

  private final TreeSet<Due> sorted =
      new TreeSet<>(Comparator.comparingLong(Due::atMillis).thenComparing(Due::round));
  private final Map<String, Due> known = new HashMap<>();

  void clear() {
    sorted.clear();
    known.clear();
  }

  /** It is to be looked at then, and at no other time; never for the latest of all. */
  void put(String round, long atMillis) {
    remove(round);
    if (atMillis != Long.MAX_VALUE) {
      Due due = new Due(atMillis, round);
      known.put(round, due);
      sorted.add(due);
    }
  }

  void remove(String round) {
    Due before = known.remove(round);
    if (before != null) {
      sorted.remove(before);
    }
  }

  /** Those whose time has come, at most so many, the longest waiting first. */
  List<String> due(long nowMillis, int most) {
    List<String> found = new ArrayList<>();
    for (Due due : sorted) {
      if (due.atMillis() > nowMillis || found.size() >= most) {
        break;
      }
      found.add(due.round());
    }
    return found;
  }

  Optional<Long> first() {
    return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.first().atMillis());
  }
}
