package org.gengfu.scenario;

import java.time.Duration;

/**
 * One step of a timeline.
 *
 * @param at how long after the start
 * @param action what happens
 * @param label what expectations call it, empty for nothing
 */
public record Step(Duration at, Action action, String label) {}
