package org.gengfu.profiletool.trial;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gengfu.contract.PointValue;
import org.gengfu.contract.Reading;
import org.gengfu.document.Mark;
import org.gengfu.document.Problems;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.ReadRequest;
import org.gengfu.edge.pipeline.DevicePipeline;
import org.gengfu.profile.DeviceProfile;
import org.gengfu.profile.GoldenTest;
import org.gengfu.profile.Operand;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profiletool.probe.LiveDevice;
import org.jspecify.annotations.Nullable;

/** Golden vectors through a real socket, the real driver and the real pipeline. For one thread. */
final class GoldenRun {
  private static final double CLOSE = 1e-9;

  private final ProfileLibrary library;
  private final Verdict verdict;

  GoldenRun(ProfileLibrary library, Verdict verdict) {
    this.library = library;
    this.verdict = verdict;
  }

  /** Runs every vector of a profile that holds registers; others belong to their drivers' tests. */
  void run(DeviceProfile profile) throws IOException {
    for (GoldenTest test : profile.tests()) {
      if (test.cells().isEmpty()) {
        verdict.note(
            "golden vectors of protocol "
                + profile.standard().protocol().name()
                + " are run by its driver's own tests");
        continue;
      }
      ResolvedProfile resolved = resolved(profile, test);
      if (resolved != null) {
        run(resolved, test);
      }
    }
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
          compare(expectation, readings.get(expectation.point()));
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

  private void compare(GoldenTest.Expectation expectation, @Nullable Reading reading) {
    boolean good = reading != null && reading.quality().isGood();
    PointValue value = reading == null ? null : reading.value();
    boolean right =
        switch (expectation.value()) {
          case null -> !good;
          case Operand.Number(double number) ->
              good && value != null && Math.abs(value.asDouble() - number) <= CLOSE;
          case Operand.Flag(boolean flag) -> good && new PointValue.Flag(flag).equals(value);
          case Operand.Text(String text) -> good && new PointValue.Text(text).equals(value);
        };
    if (right) {
      verdict.right();
    } else {
      String wanted =
          expectation.value() == null ? "no good value" : expectation.value().toString();
      verdict.wrong(
          expectation.mark().toString(),
          expectation.point() + " must be " + wanted + ", but is " + reading);
    }
  }
}
