package org.gengfu.sim.hall;

import java.util.List;
import java.util.regex.Pattern;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.sim.world.RecordReader;
import org.gengfu.sim.world.Seat;
import org.gengfu.sim.world.World;
import org.gengfu.sim.world.WorldMaker;

/**
 * Makes service halls. {@code uplink: switch-1/5} puts a device behind a port of a switch: without
 * it nobody reaches the device.
 */
public final class HallMaker implements WorldMaker {
  private static final Pattern UPLINK = Pattern.compile("|[\\w.-]+/\\d{1,2}");

  @Override
  public String name() {
    return "hall";
  }

  @Override
  public List<String> roles() {
    return Role.words();
  }

  @Override
  public List<String> places() {
    return List.of("hall");
  }

  @Override
  public List<String> feeds() {
    return List.of("own", "mains", "ups");
  }

  @Override
  public World make(MapNode physics, List<Seat> seats, Problems problems) {
    for (Seat seat : seats) {
      if (!UPLINK.matcher(seat.uplink()).matches()) {
        String message = "uplink of " + seat.device() + " names no port";
        problems.add(physics.mark(), "WRONG_UPLINK", message, "Write it as switch-1/5");
      }
    }
    return new Hall(new RecordReader(problems).read(physics, HallSettings.defaults()), seats);
  }
}
