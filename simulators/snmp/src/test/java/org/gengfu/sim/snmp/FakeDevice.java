package org.gengfu.sim.snmp;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.profile.DeviceFacts;
import org.gengfu.profile.DeviceProfile;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.ValueKind;
import org.gengfu.sim.face.DeviceFace;
import org.gengfu.sim.face.Face;
import org.gengfu.sim.face.PortNode;
import org.gengfu.sim.face.WireMode;

/** A device whose values a test says. */
final class FakeDevice implements DeviceFace {
  final Map<String, Double> numbers = new HashMap<>();
  final Map<String, String> texts = new HashMap<>();
  final Map<String, Double> served = new ConcurrentHashMap<>();
  volatile WireMode mode = new WireMode.Normal();
  private final ResolvedProfile profile;
  private final DeviceFacts facts;
  private final MapNode settings;

  FakeDevice(ResolvedProfile profile, DeviceFacts facts, String settings) {
    this.profile = profile;
    this.facts = facts;
    this.settings = node(settings);
  }

  /** A shipped profile as its tests' standard device has it. */
  static FakeDevice of(String profileId, String settings) {
    Problems problems = new Problems();
    DeviceProfile profile =
        ProfileLibrary.load(Path.of("..", "..", "device-profiles"), problems).all().stream()
            .filter(each -> each.id().equals(profileId))
            .findFirst()
            .orElseThrow(() -> new AssertionError(problems.toString()));
    return new FakeDevice(profile.standard(), DeviceFacts.NONE, settings);
  }

  static MapNode node(String yaml) {
    Problems problems = new Problems();
    MapNode node = Documents.parse("room.yaml", yaml, problems);
    if (node == null || !problems.isEmpty()) {
      throw new AssertionError(problems.toString());
    }
    return node;
  }

  Face open() throws java.io.IOException {
    PortNode port = new PortNode("agent", "snmp", node("{port: 0}"), Path.of(""));
    return new SnmpFaceMaker().open(port, List.of(this));
  }

  @Override
  public String id() {
    return "ups-1";
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
    boolean flag = profile.point(point) != null && profile.point(point).kind() == ValueKind.FLAG;
    return numbers.getOrDefault(point, flag ? 0 : Double.NaN);
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
    return true;
  }

  @Override
  public boolean write(String point, double value) {
    numbers.put(point, value);
    return true;
  }

  @Override
  public void served(Map<String, Double> told, Map<String, String> toldTexts) {
    served.putAll(told);
  }

  @Override
  public void refused() {}
}
