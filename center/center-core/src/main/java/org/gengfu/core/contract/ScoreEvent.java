package org.gengfu.core.contract;

import java.time.Instant;

/**
 * Something that a score sheet counts.
 *
 * @param rule the line that it belongs to, for what a person judged; else empty
 * @param incident its id, empty for none
 * @param amount of a fault: milliseconds; else the points lost, 0 for what the rule says
 */
public record ScoreEvent(
    Measure measure, String rule, Instant at, Text why, String incident, long amount) {}
