package org.gengfu.driver.camera.sweep;

import java.time.Duration;
import java.util.Locale;

/**
 * Why a period cannot be met, and what would help.
 *
 * @param group the group whose bound is too tight, empty for the whole bus
 * @param cameras that share the bound
 * @param visits the bound
 * @param each mean time of one visit
 * @param needed time that all of them need
 * @param period that is set
 */
public record Shortage(
    String group, int cameras, int visits, Duration each, Duration needed, Duration period) {

  /** Visits at once that would meet the period, by the time that is told, in tenths of a second. */
  public int enoughVisits() {
    double work = cameras * Math.ceil(10 * seconds(each) - 1e-6) / 10;
    return Math.min(cameras, (int) Math.floor(work / seconds(period)) + 1);
  }

  /** For people: what is wrong and what to do. */
  public String words() {
    String who = group.isEmpty() ? "" : "group " + group + ": ";
    String lacks =
        String.format(
            Locale.ROOT,
            "%,d cameras at %,d at once and %.1f s each need %,d s: period %,d s cannot be met",
            cameras,
            visits,
            seconds(each),
            (long) Math.ceil(seconds(needed)),
            period.toSeconds());
    long longer = (long) Math.ceil(seconds(needed));
    String advice =
        enoughVisits() > visits
            ? String.format(
                Locale.ROOT, "raise visits to %,d or period to %,d s", enoughVisits(), longer)
            : String.format(Locale.ROOT, "raise period to %,d s", longer);
    return who + lacks + "; " + advice;
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
