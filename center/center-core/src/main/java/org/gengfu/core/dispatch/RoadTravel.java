package org.gengfu.core.dispatch;

import org.gengfu.core.travel.GeoPoint;

/**
 * Ways by road, as they are at one instant.
 *
 * @param roads how long they take
 * @param leaveMillis when one sets out, for all of them
 * @param ninetieth by what the usual time is multiplied for nine of ten, at least 1
 */
public record RoadTravel(org.gengfu.core.travel.Travel roads, long leaveMillis, double ninetieth)
    implements Travel {
  public RoadTravel {
    if (!(ninetieth >= 1)) {
      throw new IllegalArgumentException("nine of ten ways take at least the usual time");
    }
  }

  @Override
  public long typicalMillis(Spot from, Spot to) {
    return from.id().equals(to.id())
        ? 0
        : roads.millis(
            new GeoPoint(from.latitude(), from.longitude()),
            new GeoPoint(to.latitude(), to.longitude()),
            leaveMillis);
  }

  @Override
  public long ninetiethMillis(Spot from, Spot to) {
    return Math.round(typicalMillis(from, to) * ninetieth);
  }
}
