package org.gengfu.core.dispatch;

/**
 * When a better plan is worth telling people that theirs has changed. Less chance of breach always
 * is.
 *
 * @param lateSeconds so much weighted lateness must be gained
 * @param workSeconds or so much working time for each point of instability (10 of them for every
 *     order that goes to somebody else), at least for one order
 */
public record Stability(long lateSeconds, long workSeconds) {
  /** The usual one: a minute of lateness, or ten minutes of work for each order that moves. */
  public static final Stability USUAL = new Stability(60, 60);

  /** True when the better plan should be taken. */
  public boolean worth(Cost known, Cost better) {
    Cost gain = known.minus(better);
    if (gain.unassigned() != 0) {
      return gain.unassigned() > 0;
    }
    if (gain.breach() != 0) {
      return gain.breach() > 0;
    }
    if (gain.late() >= lateSeconds) {
      return true;
    }
    long moved = Math.max(10, better.unstable() - known.unstable());
    return gain.late() >= 0 && gain.work() >= workSeconds * moved;
  }
}
