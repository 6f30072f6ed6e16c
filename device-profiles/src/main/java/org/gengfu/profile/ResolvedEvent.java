package org.gengfu.profile;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that a device tells unasked: a trap, a topic, a serial frame, a changed event register.
 *
 * @param id unique within the device's events
 * @param trigger {@code trap}, {@code topic}, {@code frame}, or the protocol's name when {@code
 *     source} says it
 * @param match OID, topic, or regular expression of the frame; empty when {@code source} says it
 * @param source what tells of it, in the protocol's own record, or null
 * @param point point whose value tells what happened, empty for none
 * @param severity of the alarm that it raises, or null when it only is told
 * @param alarmType event type of X.733 / RFC 8632
 * @param titles name by language
 * @param texts what happened, by language
 * @param actions recommended action by language; empty for none
 * @param clears events, or alarms, of the same device that end when this one comes
 */
public record ResolvedEvent(
    String id,
    String trigger,
    String match,
    @Nullable WireSource source,
    String point,
    @Nullable AlarmSeverity severity,
    String alarmType,
    Map<String, String> titles,
    Map<String, String> texts,
    Map<String, String> actions,
    List<String> clears) {
  public ResolvedEvent {
    titles = Map.copyOf(titles);
    texts = Map.copyOf(texts);
    actions = Map.copyOf(actions);
    clears = List.copyOf(clears);
  }
}
