package org.gengfu.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is still to happen and what has. It has no clock: every call brings its time. One thread.
 */
final class Timeline {
  private final Instant start;
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

  /** Notes when a step really happened. */
  void happened(Step step, Instant at) {
    if (!step.label().isEmpty()) {
      happened.put(step.label(), at);
    }
  }

  Map<String, Instant> labels() {
    return Map.copyOf(happened);
  }
}
