package org.gengfu.driver.link;

import java.util.function.Consumer;
import org.gengfu.profile.link.LinkBlock;

/** Sends probes. Any thread. */
interface Prober extends AutoCloseable {
  /**
   * Sends one probe; never blocks the caller.
   *
   * @param done called exactly once, on any thread, at the latest a little after the time-out;
   *     maybe never after {@link #close}
   */
  void probe(String target, LinkBlock block, Consumer<Probe> done);

  @Override
  void close();
}
