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
 */
public record Ladder(Instant startedAt, Map<Rung, Duration> reached) {
  public Ladder {
    EnumMap<Rung, Duration> copy = new EnumMap<>(Rung.class);
    copy.putAll(reached);
    reached = Collections.unmodifiableMap(copy);
  }

  /** The highest rung reached; empty when not even the connection was made. */
  public Optional<Rung> top() {
    return reached.keySet().stream().reduce((low, high) -> high);
  }
}
