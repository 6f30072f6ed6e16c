package org.gengfu.core.inspection;

import java.time.Instant;
import java.util.List;

/** What comes to rounds. */
public sealed interface RoundInput {
  /** A round is planned; one that is known already stays as it is. */
  record Plan(Round round) implements RoundInput {}

  /**
   * Something was found.
   *
   * @param round id of the round
   */
  record Found(String round, List<Answer> answers) implements RoundInput {
    public Found {
      answers = List.copyOf(answers);
    }
  }

  /**
   * A person says that the round is made.
   *
   * @param people who took part, at least one
   * @param signature name of the place's owner who signed, empty when nobody did
   */
  record Finish(String round, String by, List<String> people, String signature, Instant at)
      implements RoundInput {
    public Finish {
      people = List.copyOf(people);
    }
  }

  /** Nothing but time. */
  record TimePassed() implements RoundInput {}
}
