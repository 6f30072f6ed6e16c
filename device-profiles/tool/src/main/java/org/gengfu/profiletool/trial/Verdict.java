package org.gengfu.profiletool.trial;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What came of testing one profile. For one thread. */
final class Verdict {
  /** Most failures that are kept; the rest is counted. */
  private static final int MOST_KEPT = 20;

  private final List<String> failures = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Set<String> unasked = new LinkedHashSet<>();
  private int right;
  private int wrong;

  void right() {
    right++;
  }

  void wrong(String where, String what) {
    wrong++;
    if (failures.size() < MOST_KEPT) {
      failures.add(where.isEmpty() ? what : where + ": " + what);
    }
  }

  /** Adds what came of a part of the test. */
  void add(Verdict part) {
    right += part.right;
    wrong += part.wrong;
    part.failures.stream().limit(MOST_KEPT - failures.size()).forEach(failures::add);
    part.notes.forEach(this::note);
    unasked.addAll(part.unasked);
  }

  /** Something that was not tested, and why. */
  void note(String text) {
    if (!notes.contains(text)) {
      notes.add(text);
    }
  }

  /** Points that nobody asks for, because the device says them by itself. */
  void unasked(List<String> points) {
    unasked.addAll(points);
  }

  int rightCount() {
    return right;
  }

  int wrongCount() {
    return wrong;
  }

  List<String> failures() {
    List<String> lines = new ArrayList<>(failures);
    if (wrong > failures.size()) {
      lines.add("and " + (wrong - failures.size()) + " more");
    }
    return lines;
  }

  List<String> notes() {
    List<String> lines = new ArrayList<>(notes);
    if (!unasked.isEmpty()) {
      lines.add(unasked.size() + " points are never asked for: " + String.join(", ", unasked));
    }
    return lines;
  }
}
