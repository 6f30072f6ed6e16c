package org.gengfu.core.learned;

import org.gengfu.core.incident.CauseRule;

/**
 * Something that was learned and that a person may accept. Accepting changes nothing by itself: the
 * rule book or the drawing is then edited in that person's name. Immutable.
 *
 * @param id the same every night for the same matter
 * @param content what is proposed, with its evidence
 * @param state whether somebody decided
 * @param user who decided; empty while nobody did
 * @param reason why; empty while nobody decided
 * @param decidedMillis when, milliseconds since 1970-01-01 UTC; 0 while nobody decided
 */
public record Proposal(
    String id, Content content, State state, String user, String reason, long decidedMillis) {
  /** What became of it. */
  public enum State {
    /** Nobody decided. */
    OPEN,
    /** A person took it over. */
    ACCEPTED,
    /** A person declined it; it is not proposed again. */
    DECLINED
  }

  /** What is proposed. */
  public sealed interface Content {}

  /** A rule that the rule book lacks. */
  public record NewRule(CauseRule rule, PairEvidence evidence) implements Content {}

  /** An edge that the drawing may lack; which relation it is, the evidence cannot say. */
  public record MissingEdge(CoFailureEvidence evidence) implements Content {}

  static Proposal of(Content content) {
    String id =
        switch (content) {
          case NewRule(CauseRule rule, PairEvidence ignored) -> "rule " + rule.id();
          case MissingEdge(CoFailureEvidence evidence) ->
              evidence.one().compareTo(evidence.other()) < 0
                  ? "edge %s | %s".formatted(evidence.one(), evidence.other())
                  : "edge %s | %s".formatted(evidence.other(), evidence.one());
        };
    return new Proposal(id, content, State.OPEN, "", "", 0);
  }

  /**
   * The same, decided.
   *
   * @throws IllegalArgumentException without a user or a reason, when it is decided already, or
   *     when the state is no decision
   */
  public Proposal decided(State decision, String who, String why, long atMillis) {
    if (who.isBlank() || why.isBlank() || decision == State.OPEN) {
      throw new IllegalArgumentException(
          "a decision on '%s' needs a user, a reason, and to accept or decline".formatted(id));
    }
    if (state != State.OPEN) {
      throw new IllegalArgumentException(
          "'%s' was decided by %s already: %s, %s".formatted(id, user, state, reason));
    }
    return new Proposal(id, content, decision, who, why, atMillis);
  }
}
