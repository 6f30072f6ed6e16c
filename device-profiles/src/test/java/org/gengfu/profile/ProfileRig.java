package org.gengfu.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Node;
import org.gengfu.document.Problem;
import org.gengfu.document.Problems;

/** Writes a profile into a folder, and makes it ready for a device. One test, one thread. */
final class ProfileRig {
  /** What every Modbus profile begins with. */
  static final String MODBUS =
      """
      schema: 1
      version: 1.0.0
      kind: test.probe
      title: {zh: 探, en: Probe}
      illustrative: true
      protocol: modbus
      modbus: {base: 0}
      """;

  /** What every alarm ends with. */
  static final String ALARM =
      "severity: major, type: other, text: {zh: 警, en: A}, action: {zh: 看, en: Look}";

  private final Path folder;
  final Problems problems = new Problems();

  ProfileRig(Path folder) {
    this.folder = folder;
  }

  /** Writes the profile p. */
  ProfileRig profile(String body) {
    return document("p", MODBUS + body);
  }

  /** Writes a profile. */
  ProfileRig document(String id, String body) {
    try {
      Files.writeString(folder.resolve(id + ".yaml"), "profile: " + id + "\n" + body);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ProfileLibrary library() {
    return ProfileLibrary.load(folder, problems);
  }

  /** The profile p for a device of which nothing is known. */
  ResolvedProfile resolve(String device) {
    return resolve(device, DeviceFacts.NONE);
  }

  /** The profile p for a device. */
  ResolvedProfile resolve(String device, DeviceFacts facts) {
    MapNode node = Documents.parse("edge.yaml", device, problems);
    Map<String, Node> params = new LinkedHashMap<>();
    if (node.get("params") instanceof MapNode map) {
      map.keys().forEach(key -> params.put(key, map.get(key)));
    }
    Mark asked = new Mark("edge.yaml", 1, 1);
    ResolvedProfile resolved = library().resolve("p", params, node, facts, asked, problems);
    assertThat(problems.list()).isEmpty();
    return resolved;
  }

  /** What is wrong with the profiles, without place. */
  List<String> complaints() {
    library();
    return problems.list().stream()
        .map(Problem::toString)
        .map(text -> text.substring(text.indexOf(".yaml:") + 6))
        .toList();
  }

  /** Facts of numbers, by point. */
  static DeviceFacts facts(Map<String, Double> numbers) {
    Map<String, Operand> values = new LinkedHashMap<>();
    numbers.forEach((id, value) -> values.put(id, new Operand.Number(value)));
    return new DeviceFacts(values, Map.of());
  }

  /** Where a point of Modbus lies. */
  static RegisterSource source(ResolvedProfile profile, String point) {
    return (RegisterSource) profile.point(point).source();
  }

  static List<String> ids(List<ResolvedPoint> points) {
    return points.stream().map(ResolvedPoint::id).toList();
  }
}
