package org.gengfu.center.notify;

import java.time.Instant;
import java.util.Optional;

/** Knows during what nobody is to be told. Called by the writer's thread only. */
public interface Hush {
  /** Nothing is held back. */
  Hush NONE =
      new Hush() {
        @Override
        public Optional<Window> over(String node, Instant now) {
          return Optional.empty();
        }

        @Override
        public long version() {
          return 0;
        }
      };

  /**
   * What holds notifications back.
   *
   * @param id of the maintenance window
   * @param until its end
   */
  record Window(String id, Instant until) {}

  /** The window that covers a node of the field, the one that ends last when there are several. */
  Optional<Window> over(String node, Instant now);

  /** Another number whenever an answer may have become another one by what somebody decided. */
  long version();
}
