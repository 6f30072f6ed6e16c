package org.gengfu.core.calendar;

/**
 * One stretch of service on a day, by the clock on the wall.
 *
 * @param fromMinute minutes after the day's midnight, 0 to 1,439
 * @param toMinute the same, exclusive, above {@code fromMinute}; above 1,440 it ends on the next
 *     day, at most one day after it began
 */
public record ServiceHours(int fromMinute, int toMinute) {
  /** Minutes of a day without a change of clocks. */
  public static final int DAY = 1_440;

  /** The whole day, whatever its length. */
  public static final ServiceHours ALL_DAY = new ServiceHours(0, DAY);

  public ServiceHours {
    if (fromMinute < 0 || fromMinute >= DAY || toMinute <= fromMinute) {
      throw new IllegalArgumentException(
          "service from minute "
              + fromMinute
              + " to "
              + toMinute
              + ": it must begin within the day"
              + " and end after that");
    }
    if (toMinute - fromMinute > DAY) {
      throw new IllegalArgumentException(
          "service from minute " + fromMinute + " to " + toMinute + " is longer than a day");
    }
  }
}
