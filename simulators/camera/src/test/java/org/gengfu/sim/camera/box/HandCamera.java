package org.gengfu.sim.camera.box;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.gengfu.document.MapNode;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.sim.camera.world.SimulatedCamera;
import org.gengfu.sim.face.DeviceFace;
import org.gengfu.sim.face.WireMode;

/** A camera of a room that a test plays itself. */
final class HandCamera implements DeviceFace {
  private final ResolvedProfile profile;
  private final MapNode settings;
  private final SimulatedCamera camera;
  private final AtomicInteger answered = new AtomicInteger();

  HandCamera(ResolvedProfile profile, MapNode settings, SimulatedCamera camera) {
    this.profile = profile;
    this.settings = settings;
    this.camera = camera;
  }

  int answered() {
    return answered.get();
  }

  @Override
  public String id() {
    return camera.id();
  }

  @Override
  public ResolvedProfile profile() {
    return profile;
  }

  @Override
  public MapNode settings() {
    return settings;
  }

  @Override
  public double number(String point) {
    return Double.NaN;
  }

  @Override
  public String text(String point) {
    return "";
  }

  @Override
  public <T> Optional<T> inWorld(Class<T> kind) {
    return kind.isInstance(camera) ? Optional.of(kind.cast(camera)) : Optional.empty();
  }

  @Override
  public WireMode mode() {
    return new WireMode.Normal();
  }

  @Override
  public boolean powered() {
    return true;
  }

  @Override
  public boolean write(String point, double value) {
    return false;
  }

  @Override
  public void served(Map<String, Double> numbers, Map<String, String> texts) {
    answered.incrementAndGet();
  }

  @Override
  public void refused() {}
}
