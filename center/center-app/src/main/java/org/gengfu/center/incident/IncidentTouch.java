package org.gengfu.center.incident;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gengfu.core.incident.Episode;
import org.gengfu.core.incident.Incident;
import org.gengfu.core.incident.IncidentFact;
import org.gengfu.core.incident.IncidentFact.Confirmed;
import org.gengfu.core.incident.IncidentFact.Dissolved;
import org.gengfu.core.incident.IncidentFact.Ended;
import org.gengfu.core.incident.IncidentFact.Forgotten;
import org.gengfu.core.incident.IncidentFact.Linked;
import org.gengfu.core.incident.IncidentFact.Merged;
import org.gengfu.core.incident.IncidentFact.Opened;
import org.gengfu.core.incident.IncidentFact.Raised;
import org.gengfu.core.incident.IncidentFact.Removed;
import org.gengfu.core.incident.IncidentFact.Reopened;
import org.gengfu.core.incident.IncidentFact.Repeated;
import org.gengfu.core.incident.IncidentFact.Rerooted;
import org.gengfu.core.incident.IncidentFact.ResidualOpened;
import org.gengfu.core.incident.IncidentFact.Resolved;
import org.gengfu.core.incident.IncidentState;
import org.jspecify.annotations.Nullable;

/** Which incidents and which episodes one transaction touches. Only the writer's thread. */
final class IncidentTouch {
  private final Set<Long> incidents = new TreeSet<>();
  private final Set<Long> episodes = new TreeSet<>();

  Set<Long> incidents() {
    return incidents;
  }

  /** Episodes of which the place in their incident may be another one. */
  Set<Long> episodes() {
    return episodes;
  }

  /** Takes what one input brought. */
  void add(IncidentState before, List<IncidentFact> facts, IncidentState after) {
    for (IncidentFact fact : facts) {
      switch (fact) {
        case Raised raised -> episode(before, after, raised.episode().number());
        case Repeated repeated -> episode(before, after, repeated.episode());
        case Confirmed confirmed -> episode(before, after, confirmed.episode());
        case Ended ended -> episode(before, after, ended.episode());
        case Linked linked -> episode(before, after, linked.episode());
        case Removed removed -> episode(before, after, removed.episode());
        case Opened opened -> root(after, opened.incident().id());
        case ResidualOpened opened -> {
          root(after, opened.incident().id());
          episode(before, after, opened.episode());
        }
        case Merged merged -> {
          root(before, merged.loser());
          root(before, merged.survivor());
          root(after, merged.survivor());
        }
        case Rerooted rerooted -> {
          root(before, rerooted.incident());
          root(after, rerooted.incident());
        }
        case Dissolved dissolved -> incidents.add(dissolved.incident());
        case Resolved resolved -> members(after, resolved.incident());
        case Reopened reopened -> members(after, reopened.incident());
        case Forgotten forgotten -> {
          incidents.add(forgotten.incident());
          episodes.removeAll(forgotten.members());
        }
        case IncidentFact.Held ignored -> {}
        case IncidentFact.Taken ignored -> {}
        case IncidentFact.Ignored ignored -> {}
        case IncidentFact.Refused ignored -> {}
        case IncidentFact.Advanced ignored -> {}
        case IncidentFact.Seen ignored -> {}
        case IncidentFact.ClearKept ignored -> {}
        case IncidentFact.Scheduled ignored -> {}
        case IncidentFact.Fired ignored -> {}
        case IncidentFact.DecidedByHand ignored -> {}
        case IncidentFact.GraphEdited ignored -> {}
        case IncidentFact.RulesEdited ignored -> {}
      }
    }
  }

  private void episode(IncidentState before, IncidentState after, long number) {
    episodes.add(number);
    ofEpisode(before, number);
    ofEpisode(after, number);
  }

  private void ofEpisode(IncidentState state, long number) {
    @Nullable Episode episode = state.episodes().get(number);
    if (episode != null) {
      long incident = state.rootOf(episode).incident();
      if (incident != 0) {
        incidents.add(incident);
      }
      if (episode.residual() != 0) {
        incidents.add(episode.residual());
      }
    }
  }

  private void root(IncidentState state, long id) {
    incidents.add(id);
    @Nullable Incident incident = state.incident(id);
    if (incident != null) {
      episodes.add(incident.root());
    }
  }

  private void members(IncidentState state, long id) {
    incidents.add(id);
    @Nullable Incident incident = state.incident(id);
    if (incident != null) {
      state.members(incident).forEach(member -> episodes.add(member.number()));
    }
  }
}
