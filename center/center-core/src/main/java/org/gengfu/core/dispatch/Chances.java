package org.gengfu.core.dispatch;

/**
 * Chances of being late. Times of ways and works are taken as normal, and as independent of each
 * other. Pure; any thread.
 */
final class Chances {
  /** So many standard deviations above the mean lies what nine of ten hold. */
  static final double NINETIETH = 1.2815515655446004;

  private static final int STEPS_PER_DEVIATION = 20;
  private static final int DEVIATIONS = 3;
  private static final int[] PERCENT = table();

  private Chances() {}

  /** Variance from how far nine of ten lie above the mean. */
  static double variance(double above) {
    double deviation = above / NINETIETH;
    return deviation * deviation;
  }

  /** The chance, in percent, that more than so much is needed. */
  static int percentOver(long slack, double variance) {
    if (variance < 1) {
      return slack < 0 ? 100 : 0;
    }
    double deviations = slack / StrictMath.sqrt(variance);
    int step = (int) Math.round(deviations * STEPS_PER_DEVIATION);
    int edge = DEVIATIONS * STEPS_PER_DEVIATION;
    return step <= -edge ? 100 : step >= edge ? 0 : PERCENT[step + edge];
  }

  private static int[] table() {
    int edge = DEVIATIONS * STEPS_PER_DEVIATION;
    int[] table = new int[2 * edge + 1];
    for (int step = -edge; step <= edge; step++) {
      table[step + edge] = (int) Math.round(100 * upper(step / (double) STEPS_PER_DEVIATION));
    }
    return table;
  }

  /** Upper tail of the normal distribution (Abramowitz and Stegun 26.2.17). */
  private static double upper(double z) {
    double x = Math.abs(z);
    double t = 1 / (1 + 0.2316419 * x);
    double series =
        t
            * (0.319381530
                + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    double tail = StrictMath.exp(-x * x / 2) / StrictMath.sqrt(2 * StrictMath.PI) * series;
    return z >= 0 ? tail : 1 - tail;
  }
}
