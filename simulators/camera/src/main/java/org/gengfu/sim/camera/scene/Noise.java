package org.gengfu.sim.camera.scene;

import java.util.Random;

/** Fast bell-shaped noise, the same for the same seed. One thread. */
final class Noise {
  private static final int SIZE = 1 << 12;
  private static final float[] BELL = new float[SIZE];

  static {
    Random random = new Random(4_711);
    for (int i = 0; i < SIZE; i++) {
      BELL[i] = (float) random.nextGaussian();
    }
  }

  private long state;

  Noise(long seed) {
    // SplitMix64's finish, so that neighbouring seeds have nothing in common.
    long mixed = seed + 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    state = (mixed ^ (mixed >>> 31)) | 1;
  }

  private long next() {
    state ^= state << 13;
    state ^= state >>> 7;
    state ^= state << 17;
    return state;
  }

  /** Mean 0, deviation 1. */
  float bell() {
    return BELL[(int) (next() >>> 40) & (SIZE - 1)];
  }

  /** 0 up to, not including, a bound. */
  int below(int bound) {
    return (int) ((next() >>> 33) % bound);
  }
}
