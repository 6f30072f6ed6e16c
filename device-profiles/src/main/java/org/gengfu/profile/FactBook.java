package org.gengfu.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.document.Mark;
import org.gengfu.document.Problems;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one device, and what of it the profile turned out to need. Of a specimen nothing
 * is known, and everything is taken to be there. One use, one thread.
 */
final class FactBook {
  private final DeviceFacts given;
  private final boolean specimen;
  private final Map<String, ResolvedPoint> needed = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private boolean complete = true;
  private int asked;

  FactBook(DeviceFacts given, boolean specimen) {
    this.given = given;
    this.specimen = specimen;
  }

  /** True when there is no device behind it, so that the whole profile is wanted. */
  boolean specimen() {
    return specimen;
  }

  /** How often a fact was asked for. */
  int asked() {
    return asked;
  }

  /** Asks for a point; true when nothing more can be learnt of it. */
  boolean settled(ResolvedPoint point) {
    asked++;
    needed.putIfAbsent(
        point.id(), point.edit().poll(PollClass.STATIC).period(null).write(null).done());
    String id = point.id();
    boolean settled =
        given.values().containsKey(id)
            || given.tables().containsKey(id)
            || given.missing().contains(id);
    complete &= settled;
    return settled;
  }

  /** The value of a fact, or null when it is not known, or the device does not give it. */
  @Nullable Operand value(String id) {
    return given.values().get(id);
  }

  /** The rows of a table; empty when they are not known, or there are none. */
  List<FactRow> rows(String id) {
    return given.tables().getOrDefault(id, List.of());
  }

  /** Something that could not be decided. */
  void note(String text) {
    if (!notes.contains(text) && notes.size() < 200) {
      notes.add(text);
    }
  }

  List<String> notes() {
    return notes;
  }

  boolean complete() {
    return complete || specimen;
  }

  /** The facts; too many are a mistake of the profile. */
  List<ResolvedPoint> facts(Mark profile, Problems problems) {
    if (needed.size() <= ProfileExtra.MAX_FACTS) {
      return List.copyOf(needed.values());
    }
    String message =
        needed.size()
            + " points must be read before the rest can be known, the most is "
            + ProfileExtra.MAX_FACTS;
    problems.add(profile, "OUT_OF_RANGE", message, "Lower count, or use fewer conditions");
    return List.copyOf(needed.values()).subList(0, ProfileExtra.MAX_FACTS);
  }
}
