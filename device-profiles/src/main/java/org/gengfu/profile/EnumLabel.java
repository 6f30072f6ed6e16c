package org.gengfu.profile;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The meaning of one raw value of an enumeration.
 *
 * @param id word for expressions, e.g. {@code fault}
 * @param texts text for people by language
 * @param severity how bad this state is, or null when it says nothing about that
 * @param alarmType event type of X.733 / RFC 8632 of the alarm that the severity raises
 * @param actions recommended action of that alarm by language; empty for none
 */
public record EnumLabel(
    String id,
    Map<String, String> texts,
    @Nullable AlarmSeverity severity,
    String alarmType,
    Map<String, String> actions) {
  public EnumLabel {
    texts = Map.copyOf(texts);
    actions = Map.copyOf(actions);
  }

  /** A label whose alarm, if it raises one, recommends nothing. */
  public EnumLabel(String id, Map<String, String> texts, @Nullable AlarmSeverity severity) {
    this(id, texts, severity, "EQUIPMENT", Map.of());
  }
}
