package org.gengfu.core.stock;

import org.gengfu.core.travel.GeoPoint;
import org.gengfu.core.travel.WeekHours;
import org.jspecify.annotations.Nullable;

/**
 * Where parts lie or are needed.
 *
 * @param id unique; that of a site is the site's
 * @param point null when nobody said where it is
 * @param hours when parts are handed out
 */
public record Place(String id, Kind kind, String name, @Nullable GeoPoint point, WeekHours hours) {
  /** What a place is. */
  public enum Kind {
    WAREHOUSE,
    VEHICLE,
    SITE
  }

  /** The same somewhere else, for a vehicle that moves. */
  public Place at(GeoPoint other) {
    return new Place(id, kind, name, other, hours);
  }
}
