package org.gengfu.center.dispatch;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the dispatcher must remember of an open order beside the order itself.
 *
 * @param named what a person decided, or null
 * @param refusedBy who gave it back
 * @param shortTold true once people were told that no part can be there in time
 * @param crewed who was joined to it as the second of a crew, or null
 */
record Marks(
    @Nullable Named named,
    SortedSet<String> refusedBy,
    boolean shortTold,
    @Nullable String crewed) {
  /** Nothing. */
  static final Marks NONE = new Marks(null, new TreeSet<>(), false, null);

  /**
   * A person's decision: it holds until another one is made, or the order is given back.
   *
   * @param technician who is to go
   * @param at not to begin before, or null for as soon as it can be
   * @param reason in the person's words; empty when none was asked for
   * @param by who decided
   */
  record Named(String technician, @Nullable Instant at, String reason, String by) {}

  Marks {
    refusedBy = Collections.unmodifiableSortedSet(new TreeSet<>(refusedBy));
  }

  Marks with(@Nullable Named other) {
    return new Marks(other, refusedBy, shortTold, crewed);
  }

  Marks givenBackBy(String technician) {
    SortedSet<String> all = new TreeSet<>(refusedBy);
    all.add(technician);
    return new Marks(null, all, shortTold, crewed);
  }

  Marks crewed(@Nullable String second) {
    return new Marks(named, refusedBy, shortTold, second);
  }

  Marks told() {
    return new Marks(named, refusedBy, true, crewed);
  }

  boolean isEmpty() {
    return named == null && refusedBy.isEmpty() && !shortTold && crewed == null;
  }
}
