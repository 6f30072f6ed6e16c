package org.gengfu.sim.line;

import java.io.IOException;

/**
 * Something that carries bytes both ways. One thread reads; writes are serialised by the caller.
 */
public interface Wire extends AutoCloseable {
  /**
   * Waits for bytes, at most so long; returns how many came, 0 for none yet, -1 for never again.
   */
  int read(byte[] into, int waitMillis) throws IOException;

  /** False while nobody is at the other end, so that nothing that is sent can be heard. */
  default boolean plugged() {
    return true;
  }

  /** Sends bytes. */
  void write(byte[] bytes) throws IOException;

  @Override
  void close() throws IOException;
}
