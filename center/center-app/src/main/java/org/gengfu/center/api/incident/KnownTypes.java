package org.gengfu.center.api.incident;

import java.util.HashSet;
import java.util.Set;
import org.gengfu.center.watch.LivePicture;
import org.gengfu.core.graph.FieldGraph;
import org.gengfu.core.graph.GraphNode;
import org.gengfu.core.incident.CauseRule;
import org.gengfu.core.incident.IncidentState;
import org.gengfu.core.incident.InferRule;
import org.gengfu.core.incident.RuleBook;
import org.gengfu.core.incident.RuleText;

/**
 * Which types of alarms and nodes are known: those of the rules that a center begins with, of the
 * devices and of the drawing. What is named elsewhere is likely misspelt. Any thread.
 */
final class KnownTypes {
  private final LivePicture picture;
  private final Set<String> alarms = new HashSet<>();
  private final Set<String> kinds = new HashSet<>();

  KnownTypes(LivePicture picture) {
    this.picture = picture;
    RuleBook starter = RuleText.starter();
    for (CauseRule rule : starter.causes()) {
      alarms.add(rule.causeType());
      alarms.add(rule.effectType());
    }
    for (InferRule rule : starter.inferences()) {
      alarms.add(rule.inferredType());
      alarms.addAll(rule.effectTypes());
      kinds.add(rule.parentType());
      kinds.addAll(rule.childTypes());
    }
  }

  Set<String> alarmTypes(IncidentState state) {
    Set<String> all = new HashSet<>(alarms);
    picture.devices().forEach(device -> device.alarms().forEach(each -> all.add(each.alarm())));
    state.episodes().values().forEach(episode -> all.add(episode.key().type()));
    return all;
  }

  Set<String> nodeTypes(IncidentState state) {
    Set<String> all = new HashSet<>(kinds);
    FieldGraph graph = state.graph();
    for (String id : graph.ids()) {
      GraphNode node = graph.node(id);
      if (node != null) {
        all.add(node.type());
      }
    }
    return all;
  }
}
