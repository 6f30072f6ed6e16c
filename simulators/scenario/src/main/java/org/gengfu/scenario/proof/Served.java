package org.gengfu.scenario.proof;

import java.time.Instant;

/**
 * A value that a simulated device gave.
 *
 * @param at when the answer went out
 * @param value flags as 0 and 1; NaN for "no value"
 */
public record Served(Instant at, double value) {}
