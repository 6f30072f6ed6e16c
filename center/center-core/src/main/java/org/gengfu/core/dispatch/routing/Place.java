package org.gengfu.core.dispatch.routing;

import java.util.List;

/**
 * A row of an instance: the depot, a technician's home, or a request.
 *
 * @param id its number in the file
 * @param x position, in the unit of travel time
 * @param y position, in the unit of travel time
 * @param opens earliest begin of service; for a home the earliest departure
 * @param closes latest begin of service; for a home the latest return
 * @param service how long service takes
 * @param skills bit n set: skill n is there (technician) or needed (request)
 * @param tools bit n set: tool n is carried or needed
 * @param parts how many of each kind are carried or needed
 */
public record Place(
    int id,
    double x,
    double y,
    double opens,
    double closes,
    double service,
    long skills,
    long tools,
    List<Integer> parts) {
  public Place {
    parts = List.copyOf(parts);
  }

  /** Travel time, the same both ways. */
  public double to(Place other) {
    double dx = x - other.x;
    double dy = y - other.y;
    return StrictMath.sqrt(dx * dx + dy * dy);
  }
}
