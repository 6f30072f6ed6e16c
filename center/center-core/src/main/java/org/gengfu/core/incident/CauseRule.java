package org.gengfu.core.incident;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.gengfu.core.graph.Relation;

/**
 * One alarm can cause another: over which way and within which time.
 *
 * @param id unique in its rule book
 * @param version grows with every edit
 * @param causeType alarm type of the cause
 * @param effectType alarm type of the effect
 * @param via relations that the way may use
 * @param minHops fewest steps from cause to effect; 0 is the same node
 * @param maxHops most steps, at most {@value #MOST_HOPS}
 * @param throughPeer true when the cause's qualifier names the node through which the way must go:
 *     the far end of a cut link
 * @param lagMin least time from cause to effect; negative when the effect may be noticed first
 * @param lagMax most time from cause to effect
 * @param typical what it usually is: of two possible causes the one nearer to it is taken
 * @param clearLag how long after the cause's end the effect may last
 * @param kind whether the effect is down, or only not observed
 * @param source where the limits come from
 */
public record CauseRule(
    String id,
    int version,
    String causeType,
    String effectType,
    Set<Relation> via,
    int minHops,
    int maxHops,
    boolean throughPeer,
    Duration lagMin,
    LagLimit lagMax,
    Duration typical,
    Duration clearLag,
    Kind kind,
    String source) {
  /** The most steps of a rule. */
  public static final int MOST_HOPS = 6;

  /** What an effect is. */
  public enum Kind {
    /** It is down. */
    SERVICE,
    /** Its observer is down: nothing is known of it. */
    VISIBILITY
  }

  public CauseRule {
    via = via.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(via));
    if (id.isEmpty() || causeType.isEmpty() || effectType.isEmpty()) {
      throw new IllegalArgumentException("a rule needs an id and two alarm types: " + id);
    }
    if (minHops < 0 || maxHops < minHops || maxHops > MOST_HOPS) {
      throw new IllegalArgumentException(
          "rule %s: hops %d..%d are no range within 0..%d"
              .formatted(id, minHops, maxHops, MOST_HOPS));
    }
    if (maxHops > 0 && via.isEmpty()) {
      throw new IllegalArgumentException("rule " + id + " names no relation to go by");
    }
    if (lagMin.compareTo(lagMax.most()) > 0) {
      throw new IllegalArgumentException(
          "rule %s: the least lag %s is more than the most, %s".formatted(id, lagMin, lagMax));
    }
  }

  /** True when a way of so many steps fits. */
  boolean fits(int hops) {
    return minHops <= hops && hops <= maxHops;
  }
}
