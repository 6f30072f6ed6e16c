package org.gengfu.core.travel;

/**
 * A point on the ground, WGS-84.
 *
 * @param lat degrees north, -90 to 90
 * @param lon degrees east, -180 to 180
 */
public record GeoPoint(double lat, double lon) {
  /** Mean radius of the earth, metres (IUGG). */
  private static final double EARTH_METRES = 6_371_008.8;

  public GeoPoint {
    if (!(lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180)) {
      throw new IllegalArgumentException("no point on the ground: " + lat + ", " + lon);
    }
  }

  /** Metres as the crow flies, on a sphere (haversine). */
  public double metresTo(GeoPoint other) {
    double north = Math.sin(Math.toRadians(other.lat - lat) / 2);
    double east = Math.sin(Math.toRadians(other.lon - lon) / 2);
    double chord =
        north * north
            + Math.cos(Math.toRadians(lat)) * Math.cos(Math.toRadians(other.lat)) * east * east;
    return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(chord)));
  }
}
