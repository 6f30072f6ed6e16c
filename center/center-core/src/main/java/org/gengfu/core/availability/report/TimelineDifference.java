package org.gengfu.core.availability.report;

import java.util.ArrayList;
import java.util.List;
import org.gengfu.core.availability.AvailabilityTimeline;
import org.gengfu.core.availability.Stretch;
import org.gengfu.core.availability.TimeRange;

/**
 * A stretch of one device's time that counts differently in two versions.
 *
 * @param range where; both stretches cover it
 * @param before what it was, with the reasons
 * @param after what it is, with the reasons
 */
public record TimelineDifference(TimeRange range, Stretch before, Stretch after) {

  /**
   * Where two lines of the same device differ in class or in root, in order. Where one of them says
   * nothing yet, nothing is compared.
   */
  public static List<TimelineDifference> between(
      AvailabilityTimeline before, AvailabilityTimeline after, TimeRange range) {
    List<Stretch> old = before.stretches(range);
    List<Stretch> now = after.stretches(range);
    List<TimelineDifference> differences = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < old.size() && j < now.size()) {
      Stretch was = old.get(i);
      Stretch is = now.get(j);
      if (!same(was, is)) {
        was.range()
            .intersection(is.range())
            .ifPresent(both -> differences.add(new TimelineDifference(both, was, is)));
      }
      long wasTo = was.range().toMillis();
      long isTo = is.range().toMillis();
      i += wasTo <= isTo ? 1 : 0;
      j += isTo <= wasTo ? 1 : 0;
    }
    return differences;
  }

  private static boolean same(Stretch was, Stretch is) {
    boolean sameRoot =
        was.cause() == null
            ? is.cause() == null
            : is.cause() != null && was.cause().root().equals(is.cause().root());
    return was.timeClass() == is.timeClass() && sameRoot;
  }
}
