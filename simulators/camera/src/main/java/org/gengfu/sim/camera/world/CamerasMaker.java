package org.gengfu.sim.camera.world;

import java.time.InstantSource;
import java.util.List;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.sim.world.Seat;
import org.gengfu.sim.world.World;
import org.gengfu.sim.world.WorldMaker;

/** Makes the world {@code cameras}; it has no physics to set. Stateless; any thread. */
public final class CamerasMaker implements WorldMaker {
  @Override
  public String name() {
    return "cameras";
  }

  @Override
  public List<String> roles() {
    return List.of("camera");
  }

  @Override
  public List<String> places() {
    return List.of("street");
  }

  @Override
  public List<String> feeds() {
    return List.of("own");
  }

  @Override
  public World make(MapNode physics, List<Seat> seats, Problems problems) {
    physics.close(problems);
    return new Cameras(seats, InstantSource.system());
  }
}
