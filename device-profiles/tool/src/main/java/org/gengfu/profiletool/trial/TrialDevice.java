package org.gengfu.profiletool.trial;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gengfu.document.MapNode;
import org.gengfu.profile.DeviceFacts;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.sim.face.DeviceFace;
import org.gengfu.sim.face.WireMode;
import org.gengfu.sim.generated.GeneratedWorld;
import org.jspecify.annotations.Nullable;

/** A device whose every point says what the test wants. Any thread. */
final class TrialDevice implements DeviceFace {
  private final ResolvedProfile profile;
  private final DeviceFacts facts;
  private final MapNode settings;
  private final GeneratedWorld usual;
  private final Map<String, Double> numbers = new ConcurrentHashMap<>();
  private final Map<String, Double> said = new ConcurrentHashMap<>();

  TrialDevice(ResolvedProfile profile, DeviceFacts facts, MapNode settings) {
    this.profile = profile;
    this.facts = facts;
    this.settings = settings;
    this.usual = new GeneratedWorld(profile, 1);
  }

  /** Holds a value from now on; NaN for "no value". */
  void hold(String point, double value) {
    numbers.put(point, value);
  }

  @Override
  public String id() {
    return "trial";
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
  public DeviceFacts facts() {
    return facts;
  }

  @Override
  public double number(String point) {
    Double held = numbers.get(point);
    return held != null ? held : usual.number(point, 0, this::number);
  }

  @Override
  public String text(String point) {
    return usual.text(point);
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

  /** What the device's answers said of a point last, or null. */
  @Nullable Double said(String point) {
    return said.get(point);
  }

  @Override
  public void served(Map<String, Double> served, Map<String, String> texts) {
    said.putAll(served);
  }

  @Override
  public void refused() {}
}
