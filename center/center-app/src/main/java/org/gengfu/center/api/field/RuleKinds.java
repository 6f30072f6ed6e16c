package org.gengfu.center.api.field;

import java.util.Map;
import java.util.Optional;
import org.gengfu.center.incident.AlarmKinds;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.graph.FieldGraph;

/** What the rules of cause call alarms, by the table of the center. Any thread. */
public record RuleKinds(AlarmKinds table) implements FieldNames.Kinds {
  @Override
  public Optional<Map<String, String>> text(String type) {
    return table.text(type);
  }

  @Override
  public AlarmKey correlated(AlarmKey alarm, String kind, FieldGraph graph) {
    return table.correlated(alarm, kind, graph);
  }
}
