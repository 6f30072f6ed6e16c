package org.gengfu.core.inspection;

import java.time.Instant;

/**
 * What telemetry says of a point.
 *
 * @param value as it is written
 * @param good true when the device vouches for it
 * @param at when it was read
 */
public record KnownValue(String value, boolean good, Instant at) {}
