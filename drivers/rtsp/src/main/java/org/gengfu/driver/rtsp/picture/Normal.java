package org.gengfu.driver.rtsp.picture;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * What a camera's measures usually are at one hour: a mean that drifts with sane pictures, only so
 * far from the first ones. One thread.
 */
final class Normal {
  /** Pictures after which it counts. */
  static final int ENOUGH = 5;

  /** The newest picture's share in the mean, once that many were seen. */
  private static final int SETTLED = 20;

  /** Farthest that a mean may drift from that of the first pictures, as a share of it. */
  private static final double DRIFT = 0.25;

  /** Drift that is allowed to means near zero, in steps. */
  private static final double LEAST_DRIFT = 1;

  private static final int MEAN = 0;
  private static final int CONTRAST = 1;
  private static final int SHARPNESS = 2;
  private static final int NOISE = 3;
  private static final int BLUE = 4;
  private static final int RED = 5;
  private static final int STRIPES = 6;
  private static final int COUNT = 7;

  private final double[] means = new double[COUNT];
  private final double[] first = new double[COUNT];
  private int seen;

  boolean isKnown() {
    return seen >= ENOUGH;
  }

  void learn(PictureMeasures m) {
    double[] now = {
      m.mean(), m.contrast(), m.sharpness(), m.noise(), m.blue(), m.red(), m.stripes().amplitude()
    };
    seen = Math.min(seen + 1, SETTLED);
    for (int i = 0; i < COUNT; i++) {
      means[i] += (now[i] - means[i]) / seen;
      if (seen <= ENOUGH) {
        first[i] = means[i];
      } else {
        // Sharpness is a share, not a number of steps.
        double least = i == SHARPNESS ? 0 : LEAST_DRIFT;
        double most = Math.max(least, Math.abs(first[i]) * (i == SHARPNESS ? 0.1 : DRIFT));
        means[i] = Math.clamp(means[i], first[i] - most, first[i] + most);
      }
    }
  }

  double mean() {
    return means[MEAN];
  }

  double contrast() {
    return means[CONTRAST];
  }

  double sharpness() {
    return means[SHARPNESS];
  }

  double noise() {
    return means[NOISE];
  }

  double stripes() {
    return means[STRIPES];
  }

  /** Distance of a picture's mean colour from the usual one. */
  double cast(PictureMeasures m) {
    return Math.hypot(m.blue() - means[BLUE], m.red() - means[RED]);
  }

  void save(DataOutputStream out) throws IOException {
    out.writeByte(seen);
    for (int i = 0; i < COUNT; i++) {
      out.writeDouble(means[i]);
      out.writeDouble(first[i]);
    }
  }

  static Normal load(DataInputStream in) throws IOException {
    Normal normal = new Normal();
    normal.seen = in.readUnsignedByte();
    if (normal.seen > SETTLED) {
      throw new IOException(normal.seen + " pictures of an hour");
    }
    for (int i = 0; i < COUNT; i++) {
      normal.means[i] = in.readDouble();
      normal.first[i] = in.readDouble();
      if (!Double.isFinite(normal.means[i]) || !Double.isFinite(normal.first[i])) {
        throw new IOException("no number");
      }
    }
    return normal;
  }
}
