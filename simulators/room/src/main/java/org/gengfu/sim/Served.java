package org.gengfu.sim;

import org.jspecify.annotations.Nullable;

/**
 * One value of one point that a device gave to whoever asked.
 *
 * @param millis when the answer went out, milliseconds since the epoch
 * @param value the number, flags as 0 and 1; NaN for a text or a sentinel
 * @param text the text, or null
 */
record Served(long millis, double value, @Nullable String text) {}
