package org.gengfu.driver;

import java.time.Duration;

/**
 * The one thread that owns a bus. Several buses may share one (all TCP hosts share one selector); a
 * serial line has its own. Everything about a bus happens on it.
 */
public interface BusThread {
  /** Runs a task on the thread, soon. May be called from any thread. */
  void execute(Runnable task);

  /**
   * Runs a task on the thread after a delay. Coarse: up to one tick (at most 50 ms; on a serial
   * line up to 100 ms while a question is under way) late, never early. May be called from any
   * thread.
   */
  void schedule(Duration delay, Runnable task);

  /** True when the caller is that thread. */
  boolean isCurrent();
}
