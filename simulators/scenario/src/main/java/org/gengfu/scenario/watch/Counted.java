package org.gengfu.scenario.watch;

import java.time.Instant;

/**
 * A stretch of a camera's time and what it counts as.
 *
 * @param to its end, not in it
 * @param as {@code up}, {@code down}, {@code unknown}, {@code excluded} or {@code out}
 */
public record Counted(Instant from, Instant to, String as) {}
