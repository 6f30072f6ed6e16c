package org.gengfu.core.clock;

/**
 * How much of a promise is used up, added up exactly. As long as one target holds, whole
 * milliseconds of it are enough; fractions begin with the second. For one walk, one thread.
 */
final class Spent {
  private Share before = Share.NONE;
  private long target = 1;
  private long millis;

  /** So many milliseconds at a target more. */
  void add(long more, long ofTarget) {
    if (ofTarget != target) {
      before = share();
      target = ofTarget;
      millis = 0;
    }
    millis += more;
  }

  /** After how many milliseconds at a target a percentage is first used up; 0 if it is. */
  long until(int percent, long ofTarget) {
    if (before == Share.NONE && (ofTarget == target || millis == 0)) {
      long needed = (percent * ofTarget + 99) / 100;
      return Math.max(0, needed - millis);
    }
    return share().until(percent, 100, ofTarget);
  }

  /** In thousandths, rounded down; at most a million. */
  int permille() {
    return before == Share.NONE
        ? (int) Math.min(1_000_000, millis * 1_000 / target)
        : share().permille();
  }

  private Share share() {
    return millis == 0 ? before : before.plus(millis, target);
  }
}
