package org.gengfu.sim.line;

import java.util.SplittableRandom;

/** Bytes that mean nothing, the same ones for the same seed. Guarded by itself; any thread. */
public final class Noise {
  private final SplittableRandom random;

  public Noise(long seed) {
    random = new SplittableRandom(seed);
  }

  /** So many of them. */
  public synchronized byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
