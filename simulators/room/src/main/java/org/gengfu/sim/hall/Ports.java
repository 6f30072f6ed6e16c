package org.gengfu.sim.hall;

import java.util.Arrays;

/**
 * The ports of a switch: which have a link, and how much has passed. Not thread safe; {@link #copy}
 * is for views.
 */
final class Ports {
  /** Most ports of one switch. */
  static final int MOST = 52;

  private static final double BUSY_OCTETS_PER_SECOND = 40_000;

  private final boolean[] down;
  private final double[] in;
  private final double[] out;

  Ports() {
    this(new boolean[MOST], new double[MOST], new double[MOST]);
  }

  private Ports(boolean[] down, double[] in, double[] out) {
    this.down = down;
    this.in = in;
    this.out = out;
  }

  Ports copy() {
    return new Ports(Arrays.copyOf(down, MOST), Arrays.copyOf(in, MOST), Arrays.copyOf(out, MOST));
  }

  /** Ports are numbered from 1. */
  void link(int port, boolean up) {
    down[port - 1] = !up;
  }

  boolean up(int port) {
    return port < 1 || port > MOST || !down[port - 1];
  }

  double in(int port) {
    return Math.rint(in[port - 1]);
  }

  double out(int port) {
    return Math.rint(out[port - 1]);
  }

  /** Lets traffic pass: each port has its own measure, the first one carries what all others do. */
  void step(double elapsed) {
    double all = 0;
    for (int i = 1; i < MOST; i++) {
      if (!down[i]) {
        double octets = BUSY_OCTETS_PER_SECOND * elapsed / (1 + i % 7);
        in[i] += octets;
        out[i] += 3 * octets;
        all += octets;
      }
    }
    if (!down[0]) {
      in[0] += 3 * all;
      out[0] += all;
    }
  }
}
