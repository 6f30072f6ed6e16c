package org.gengfu.core.alarm;

import java.util.Map;

/**
 * What the profile says of an alarm's type, for people.
 *
 * @param resourcePath where the resource stands, e.g. {@code hall-1/room-1/ups-1}
 * @param eventType class of the alarm
 * @param probableCause what it usually means, may be empty
 * @param texts what is wrong, by language
 * @param actions what to do, by language
 */
public record AlarmDescription(
    String resourcePath,
    EventType eventType,
    String probableCause,
    Map<String, String> texts,
    Map<String, String> actions) {
  public AlarmDescription {
    texts = Map.copyOf(texts);
    actions = Map.copyOf(actions);
  }

  /** Classes of alarms (ITU-T X.733 and X.736, RFC 8632). */
  public enum EventType {
    COMMUNICATIONS,
    EQUIPMENT,
    ENVIRONMENTAL,
    PROCESSING_ERROR,
    QUALITY_OF_SERVICE,
    INTEGRITY,
    OPERATIONAL,
    PHYSICAL,
    SECURITY,
    TIME_DOMAIN,
    OTHER;

    /** The class that a profile names; what it does not name right is {@link #OTHER}. */
    public static EventType named(String name) {
      for (EventType type : values()) {
        if (type.name().equals(name)) {
          return type;
        }
      }
      return OTHER;
    }
  }
}
