package org.gengfu.driver.rtsp.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How far a visit came, and when.
 *
 * @param startedAt when the connection was begun
 * @param reached time from there to each rung that was reached; a rung is reached only after those
 *     below it
 * @param notes how pictures come, at {@link Rung#OPENED}; packets of strangers, at {@link
 *     Rung#FLOWING}; in the words of {@link VisitOutcome}
 */
public record Ladder(Instant startedAt, Map<Rung, Duration> reached, Map<Rung, String> notes) {
  public Ladder {
    EnumMap<Rung, Duration> copy = new EnumMap<>(Rung.class);
    copy.putAll(reached);
    reached = Collections.unmodifiableMap(copy);
    notes = Map.copyOf(notes);
  }

  /** A ladder of which nothing more is told. */
  public Ladder(Instant startedAt, Map<Rung, Duration> reached) {
    this(startedAt, reached, Map.of());
  }

  /** What is told with a rung, empty for nothing. */
  public String note(Rung rung) {
    return notes.getOrDefault(rung, "");
  }

  /** The highest rung reached; empty when not even the connection was made. */
  public Optional<Rung> top() {
    return reached.keySet().stream().reduce((low, high) -> high);
  }
}
