package org.gengfu.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.gengfu.document.Mark;
import org.gengfu.document.Problems;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profile.ResolvedProfile;

/** A profile of many points alike, through the real loader. */
final class BenchProfile {
  private static final String HEAD =
      """
      profile: bench
      schema: 1
      version: 1.0.0
      kind: test.bench
      title: {zh: 测, en: Bench}
      illustrative: true
      protocol: %s
      %s
      points:
      """;

  private static final String POINT =
      """
        x%d: {title: {zh: 值, en: X}, %s, scale: 0.1, invalid: [0x7FFF], valid: [-40, 90],
              quantity: temperature, report: {deadband: 0.2, heartbeat: 1h}}
      """;

  private static final String ALARM =
      """
      alarms:
        high: {when: x0 > limit, limit: {value: 60}, hysteresis: 1, severity: major, type: environmental,
               for: 10s, text: {zh: 高, en: High}, action: {zh: 看, en: Look}}
      """;

  private BenchProfile() {}

  /**
   * Points x0, x1 and so on of class normal, scaled by 0.1, with sentinel, range and deadband; one
   * alarm rule.
   *
   * @param place keys that say where a point lies, with {@code %d} for its number
   */
  static ResolvedProfile resolve(String protocol, String block, String place) throws IOException {
    StringBuilder text = new StringBuilder(HEAD.formatted(protocol, block));
    for (int i = 0; i < DecodeBench.POINTS; i++) {
      text.append(POINT.formatted(i, place.formatted(i)));
    }
    Path folder = Files.createTempDirectory("gengfu-bench-decode");
    Path file = folder.resolve("bench.yaml");
    Files.writeString(file, text + ALARM);
    Problems problems = new Problems();
    ProfileLibrary library = ProfileLibrary.load(folder, problems);
    Files.delete(file);
    Files.delete(folder);
    ResolvedProfile profile =
        library.resolve("bench", Map.of(), null, new Mark("bench", 1, 1), problems);
    if (profile == null) {
      throw new IllegalStateException(problems.list().stream().limit(3).toList().toString());
    }
    return profile;
  }
}
