package org.gengfu.profiletool.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.driver.Driver;
import org.gengfu.profile.DeviceProfile;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profiletool.WrongCallException;
import org.gengfu.sim.face.FaceMaker;

/** Everything that can be tested of a profile without a device. For one thread. */
final class ProfileTrial {
  private final ProfileLibrary library;
  private final Map<String, FaceMaker> makers = new TreeMap<>();
  private final Map<String, Boolean> drivers = new TreeMap<>();

  ProfileTrial(ProfileLibrary library) {
    this.library = library;
    for (FaceMaker maker : ServiceLoader.load(FaceMaker.class)) {
      makers.put(maker.protocol(), maker);
    }
    for (Driver driver : ServiceLoader.load(Driver.class)) {
      drivers.put(driver.protocol(), true);
      driver.close();
    }
  }

  Verdict test(DeviceProfile profile) throws IOException {
    Verdict verdict = new Verdict();
    new GoldenRun(library, verdict).run(profile);
    for (Map<String, String> params : combinations(profile)) {
      roundTrip(profile, params, verdict);
    }
    return verdict;
  }

  private static List<Map<String, String>> combinations(DeviceProfile profile) {
    MapNode root = Documents.load(Path.of(profile.mark().file()), new Problems());
    return root == null ? List.of(Map.of()) : Combinations.of(Combinations.choices(root));
  }

  private void roundTrip(DeviceProfile profile, Map<String, String> params, Verdict verdict)
      throws IOException {
    String label = params.isEmpty() ? "" : params.toString();
    Problems problems = new Problems();
    Facts.Whole whole = Facts.resolve(library, profile.id(), nodes(params), problems);
    if (whole == null || !problems.isEmpty()) {
      if (!profile.standard().more().facts().isEmpty()) {
        verdict.note(
            "no round trip: what the device's tables hold is not said by any of its tests");
      } else {
        verdict.wrong(label, problems.toString().strip());
      }
      return;
    }
    if (!whole.profile().complete()) {
      verdict.wrong(label, "not all of the profile is known after its facts were answered");
      return;
    }
    String protocol = profile.standard().protocol().name();
    FaceMaker maker = makers.get(protocol);
    Optional<Wiring> wiring = Wiring.of(protocol);
    if (!drivers.containsKey(protocol)) {
      verdict.note("no round trip: no driver for " + protocol + " is on the class path");
    } else if (maker == null || wiring.isEmpty()) {
      verdict.note("no round trip: no simulator of protocol " + protocol + " is on the class path");
    } else {
      Path folder = Files.createTempDirectory("profile-test");
      try {
        new RoundTrip(whole, verdict, label).run(maker, wiring.get(), folder);
      } catch (WrongCallException e) {
        verdict.wrong(label, String.valueOf(e.getMessage()));
      } finally {
        delete(folder);
      }
    }
  }

  static Map<String, Node> nodes(Map<String, String> params) {
    Map<String, Node> nodes = new LinkedHashMap<>();
    params.forEach((name, text) -> {
      Node value = Wiring.node("value: " + text).get("value");
      if (value != null) {
        nodes.put(name, value);
      }
    });
    return nodes;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
