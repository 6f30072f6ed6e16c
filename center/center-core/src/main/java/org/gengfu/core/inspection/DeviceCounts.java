package org.gengfu.core.inspection;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often each device was on a finished round in a calendar month, against what a contract wants
 * ("each device at least two rounds a month"). Pure.
 */
public final class DeviceCounts {
  /**
   * A device and its month.
   *
   * @param done finished rounds that it was on
   * @param least how many it must be
   */
  public record Count(Stop stop, YearMonth month, int done, int least) {
    /** True when it falls short. */
    public boolean shortOf() {
      return done < least;
    }
  }

  private DeviceCounts() {}

  /**
   * The devices of a plan that fall short, if the day on which they are to be named has come.
   *
   * @param devices all that the plan is about
   * @param rounds of that plan, finished or not
   */
  public static List<Count> shortAt(
      InspectionPlan plan, List<Stop> devices, Collection<RoundState> rounds, Instant now) {
    ZoneId zone = plan.calendar().zone();
    LocalDate day = now.atZone(zone).toLocalDate();
    if (plan.perMonth() == 0 || day.getDayOfMonth() < plan.warnDay()) {
      return List.of();
    }
    return of(plan, devices, rounds, YearMonth.from(day)).stream().filter(Count::shortOf).toList();
  }

  /** All devices of a plan in a month. */
  public static List<Count> of(
      InspectionPlan plan, List<Stop> devices, Collection<RoundState> rounds, YearMonth month) {
    ZoneId zone = plan.calendar().zone();
    Map<String, Integer> done = new TreeMap<>();
    for (RoundState state : rounds) {
      RoundFact.Finished finished = state.finished();
      if (finished != null
          && state.round().plan().equals(plan.id())
          && YearMonth.from(finished.at().atZone(zone)).equals(month)) {
        state.round().stops().forEach(stop -> done.merge(stop.node(), 1, Integer::sum));
      }
    }
    List<Count> counts = new ArrayList<>();
    for (Stop stop : devices) {
      counts.add(new Count(stop, month, done.getOrDefault(stop.node(), 0), plan.perMonth()));
    }
    return counts;
  }
}
