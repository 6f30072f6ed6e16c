package org.gengfu.profiletool.trial;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gengfu.contract.PointValue;
import org.gengfu.contract.Quality;
import org.gengfu.contract.Reading;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Problem;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.ReadRequest;
import org.gengfu.edge.pipeline.DevicePipeline;
import org.gengfu.profile.DeviceProfile;
import org.gengfu.profile.GoldenTest;
import org.gengfu.profile.Operand;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.serial.SerialSource;
import org.gengfu.profiletool.probe.LiveDevice;
import org.jspecify.annotations.Nullable;

/**
 * Golden vectors through the real driver and the real pipeline, those of registers over a real
 * socket. For one thread.
 */
final class GoldenRun {
  /** How far a value may be from the vector's, as a part of it: a chain of divisions rounds. */
  private static final double CLOSE = 1e-8;

  private final ProfileLibrary library;
  private final Verdict verdict;

  GoldenRun(ProfileLibrary library, Verdict verdict) {
    this.library = library;
    this.verdict = verdict;
  }

  /** Runs every vector of a profile: registers over a socket, others as their driver decodes. */
  void run(DeviceProfile profile) throws IOException {
    String protocol = profile.standard().protocol().name();
    for (GoldenTest test : profile.tests()) {
      Optional<Vectors> vectors = Vectors.of(protocol);
      if (test.cells().isEmpty() && vectors.isEmpty()) {
        verdict.note("protocol " + protocol + " has no golden vectors");
        continue;
      }
      ResolvedProfile resolved = resolved(profile, test);
      if (resolved != null && vectors.isPresent()) {
        decoded(resolved, test, vectors.get());
      } else if (resolved != null) {
        run(resolved, test);
      }
    }
  }

  private void decoded(ResolvedProfile profile, GoldenTest test, Vectors vectors) {
    Problems problems = new Problems();
    Map<String, RawValue> values = vectors.decode(profile, test, problems);
    Map<String, GoldenTest.Failure> failed = failed(profile, test, problems);
    List<String> points = List.copyOf(values.keySet());
    ReadOutcome outcome = new ReadOutcome.Values(points.stream().map(values::get).toList());
    Map<String, Reading> readings = new HashMap<>();
    new DevicePipeline(profile, "trial")
        .accept(points, outcome, Instant.EPOCH)
        .readings()
        .forEach(reading -> readings.put(reading.point(), reading));
    for (GoldenTest.Expectation expectation : test.expectations()) {
      compare(expectation, readings.get(expectation.point()), failed.get(expectation.point()));
    }
  }

  /**
   * Points whose answer the vector wants to fail, and how it does. An answer that fails and that
   * nobody expects to is a mistake of the vector.
   */
  private Map<String, GoldenTest.Failure> failed(
      ResolvedProfile profile, GoldenTest test, Problems problems) {
    Map<String, GoldenTest.Failure> failed = new HashMap<>();
    for (Problem problem : problems.list()) {
      Set<String> points = broughtBy(profile, answerAt(test, problem.mark()));
      boolean wanted =
          test.expectations().stream()
              .anyMatch(each ->
                  points.contains(each.point())
                      && (each.failure() == GoldenTest.Failure.MALFORMED
                          || each.failure() == GoldenTest.Failure.REFUSED));
      if (wanted) {
        boolean refused = problem.code().equals("REFUSED");
        points.forEach(point ->
            failed.put(point, refused ? GoldenTest.Failure.REFUSED : GoldenTest.Failure.MALFORMED));
      } else {
        verdict.wrong(problem.mark().toString(), problem.message());
      }
    }
    return failed;
  }

  /** Name of the vector's answer that stands there; empty when none does. */
  private static String answerAt(GoldenTest test, Mark mark) {
    if (test.given().get("answers") instanceof MapNode answers) {
      for (String name : answers.keys()) {
        if (answers.get(name) instanceof ScalarNode frame && frame.mark().equals(mark)) {
          return name;
        }
      }
    }
    return "";
  }

