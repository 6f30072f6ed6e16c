package org.gengfu.sim.generated;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.gengfu.profile.ResolvedAlarm;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.jspecify.annotations.Nullable;

/**
 * Finds values of a device's points for which an alarm's condition holds, changing as few of them
 * as it can. For one thread.
 */
public final class AlarmSolver {
  /** Most combinations that are tried. */
  static final int MOST_TRIES = 200_000;

  private static final int MOST_POINTS = 4;

  private final ResolvedProfile profile;
  private final Conditions conditions;
  private int tries;

  /** A solver for devices of this profile. */
  public AlarmSolver(ResolvedProfile profile) {
    this.profile = profile;
    conditions = new Conditions(profile);
  }

  /**
   * Values that make the alarm's condition hold, by point; empty when none were found, as for an
   * alarm that only silence or change over a time raises.
   *
   * @param now what the other points say, NaN for no value
   */
  public Optional<Map<String, Double>> raise(ResolvedAlarm alarm, ToDoubleFunction<String> now) {
    tries = 0;
    List<ResolvedPoint> points = conditions.dependsOn(alarm);
    Set<Double> limits = conditions.limits(alarm, now);
    Map<String, List<Double>> candidates = new LinkedHashMap<>();
    points.forEach(point -> candidates.put(point.id(), Candidates.of(point, limits)));
    List<String> ids = new ArrayList<>(candidates.keySet());
    for (int count = 0; count <= Math.min(MOST_POINTS, ids.size()); count++) {
      Map<String, Double> found = search(alarm, ids, 0, count, candidates, new HashMap<>(), now);
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  /** The alarms whose conditions hold for these values. */
  public List<String> standing(ToDoubleFunction<String> now) {
    return profile.alarms().stream()
        .filter(alarm -> conditions.holds(alarm, now))
        .map(ResolvedAlarm::id)
        .toList();
  }

  private @Nullable Map<String, Double> search(
      ResolvedAlarm alarm,
      List<String> ids,
      int from,
      int count,
      Map<String, List<Double>> candidates,
      Map<String, Double> chosen,
      ToDoubleFunction<String> now) {
    if (count == 0) {
      tries++;
      boolean holds =
          conditions.holds(
              alarm, id -> chosen.containsKey(id) ? chosen.get(id) : now.applyAsDouble(id));
      return holds ? new LinkedHashMap<>(chosen) : null;
    }
    for (int i = from; i <= ids.size() - count; i++) {
      String id = ids.get(i);
      for (double value : candidates.getOrDefault(id, List.of())) {
        if (tries >= MOST_TRIES) {
          return null;
        }
        chosen.put(id, value);
        Map<String, Double> found = search(alarm, ids, i + 1, count - 1, candidates, chosen, now);
        if (found != null) {
          return found;
        }
      }
      chosen.remove(id);
    }
    return null;
  }
}
