package org.gengfu.core.dispatch.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Made-up instances for tests. */
final class Instances {
  private Instances() {}

  static Place place(int id, double x, double y, double opens, double closes, double service) {
    return new Place(id, x, y, opens, closes, service, 0, 0, List.of(0, 0));
  }

  static Place with(Place place, long skills, long tools, int... parts) {
    List<Integer> counts = new ArrayList<>();
    for (int part : parts) {
      counts.add(part);
    }
    return new Place(
        place.id(),
        place.x(),
        place.y(),
        place.opens(),
        place.closes(),
        place.service(),
        skills,
        tools,
        counts);
  }

  /** Random, small enough to try everything; windows wide enough that most can be served. */
  static RoutingInstance random(long seed, int technicians, int requests) {
    Random random = new Random(seed);
    List<Place> crew = new ArrayList<>();
    List<Place> wanted = new ArrayList<>();
    for (int i = 1; i <= technicians; i++) {
      Place home = place(i, random.nextInt(50), random.nextInt(50), 0, 400, 0);
      crew.add(with(home, 1 + random.nextInt(3), random.nextInt(4), random.nextInt(2), 1));
    }
    for (int i = 1; i <= requests; i++) {
      double opens = random.nextInt(200);
      double closes = opens + 20 + random.nextInt(100);
      Place at = place(technicians + i, random.nextInt(50), random.nextInt(50), opens, closes, 5);
      wanted.add(
          with(
              at,
              1L << random.nextInt(2),
              random.nextInt(3) == 0 ? 1L << random.nextInt(2) : 0,
              random.nextInt(3) == 0 ? 1 : 0,
              random.nextInt(4) == 0 ? 1 : 0));
    }
    return new RoutingInstance("made up", place(0, 25, 25, 0, 400, 0), crew, wanted, 2);
  }
}
