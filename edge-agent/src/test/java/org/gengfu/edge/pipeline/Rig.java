package org.gengfu.edge.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.contract.AlarmEvent;
import org.gengfu.contract.Reading;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.profile.DeviceFacts;
import org.gengfu.profile.ResolvedProfile;

/** A pipeline with a hand-moved clock that keeps what came out. */
final class Rig {
  static final Instant START = Instant.parse("2026-11-22T00:00:00Z");

  final DevicePipeline pipeline;
  final List<Reading> readings = new ArrayList<>();
  final List<AlarmEvent> alarms = new ArrayList<>();
  final List<Boolean> online = new ArrayList<>();
  final List<DeviceFacts> facts = new ArrayList<>();

  Rig(ResolvedProfile profile) {
    this.pipeline = new DevicePipeline(profile, "d");
  }

  static Instant at(double seconds) {
    return START.plusMillis(Math.round(seconds * 1000));
  }

  Rig whole(double second, long... raw) {
    List<RawValue> values = new ArrayList<>();
    for (long each : raw) {
      values.add(new RawValue.Whole(each));
    }
    return answer(second, values);
  }

  Rig real(double second, double raw) {
    return answer(second, List.of(new RawValue.Real(raw)));
  }

  Rig answer(double second, List<RawValue> values) {
    List<String> ids = new ArrayList<>(List.of("x", "y", "z").subList(0, values.size()));
    return keep(pipeline.accept(ids, new ReadOutcome.Values(values), at(second)));
  }

  Rig silence(double second, String... points) {
    List<String> ids = points.length == 0 ? List.of("x") : List.of(points);
    return keep(
        pipeline.accept(ids, new ReadOutcome.NoAnswer(Duration.ofSeconds(1), "time"), at(second)));
  }

  Rig outcome(double second, ReadOutcome outcome) {
    return keep(pipeline.accept(List.of("x"), outcome, at(second)));
  }

  Rig tick(double second) {
    return keep(pipeline.tick(at(second)));
  }

  Rig keep(DevicePipeline.Result result) {
    readings.addAll(result.readings());
    alarms.addAll(result.alarms());
    if (result.facts() != null) {
      facts.add(result.facts());
    }
    if (result.online() != null) {
      online.add(result.online());
    }
    return this;
  }

  Reading last() {
    return readings.getLast();
  }

  /** The alarm transitions as text: {@code +a@2.0} for raised at second 2. */
  List<String> transitions() {
    return alarms.stream()
        .map(event ->
            (event.active() ? "+" : "-")
                + event.alarm()
                + "@"
                + Duration.between(START, event.eventTime()).toMillis() / 1000.0)
        .toList();
  }
}
