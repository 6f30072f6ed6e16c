package org.gengfu.sim.physics;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.gengfu.sim.physics.RoomView.Feed;
import org.gengfu.sim.physics.RoomView.Place;
import org.gengfu.sim.world.Seat;
import org.gengfu.sim.world.World;
import org.gengfu.sim.world.WorldView;

/** A machine room as a world: its faults concern the whole room. Not thread safe. */
final class MachineRoom implements World {
  private static final String SETPOINT = "setpoint.temperature";

  private final RoomPhysics physics;

  MachineRoom(PhysicsSettings settings) {
    physics = new RoomPhysics(settings);
  }

  @Override
  public void step(double seconds) {
    physics.step(seconds);
  }

  @Override
  public WorldView view() {
    return new Look(physics.view());
  }

  @Override
  public List<String> faults() {
    return Arrays.stream(Fault.values()).map(Fault::text).toList();
  }

  @Override
  public void apply(String fault, String target, double value) {
    if (!target.isEmpty()) {
      throw new IllegalArgumentException(fault + " concerns the whole room, not " + target);
    }
    Fault named =
        Fault.named(fault)
            .orElseThrow(() -> new IllegalArgumentException("there is no fault " + fault));
    physics.apply(named, value);
  }

  @Override
  public boolean write(Seat seat, String point, double value) {
    if (!seat.name(point).equals(SETPOINT)) {
      return false;
    }
    physics.setpoint(value);
    return true;
  }

  private record Look(RoomView room) implements WorldView {
    @Override
    public OptionalDouble number(Seat seat, String point) {
      return room.value(seat.name(point), Words.constant(Place.class, seat.place()));
    }

    @Override
    public boolean powered(Seat seat) {
      return room.alive(Words.constant(Feed.class, seat.feed()));
    }
  }
}
