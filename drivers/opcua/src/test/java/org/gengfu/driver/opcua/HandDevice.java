package org.gengfu.driver.opcua;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.WriteRule;
import org.gengfu.sim.face.DeviceFace;
import org.gengfu.sim.face.WireMode;

/** A simulated device whose values the test sets; numbers begin in the middle of their range. */
final class HandDevice implements DeviceFace {
  private final ResolvedProfile profile;
  private final Map<String, Double> values = new ConcurrentHashMap<>();
  private volatile WireMode mode = new WireMode.Normal();

  HandDevice(ResolvedProfile profile) {
    this.profile = profile;
  }

  void set(String point, double value) {
    values.put(point, value);
  }

  void mode(WireMode next) {
    mode = next;
  }

  @Override
  public String id() {
    return "station";
  }

  @Override
  public ResolvedProfile profile() {
    return profile;
  }

  @Override
  public MapNode settings() {
    return MapNode.empty(new Mark("room.yaml", 1, 1));
  }

  @Override
  public double number(String id) {
    Double value = values.get(id);
    if (value != null) {
      return value;
    }
    ResolvedPoint point = profile.point(id);
    return point == null || point.validLow() == null || point.validHigh() == null
        ? 0
        : (point.validLow() + point.validHigh()) / 2;
  }

  @Override
  public String text(String point) {
    return "V1";
  }

  @Override
  public WireMode mode() {
    return mode;
  }

  @Override
  public boolean powered() {
    return true;
  }

  @Override
  public boolean write(String id, double value) {
    ResolvedPoint point = profile.point(id);
    WriteRule rule = point == null ? null : point.write();
    if (rule == null || !(value >= rule.min() && value <= rule.max())) {
      return false;
    }
    values.put(id, value);
    return true;
  }

  @Override
  public void served(Map<String, Double> numbers, Map<String, String> texts) {}

  @Override
  public void refused() {}
}
