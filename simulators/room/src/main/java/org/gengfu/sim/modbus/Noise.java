package org.gengfu.sim.modbus;

import java.util.SplittableRandom;

/** Bytes that mean nothing, the same ones for the same seed. Guarded by itself; any thread. */
final class Noise {
  private final SplittableRandom random;

  Noise(long seed) {
    random = new SplittableRandom(seed);
  }

  synchronized byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
