package org.gengfu.scenario.proof;

import java.time.Instant;

/**
 * A reading in the store.
 *
 * @param at its event time
 * @param value flags as 0 and 1; NaN for none
 * @param good true when its quality is good
 */
public record Stored(Instant at, double value, boolean good) {}
