package org.gengfu.core.availability.report;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A device that is counted.
 *
 * @param id its own
 * @param groups what it belongs to; a dimension that is missing is the group with the empty name,
 *     CAMERA is always the id alone
 * @param party who answers for downtime of which no incident is known
 * @param weight how much it counts in weighted rates, 1 to {@value #MAX_WEIGHT}
 */
public record Subject(String id, Map<Dimension, Set<String>> groups, String party, long weight) {
  /** Largest weight. */
  public static final long MAX_WEIGHT = 1_000;

  /** Most groups of one dimension that one device may belong to. */
  public static final int MAX_GROUPS = 16;

  public Subject {
    if (id.isBlank() || weight < 1 || weight > MAX_WEIGHT) {
      throw new IllegalArgumentException(
          "a subject needs an id and a weight from 1 to %d: '%s', %d"
              .formatted(MAX_WEIGHT, id, weight));
    }
    Map<Dimension, Set<String>> copy = new TreeMap<>();
    for (Map.Entry<Dimension, Set<String>> entry : groups.entrySet()) {
      if (entry.getValue().size() > MAX_GROUPS) {
        throw new IllegalArgumentException(
            "%s belongs to %d groups of %s, at most %d"
                .formatted(id, entry.getValue().size(), entry.getKey(), MAX_GROUPS));
      }
      copy.put(entry.getKey(), Set.copyOf(entry.getValue()));
    }
    groups = Map.copyOf(copy);
  }

  /** Its groups of one dimension, in order; never empty. */
  public Set<String> groups(Dimension dimension) {
    if (dimension == Dimension.CAMERA) {
      return Set.of(id);
    }
    Set<String> named = groups.getOrDefault(dimension, Set.of());
    return named.isEmpty() ? Set.of("") : new TreeSet<>(named);
  }
}
