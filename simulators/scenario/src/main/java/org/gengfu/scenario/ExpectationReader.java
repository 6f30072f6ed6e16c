package org.gengfu.scenario;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.gengfu.document.MapNode;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.document.Suggestion;
import org.gengfu.scenario.proof.Cause;
import org.jspecify.annotations.Nullable;

/** Reads one entry of {@code expect}. One thread. */
final class ExpectationReader {
  private static final Duration LONGEST = Duration.ofDays(1);

  private final Set<String> labels;
  private final Problems problems;
  private final IncidentExpectationReader incidents;
  private final AnswerReader answers;

  private enum State {
    UP,
    DOWN,
    NOT_OBSERVED
  }

  private enum TimeClass {
    OUT,
    EXCLUDED,
    UNKNOWN,
    DOWN,
    UP
  }

  ExpectationReader(Set<String> labels, Set<String> receivers, Problems problems) {
    this.labels = labels;
    this.problems = problems;
    incidents = new IncidentExpectationReader(receivers, problems);
    answers = new AnswerReader(labels, problems);
  }

  @Nullable Expectation read(MapNode node) {
    Expectation expectation = null;
    if (node.has("alarm")) {
      expectation = alarm(node);
    } else if (node.has("moves")) {
      expectation = moves(node);
    } else if (node.has("count")) {
      expectation = count(node);
    } else if (node.has("never")) {
      expectation = new Expectation.Never(state(node, "never"));
    } else if (node.has("seen")) {
      expectation = new Expectation.Seen(state(node, "seen"), label(node, "after"));
    } else if (node.has("period")) {
      expectation = period(node);
    } else if (node.has("quiet")) {
      node.flag("quiet", true, problems);
      expectation = new Expectation.Quiet();
    } else if (node.has("ends")) {
      expectation = ends(node);
    } else if (node.has("all")) {
      expectation = new Expectation.All(state(node, "all"), label(node, "after"), within(node));
    } else if (node.has("camera")) {
      expectation = camera(node);
    } else if (node.has("reads")) {
      expectation = reads(node);
    } else if (node.has("cameras")) {
      word(node, "cameras", "sound");
      expectation = new Expectation.CamerasSound();
    } else if (node.has("looks")) {
      expectation = looks(node);
    } else if (node.has("outage")) {
      expectation = outage(node);
    } else if (node.has("counts")) {
      expectation = counts(node);
    } else if (node.has("list")) {
      String until = node.has("until") ? label(node, "until") : "";
      expectation =
          new Expectation.Listed(state(node, "list"), label(node, "after"), until, within(node));
    } else {
      expectation = ofIncidents(node);
    }
    node.close(problems);
    return expectation;
  }

  private @Nullable Expectation ofIncidents(MapNode node) {
    if (node.has("incident")) {
      MapNode entry = node.map("incident", problems);
      return incidents.incident(
          node, entry, new Expectation.Within(label(node, "after"), within(node)));
    } else if (node.has("incidents")) {
      return incidents.count(node.map("incidents", problems));
    } else if (node.has("explained")) {
      word(node, "explained", "all");
      return new Expectation.Explained();
    } else if (node.has("messages")) {
      return incidents.messages(node.map("messages", problems));
    } else if (node.has("answer")) {
      return answers.read(node.map("answer", problems));
    }
    String fix =
        "Write alarm, moves, count, never, seen, all, period, quiet, ends, reads, camera, cameras, looks,"
            + " outage, counts, list, incident, incidents, explained, messages or answer";
    problems.add(node.mark(), "NO_EXPECTATION", "nothing is expected here", fix);
    return null;
  }

  private @Nullable Expectation alarm(MapNode node) {
    MapNode alarm = node.map("alarm", problems);
    String after = label(node, "after");
    Cause cause = cause(node);
    Duration delay = node.duration("delay", Duration.ZERO, Duration.ZERO, LONGEST, problems);
    Duration within = within(node);
    int order = (int) node.whole("order", 0, 0, 1_000, problems);
    if (alarm == null) {
      return null;
    }
    String device = alarm.string("device", problems);
    String id = alarm.string("id", problems);
    alarm.require("active", problems);
    boolean active = alarm.flag("active", true, problems);
    alarm.close(problems);
    return device == null || id == null
        ? null
        : new Expectation.AlarmSeen(device, id, active, after, cause, delay, within, order);
  }

  private Cause cause(MapNode node) {
    Map<String, Cause.Test> tests = new HashMap<>();
    node.require("when", problems);
    MapNode when = node.map("when", problems);
    if (when != null) {
      for (String point : when.keys()) {
        Cause.Test test = test(when, point);
        if (test != null) {
          tests.put(point, test);
        }
      }
      if (when.keys().isEmpty()) {
        problems.add(when.mark(), "EMPTY", "no point is named", "Write point: value");
      }
    }
    return new Cause(tests);
  }

  private Cause.@Nullable Test test(MapNode when, String point) {
    Node value = when.get(point);
    if (value instanceof ScalarNode scalar && scalar.flag() != null) {
      return new Cause.Test.Is(Boolean.TRUE.equals(scalar.flag()) ? 1 : 0);
    }
    if (value instanceof ScalarNode) {
      return new Cause.Test.Is(when.number(point, 0, -1e12, 1e12, problems));
    }
    MapNode limit = when.map(point, problems);
    if (limit == null) {
      return null;
    }
    Cause.Test test = null;
    if (limit.has("below")) {
      test = new Cause.Test.Below(limit.number("below", 0, -1e12, 1e12, problems));
    } else if (limit.has("atLeast")) {
      test = new Cause.Test.AtLeast(limit.number("atLeast", 0, -1e12, 1e12, problems));
    } else {
      problems.add(limit.mark(), "NO_LIMIT", "no limit is named", "Write below or atLeast");
    }
    limit.close(problems);
    return test;
  }

