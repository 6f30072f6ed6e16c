package org.gengfu.core.inspection;

import java.time.Instant;
import java.util.List;

/** What happens to rounds. */
public sealed interface RoundFact {
  /** Id of the round. */
  String round();

  /** It will be due. */
  record Planned(Round planned) implements RoundFact {
    @Override
    public String round() {
      return planned.id();
    }
  }

  /** Something was found. */
  record Answered(String round, Answer answer) implements RoundFact {}

  /** It is made. */
  record Finished(
      String round, String by, List<String> people, String signature, Instant at, boolean late)
      implements RoundFact {
    public Finished {
      people = List.copyOf(people);
    }
  }

  /**
   * Somebody is to be told.
   *
   * @param late true when that is more than a minute after it was due, because nobody was there to
   *     tell
   */
  record Escalated(String round, RoundStep step, Instant at, boolean late) implements RoundFact {}

  /** It is no longer kept here; its record is. */
  record Forgotten(String round) implements RoundFact {}

  /** Nothing happens. */
  record Refused(String round, Why why, String detail) implements RoundFact {
    /** Why not. */
    public enum Why {
      /** There is no such round, stop or item. */
      UNKNOWN,
      /** The answer is not of the item's kind. */
      WRONG,
      /** The round is finished, or not complete, or not begun. */
      CONFLICT
    }
  }
}
