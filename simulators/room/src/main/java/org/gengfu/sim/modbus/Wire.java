package org.gengfu.sim.modbus;

import java.io.IOException;

/**
 * Something that carries bytes both ways. One thread reads; writes are serialised by the caller.
 */
interface Wire extends AutoCloseable {
  /**
   * Waits for bytes, at most so long; returns how many came, 0 for none yet, -1 for never again.
   */
  int read(byte[] into, int waitMillis) throws IOException;

  void write(byte[] bytes) throws IOException;

  @Override
  void close() throws IOException;
}
