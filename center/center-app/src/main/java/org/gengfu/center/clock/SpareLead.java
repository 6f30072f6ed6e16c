package org.gengfu.center.clock;

import java.time.Instant;
import java.util.Optional;

/**
 * How long it takes to bring a part and to put it in. Any thread, the writer's too: it must answer
 * at once, from what was worked out before.
 */
public interface SpareLead {
  /** Nobody knows. */
  SpareLead UNKNOWN =
      new SpareLead() {
        @Override
        public Optional<Takes> of(String node) {
          return Optional.empty();
        }

        @Override
        public Object version() {
          return "";
        }
      };

  /**
   * What one part takes.
   *
   * @param serial its number
   * @param place where it lies, as people call it
   * @param kept true when it is kept for the order already
   * @param comesMillis from the call until it is there: handing out and the way, at this hour
   * @param swapMillis until it is in
   * @param at when that was worked out
   */
  record Takes(
      String serial, String place, boolean kept, long comesMillis, long swapMillis, Instant at) {
    /** From the call until it is in. */
    public long millis() {
      return comesMillis + swapMillis;
    }
  }

  /**
   * What the part takes that would be in first; empty when nobody knows one.
   *
   * @param node where, its id in the field
   */
  Optional<Takes> of(String node);

  /** Another object whenever answers may be others. */
  Object version();
}
