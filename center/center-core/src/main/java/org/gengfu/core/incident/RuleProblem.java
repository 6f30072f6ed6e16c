package org.gengfu.core.incident;

import java.util.List;

/**
 * Something in a rule book that contradicts itself, or that can never do anything.
 *
 * @param kind what
 * @param rules ids of the rules, in the order of the circle or of the book
 * @param english what is wrong and what to do
 * @param chinese the same
 */
public record RuleProblem(Kind kind, List<String> rules, String english, String chinese) {
  public RuleProblem {
    rules = List.copyOf(rules);
  }

  /** What can be wrong. */
  public enum Kind {
    /** Types cause each other in a circle. */
    CYCLE,
    /** Two rules join the same types over the same way with different limits. */
    DIFFERENT_LIMITS,
    /** Two rules say the same. */
    DOUBLE,
    /** The least lag may be more than the most. */
    LAG_ORDER,
    /** What is typical is not allowed. */
    TYPICAL_OUTSIDE,
    /** An alarm or node type that nobody knows. */
    UNKNOWN_TYPE,
    /** A parent is inferred, but no rule then joins the children to it. */
    NOTHING_ADOPTED
  }
}
