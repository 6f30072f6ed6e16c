package org.gengfu.core.dispatch.routing;

import java.util.List;

/**
 * A technician routing instance.
 *
 * @param name what the file calls it
 * @param depot where any tools and parts can be loaded
 * @param technicians at home, with what they can, carry and have in stock; at most {@value
 *     #MOST_TECHNICIANS}
 * @param requests with what they need; at most {@value #MOST_REQUESTS}
 * @param partKinds how many kinds of parts there are
 */
public record RoutingInstance(
    String name, Place depot, List<Place> technicians, List<Place> requests, int partKinds) {
  /** The most technicians of one instance. */
  public static final int MOST_TECHNICIANS = 500;

  /** The most requests of one instance; travel times are kept for every pair. */
  public static final int MOST_REQUESTS = 2_000;

  /** The most skills, and the most tools: they are bits of a long. */
  public static final int MOST_SKILLS = 63;

  public RoutingInstance {
    technicians = List.copyOf(technicians);
    requests = List.copyOf(requests);
    if (technicians.size() > MOST_TECHNICIANS || requests.size() > MOST_REQUESTS) {
      throw new IllegalArgumentException(
          "%d technicians and %d requests; at most %d and %d"
              .formatted(technicians.size(), requests.size(), MOST_TECHNICIANS, MOST_REQUESTS));
    }
  }
}
