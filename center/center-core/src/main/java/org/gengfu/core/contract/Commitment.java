package org.gengfu.core.contract;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.gengfu.core.clock.Level;
import org.gengfu.core.clock.Promise;
import org.gengfu.core.clock.PromiseKind;

/**
 * One promise of an item, and how it is to be taken.
 *
 * @param promise the times; its id is {@code item/commitment}
 * @param text in a sentence
 * @param work what it is about
 * @param stops what keeps it, at least one
 * @param sharePercent how many of a hundred cases must be in time, usually 100
 */
public record Commitment(
    Promise promise, Text text, Work work, ClockStart start, Set<StopWay> stops, int sharePercent) {
  public Commitment {
    Objects.requireNonNull(text);
    if (stops.isEmpty() || sharePercent < 1 || sharePercent > 100) {
      throw new IllegalArgumentException(
          "%s needs something that keeps it, and a share of 1 to 100 %%: %s, %d"
              .formatted(promise.id(), stops, sharePercent));
    }
    stops = Collections.unmodifiableSet(EnumSet.copyOf(stops));
  }

  /** Its name in the contract. */
  public String id() {
    return promise.id();
  }

  /** What is promised. */
  public PromiseKind kind() {
    return promise.kind();
  }

  /** The time at a level that it covers, in milliseconds. */
  long millis(Level level, boolean key) {
    return Objects.requireNonNull(promise.targets().get(level)).millis(key);
  }
}
