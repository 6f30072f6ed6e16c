package org.gengfu.notify;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** A way to people. Blocking; one call at a time for each channel, each channel on any thread. */
public interface Channel extends AutoCloseable {
  /**
   * Makes one attempt. Never throws for what a network, a service or a device does: that is an
   * outcome.
   *
   * @param deadline when there must be an outcome
   */
  Sent send(Message message, Instant deadline);

  /**
   * Hears what comes unasked, for a while or until something has come; most channels are told
   * nothing.
   *
   * @throws IOException when a line is gone; the next message opens it anew
   */
  default void listen(Duration most) throws IOException {}

  /** Lets go of lines and connections. Idempotent. */
  @Override
  default void close() {}
}
