package org.gengfu.simulation;

/**
 * What a run that kept all promises was like.
 *
 * @param seed of the run
 * @param faults that happened
 * @param steps of the center and of the edges
 * @param transactions of the center
 * @param facts that the center committed
 * @param restarts of the center
 * @param told incidents of which somebody was told
 * @param hash of the correlator's state at the end, before all was forgotten
 */
public record Outcome(
    long seed,
    int faults,
    long steps,
    int transactions,
    int facts,
    int restarts,
    int told,
    String hash) {}