  private @Nullable Expectation moves(MapNode node) {
    MapNode moves = node.map("moves", problems);
    String from = label(node, "from");
    String to = label(node, "to");
    if (moves == null) {
      return null;
    }
    String device = moves.string("device", problems);
    String point = moves.string("point", problems);
    moves.require("by", problems);
    double by = moves.number("by", -1, -1e12, 1e12, problems);
    moves.close(problems);
    return device == null || point == null
        ? null
        : new Expectation.Moves(device, point, by, from, to);
  }

  private Expectation count(MapNode node) {
    word(node, "count", "exact");
    return new Expectation.CountExact(
        node.duration("tolerance", Duration.ofSeconds(2), Duration.ofMillis(1), LONGEST, problems),
        node.strings("unasked", problems));
  }

  private @Nullable Expectation camera(MapNode node) {
    MapNode camera = node.map("camera", problems);
    String after = label(node, "after");
    String until = node.has("until") ? label(node, "until") : "";
    Duration within = within(node);
    if (camera == null) {
      return null;
    }
    String device = camera.string("device", problems);
    String shows = camera.string("shows", problems);
    camera.close(problems);
    return device == null || shows == null
        ? null
        : new Expectation.CameraShows(device, shows, after, until, within);
  }

  private @Nullable Expectation reads(MapNode node) {
    MapNode reads = node.map("reads", problems);
    String after = label(node, "after");
    Duration within = within(node);
    if (reads == null) {
      return null;
    }
    String device = reads.string("device", problems);
    String point = reads.string("point", problems);
    reads.require("value", problems);
    Cause.Test test = test(reads, "value");
    reads.close(problems);
    return device == null || point == null || test == null
        ? null
        : new Expectation.Reads(device, point, test, after, within);
  }

  private Expectation looks(MapNode node) {
    word(node, "looks", "whole");
    node.require("gap", problems);
    Duration gap = node.duration("gap", Duration.ofMinutes(1), Duration.ZERO, LONGEST, problems);
    String from = node.has("from") ? label(node, "from") : "";
    String to = node.has("to") ? label(node, "to") : "";
    return new Expectation.LooksWhole(gap, from, to);
  }

  private @Nullable Expectation outage(MapNode node) {
    MapNode outage = node.map("outage", problems);
    Duration within = within(node);
    if (outage == null) {
      return null;
    }
    outage.require("trust", problems);
    Duration trust =
        outage.duration("trust", Duration.ofMinutes(1), Duration.ZERO, LONGEST, problems);
    Expectation expectation =
        new Expectation.Outage(trust, label(outage, "from"), label(outage, "to"), within);
    outage.close(problems);
    return expectation;
  }

  private @Nullable Expectation counts(MapNode node) {
    MapNode counts = node.map("counts", problems);
    String after = label(node, "after");
    String until = label(node, "until");
    Duration within = within(node);
    if (counts == null) {
      return null;
    }
    String device = counts.string("device", problems);
    counts.require("as", problems);
    String as = word(counts.choice("as", TimeClass.class, TimeClass.DOWN, problems));
    counts.close(problems);
    return device == null ? null : new Expectation.Counts(device, as, after, until, within);
  }

  private Duration within(MapNode node) {
    return node.duration("within", Duration.ofSeconds(2), Duration.ZERO, LONGEST, problems);
  }

  private void word(MapNode node, String key, String word) {
    if (!word.equals(node.string(key, problems))) {
      problems.add(node.valueMark(key), "UNKNOWN_WORD", key + " is " + word, "Write " + word);
    }
  }

  private @Nullable Expectation period(MapNode node) {
    MapNode period = node.map("period", problems);
    Duration from = node.duration("from", Duration.ZERO, Duration.ZERO, LONGEST, problems);
    if (period == null) {
      return null;
    }
    List<String> devices = devices(period);
    String point = period.string("point", problems);
    period.require("every", problems);
    Duration every =
        period.duration("every", Duration.ofSeconds(1), Duration.ofMillis(1), LONGEST, problems);
    double percent = period.number("tolerancePercent", 10, 0.1, 100, problems);
    period.close(problems);
    return point == null
        ? null
        : new Expectation.Period(devices, point, every, percent / 100, from);
  }

  private @Nullable Expectation ends(MapNode node) {
    MapNode ends = node.map("ends", problems);
    if (ends == null) {
      return null;
    }
    List<String> devices = devices(ends);
    String state = state(ends, "state");
    ends.close(problems);
    return new Expectation.Ends(devices, state);
  }

  private List<String> devices(MapNode node) {
    List<String> devices = node.strings("devices", problems);
    if (devices.isEmpty()) {
      problems.add(node.mark(), "MISSING", "no device is named", "Add devices: [..]");
    }
    return devices;
  }

  private String state(MapNode node, String key) {
    node.require(key, problems);
    return word(node.choice(key, State.class, State.UP, problems));
  }

  private static String word(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private String label(MapNode node, String key) {
    String label = node.string(key, problems);
    if (label != null && !labels.contains(label)) {
      problems.add(
          node.valueMark(key),
          "UNKNOWN_STEP",
          "no step of the timeline is called " + label,
          Suggestion.among(label, labels));
    }
    return label == null ? "" : label;
  }
}
