package org.gengfu.profiletool.record;

import java.io.IOException;
import java.util.function.LongSupplier;

/** Takes what a device says. For one thread. */
@FunctionalInterface
interface Recorder extends AutoCloseable {
  /**
   * Takes one round into the file.
   *
   * @param atMillis time since the recording began
   * @param untilMillis when the next round begins; a recorder that listens does so until then
   */
  void round(RecordingFile file, LongSupplier atMillis, long untilMillis) throws IOException;

  @Override
  default void close() {}
}
