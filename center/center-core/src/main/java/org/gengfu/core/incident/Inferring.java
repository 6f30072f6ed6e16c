package org.gengfu.core.incident;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.graph.GraphNode;
import org.gengfu.core.graph.GraphView;
import org.gengfu.core.incident.IncidentFact.Raised;
import org.jspecify.annotations.Nullable;

/** Infers a silent parent from children that failed together. */
final class Inferring {
  private final Decision decision;
  private final Linking linking;

  Inferring(Decision decision, Linking linking) {
    this.decision = decision;
    this.linking = linking;
  }

  void look(Timer timer) {
    InferRule rule = rule(timer.rule());
    GraphView field = state().field(timer.number());
    GraphNode parent = field.node(timer.node());
    if (rule == null || parent == null || !parent.type().equals(rule.parentType())) {
      return;
    }
    int countable = 0;
    List<Episode> failed = new ArrayList<>();
    for (String child : field.directDependents(parent.id(), Set.of(rule.via()))) {
      GraphNode node = field.node(child);
      if (node != null && rule.childTypes().contains(node.type())) {
        countable++;
        roots(child, rule, timer.number(), failed);
      }
    }
    List<Episode> together = together(failed, rule, timer.number());
    long nodes = together.stream().map(one -> one.key().resource()).distinct().count();
    if (nodes >= rule.minChildren() && nodes >= rule.minShare() * countable) {
      infer(parent, rule, together, (int) nodes, countable);
    }
  }

  private void roots(String child, InferRule rule, long around, List<Episode> found) {
    for (long number : state().at(child).episodes()) {
      Episode episode = state().episode(number);
      if (rule.effectTypes().contains(episode.key().type())
          && episode.reason() == null
          && !episode.pinned()
          && Math.abs(episode.raisedMillis() - around) <= rule.window().toMillis()) {
        found.add(episode);
      }
    }
  }

  /** The most that fit into one window which holds the instant looked at. */
  private static List<Episode> together(List<Episode> failed, InferRule rule, long around) {
    failed.sort(Comparator.comparingLong(Episode::raisedMillis).thenComparingLong(Episode::number));
    List<Episode> best = List.of();
    int bestNodes = 0;
    int end = 0;
    for (int begin = 0; begin < failed.size(); begin++) {
      long from = failed.get(begin).raisedMillis();
      long to = from + rule.window().toMillis();
      while (end < failed.size() && failed.get(end).raisedMillis() <= to) {
        end++;
      }
      if (from <= around && end - begin > bestNodes) {
        Set<String> nodes = new HashSet<>();
        failed.subList(begin, end).forEach(one -> nodes.add(one.key().resource()));
        if (nodes.size() > bestNodes) {
          bestNodes = nodes.size();
          best = List.copyOf(failed.subList(begin, end));
        }
      }
    }
    return best;
  }

  private void infer(
      GraphNode parent, InferRule rule, List<Episode> together, int failed, int countable) {
    AlarmKey key = new AlarmKey(parent.id(), rule.inferredType(), "");
    long since = together.getFirst().raisedMillis();
    for (long number : state().at(parent.id()).episodes()) {
      Episode other = state().episode(number);
      if (other.key().equals(key) && other.raisedMillis() == since) {
        return; // it is there, and was not enough for these
      }
    }
    long number = state().nextNumber();
    Episode inferred =
        Episode.inferred(
            number,
            key,
            since,
            new Episode.Inference(
                rule.id(), rule.version(), failed, countable, rule.minChildren(), false));
    decision.emit(new Raised(inferred, 0));
    linking.place(number);
    linking.adopt(number);
    Episode now = state().episode(number);
    if (now.effects() < rule.minChildren()) {
      linking.takeBack(number);
    } else if (now.effectsEnded() * 2 > now.effects()) {
      endWithChildren(now);
    }
  }

  /** Most children are well again already. */
  private void endWithChildren(Episode parent) {
    long te = state().lastEndOfEffects(parent);
    new Endings(decision, linking)
        .end(parent.number(), new Episode.End(te, Episode.Why.CONTRADICTED));
  }

  private @Nullable InferRule rule(String id) {
    for (InferRule rule : state().rules().inferences()) {
      if (rule.id().equals(id)) {
        return rule;
      }
    }
    return null;
  }

  private IncidentState state() {
    return decision.state();
  }
}
