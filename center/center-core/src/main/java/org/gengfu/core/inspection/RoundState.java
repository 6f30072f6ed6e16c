package org.gengfu.core.inspection;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One round and what became of it. Never changes.
 *
 * @param answers the newest of each item at each stop
 * @param told what somebody was told already
 * @param finished how it was finished, null while it is not
 */
public record RoundState(
    Round round,
    SortedMap<Answer.Key, Answer> answers,
    Set<RoundStep> told,
    RoundFact.@Nullable Finished finished) {
  public RoundState {
    answers = Collections.unmodifiableSortedMap(new TreeMap<>(answers));
    told = told.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(told));
  }

  /** As it is planned. */
  public static RoundState of(Round round) {
    return new RoundState(round, new TreeMap<>(), Set.of(), null);
  }

  /** With answers, and with what somebody was told already. */
  public static RoundState of(
      Round round, SortedMap<Answer.Key, Answer> answers, Set<RoundStep> told) {
    return new RoundState(round, answers, told, null);
  }

  /** The same, finished. */
  public RoundState made(RoundFact.Finished fact) {
    return new RoundState(round, answers, told, fact);
  }

  /** How far it has come. */
  public enum Stage {
    PLANNED,
    DUE,
    MISSED,
    DONE
  }

  /** How far it has come at an instant. */
  public Stage stage(Instant now) {
    if (finished != null) {
      return Stage.DONE;
    }
    long at = now.toEpochMilli();
    if (at < round.window().fromMillis()) {
      return Stage.PLANNED;
    }
    return at < round.window().toMillis() ? Stage.DUE : Stage.MISSED;
  }

  /** The answer to an item at a stop, or null. */
  public @Nullable Answer answer(String node, String item) {
    return answers.get(new Answer.Key(node, item));
  }

  /** How many answers are not what is normal. */
  public int abnormal() {
    int count = 0;
    for (Answer answer : answers.values()) {
      CheckItem item = round.item(answer.item());
      count += item != null && item.abnormal(answer.value()) ? 1 : 0;
    }
    return count;
  }
}
