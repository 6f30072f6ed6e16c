package org.gengfu.core.dispatch;

/**
 * How bad a plan is; compared part by part, the first that differs decides.
 *
 * @param unassigned weight of the orders for which nobody was found
 * @param breach weight times the chance of breach, in percent, by times of which nine of ten hold
 * @param late weight times expected lateness, in seconds
 * @param work seconds between leaving and being home again, ways and waits with it
 * @param unstable orders that are moved to somebody else (10, within the freeze horizon 100) or to
 *     another time (within the horizon 1)
 * @param uneven sum of the squares of each technician's minutes of work
 */
public record Cost(long unassigned, long breach, long late, long work, long unstable, long uneven)
    implements Comparable<Cost> {
  /** Nothing. */
  public static final Cost NONE = new Cost(0, 0, 0, 0, 0, 0);

  /** Both together. */
  public Cost plus(Cost other) {
    return new Cost(
        unassigned + other.unassigned,
        breach + other.breach,
        late + other.late,
        work + other.work,
        unstable + other.unstable,
        uneven + other.uneven);
  }

  /** What this has more. */
  public Cost minus(Cost other) {
    return new Cost(
        unassigned - other.unassigned,
        breach - other.breach,
        late - other.late,
        work - other.work,
        unstable - other.unstable,
        uneven - other.uneven);
  }

  @Override
  public int compareTo(Cost other) {
    int by = Long.compare(unassigned, other.unassigned);
    by = by != 0 ? by : Long.compare(breach, other.breach);
    by = by != 0 ? by : Long.compare(late, other.late);
    by = by != 0 ? by : Long.compare(work, other.work);
    by = by != 0 ? by : Long.compare(unstable, other.unstable);
    return by != 0 ? by : Long.compare(uneven, other.uneven);
  }
}
