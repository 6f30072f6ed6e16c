package org.gengfu.core.dispatch;

/**
 * A place on the map.
 *
 * @param id its name; two spots of one problem with the same id are the same place
 * @param latitude degrees, WGS 84
 * @param longitude degrees, WGS 84
 */
public record Spot(String id, double latitude, double longitude) {
  public Spot {
    if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
      throw new IllegalArgumentException(
          "place \"%s\": %s, %s are no degrees of latitude and longitude"
              .formatted(id, latitude, longitude));
    }
  }
}
