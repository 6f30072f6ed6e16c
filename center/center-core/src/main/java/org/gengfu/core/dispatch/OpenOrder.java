package org.gengfu.core.dispatch;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An order that somebody must go for.
 *
 * @param id its number
 * @param place where
 * @param skills what who goes must be able to do
 * @param people how many must go together, at least 1; 2 for work that nobody does alone
 * @param skus kinds of part of which one is needed, the best first; empty for none
 * @param reservedAt where a part is kept for this order already: a warehouse's or a technician's
 *     id; null for nowhere
 * @param typicalMillis how long the work takes in the mean
 * @param ninetiethMillis within which nine of ten such works are done
 * @param arriveBy until when somebody must be there, or null
 * @param endBy until when it must be done, or null
 * @param access when one is let in; empty for always
 * @param level 1 to 4, 1 the gravest
 * @param planned who has it in the plan that people know, or null
 * @param plannedStart when the work begins in that plan
 * @param named whom a person named: nobody else goes, and skills are not asked; null for nobody
 * @param refusedBy who gave it back already
 */
public record OpenOrder(
    String id,
    Spot place,
    SortedSet<String> skills,
    int people,
    List<String> skus,
    @Nullable String reservedAt,
    long typicalMillis,
    long ninetiethMillis,
    @Nullable Long arriveBy,
    @Nullable Long endBy,
    List<Window> access,
    int level,
    @Nullable String planned,
    long plannedStart,
    @Nullable String named,
    SortedSet<String> refusedBy) {
  /** One for which nobody was named, and that nobody gave back. */
  public OpenOrder(
      String id,
      Spot place,
      SortedSet<String> skills,
      int people,
      List<String> skus,
      @Nullable String reservedAt,
      long typicalMillis,
      long ninetiethMillis,
      @Nullable Long arriveBy,
      @Nullable Long endBy,
      List<Window> access,
      int level,
      @Nullable String planned,
      long plannedStart) {
    this(
        id,
        place,
        skills,
        people,
        skus,
        reservedAt,
        typicalMillis,
        ninetiethMillis,
        arriveBy,
        endBy,
        access,
        level,
        planned,
        plannedStart,
        null,
        new TreeSet<>());
  }

  public OpenOrder {
    refusedBy = Collections.unmodifiableSortedSet(new TreeSet<>(refusedBy));
    skills = Collections.unmodifiableSortedSet(new TreeSet<>(skills));
    skus = List.copyOf(skus);
    access = List.copyOf(access);
    if (level < 1 || level > 4) {
      throw new IllegalArgumentException("order \"" + id + "\": levels are 1 to 4");
    }
    if (typicalMillis < 0 || ninetiethMillis < typicalMillis) {
      throw new IllegalArgumentException(
          "order \"" + id + "\": nine of ten works cannot be done before the typical one");
    }
  }

  /** The same without a part, for who goes all the same. */
  public OpenOrder withoutPart() {
    return new OpenOrder(
        id,
        place,
        skills,
        people,
        List.of(),
        null,
        typicalMillis,
        ninetiethMillis,
        arriveBy,
        endBy,
        access,
        level,
        planned,
        plannedStart,
        named,
        refusedBy);
  }

  /** True when somebody may go for it. */
  boolean isFor(Technician who) {
    return named != null
        ? named.equals(who.id())
        : !refusedBy.contains(who.id())
            && who.people() >= people
            && who.skills().containsAll(skills);
  }
}
