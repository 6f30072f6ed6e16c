package org.gengfu.center.dispatch;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.gengfu.core.dispatch.Spot;
import org.gengfu.core.dispatch.Travel;
import org.gengfu.core.travel.GeoPoint;
import org.jspecify.annotations.Nullable;

/**
 * Ways as they are at one instant; the same answer as long as it lives. To and from a place of
 * which nobody said where it is, a way takes {@value #UNKNOWN_MINUTES} minutes, nine of ten at most
 * twice that. Any thread once all places are {@linkplain #spot said}.
 */
final class Ways implements Travel {
  /** The way to a place that nobody has on the map. */
  static final int UNKNOWN_MINUTES = 30;

  private static final long UNKNOWN = UNKNOWN_MINUTES * 60_000L;
  private static final double NINETIETH = 1.5;

  private final org.gengfu.core.travel.Travel roads;
  private final long leaveMillis;
  private final Set<String> unknown = new HashSet<>();
  private final Map<Way, Long> known = new ConcurrentHashMap<>();

  private record Way(String from, String to) {}

  Ways(org.gengfu.core.travel.Travel roads, long leaveMillis) {
    this.roads = roads;
    this.leaveMillis = leaveMillis;
  }

  /**
   * A place of the problem.
   *
   * @param point null when nobody said where it is
   */
  Spot spot(String id, @Nullable GeoPoint point) {
    if (point == null) {
      unknown.add(id);
      return new Spot(id, 0, 0);
    }
    return new Spot(id, point.lat(), point.lon());
  }

  /** Where a place is, or null when nobody said. */
  @Nullable GeoPoint point(Spot spot) {
    return unknown.contains(spot.id()) ? null : new GeoPoint(spot.latitude(), spot.longitude());
  }

  @Override
  public long typicalMillis(Spot from, Spot to) {
    if (from.id().equals(to.id())) {
      return 0;
    }
    GeoPoint here = point(from);
    GeoPoint there = point(to);
    return here == null || there == null
        ? UNKNOWN
        : known.computeIfAbsent(
            new Way(from.id(), to.id()), way -> roads.millis(here, there, leaveMillis));
  }

  @Override
  public long ninetiethMillis(Spot from, Spot to) {
    long typical = typicalMillis(from, to);
    boolean guess = point(from) == null || point(to) == null;
    return guess ? 2 * typical : Math.round(typical * NINETIETH);
  }
}
