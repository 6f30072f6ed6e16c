package org.gengfu.core.incident;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.graph.GraphPath;
import org.gengfu.core.graph.GraphView;
import org.gengfu.core.incident.Episode.Why;
import org.gengfu.core.incident.IncidentInput.ProofOfLife;
import org.gengfu.core.incident.IncidentInput.Refresh;
import org.gengfu.core.incident.IncidentInput.Snapshot;

/** What sources say besides raises and clears: how a lost clear is found out. */
final class OtherWords {
  private final Decision decision;
  private final Linking linking;

  OtherWords(Decision decision) {
    this.decision = decision;
    this.linking = new Linking(decision);
  }

  /** What waits for its order and is not after the list goes first, so that the list is right. */
  void snapshot(Snapshot snapshot) {
    Set<AlarmKey> listed = new HashSet<>();
    snapshot.active().forEach(event -> listed.add(event.key()));
    List<Episode> gone = new ArrayList<>();
    Set<AlarmKey> lasting = new HashSet<>();
    for (Episode episode : state().episodes().values()) {
      if (episode.active() && episode.source().equals(snapshot.source())) {
        if (listed.contains(episode.key())) {
          lasting.add(episode.key());
          decision.emit(new IncidentFact.Seen(episode.number(), snapshot.teMillis()));
        } else if (episode.raisedMillis() <= snapshot.teMillis()) {
          gone.add(episode);
        }
      }
    }
    for (Episode episode : gone) {
      if (state().episodes().contains(episode.number())
          && state().episode(episode.number()).active()) {
        new Endings(decision, linking)
            .end(episode.number(), new Episode.End(snapshot.teMillis(), Why.RECONCILED));
      }
    }
    for (AlarmEvent event : snapshot.active()) {
      if (!lasting.contains(event.key()) && event.change() == AlarmEvent.Change.RAISE) {
        decision.emit(new IncidentFact.Taken(event, true));
        new Transitions(decision).take(event);
      }
    }
  }

  void refresh(Refresh refresh) {
    for (long number : state().at(refresh.key().resource()).episodes()) {
      Episode episode = state().episode(number);
      if (episode.active()
          && episode.key().equals(refresh.key())
          && refresh.teMillis() > episode.seenMillis()) {
        decision.emit(new IncidentFact.Seen(number, refresh.teMillis()));
      }
    }
  }

  /** Ends the lasting causes by which this alarm would have to be there by now. */
  void proof(ProofOfLife proof) {
    List<Long> contradicted = new ArrayList<>();
    GraphView field = state().field(proof.teMillis());
    for (RuleBook.Walk walk : state().rules().causesOf(proof.key().type())) {
      List<GraphPath> ways = new ArrayList<>();
      ways.add(new GraphPath(List.of(proof.key().resource()), List.of()));
      ways.addAll(field.supports(proof.key().resource(), walk.via(), walk.maxHops()));
      for (GraphPath way : ways) {
        for (long number : state().at(way.upstream()).episodes()) {
          if (contradicts(proof, state().episode(number), walk, way, field)) {
            contradicted.add(number);
          }
        }
      }
    }
    for (long number : contradicted) {
      Episode now = state().episodes().get(number);
      if (now != null && now.active()) {
        new Endings(decision, linking)
            .end(number, new Episode.End(proof.teMillis(), Why.CONTRADICTED));
      }
    }
  }

  private static boolean contradicts(
      ProofOfLife proof, Episode cause, RuleBook.Walk walk, GraphPath way, GraphView field) {
    if (!cause.active()) {
      return false;
    }
    for (CauseRule rule : walk.rules()) {
      if (rule.kind() == CauseRule.Kind.SERVICE
          && rule.fits(way.hops())
          && rule.causeType().equals(cause.key().type())
          && (!rule.throughPeer()
              || (way.hops() > 0 && way.nodes().get(1).equals(cause.key().qualifier())))
          && proof.teMillis() - cause.raisedMillis() > rule.lagMax().millis(field, way.nodes())) {
        return true;
      }
    }
    return false;
  }

  private IncidentState state() {
    return decision.state();
  }
}
