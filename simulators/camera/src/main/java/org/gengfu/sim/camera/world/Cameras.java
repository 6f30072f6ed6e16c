package org.gengfu.sim.camera.world;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gengfu.sim.world.Seat;
import org.gengfu.sim.world.World;
import org.gengfu.sim.world.WorldView;

/**
 * A town's cameras. Their uplinks ({@code uplink:} of a device's entry) name a recorder or a line
 * that several of them share. One thread steps and applies; the view is live and for any thread,
 * since every camera guards itself.
 */
final class Cameras implements World, WorldView {
  private final Map<String, SimulatedCamera> cameras = new LinkedHashMap<>();
  private final Map<String, String> uplinks = new LinkedHashMap<>();
  private final InstantSource clock;

  Cameras(List<Seat> seats, InstantSource clock) {
    this.clock = clock;
    for (Seat seat : seats) {
      cameras.put(seat.device(), new SimulatedCamera(seat.device(), clock));
      uplinks.put(seat.device(), seat.uplink());
    }
  }

  @Override
  public void step(double seconds) {
    Instant now = clock.instant();
    cameras.values().forEach(camera -> camera.pass(now));
  }

  @Override
  public WorldView view() {
    return this;
  }

  @Override
  public List<String> faults() {
    return CameraFault.words();
  }

  @Override
  public void apply(String fault, String target, double value) {
    CameraFault named =
        CameraFault.named(fault)
            .orElseThrow(() -> new IllegalArgumentException("there is no fault " + fault));
    named.value(value);
    List<SimulatedCamera> hit = hit(named, target);
    if (hit.isEmpty()) {
      String needed = named.wide() ? "an uplink that cameras have" : "a camera of this room";
      throw new IllegalArgumentException(fault + " needs " + needed + ", not \"" + target + "\"");
    }
    hit.forEach(camera -> camera.apply(fault, value));
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
    SimulatedCamera camera = cameras.get(seat.device());
    return camera == null || !camera.condition().is(Trouble.OFF);
  }

  @Override
  public <T> Optional<T> part(Seat seat, Class<T> kind) {
    SimulatedCamera camera = cameras.get(seat.device());
    return kind.isInstance(camera) ? Optional.of(kind.cast(camera)) : Optional.empty();
  }

  @Override
  public Map<String, Object> truth(Seat seat) {
    SimulatedCamera camera = cameras.get(seat.device());
    return camera == null ? Map.of() : camera.truth();
  }

  private List<SimulatedCamera> hit(CameraFault fault, String target) {
    return cameras.values().stream()
        .filter(camera -> !target.isEmpty())
        .filter(camera ->
            fault.wide() ? target.equals(uplinks.get(camera.id())) : target.equals(camera.id()))
        .toList();
  }
}
