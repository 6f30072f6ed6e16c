package org.gengfu.simulation;

import java.util.List;
import java.util.Random;

/**
 * Chance by one seed. Each part of the world has a stream of its own, so that none moves another.
 */
final class Streams {
  private final long seed;

  Streams(long seed) {
    this.seed = seed;
  }

  /** The stream of a part; equal for equal seed and name. */
  Random of(String part) {
    long mixed = seed * 0x9E3779B97F4A7C15L;
    for (int i = 0; i < part.length(); i++) {
      mixed = (mixed ^ part.charAt(i)) * 0xBF58476D1CE4E5B9L;
      mixed ^= mixed >>> 29;
    }
    return new Random(mixed);
  }

  /** One of several. */
  static <T> T pick(Random random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  /** A time of at least and at most so many milliseconds. */
  static long between(Random random, long least, long most) {
    return random.nextLong(least, most + 1);
  }
}
