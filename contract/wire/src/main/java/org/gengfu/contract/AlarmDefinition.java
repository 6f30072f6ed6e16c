package org.gengfu.contract;

import java.util.Map;

/**
 * What a birth says of one alarm rule.
 *
 * @param alarm the rule's id, unique within its device
 * @param alarmType event type of X.733 / RFC 8632, e.g. {@code EQUIPMENT}, {@code ENVIRONMENTAL}
 * @param severity perceived severity when active
 * @param texts what is wrong, by language ("zh", "en")
 * @param actions recommended action, by language
 */
public record AlarmDefinition(
    String alarm,
    String alarmType,
    Severity severity,
    Map<String, String> texts,
    Map<String, String> actions) {
  public AlarmDefinition {
    texts = Map.copyOf(texts);
    actions = Map.copyOf(actions);
  }
}
