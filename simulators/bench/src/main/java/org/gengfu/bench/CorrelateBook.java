package org.gengfu.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gengfu.core.incident.AlarmEvent;
import org.gengfu.core.incident.Episode;
import org.gengfu.core.incident.Incident;
import org.gengfu.core.incident.IncidentFact;
import org.gengfu.core.incident.IncidentState;

/** Follows the facts: to which incident each message belongs in the end. One thread. */
final class CorrelateBook {
  private final SortedMap<Long, Long> episodeOfMessage = new TreeMap<>();
  private final Map<Long, Long> incidentOfEpisode = new HashMap<>();
  private final Map<Long, String> rootOfIncident = new HashMap<>();
  private int changes;
  private int residuals;
  private int refused;

  /** Takes a fact, with the state before it. */
  void take(IncidentState before, IncidentFact fact) {
    switch (fact) {
      case IncidentFact.Raised raised -> {
        if (raised.episode().inference() == null) {
          episodeOfMessage.put(raised.seq(), raised.episode().number());
        }
      }
      case IncidentFact.Repeated repeated -> note(repeated.event(), repeated.episode());
      case IncidentFact.Confirmed confirmed -> note(confirmed.event(), confirmed.episode());
      case IncidentFact.Forgotten forgotten -> {
        Incident incident = before.incident(forgotten.incident());
        if (incident != null && !forgotten.members().isEmpty()) {
          write(before, incident, forgotten.members());
        }
      }
      case IncidentFact.ResidualOpened ignored -> residuals++;
      case IncidentFact.Ignored ignored -> {
        if (ignored.why() == IncidentFact.Ignored.Cause.NO_ROOM) {
          refused++;
        }
      }
      default -> {}
    }
  }

  /** An incident of which somebody had been told changed its root, or was merged or split. */
  void changed() {
    changes++;
  }

  int changes() {
    return changes;
  }

  int residuals() {
    return residuals;
  }

  int refused() {
    return refused;
  }

  private void note(AlarmEvent event, long episode) {
    if (event.change() == AlarmEvent.Change.RAISE) {
      episodeOfMessage.put(event.seq(), episode);
    }
  }

  private void write(IncidentState state, Incident incident, List<Long> members) {
    members.forEach(member -> incidentOfEpisode.put(member, incident.id()));
    rootOfIncident.put(incident.id(), state.episode(incident.root()).key().resource());
  }

  /** Writes down what is still kept. */
  void finish(IncidentState state) {
    for (Incident incident : state.incidents().values()) {
      if (incident.residualOf() == 0) {
        List<Long> members = new ArrayList<>();
        for (Episode member : state.members(incident)) {
          members.add(member.number());
        }
        write(state, incident, members);
      }
    }
  }

  /** Incident of each message that raised something, by the message's number. */
  SortedMap<Long, String> incidents() {
    SortedMap<Long, String> found = new TreeMap<>();
    episodeOfMessage.forEach((seq, episode) -> {
      Long incident = incidentOfEpisode.get(episode);
      if (incident != null) {
        found.put(seq, Incident.name(incident));
      }
    });
    return found;
  }

  /** Node of each incident's root. */
  SortedMap<String, String> roots() {
    SortedMap<String, String> found = new TreeMap<>();
    rootOfIncident.forEach((incident, node) -> found.put(Incident.name(incident), node));
    return found;
  }
}
