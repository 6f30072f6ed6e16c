package org.gengfu.core.incident;

import java.util.List;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.graph.GraphPath;

/**
 * Why an alarm belongs to its cause: the record that explains one membership.
 *
 * @param cause number of the cause's episode
 * @param causeKey which alarm that is
 * @param rule id of the rule that joined them; {@value #AGAIN} and {@value #BY_HAND} are the two
 *     that no rule book holds
 * @param ruleVersion version of the rule; 0 for those two
 * @param kind whether the effect is down, or only not observed
 * @param path the way through the graph, from the cause to the effect
 * @param graphVersion version of the graph that showed it
 * @param lag how long after the cause the effect came, and what was allowed
 * @param rejected other causes that were looked at, best first; at most {@value #MOST_REJECTED}
 * @param by for a decision by hand: who and why; else empty
 */
public record Reason(
    long cause,
    AlarmKey causeKey,
    String rule,
    int ruleVersion,
    CauseRule.Kind kind,
    GraphPath path,
    long graphVersion,
    Lag lag,
    List<Rejected> rejected,
    String by) {
  /** Rule id of an alarm that came again shortly after it had cleared. */
  public static final String AGAIN = "again";

  /** Rule id of a decision by hand. */
  public static final String BY_HAND = "by-hand";

  /** The most rejected candidates that are kept. */
  public static final int MOST_REJECTED = 4;

  public Reason {
    rejected = List.copyOf(rejected);
  }

  /**
   * Time from cause to effect, milliseconds.
   *
   * @param millis what it was; negative when the effect was seen first
   * @param minMillis least that the rule allows
   * @param maxMillis most that the rule allows here
   * @param offMillis distance from what is typical
   */
  public record Lag(long millis, long minMillis, long maxMillis, long offMillis) {}

  /** A cause that was looked at and not taken. */
  public record Rejected(long episode, AlarmKey key, String rule, long lagMillis, Why why) {}

  /** Why a cause was not taken. */
  public enum Why {
    /** The effect came too long before it. */
    TOO_EARLY,
    /** The effect came too long after it. */
    TOO_LATE,
    /** It was over before the effect came. */
    HAD_ENDED,
    /** It is itself caused by the effect. */
    CIRCLE,
    /** Another one explains it better: nearer, reported rather than inferred, or nearer in time. */
    LESS_NEAR
  }

  /** The same with these rejected ones, as far as they are kept. */
  Reason rejecting(List<Rejected> others) {
    return new Reason(
        cause,
        causeKey,
        rule,
        ruleVersion,
        kind,
        path,
        graphVersion,
        lag,
        others.size() > MOST_REJECTED ? others.subList(0, MOST_REJECTED) : others,
        by);
  }
}
