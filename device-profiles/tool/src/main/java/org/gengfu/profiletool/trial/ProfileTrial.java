package org.gengfu.profiletool.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
import org.jspecify.annotations.Nullable;

/** Everything that can be tested of a profile without a device. For one thread. */
final class ProfileTrial {
  /** Round trips on serial lines that run at once: they mostly wait. Others reckon, one by one. */
  private static final int AT_ONCE = 4;

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
    int lines = profile.standard().protocol().name().equals("serial") ? AT_ONCE : 1;
    List<Future<Verdict>> trips = new ArrayList<>();
    try (ExecutorService trippers = Executors.newFixedThreadPool(lines)) {
      for (Map<String, String> params : combinations(profile)) {
        Trip trip = trip(profile, params, verdict);
        if (trip != null) {
          trips.add(trippers.submit(trip));
        }
      }
    }
    for (Future<Verdict> trip : trips) {
      verdict.add(outcome(trip));
    }
    return verdict;
  }

  private static Verdict outcome(Future<Verdict> trip) throws IOException {
    if (trip.state() == Future.State.FAILED) {
      Throwable why = trip.exceptionNow();
      if (why instanceof IOException unreached) {
        throw unreached;
      }
      throw new IllegalStateException("a round trip broke off: " + why, why);
    }
    return trip.resultNow();
  }

  private static List<Map<String, String>> combinations(DeviceProfile profile) {
    MapNode root = Documents.load(Path.of(profile.mark().file()), new Problems());
    return root == null ? List.of(Map.of()) : Combinations.of(Combinations.choices(root));
  }

  /** What is to be done for one combination; null when nothing can be, and the verdict says why. */
  private @Nullable Trip trip(DeviceProfile profile, Map<String, String> params, Verdict verdict) {
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
      return null;
    }
    if (!whole.profile().complete()) {
      verdict.wrong(label, "not all of the profile is known after its facts were answered");
      return null;
    }
    String protocol = profile.standard().protocol().name();
    FaceMaker maker = makers.get(protocol);
    Optional<Wiring> wiring = Wiring.of(protocol);
    if (!drivers.containsKey(protocol)) {
      verdict.note("no round trip: no driver for " + protocol + " is on the class path");
    } else if (maker == null || wiring.isEmpty()) {
      verdict.note("no round trip: no simulator of protocol " + protocol + " is on the class path");
    } else {
      return new Trip(whole, label, maker, wiring.get());
    }
    return null;
  }

  /** A round trip of its own: nothing is shared with those that run beside it. */
  private record Trip(Facts.Whole whole, String label, FaceMaker maker, Wiring wiring)
      implements Callable<Verdict> {
    @Override
    public Verdict call() throws IOException {
      Verdict verdict = new Verdict();
      Path folder = Files.createTempDirectory("profile-test");
      try {
        new RoundTrip(whole, verdict, label).run(maker, wiring, folder);
      } catch (WrongCallException e) {
        verdict.wrong(label, String.valueOf(e.getMessage()));
      } finally {
        delete(folder);
      }
      return verdict;
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
