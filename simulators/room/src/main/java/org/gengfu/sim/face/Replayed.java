package org.gengfu.sim.face;

import org.jspecify.annotations.Nullable;

/**
 * What a point said at a time of a recording.
 *
 * @param atMillis since the recording began
 * @param number in the point's unit, NaN for no value or a text
 * @param text the text of a text point, or null
 */
public record Replayed(long atMillis, String point, double number, @Nullable String text) {}
