package org.gengfu.core.dispatch.routing;

/**
 * How a search behaves.
 *
 * @param hot how hot it begins, as a part of the mean duration of a route
 * @param cold how hot it ends
 * @param meanOut how many requests are taken out at a time, in the mean
 * @param blinks chance that a place is left out
 * @param regret share of steps that put back by regret instead of one by one
 * @param exchange share of steps that give a route to another technician
 */
record Tuning(
    double hot, double cold, double meanOut, double blinks, double regret, double exchange) {
  static final Tuning USUAL = new Tuning(0.4, 0.005, 15, 0.01, 0.6, 0.08);
}