  private static Set<String> broughtBy(ResolvedProfile profile, String answer) {
    Set<String> points = new HashSet<>();
    for (ResolvedPoint point : profile.points()) {
      if (point.source() instanceof SerialSource source && source.answer().equals(answer)) {
        points.add(point.id());
      }
    }
    return points;
  }

  private @Nullable ResolvedProfile resolved(DeviceProfile profile, GoldenTest test) {
    if (test.standard()) {
      return profile.standard();
    }
    Problems problems = new Problems();
    Mark mark = test.mark();
    ResolvedProfile resolved =
        library.resolve(profile.id(), test.params(), null, test.facts(), mark, problems);
    if (resolved == null) {
      verdict.wrong(mark.toString(), problems.toString().strip());
    }
    return resolved;
  }

  private void run(ResolvedProfile profile, GoldenTest test) throws IOException {
    Map<String, Integer> cells = new HashMap<>();
    test.cells()
        .forEach((table, values) ->
            values.forEach((address, value) ->
                cells.put(table.name().toLowerCase(Locale.ROOT) + ":" + address, value)));
    try (RegisterServer server = new RegisterServer()) {
      server.hold(cells);
      try (LiveDevice live = LiveDevice.of("modbus", server.way())) {
        Map<String, Reading> readings = readAll(profile, live);
        for (GoldenTest.Expectation expectation : test.expectations()) {
          compare(expectation, readings.get(expectation.point()), null);
        }
      }
    }
  }

  /** One round over all questions, through a fresh pipeline. */
  static Map<String, Reading> readAll(ResolvedProfile profile, LiveDevice live) {
    DevicePlan plan = live.plan(profile);
    DevicePipeline pipeline = new DevicePipeline(profile, "trial");
    Map<String, Reading> readings = new HashMap<>();
    for (PollClass pollClass : PollClass.values()) {
      for (ReadRequest request : plan.requests(pollClass)) {
        ReadOutcome outcome = live.ask(plan, request);
        List<Reading> made = pipeline.accept(request.points(), outcome, Instant.now()).readings();
        made.forEach(reading -> readings.put(reading.point(), reading));
      }
    }
    return readings;
  }

  private void compare(
      GoldenTest.Expectation expectation,
      @Nullable Reading reading,
      GoldenTest.@Nullable Failure failed) {
    boolean good = reading != null && reading.quality().isGood();
    PointValue value = reading == null ? null : reading.value();
    GoldenTest.Failure wanted = expectation.failure();
    boolean right =
        switch (expectation.value()) {
          case null -> wanted != null && fails(wanted, reading, failed);
          case Operand.Number(double number) ->
              good
                  && value != null
                  && Math.abs(value.asDouble() - number) <= CLOSE * Math.max(1, Math.abs(number));
          case Operand.Flag(boolean flag) -> good && new PointValue.Flag(flag).equals(value);
          case Operand.Text(String text) -> good && new PointValue.Text(text).equals(value);
        };
    if (right) {
      verdict.right();
    } else {
      String must =
          wanted == null ? String.valueOf(expectation.value()) : "\"" + wanted.word() + '"';
      String is = failed == null ? String.valueOf(reading) : "\"" + failed.word() + '"';
      verdict.wrong(
          expectation.mark().toString(),
          expectation.point() + " must be " + must + ", but is " + is);
    }
  }

  private static boolean fails(
      GoldenTest.Failure wanted, @Nullable Reading reading, GoldenTest.@Nullable Failure failed) {
    Quality quality = reading == null ? null : reading.quality();
    return switch (wanted) {
      case ANY -> quality != Quality.GOOD;
      case NOT_AVAILABLE -> quality == Quality.NOT_AVAILABLE;
      case IMPLAUSIBLE -> quality == Quality.IMPLAUSIBLE;
      case REFUSED -> failed == wanted || quality == Quality.DEVICE_ERROR;
      case MALFORMED -> failed == wanted;
    };
  }
}
