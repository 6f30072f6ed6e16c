package org.gengfu.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.gengfu.scenario.proof.Cause;

/** Something that must be so when a run is over. */
public sealed interface Expectation {

  /**
   * An alarm begins or ends.
   *
   * @param active true for its beginning
   * @param after label of the step that brings it about
   * @param cause what the device must have served for it
   * @param delay the rule's own delay; the page must show it {@code within} after cause and delay
   * @param order place among the alarms; equal numbers may come in either order; 0 for none
   */
  record AlarmSeen(
      String device,
      String alarm,
      boolean active,
      String after,
      Cause cause,
      Duration delay,
      Duration within,
      int order)
      implements Expectation {}

  /**
   * A point moves one way between two steps.
   *
   * @param by least change, negative for a fall
   */
  record Moves(String device, String point, double by, String from, String to)
      implements Expectation {}

  /**
   * Every reading that was served and had to be reported is stored exactly once, and no other.
   *
   * @param tolerance how far an event time may be from when the value was served
   * @param unasked devices that speak whether somebody listens or not, by id or by its beginning
   *     and {@code *}: what they said before the first reading of a point was stored, nobody heard
   */
  record CountExact(Duration tolerance, List<String> unasked) implements Expectation {
    public CountExact {
      unasked = List.copyOf(unasked);
    }

    /** True when this device speaks unasked. */
    boolean speaksUnasked(String device) {
      return unasked.stream()
          .anyMatch(name ->
              name.endsWith("*")
                  ? device.startsWith(name.substring(0, name.length() - 1))
                  : device.equals(name));
    }
  }

  /** No device is ever shown in this state. */
  record Never(String state) implements Expectation {}

  /** Some device is shown in this state after a step. */
  record Seen(String state, String after) implements Expectation {}

  /**
   * Devices keep their polling period.
   *
   * @param point a point that is reported at every poll
   * @param share largest deviation, as a share of the period
   * @param from from when on it is measured, after the start
   */
  record Period(List<String> devices, String point, Duration every, double share, Duration from)
      implements Expectation {
    public Period {
      devices = List.copyOf(devices);
    }
  }

  /** No alarm is active at the end. */
  record Quiet() implements Expectation {}

  /** Devices are shown in this state at the end. */
  record Ends(List<String> devices, String state) implements Expectation {
    public Ends {
      devices = List.copyOf(devices);
    }
  }

  /**
   * A camera is judged for what was done to it: every look from {@code after} on at the latest
   * {@code within}, and no longer than {@code within} past {@code until}, shows it.
   *
   * @param device the camera's id at its edge, or what the ids of several begin with and {@code *}
   * @param shows a picture fault such as {@code black}, or the reason of a rung such as {@code
   *     no-place}; {@code a or b} when either may show
   * @param after label of the step that brings it about
   * @param until label of the step that ends it, empty when it lasts to the end
   */
  record CameraShows(String device, String shows, String after, String until, Duration within)
      implements Expectation {

    /** True when this camera is meant. */
    boolean means(String id) {
      return device.endsWith("*")
          ? id.startsWith(device.substring(0, device.length() - 1))
          : id.equals(device);
    }
  }

  /**
   * A reading that fits is stored soon after a step.
   *
   * @param test what it must say
   */
  record Reads(String device, String point, Cause.Test test, String after, Duration within)
      implements Expectation {}

  /**
   * No camera is judged bad, and no alarm of one is raised, but for what {@link CameraShows}
   * expects of it.
   */
  record CamerasSound() implements Expectation {}

  /**
   * Every camera was looked at again and again, also while the center was away.
   *
   * @param gap longest time between two looks
   * @param from label of the step from which on nobody looked, empty for none
   * @param to label of the step after which somebody looks again
   */
  record LooksWhole(Duration gap, String from, String to) implements Expectation {}

  /** Every device is shown in this state soon after a step. */
  record All(String state, String after, Duration within) implements Expectation {}

  /**
   * While nobody looked, cameras' time is unknown and never down; before and after, the time of
   * cameras to which nothing is done is up.
   *
   * @param trust how long a look is believed, by the contract
   * @param from label of the step from which on nobody looked
   * @param to label of the step after which somebody looks again
   * @param within how long after it every camera has been looked at
   */
  record Outage(Duration trust, String from, String to, Duration within) implements Expectation {}

  /**
   * Some of a camera's time counts as this, and only between two steps.
   *
   * @param as a class of time such as {@code down}
   * @param within how long after each of the steps a look may need
   */
  record Counts(String device, String as, String after, String until, Duration within)
      implements Expectation {}

  /**
   * All cameras, but those with a fault that stays, are listed in this state soon after a step.
   *
   * @param until label of the step before which none is listed otherwise, empty for none
   */
  record Listed(String state, String after, String until, Duration within) implements Expectation {}

  /** At the latest so long after a step. */
  record Within(String after, Duration duration) {}

  /**
   * One incident is shown with this root.
   *
   * @param root id of the node that failed
   * @param inferred true when nobody said so, and it was concluded from what hangs on it
   * @param when how soon it must be shown so, by the stream of events
   * @param least fewest members that it has had
   * @param most as many members as it has had at most
   * @param tree the node of the cause, by the node of what it caused
   */
  record IncidentSeen(
      String root, boolean inferred, Within when, long least, long most, Map<String, String> tree)
      implements Expectation {
    public IncidentSeen {
      tree = Map.copyOf(tree);
    }
  }

  /** So many incidents there were, those that became part of another not counted. */
  record IncidentCount(long count) implements Expectation {}

  /** Every member of every incident has its place below the root and says why. */
  record Explained() implements Expectation {}

  /**
   * A receiver got so many messages.
   *
   * @param says what each of them says, empty for anything
   */
  record MessageCount(String receiver, long count, String says) implements Expectation {}

  /**
   * The center's interface answers so at the end.
   *
   * @param get path behind {@code /api/v1/}
   * @param list the answer's list whose entries are meant, empty for the answer itself
   * @param where what an entry's fields must say for it to be meant; of what begins with {@code *}
   *     the end of the field
   * @param field of the entry, members of members with dots; empty when entries are counted
   */
  record Answer(String get, String list, Map<String, String> where, String field, AnswerTest test)
      implements Expectation {
    public Answer {
      where = Map.copyOf(where);
    }
  }

  /** What an {@link Answer}'s field, or the number of entries, must be. */
  sealed interface AnswerTest {
    /** So many entries are meant. */
    record Count(long count) implements AnswerTest {}

    /** The only entry that is meant says this. */
    record Is(String text) implements AnswerTest {}

    /** The only entry that is meant has this in it. */
    record Says(String text) implements AnswerTest {}

    /**
     * The only entry that is meant names an instant close to a step, before or after it.
     *
     * @param plus so long after the step is meant
     */
    record Near(String step, Duration plus, Duration within) implements AnswerTest {}
  }
}
