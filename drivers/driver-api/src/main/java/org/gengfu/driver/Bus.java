package org.gengfu.driver;

import java.util.function.Consumer;

/**
 * One serial line, one TCP host, one camera pool: whatever can carry one question at a time. Its methods are
 * called on its {@link #thread()} only, with at most one question or command under way; the answer is handed
 * over on the same thread, exactly once. A late answer is never taken for the answer to a newer question.
 */
public interface Bus extends AutoCloseable {
  /** The thread that owns this bus. */
  BusThread thread();

  /** Asks one question; opens or re-opens the connection as needed. */
  void read(DevicePlan device, ReadRequest request, Consumer<ReadOutcome> done);

  /** Carries out one command, with guard and read-back as the profile says. */
  void write(DevicePlan device, WriteRequest request, Consumer<WriteOutcome> done);

  /** Closes the connection. Idempotent. A question under way ends as no answer. May be called from any thread. */
  @Override
  void close();
}
