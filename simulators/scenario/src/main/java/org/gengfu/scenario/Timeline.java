package org.gengfu.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is still to happen and what has. It has no clock: every call brings its time. Its own time
 * stands still while a step waits or a process starts, so that a slow machine does not push steps
 * together. One thread.
 */
final class Timeline {
  private Instant start;
  private final ArrayDeque<Step> ahead;
  private final Map<String, Instant> happened = new LinkedHashMap<>();

  /**
   * A timeline that begins now.
   *
   * @param steps in order of time
   */
  Timeline(Instant start, List<Step> steps) {
    this.start = start;
    ahead = new ArrayDeque<>(steps);
  }

  /** How long until the next step; empty when there is none, zero when it is due. */
  Optional<Duration> untilNext(Instant now) {
    Step next = ahead.peek();
    if (next == null) {
      return Optional.empty();
    }
    Duration left = Duration.between(now, start.plus(next.at()));
    return Optional.of(left.isNegative() ? Duration.ZERO : left);
  }

  /** Takes the next step if it is due. */
  Optional<Step> due(Instant now) {
    Optional<Duration> left = untilNext(now);
    return left.isPresent() && left.get().isZero() ? Optional.of(ahead.remove()) : Optional.empty();
  }

  /**
   * Notes when a step really happened.
   *
   * @param begun when it was begun
   * @param done when it was done: a process that was started is ready
   */
  void happened(Step step, Instant begun, Instant done) {
    if (!step.label().isEmpty()) {
      happened.put(step.label(), done);
      happened.put(begun(step.label()), begun);
    }
  }

  /** Lets this much time not count. */
  void standStill(Duration time) {
    start = start.plus(time);
  }

  /** When this much of its own time is over. */
  Instant end(Duration length) {
    return start.plus(length);
  }

  /** Under which label it is kept when a step was begun. */
  static String begun(String label) {
    return label + "/begun";
  }

  Map<String, Instant> labels() {
    return Map.copyOf(happened);
  }
}
