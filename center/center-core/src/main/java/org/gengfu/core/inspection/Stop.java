package org.gengfu.core.inspection;

import org.jspecify.annotations.Nullable;

/**
 * One device on a round.
 *
 * @param node its id in the graph of the field
 * @param type of the device
 * @param site where it stands, empty when nobody knows
 * @param place where that is, null when nobody knows
 */
public record Stop(String node, Words name, String type, String site, @Nullable Place place) {
  /** The mean radius of the Earth, kilometres. */
  private static final double EARTH_KM = 6_371.0;

  /**
   * A place on the Earth (WGS 84).
   *
   * @param lat degrees north
   * @param lon degrees east
   */
  public record Place(double lat, double lon) {
    public Place {
      if (!(lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180)) {
        throw new IllegalArgumentException("no place on Earth: " + lat + ", " + lon);
      }
    }

    /** As the crow flies, in kilometres. */
    public double kilometres(Place other) {
      double north = Math.toRadians(other.lat - lat) / 2;
      double east = Math.toRadians(other.lon - lon) / 2;
      double a =
          Math.sin(north) * Math.sin(north)
              + Math.cos(Math.toRadians(lat))
                  * Math.cos(Math.toRadians(other.lat))
                  * Math.sin(east)
                  * Math.sin(east);
      return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(a)));
    }
  }
}
