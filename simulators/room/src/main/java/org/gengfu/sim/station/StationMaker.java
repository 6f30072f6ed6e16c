package org.gengfu.sim.station;

import java.util.ArrayList;
import java.util.List;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.sim.world.RecordReader;
import org.gengfu.sim.world.Seat;
import org.gengfu.sim.world.World;
import org.gengfu.sim.world.WorldMaker;

/**
 * Makes radio base stations. A device stands at the site or at one carrier; {@code uplink: link}
 * puts it behind the station's link.
 */
public final class StationMaker implements WorldMaker {
  private static final int MOST_CARRIERS = 8;

  @Override
  public String name() {
    return "base-station";
  }

  @Override
  public List<String> roles() {
    return List.of("device");
  }

  @Override
  public List<String> places() {
    List<String> places = new ArrayList<>(List.of("site"));
    for (int i = 1; i <= MOST_CARRIERS; i++) {
      places.add("carrier-" + i);
    }
    return places;
  }

  @Override
  public List<String> feeds() {
    return List.of("own", "station", "mains");
  }

  @Override
  public World make(MapNode physics, List<Seat> seats, Problems problems) {
    return new Station(new RecordReader(problems).read(physics, StationSettings.defaults()));
  }
}
