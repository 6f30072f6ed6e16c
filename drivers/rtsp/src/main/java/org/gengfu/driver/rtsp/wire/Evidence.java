package org.gengfu.driver.rtsp.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** The ladder of one visit while it is climbed. One thread. */
final class Evidence {
  private final Instant startedAt;
  private final long startedNanos;
  private final Map<Rung, Duration> reached = new EnumMap<>(Rung.class);

  private final Map<Rung, String> notes = new EnumMap<>(Rung.class);

  Evidence(Instant startedAt, long startedNanos) {
    this.startedAt = startedAt;
    this.startedNanos = startedNanos;
  }

  /** Nanoseconds since the start. */
  long nanos(long now) {
    return now - startedNanos;
  }

  void reach(Rung rung, long now) {
    reached.putIfAbsent(rung, Duration.ofNanos(nanos(now)));
  }

  /** What is to be told with a rung that was reached. */
  void note(Rung rung, String note) {
    notes.put(rung, note);
  }

  boolean has(Rung rung) {
    return reached.containsKey(rung);
  }

  Ladder ladder() {
    return new Ladder(startedAt, reached, notes);
  }
}
