package org.gengfu.telemetry;

import java.time.Instant;

/**
 * The good numbers of one point in one stretch of time; stretches without any have no bucket.
 *
 * @param start where the stretch begins
 * @param min lowest value
 * @param mean mean of the values, each counting once
 * @param max highest value
 * @param count how many values, 1 and up
 */
public record Bucket(Instant start, double min, double mean, double max, long count) {}
