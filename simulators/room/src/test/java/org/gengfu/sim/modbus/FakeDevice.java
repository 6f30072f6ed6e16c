package org.gengfu.sim.modbus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.profile.DeviceFacts;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.sim.face.DeviceFace;
import org.gengfu.sim.face.WireMode;

/** A device of which the test knows every value; it takes every write. */
final class FakeDevice implements DeviceFace {
  final Map<String, Double> numbers = new HashMap<>();
  final Map<String, String> texts = new HashMap<>();
  final List<Map<String, Double>> servedNumbers = new ArrayList<>();
  final List<Map<String, String>> servedTexts = new ArrayList<>();
  final ResolvedProfile profile;
  WireMode mode = new WireMode.Normal();
  boolean powered = true;
  int refused;

  FakeDevice(ResolvedProfile profile) {
    this.profile = profile;
  }

  @Override
  public String id() {
    return "d";
  }

  @Override
  public ResolvedProfile profile() {
    return profile;
  }

  @Override
  public MapNode settings() {
    return MapNode.empty(new Mark("room", 1, 1));
  }

  @Override
  public double number(String point) {
    return numbers.getOrDefault(point, 0.0);
  }

  @Override
  public String text(String point) {
    return texts.getOrDefault(point, "");
  }

  @Override
  public WireMode mode() {
    return mode;
  }

  @Override
  public boolean powered() {
    return powered;
  }

  @Override
  public boolean write(String point, double value) {
    numbers.put(point, value);
    return true;
  }

  @Override
  public void served(Map<String, Double> answered, Map<String, String> words) {
    servedNumbers.add(answered);
    servedTexts.add(words);
  }

  @Override
  public void refused() {
    refused++;
  }

  @Override
  public DeviceFacts facts() {
    return DeviceFacts.NONE;
  }
}
