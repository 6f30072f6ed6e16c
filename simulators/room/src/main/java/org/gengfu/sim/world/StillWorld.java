package org.gengfu.sim.world;

import java.util.List;
import java.util.OptionalDouble;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;

/** A place without physics: every value comes from the room file, a request, or is generated. */
public final class StillWorld implements World, WorldView, WorldMaker {
  @Override
  public String name() {
    return "none";
  }

  @Override
  public List<String> roles() {
    return List.of("device");
  }

  @Override
  public List<String> places() {
    return List.of("room");
  }

  @Override
  public List<String> feeds() {
    return List.of("own");
  }

  @Override
  public World make(MapNode physics, List<Seat> seats, Problems problems) {
    physics.close(problems);
    return this;
  }

  @Override
  public void step(double seconds) {}

  @Override
  public WorldView view() {
    return this;
  }

  @Override
  public List<String> faults() {
    return List.of();
  }

  @Override
  public void apply(String fault, String target, double value) {
    throw new IllegalArgumentException("nothing happens here, so no " + fault);
  }

  @Override
  public boolean write(Seat seat, String point, double value) {
    return false;
  }

  @Override
  public OptionalDouble number(Seat seat, String point) {
    return OptionalDouble.empty();
  }

  @Override
  public boolean powered(Seat seat) {
    return true;
  }
}
