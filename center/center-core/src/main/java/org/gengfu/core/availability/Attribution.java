package org.gengfu.core.availability;

/**
 * The cause of a device's downtime as whoever correlates incidents sees it. It never makes time
 * down, it only says whose it is. Of several the one recorded last counts, so that an incident may
 * get another root.
 *
 * @param range from the incident's first effect on the device to its last
 */
public record Attribution(TimeRange range, Root root, Known known) implements RangeFact {}
