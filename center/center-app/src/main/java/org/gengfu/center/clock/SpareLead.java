package org.gengfu.center.clock;

import java.time.Duration;
import java.util.Optional;

/** How long it takes to bring a part and to put it in. Any thread. */
@FunctionalInterface
public interface SpareLead {
  /** Nobody knows. */
  SpareLead UNKNOWN = node -> Optional.empty();

  /**
   * So long at most in nine of ten cases: pick up, travel, swap.
   *
   * @param node where, its id in the field
   */
  Optional<Duration> of(String node);
}
