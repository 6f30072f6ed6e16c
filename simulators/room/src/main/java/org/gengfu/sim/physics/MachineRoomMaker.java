package org.gengfu.sim.physics;

import java.util.List;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.sim.physics.RoomView.Feed;
import org.gengfu.sim.physics.RoomView.Place;
import org.gengfu.sim.world.RecordReader;
import org.gengfu.sim.world.Seat;
import org.gengfu.sim.world.World;
import org.gengfu.sim.world.WorldMaker;

/** Makes machine rooms. Devices have no roles there: their points' names say what they measure. */
public final class MachineRoomMaker implements WorldMaker {
  @Override
  public String name() {
    return "machine-room";
  }

  @Override
  public List<String> roles() {
    return List.of("device");
  }

  @Override
  public List<String> places() {
    return Words.of(Place.class);
  }

  @Override
  public List<String> feeds() {
    return Words.of(Feed.class);
  }

  @Override
  public World make(MapNode physics, List<Seat> seats, Problems problems) {
    return new MachineRoom(new RecordReader(problems).read(physics, PhysicsSettings.defaults()));
  }
}
