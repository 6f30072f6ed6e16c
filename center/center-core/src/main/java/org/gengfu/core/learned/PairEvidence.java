package org.gengfu.core.learned;

import java.time.Duration;

/**
 * How often one alarm type was followed by another over one relation.
 *
 * @param pair the two types
 * @param causes raises of the cause that had somebody below them to follow
 * @param followed how many of those were followed within the window
 * @param preceded how many were preceded within the window instead
 * @param expected how many would have been followed by chance, by the rates of the effect at the
 *     very nodes and the covered time of each window
 * @param lagP50 half of the effects came within this
 * @param lagP95 nineteen of twenty came within this
 * @param sites distinct sites at which it was followed; where a node's site is not known, the
 *     bearing node counts as one
 * @param chance probability that as many follow by chance
 */
public record PairEvidence(
    TypePair pair,
    long causes,
    long followed,
    long preceded,
    double expected,
    Duration lagP50,
    Duration lagP95,
    int sites,
    double chance) {
  /** How many times more often than by chance. */
  public double lift() {
    return expected > 0 ? followed / expected : 0;
  }

  /** How many times more often after than before; half a time is added to both. */
  public double asymmetry() {
    return (followed + 0.5) / (preceded + 0.5);
  }

  boolean suffices(LearningPolicy policy, double threshold) {
    return followed >= policy.leastCount()
        && sites >= policy.leastSites()
        && lift() >= policy.leastLift()
        && asymmetry() >= policy.leastAsymmetry()
        && chance <= threshold;
  }
}
