package org.gengfu.core.dispatch.routing;

/**
 * Numbers that look random and follow from a seed alone (SplitMix64, public domain). One thread.
 */
final class Dice {
  private long state;

  Dice(long seed) {
    this.state = seed;
  }

  private long next() {
    state += 0x9E3779B97F4A7C15L;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** From 0, below a bound of at most 2^31. */
  int below(int bound) {
    return (int) (((next() >>> 33) * bound) >>> 31);
  }

  /** From 0, below 1. */
  double real() {
    return (next() >>> 11) * 0x1.0p-53;
  }
}
