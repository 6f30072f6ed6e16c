package org.gengfu.center.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The plan, as pages show it. Texts are by language.
 *
 * @param at by what was known then
 * @param version counts changed plans, since the start
 * @param score what it costs: weights of orders without anybody, chance of breach, lateness, work
 * @param routes one for each technician who has something to do
 * @param unassigned orders that nobody can be sent to
 */
public record PlanView(
    Instant at, long version, String score, List<Route> routes, List<Unassigned> unassigned) {
  public PlanView {
    routes = List.copyOf(routes);
    unassigned = List.copyOf(unassigned);
  }

  /** What a technician does, in this order. */
  public record Route(String technician, String name, List<Stop> stops) {
    public Route {
      stops = List.copyOf(stops);
    }
  }

  /**
   * One stop.
   *
   * @param order for which order, also where its part is fetched
   * @param kind pickup or order
   * @param lat degrees, null when nobody said where it is
   * @param slackSeconds time to spare, null without a deadline
   * @param pinned true when it is taken, or a person decided it
   */
  public record Stop(
      @Nullable String order,
      String kind,
      String place,
      Object name,
      @Nullable Double lat,
      @Nullable Double lon,
      Instant arrive,
      Instant start,
      Instant end,
      long travelMinutes,
      @Nullable Long slackSeconds,
      boolean pinned) {}

  /** An order without anybody. */
  public record Unassigned(
      String order, Map<String, String> why, List<Map<String, String>> advice) {
    public Unassigned {
      advice = List.copyOf(advice);
    }
  }
}
