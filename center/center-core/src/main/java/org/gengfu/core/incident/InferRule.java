package org.gengfu.core.incident;

import java.time.Duration;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.gengfu.core.graph.Relation;

/**
 * Several children that fail together speak for their silent parent.
 *
 * @param id unique in its rule book
 * @param version grows with every edit
 * @param parentType node type of the parent
 * @param inferredType alarm type that it then counts to have
 * @param via how the children hang on it
 * @param childTypes node types of the children that count
 * @param effectTypes alarm types of theirs that speak for it
 * @param minChildren fewest children that must fail together
 * @param minShare least share of the children that count, 0 to 1
 * @param window within which they must fail
 * @param settle how long the parent's own word is waited for
 */
public record InferRule(
    String id,
    int version,
    String parentType,
    String inferredType,
    Relation via,
    SortedSet<String> childTypes,
    SortedSet<String> effectTypes,
    int minChildren,
    double minShare,
    Duration window,
    Duration settle) {
  public InferRule {
    childTypes = Collections.unmodifiableSortedSet(new TreeSet<>(childTypes));
    effectTypes = Collections.unmodifiableSortedSet(new TreeSet<>(effectTypes));
    if (id.isEmpty() || childTypes.isEmpty() || effectTypes.isEmpty()) {
      throw new IllegalArgumentException("rule '" + id + "' needs an id, child and effect types");
    }
    if (minChildren < 1 || !(minShare >= 0 && minShare <= 1)) {
      throw new IllegalArgumentException(
          "rule %s: at least one child and a share of 0 to 1, not %d and %s"
              .formatted(id, minChildren, minShare));
    }
  }
}
