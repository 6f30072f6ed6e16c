package org.gengfu.center.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gengfu.core.clock.ClockFact;
import org.gengfu.core.clock.ClockFile;
import org.gengfu.core.clock.ClockState;
import org.gengfu.core.clock.ClockWord;

/**
 * The clocks' side of one transaction: facts go in. What is committed is not touched. Only the
 * writer's thread may use it.
 */
final class ClockDraft {
  private final Instant now;
  private final List<ClockFact> facts = new ArrayList<>();
  private final Set<String> changed = new LinkedHashSet<>();
  private ClockState state;

  ClockDraft(ClockState state, Instant now) {
    this.state = state;
    this.now = now;
  }

  void take(ClockFact fact) {
    state = state.after(fact);
    if (!(fact instanceof ClockFact.Refused)) {
      facts.add(fact);
      changed.add(fact.clock());
    }
  }

  /** Clocks that ended so long ago that they are not held; nothing of them is new. */
  void recall(List<ClockFile> stored) {
    state = state.recalled(stored);
  }

  Instant now() {
    return now;
  }

  long millis() {
    return now.toEpochMilli();
  }

  /** The program says so. */
  ClockWord word(String reason) {
    return new ClockWord(ClockWord.CENTER, millis(), reason);
  }

  ClockState state() {
    return state;
  }

  /** The clocks of an incident that count. */
  List<ClockFile> of(String incident) {
    return state.of(incident).stream().filter(file -> file.cancelled() == null).toList();
  }

  List<ClockFact> facts() {
    return facts;
  }

  /** Those that are new or other than before. */
  List<ClockFile> changed() {
    List<ClockFile> files = new ArrayList<>();
    for (String id : changed) {
      ClockFile file = state.file(id);
      if (file != null) {
        files.add(file);
      }
    }
    return files;
  }

  boolean isEmpty() {
    return facts.isEmpty();
  }
}
