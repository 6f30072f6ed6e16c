package org.gengfu.edge.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.gengfu.document.Mark;
import org.gengfu.document.Problems;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profile.ResolvedProfile;

/** Profiles for tests, through the real loader. */
final class Profiles {
  private static final String HEAD =
      """
      profile: probe
      schema: 1
      version: 1.0.0
      kind: test.probe
      title: {zh: 探, en: Probe}
      illustrative: true
      protocol: modbus
      modbus: {base: 0}
      """;

  private Profiles() {}

  /** A profile with this body of points, derived points and alarms. */
  static ResolvedProfile of(String body) {
    Problems problems = new Problems();
    try {
      Path folder = Files.createTempDirectory("profile");
      Path file = folder.resolve("probe.yaml");
      Files.writeString(file, HEAD + body);
      ProfileLibrary library = ProfileLibrary.load(folder, problems);
      Files.delete(file);
      Files.delete(folder);
      ResolvedProfile profile =
          library.resolve("probe", Map.of(), null, new Mark("test", 1, 1), problems);
      if (profile == null) {
        throw new AssertionError(problems.toString());
      }
      return profile;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One point {@code x} at input register 0, with these further keys, and alarms. */
  static ResolvedProfile point(String keys, String rest) {
    return of("points:\n  x: {title: {zh: 值, en: X}, at: input:0, " + keys + "}\n" + rest);
  }

  /** An alarm {@code a} with these keys. */
  static String alarm(String keys) {
    return "alarms:\n  a: {severity: major, type: other, text: {zh: 警, en: A},"
        + " action: {zh: 看, en: Look}, "
        + keys
        + "}\n";
  }
}
