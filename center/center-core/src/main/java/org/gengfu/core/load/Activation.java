package org.gengfu.core.load;

import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.incident.Episode;
import org.gengfu.core.incident.Incident;
import org.gengfu.core.incident.IncidentState;
import org.gengfu.core.incident.Telling;

/**
 * One time that an operator was told of something: an alarm that became annunciated, or an incident
 * that was told. Log rows, repeats and what was shelved or suppressed are none.
 *
 * @param source what it came from, e.g. the device or the incident's root node
 * @param type what it was, e.g. the alarm type
 * @param priority how urgent
 * @param fromMillis since when it was shown, milliseconds since 1970-01-01 UTC
 * @param toMillis when the condition was gone, after that; {@link TimeRange#LATEST} while it lasts
 */
public record Activation(
    String source, String type, Priority priority, long fromMillis, long toMillis) {
  /** How urgent, lowest first. */
  public enum Priority {
    /** About 80 % of what is shown should be. */
    LOW,
    /** About 15 %. */
    MEDIUM,
    /** About 5 %. */
    HIGH,
    /** Less than 1 %. */
    HIGHEST
  }

  public Activation {
    if (source.isEmpty() || toMillis < fromMillis) {
      throw new IllegalArgumentException(
          "an activation needs a source and an end after its begin: '%s', %d to %d"
              .formatted(source, fromMillis, toMillis));
    }
  }

  /**
   * An incident as the operator was told of it: from when it might be told, by its root. One that
   * was over before it might be told was never told; then its begin and end are the same instant,
   * and the caller leaves it out by {@link Telling#mayTell}.
   */
  public static Activation of(IncidentState state, Incident incident, Priority priority) {
    Episode root = state.episode(incident.root());
    long from = Telling.from(state, incident).toEpochMilli();
    long to = incident.open() ? TimeRange.LATEST : incident.resolvedMillis();
    return new Activation(
        root.key().resource(), root.key().type(), priority, from, Math.max(from, to));
  }
}
