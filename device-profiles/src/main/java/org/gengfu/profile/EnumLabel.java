package org.gengfu.profile;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The meaning of one raw value of an enumeration.
 *
 * @param id word for expressions, e.g. {@code fault}
 * @param texts text for people by language
 * @param severity how bad this state is, or null when it says nothing about that
 */
public record EnumLabel(String id, Map<String, String> texts, @Nullable AlarmSeverity severity) {
  public EnumLabel {
    texts = Map.copyOf(texts);
  }
}
