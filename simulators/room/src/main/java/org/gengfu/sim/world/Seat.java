package org.gengfu.sim.world;

import java.util.Map;

/**
 * Where a device stands in a world.
 *
 * @param device its id in the room
 * @param role what it is there, one of the world's roles
 * @param place where it hangs, one of the world's places
 * @param feed what gives its electronics power, one of the world's feeds
 * @param uplink id of the device that its conversation passes through and the port there, as {@code
 *     switch-1/5}; empty for none
 * @param names the world's names of its points where the profile calls them otherwise
 */
public record Seat(
    String device,
    String role,
    String place,
    String feed,
    String uplink,
    Map<String, String> names) {
  public Seat {
    names = Map.copyOf(names);
  }

  /**
   * The world's name of a point: as {@code names} say, where one {@code *} on each side stands for
   * the same text.
   */
  public String name(String point) {
    String exact = names.get(point);
    if (exact != null) {
      return exact;
    }
    for (Map.Entry<String, String> entry : names.entrySet()) {
      int star = entry.getKey().indexOf('*');
      if (star >= 0) {
        String before = entry.getKey().substring(0, star);
        String after = entry.getKey().substring(star + 1);
        boolean fits = point.length() >= before.length() + after.length();
        if (fits && point.startsWith(before) && point.endsWith(after)) {
          String middle = point.substring(before.length(), point.length() - after.length());
          return entry.getValue().replace("*", middle);
        }
      }
    }
    return point;
  }
}
