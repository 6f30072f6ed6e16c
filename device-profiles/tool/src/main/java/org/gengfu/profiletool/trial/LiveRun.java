package org.gengfu.profiletool.trial;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gengfu.contract.PointValue;
import org.gengfu.contract.Reading;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.edge.pipeline.DevicePipeline;
import org.gengfu.profile.EnumLabel;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.WireSource;
import org.gengfu.profiletool.probe.Answers;
import org.gengfu.profiletool.probe.LiveDevice;
import org.gengfu.profiletool.record.LiveRecording;
import org.jspecify.annotations.Nullable;

/**
 * A profile against a device: what answered, what was bad, what never changed. Only reads. One use,
 * one thread.
 */
final class LiveRun {
  /** Most kinds of failure that are shown; more are counted. */
  private static final int MOST_FAILURES = 20;

  private final ResolvedProfile profile;
  private final @Nullable LiveRecording recording;
  private final PrintStream out;
  private final Map<String, Reading> last = new LinkedHashMap<>();
  private final Map<String, PointValue> first = new LinkedHashMap<>();
  private final Set<String> good = new TreeSet<>();
  private final Set<String> changed = new TreeSet<>();
  private final Set<String> failures = new LinkedHashSet<>();

  /**
   * @param recording keeps what is read, or null
   */
  LiveRun(ResolvedProfile profile, @Nullable LiveRecording recording, PrintStream out) {
    this.profile = profile;
    this.recording = recording;
    this.out = out;
  }

  /**
   * Reads everything several times.
   *
   * @return points that brought no good value in any round
   */
  int run(Answers answers, int rounds, long pauseMillis) throws InterruptedException, IOException {
    boolean unasked = answers.speaksUnasked(profile);
    for (int round = 0; round < rounds; round++) {
      DevicePipeline pipeline = new DevicePipeline(profile, "live");
      answers.ask(
          profile,
          Answers.ALL,
          (what, points, outcome) ->
              took(what, points, outcome, pipeline.accept(points, outcome, Instant.now())));
      if (round + 1 < rounds || unasked) {
        answers.pause(
            profile,
            pauseMillis,
            (what, points, outcome) ->
                took(what, points, outcome, pipeline.hear(points, outcome, Instant.now())));
      }
      if (recording != null) {
        recording.roundEnded();
      }
    }
    return report(rounds);
  }

  private void took(
      String what, List<String> points, ReadOutcome outcome, DevicePipeline.Result result) {
    if (!(outcome instanceof ReadOutcome.Values)) {
      failures.add(what + ": " + LiveDevice.words(outcome));
    }
    if (recording != null) {
      recording.took(what, points, outcome);
    }
    for (Reading reading : result.readings()) {
      String id = reading.point();
      last.put(id, reading);
      PointValue value = reading.value();
      if (reading.quality().isGood() && value != null) {
        good.add(id);
        PointValue before = first.putIfAbsent(id, value);
        if (before != null && !before.equals(value)) {
          changed.add(id);
        }
      }
    }
  }

  private int report(int rounds) {
    int points = 0;
    int silent = 0;
    int still = 0;
    for (ResolvedPoint point : profile.points()) {
      if (!(point.source() instanceof WireSource)) {
        continue;
      }
      points++;
      boolean fine = good.contains(point.id());
      boolean stood = fine && rounds > 1 && !changed.contains(point.id());
      silent += fine ? 0 : 1;
      still += stood ? 1 : 0;
      String note = fine ? stood ? "  never changed" : "" : "  BAD";
      out.println("  " + point.id() + ": " + said(point, last.get(point.id())) + note);
    }
    failures.stream().limit(MOST_FAILURES).forEach(line -> out.println("  failed: " + line));
    if (failures.size() > MOST_FAILURES) {
      out.println("  and " + (failures.size() - MOST_FAILURES) + " other failures");
    }
    out.print(points + " points: " + (points - silent) + " answered well, ");
    out.print(silent + " bad or silent");
    out.println(rounds > 1 ? ", " + still + " never changed in " + rounds + " rounds" : "");
    return silent;
  }

  private static String said(ResolvedPoint point, @Nullable Reading reading) {
    if (reading == null) {
      return "nothing";
    }
    PointValue value = reading.value();
    EnumLabel state = value instanceof PointValue.Whole(long raw) ? point.labels().get(raw) : null;
    String meaning = state == null ? "" : " (" + state.texts().getOrDefault("en", "") + ")";
    return value == null ? reading.quality().name() : shown(reading) + meaning;
  }

  /** A value with its unit. */
  static String shown(Reading reading) {
    PointValue value = reading.value();
    String text =
        switch (value) {
          case null -> "nothing";
          case PointValue.Real real -> String.valueOf(real.value());
          case PointValue.Whole whole -> String.valueOf(whole.value());
          case PointValue.Flag flag -> String.valueOf(flag.value());
          case PointValue.Text said -> '"' + said.value() + '"';
        };
    return reading.unit().isEmpty() ? text : text + " " + reading.unit();
  }
}
