package org.gengfu.profiletool.record;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * The rounds of a recording. For one thread.
 *
 * @param every from the begin of one round to the next
 * @param length of the whole recording
 * @param nanos monotonic time
 */
record Rounds(Duration every, Duration length, LongSupplier nanos) {

  /** Takes rounds until the time is over, the file is full or the thread is interrupted. */
  void run(Recorder recorder, RecordingFile file) throws IOException {
    long start = nanos.getAsLong();
    LongSupplier millis = () -> (nanos.getAsLong() - start) / 1_000_000;
    long next = 0;
    while (!file.full() && millis.getAsLong() < length.toMillis()) {
      next = Math.min(next + every.toMillis(), length.toMillis());
      recorder.round(file, millis, next);
      for (long left = next - millis.getAsLong(); left > 0; left = next - millis.getAsLong()) {
        LockSupport.parkNanos(left * 1_000_000);
        if (Thread.currentThread().isInterrupted()) {
          return;
        }
      }
      next = Math.max(next, millis.getAsLong());
    }
  }
}
