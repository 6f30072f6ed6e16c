package org.gengfu.core.inspection;

import org.gengfu.core.availability.TimeRange;

/**
 * When one round is to be made.
 *
 * @param key unique among the windows of its plan, e.g. {@code 2026-11-23.2}
 * @param range from when until when
 */
public record RoundWindow(String key, TimeRange range) {}
