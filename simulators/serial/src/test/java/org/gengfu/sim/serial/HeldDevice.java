package org.gengfu.sim.serial;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Problems;
import org.gengfu.profile.DeviceFacts;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.sim.face.DeviceFace;
import org.gengfu.sim.face.Face;
import org.gengfu.sim.face.PortNode;
import org.gengfu.sim.face.WireMode;

/** A device whose values a test holds. Any thread. */
final class HeldDevice implements DeviceFace {
  private static final Problems PROBLEMS = new Problems();
  private static final ProfileLibrary LIBRARY = ProfileLibrary.load(List.of(folder()), PROBLEMS);

  private final ResolvedProfile profile;
  private final MapNode settings;
  final Map<String, Double> numbers = new ConcurrentHashMap<>();
  final Map<String, String> texts = new ConcurrentHashMap<>();
  final Map<String, Double> served = new ConcurrentHashMap<>();
  final Map<String, Long> occasions = new ConcurrentHashMap<>();
  volatile WireMode mode = new WireMode.Normal();

  HeldDevice(String profileId, String yaml) {
    Problems problems = new Problems();
    ResolvedProfile resolved =
        LIBRARY.resolve(
            profileId, Map.of(), null, DeviceFacts.NONE, new Mark("test", 1, 1), problems);
    MapNode node = Documents.parse("device", yaml, problems);
    if (resolved == null || node == null) {
      throw new AssertionError(problems + "\n" + PROBLEMS);
    }
    profile = resolved;
    settings = node;
  }

  private static Path folder() {
    Path at = Path.of("").toAbsolutePath();
    while (at != null && !Files.isDirectory(at.resolve("device-profiles"))) {
      at = at.getParent();
    }
    if (at == null) {
      throw new IllegalStateException("not inside the project");
    }
    return at.resolve("device-profiles");
  }

  HeldDevice with(String point, double value) {
    numbers.put(point, value);
    return this;
  }

  /** Opens a line with some devices. */
  static Face open(Path folder, String yaml, DeviceFace... devices) throws Exception {
    Problems problems = new Problems();
    MapNode node = Documents.parse("port", yaml, problems);
    new SerialFaceMaker().check(node, problems);
    if (!problems.isEmpty()) {
      throw new AssertionError(problems);
    }
    return new SerialFaceMaker()
        .open(new PortNode("line", "serial", node, folder), List.of(devices));
  }

  static Path resource(String name) throws URISyntaxException {
    return Path.of(HeldDevice.class.getResource(name).toURI());
  }

  @Override
  public String id() {
    return "held";
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
    return numbers.getOrDefault(point, 0.0);
  }

  @Override
  public String text(String point) {
    return texts.getOrDefault(point, "");
  }

  @Override
  public OptionalLong occasions(String what) {
    Long count = occasions.get(what);
    return count == null ? OptionalLong.empty() : OptionalLong.of(count);
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
  public void refused() {
    occasions.merge("refused", 1L, Long::sum);
  }
}
