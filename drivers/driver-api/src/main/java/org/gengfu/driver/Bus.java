package org.gengfu.driver;

import java.util.function.Consumer;

/**
 * One serial line, one TCP host, one camera pool: whatever can carry one question at a time. Its
 * methods are called on its {@link #thread()} only, with at most one question or command under way;
 * the answer is handed over on the same thread, exactly once. A late answer is never taken for the
 * answer to a newer question.
 *
 * <p>Who waits when something fails: a bus gives a <em>connection</em> that cannot be made its own
 * rest (a question meanwhile ends at once as no answer), because only it knows the connection. It
 * never rests a <em>device</em>: it asks what it is told to ask and reports what came of it.
 * Leaving a silent device alone for a while, so that its neighbours keep their period, is the work
 * of whoever owns the bus; a wise owner drops the device's remaining questions of the round after
 * the first one without an answer.
 */
public interface Bus extends AutoCloseable {
  /** The thread that owns this bus. */
  BusThread thread();

  /**
   * Asks one question; opens or re-opens the connection as needed. The outcome is never handed over
   * before this method has returned, so that an owner may ask the next question from within {@code
   * done}.
   *
   * @throws IllegalStateException when a question or command is under way already, or from another
   *     thread
   */
  void read(DevicePlan device, ReadRequest request, Consumer<ReadOutcome> done);

  /**
   * Carries out one command, with guard and read-back as the profile says. The write itself is sent
   * once: when no answer comes, nobody knows whether the device took it, and only the caller may
   * decide to try again.
   *
   * @throws IllegalStateException when a question or command is under way already, or from another
   *     thread
   */
  void write(DevicePlan device, WriteRequest request, Consumer<WriteOutcome> done);

  /**
   * Closes the connection. Idempotent. A question under way ends as no answer. May be called from
   * any thread.
   */
  @Override
  void close();
}
