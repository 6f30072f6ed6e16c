package org.gengfu.profile;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A profile made ready for one device: parameters put in, conditions decided, site thresholds
 * applied, bit sets expanded into one point per bit.
 *
 * @param id the profile's id
 * @param version the profile's version
 * @param kind archetype, e.g. {@code power.ups}
 * @param titles name by language
 * @param vendor maker, empty when unknown
 * @param model models, empty when unknown
 * @param illustrative true when the register map is our own and stands for no maker's device
 * @param evidence where the facts come from: document, edition, page or clause
 * @param protocol what the driver needs to know of the device as a whole
 * @param polling period of each class that has one
 * @param points in the profile's order; derived points after what they need
 * @param alarms in the profile's order
 */
public record ResolvedProfile(
    String id,
    String version,
    String kind,
    Map<String, String> titles,
    String vendor,
    String model,
    boolean illustrative,
    String evidence,
    ProtocolBlock protocol,
    Map<PollClass, Duration> polling,
    List<ResolvedPoint> points,
    List<ResolvedAlarm> alarms) {
  public ResolvedProfile {
    titles = Map.copyOf(titles);
    polling = Map.copyOf(polling);
    points = List.copyOf(points);
    alarms = List.copyOf(alarms);
  }

  /** The point with this id, or null. A walk over all points: look up once, not per reading. */
  public @Nullable ResolvedPoint point(String id) {
    for (ResolvedPoint point : points) {
      if (point.id().equals(id)) {
        return point;
      }
    }
    return null;
  }
}
