package org.gengfu.driver;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.gengfu.contract.CameraLook;
import org.jspecify.annotations.Nullable;

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
   * Says which devices of this bus may speak unasked (a serial caller, a trap, a subscription) and
   * who hears them. Called once, on the bus's thread, before the first question; a bus on which
   * nobody speaks unasked leaves it alone. What is heard costs no question: it may come while one
   * is under way, never from within {@link #read} itself.
   *
   * <p>A bus opens and re-opens what it listens on by itself. What it cannot keep up with it drops,
   * oldest first, and never lets it delay an answer.
   *
   * @param devices every device of the bus, in the owner's order
   */
  default void listen(List<DevicePlan> devices, Listener listener) {}

  /**
   * A device has become another one by what it said of itself: from now on it is asked by another
   * plan. Called on the bus's thread. A bus that learns it from the next question anyway leaves it
   * alone; one that subscribes to points subscribes anew.
   *
   * @param before a plan given to {@link #listen}, or to this method as {@code now}
   */
  default void replanned(DevicePlan before, DevicePlan now) {}

  /** Hears what devices say unasked. */
  interface Listener {
    /**
     * A device spoke. Called on the bus's thread.
     *
     * @param device one of the plans given to {@link Bus#listen}, or what was told to come after it
     *     by {@link Bus#replanned}
     * @param points ids of the points that the outcome is about, in the order of its values; an id
     *     of one of the profile's events means that it came, whatever its value
     * @param outcome {@link ReadOutcome.Values}, or {@link ReadOutcome.Malformed} for something
     *     that came from this device and cannot be understood
     * @param deviceTime when it happened by the device's own clock, null when it did not say
     */
    void heard(
        DevicePlan device, List<String> points, ReadOutcome outcome, @Nullable Instant deviceTime);

    /**
     * A camera was visited, or its visit could not be made: the evidence of its availability,
     * besides what {@link #heard} says of its points. Called on the bus's thread, once for each
     * visit. Who hears it may leave out thumbnails, and looks too, of a camera that brings more
     * than its share.
     *
     * @param device as with {@link #heard}
     * @param look its {@code device} is ignored
     * @return whether all of the look was taken, its thumbnail included
     */
    default boolean looked(DevicePlan device, CameraLook look) {
      return false;
    }
  }

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
