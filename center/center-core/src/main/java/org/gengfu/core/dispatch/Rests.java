package org.gengfu.core.dispatch;

/**
 * Times with the breaks between them: begins and ends in turn, in order. Pure; any thread.
 *
 * <p>What has begun before a break goes on behind it, so also a work that is longer than any time
 * between two breaks can be done.
 */
final class Rests {
  private Rests() {}

  /** The first instant from one on that lies in no break. */
  static int over(int[] breaks, int from) {
    int at = from;
    for (int i = 0; i < breaks.length; i += 2) {
      if (breaks[i] <= at && at < breaks[i + 1]) {
        at = breaks[i + 1];
      }
    }
    return at;
  }

  /** When something is over that begins at an instant and takes so long without breaks. */
  static int after(int[] breaks, int from, int length) {
    int at = from;
    int left = length;
    for (int i = 0; i < breaks.length && at + left > breaks[i]; i += 2) {
      if (breaks[i + 1] > at) {
        left -= Math.max(0, breaks[i] - at);
        at = breaks[i + 1];
      }
    }
    return at + left;
  }
}
