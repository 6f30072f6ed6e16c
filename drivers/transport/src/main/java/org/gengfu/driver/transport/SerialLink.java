package org.gengfu.driver.transport;

import java.io.IOException;

/**
 * A serial port as a line needs it, with the clock that goes by on it. Called by the line's thread.
 */
public interface SerialLink {
  /**
   * Opens the port with its settings.
   *
   * @throws IOException when it is missing, in use or not permitted
   */
  void open() throws IOException;

  /** Closes the port. Idempotent. */
  void close();

  /**
   * Sends all bytes; returns when they have left the machine.
   *
   * @throws IOException when the port is gone
   */
  void write(byte[] bytes, int count) throws IOException;

  /**
   * Takes what has come, waiting for the first byte at most about {@code maxNanos}.
   *
   * @return number of bytes put at the begin of {@code into}, 0 when none came
   * @throws IOException when the port is gone
   */
  int read(byte[] into, int max, long maxNanos) throws IOException;

  /** Lets time pass. */
  void pause(long nanos);

  /** Monotonic time. */
  long nowNanos();
}
