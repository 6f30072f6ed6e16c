package org.gengfu.dispatch.internal;

/**
 * An order as the solver moves it.
 *
 * @param order its place in the problem's list
 */
public record PlannedVisit(int order) {}
