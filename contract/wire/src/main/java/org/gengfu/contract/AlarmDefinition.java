package org.gengfu.contract;

import java.util.List;
import java.util.Map;

/**
 * What a birth says of one alarm rule.
 *
 * @param alarm the rule's id, unique within its device
 * @param alarmType event type of X.733 / RFC 8632, e.g. {@code EQUIPMENT}, {@code ENVIRONMENTAL}
 * @param severity perceived severity when active
 * @param texts what is wrong, by language ("zh", "en")
 * @param actions recommended action, by language
 * @param point the point whose value the rule compares with a limit, empty when it is no such rule
 * @param spares parts that the repair may need, at most {@link SpareDefinition#MAX_SPARES}
 */
public record AlarmDefinition(
    String alarm,
    String alarmType,
    Severity severity,
    Map<String, String> texts,
    Map<String, String> actions,
    String point,
    List<SpareDefinition> spares) {

  /** A rule whose repair needs no parts that are known. */
  public AlarmDefinition(
      String alarm,
      String alarmType,
      Severity severity,
      Map<String, String> texts,
      Map<String, String> actions,
      String point) {
    this(alarm, alarmType, severity, texts, actions, point, List.of());
  }

  /** A rule that compares no single point with a limit. */
  public AlarmDefinition(
      String alarm,
      String alarmType,
      Severity severity,
      Map<String, String> texts,
      Map<String, String> actions) {
    this(alarm, alarmType, severity, texts, actions, "", List.of());
  }

  public AlarmDefinition {
    texts = Map.copyOf(texts);
    actions = Map.copyOf(actions);
    spares = List.copyOf(spares);
  }
}
