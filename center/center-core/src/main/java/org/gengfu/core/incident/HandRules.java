package org.gengfu.core.incident;

import java.util.List;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.graph.GraphPath;
import org.gengfu.core.incident.IncidentFact.DecidedByHand;
import org.gengfu.core.incident.IncidentFact.Linked;
import org.gengfu.core.incident.IncidentFact.Raised;
import org.gengfu.core.incident.IncidentFact.Refused;
import org.gengfu.core.incident.IncidentInput.ByHand;
import org.gengfu.core.incident.IncidentInput.Merge;
import org.gengfu.core.incident.IncidentInput.Reroot;
import org.gengfu.core.incident.IncidentInput.Split;
import org.gengfu.core.incident.Reason.Lag;
import org.jspecify.annotations.Nullable;

/** What a person decides on causes; such a link is pinned, and the engine leaves it alone. */
final class HandRules {
  /** Alarm type of a root that a person named and that has no alarm of its own. */
  static final String NAMED = "named_by_hand";

  private final Decision decision;
  private final Linking linking;

  HandRules(Decision decision) {
    this.decision = decision;
    this.linking = new Linking(decision);
  }

  void follow(ByHand hand) {
    if (hand.reason().isBlank() || hand.user().isBlank()) {
      refuse(hand, "a decision by hand needs a user and a reason");
      return;
    }
    switch (hand) {
      case Merge merge -> merge(merge);
      case Split split -> split(split);
      case Reroot reroot -> reroot(reroot);
    }
  }

  private void merge(Merge merge) {
    Incident merged = ordinary(merge.merged());
    Incident into = ordinary(merge.into());
    if (merged == null || into == null || merged.id() == into.id()) {
      refuse(merge, "two incidents that are there, neither of them a residual, are wanted");
      return;
    }
    decision.emit(new DecidedByHand(merge));
    Episode cause = state().episode(into.root());
    linking.link(merged.root(), byHand(cause, state().episode(merged.root()), merge), true);
  }

  private void split(Split split) {
    Episode episode = state().episodes().get(split.episode());
    if (episode == null || episode.reason() == null) {
      refuse(split, "an alarm that has a cause is wanted");
      return;
    }
    decision.emit(new DecidedByHand(split));
    linking.part(episode.number(), true);
  }

  private void reroot(Reroot reroot) {
    Incident incident = ordinary(reroot.incident());
    if (incident == null) {
      refuse(reroot, "an incident that is there and no residual is wanted");
      return;
    }
    Episode old = state().episode(incident.root());
    if (old.key().resource().equals(reroot.node())) {
      refuse(reroot, "it is the root already");
      return;
    }
    decision.emit(new DecidedByHand(reroot));
    if (old.inferred()) {
      decision.emit(new Linked(old.number(), null, true)); // stays, though it loses a child
    }
    Episode member = null;
    for (Episode each : state().members(incident)) {
      if (each.key().resource().equals(reroot.node()) && member == null) {
        member = each;
      }
    }
    long root;
    if (member != null) {
      root = member.number();
      linking.part(root, true);
    } else {
      root = named(reroot.node(), old);
    }
    linking.link(old.number(), byHand(state().episode(root), old, reroot), true);
    if (named(state().episode(root))) {
      new Endings(decision, linking).endNamed(state().episode(root));
    }
  }

  /** True for what nobody reported and a person named, or put where it is: it has no clear. */
  static boolean named(Episode episode) {
    return episode.key().type().equals(NAMED) || (episode.inferred() && episode.pinned());
  }

  /** A root without an alarm, which lasts as long as most of what hangs on it. */
  private long named(String node, Episode old) {
    long number = state().nextNumber();
    Episode named =
        Episode.inferred(number, new AlarmKey(node, NAMED, ""), old.raisedMillis(), null);
    decision.emit(new Raised(named, 0));
    decision.emit(new Linked(number, null, true));
    return number;
  }

  private Reason byHand(Episode cause, Episode effect, ByHand hand) {
    long lag = effect.raisedMillis() - cause.raisedMillis();
    return new Reason(
        cause.number(),
        cause.key(),
        Reason.BY_HAND,
        0,
        CauseRule.Kind.SERVICE,
        new GraphPath(List.of(cause.key().resource()), List.of()),
        state().graph().version(),
        new Lag(lag, Math.min(lag, 0), Math.max(lag, 0), 0),
        List.of(),
        hand.user() + ": " + hand.reason());
  }

  private @Nullable Incident ordinary(long id) {
    Incident incident = state().incident(id);
    return incident == null || incident.residualOf() != 0 ? null : incident;
  }

  private void refuse(ByHand hand, String why) {
    decision.emit(new Refused(hand.toString(), why));
  }

  private IncidentState state() {
    return decision.state();
  }
}
