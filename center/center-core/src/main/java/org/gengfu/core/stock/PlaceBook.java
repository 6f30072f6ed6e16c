package org.gengfu.core.stock;

import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gengfu.core.travel.GeoPoint;
import org.gengfu.core.travel.Travel;
import org.jspecify.annotations.Nullable;

/**
 * The places, and the ways between them. A part leaves a place within its hours, after the time
 * that handing it out takes. Never changes; any thread.
 */
public final class PlaceBook implements Logistics {
  /** The most places. */
  public static final int MOST_PLACES = 5_000;

  private final SortedMap<String, Place> places = new TreeMap<>();
  private final Travel travel;
  private final long handoutMillis;
  private final ZoneId zone;

  /**
   * @param handoutMillis from the call until the part leaves a warehouse
   * @param zone whose clock on the wall counts
   */
  public PlaceBook(Collection<Place> all, Travel travel, long handoutMillis, ZoneId zone) {
    all.forEach(place -> places.put(place.id(), place));
    this.travel = travel;
    this.handoutMillis = handoutMillis;
    this.zone = zone;
  }

  /** All places, by id. */
  public SortedMap<String, Place> places() {
    return Collections.unmodifiableSortedMap(places);
  }

  /** Where a place is, or null. */
  public @Nullable GeoPoint point(String id) {
    Place place = places.get(id);
    return place == null ? null : place.point();
  }

  @Override
  public OptionalLong leaves(String id, long atMillis) {
    Place place = places.get(id);
    if (place == null) {
      return OptionalLong.empty();
    }
    OptionalLong open = place.hours().next(atMillis, zone);
    long handout = place.kind() == Place.Kind.WAREHOUSE ? handoutMillis : 0;
    return open.isEmpty() ? open : OptionalLong.of(open.getAsLong() + handout);
  }

  @Override
  public OptionalLong travel(String from, String to, long leaveMillis) {
    if (from.equals(to)) {
      return OptionalLong.of(0);
    }
    GeoPoint here = point(from);
    GeoPoint there = point(to);
    return here == null || there == null
        ? OptionalLong.empty()
        : OptionalLong.of(travel.millis(here, there, leaveMillis));
  }
}
