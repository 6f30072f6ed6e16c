package org.gengfu.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.gengfu.core.incident.Correlator;
import org.gengfu.core.incident.Episode;
import org.gengfu.core.incident.Incident;
import org.gengfu.core.incident.IncidentFact;
import org.gengfu.core.incident.IncidentFactText;
import org.gengfu.core.incident.IncidentState;
import org.gengfu.core.incident.IncidentStateText;
import org.gengfu.core.incident.Reason;
import org.gengfu.core.incident.StateHash;

/** What must hold of the correlator: after each step of what it touched, at times of all. */
final class IncidentPromises {
  private final Promises promises;
  private final SortedMap<Long, Long> openedAt = new TreeMap<>();

  IncidentPromises(Promises promises) {
    this.promises = promises;
  }

  /** Looks at one transaction. */
  void step(
      IncidentState before, List<IncidentFact> facts, List<String> lines, IncidentState after) {
    SortedSet<Long> touched = new TreeSet<>();
    IncidentState replayed = before;
    for (int i = 0; i < facts.size(); i++) {
      IncidentFact read = IncidentFactText.read(lines.get(i));
      IncidentFact fact = facts.get(i);
      hold(read.equals(fact), () -> "a fact is what its line says: " + fact);
      fact(replayed, read, touched);
      replayed = Correlator.apply(replayed, read);
    }
    IncidentState told = replayed;
    hold(told.nextNumber() == after.nextNumber(), () -> "the facts lead to the numbers");
    hold(
        told.watermarkMillis() == after.watermarkMillis()
            && told.latestMillis() == after.latestMillis()
            && told.waiting().size() == after.waiting().size()
            && told.timers().keys().equals(after.timers().keys()),
        () -> "the facts lead to the state's times");
    for (long number : touched) {
      Episode episode = after.episodes().get(number);
      hold(
          Objects.equals(episode, told.episodes().get(number)),
          () -> "the facts lead to episode " + number);
      if (episode != null) {
        episode(after, episode);
      }
    }
  }

  private void fact(IncidentState at, IncidentFact fact, Set<Long> touched) {
    switch (fact) {
      case IncidentFact.Raised raised -> touched.add(raised.episode().number());
      case IncidentFact.Confirmed confirmed -> touched.add(confirmed.episode());
      case IncidentFact.Ended ended -> {
        touched.add(ended.episode());
        Reason reason = at.episode(ended.episode()).reason();
        if (reason != null) {
          touched.add(reason.cause());
        }
      }
      case IncidentFact.Linked linked -> {
        touched.add(linked.episode());
        Reason old = at.episode(linked.episode()).reason();
        Reason now = linked.reason();
        if (old != null) {
          touched.add(old.cause());
        }
        if (now != null) {
          touched.add(now.cause());
        }
      }
      case IncidentFact.Opened opened -> {
        opened(opened.incident());
        touched.add(opened.incident().root());
      }
      case IncidentFact.ResidualOpened opened -> {
        opened(opened.incident());
        touched.add(opened.episode());
      }
      case IncidentFact.Merged merged -> {
        Incident loser = at.incident(merged.loser());
        hold(loser != null && at.incident(merged.survivor()) != null, () -> "both are there");
        touched.add(merged.root());
      }
      case IncidentFact.Rerooted rerooted -> touched.add(rerooted.root());
      case IncidentFact.Resolved resolved -> over(at, resolved.incident(), "resolved");
      case IncidentFact.Forgotten forgotten -> over(at, forgotten.incident(), "forgotten");
      default -> {}
    }
  }

  private void opened(Incident incident) {
    Long known = openedAt.putIfAbsent(incident.id(), incident.openedMillis());
    hold(
        known == null || known == incident.openedMillis(),
        () -> "the id of an incident is its own: " + incident);
  }

  private void over(IncidentState at, long id, String what) {
    Incident incident = at.incident(id);
    if (incident != null) {
      Episode root = at.episode(incident.root());
      hold(!root.active() || other(incident, root), () -> "no root that lasts is " + what);
      if (!other(incident, root)) {
        over(at, root, what);
      }
    }
  }

  /** True when an episode counts for another incident, that of what outlasted its cause. */
  private static boolean other(Incident incident, Episode episode) {
    return episode.residual() != 0 && episode.residual() != incident.id();
  }

  private void over(IncidentState at, Episode cause, String what) {
    for (Episode effect : at.effectsOf(cause.number())) {
      if (effect.residual() == 0) {
        hold(!effect.active(), () -> "nothing that lasts is " + what + ": " + effect);
        over(at, effect, what);
      }
    }
  }

  private void episode(IncidentState state, Episode episode) {
    Reason reason = episode.reason();
    if (reason == null) {
      Incident own = state.incident(episode.incident());
      hold(
          own != null && own.root() == episode.number(),
          () -> "a root has its own incident: " + episode);
      hold(
          own == null || !episode.active() || own.open(),
          () -> "the incident of what lasts is open: " + episode);
    } else {
      hold(episode.incident() == 0, () -> "an effect opens no incident: " + episode);
      hold(
          reason.lag().minMillis() <= reason.lag().millis()
              && reason.lag().millis() <= reason.lag().maxMillis(),
          () -> "a lag lies within its rule's limits: " + reason);
      Episode at = episode;
      for (int steps = 0; at.reason() != null; steps++) {
        long cause = at.reason().cause();
        boolean fine = steps < state.episodes().size() && cause != episode.number();
        hold(fine, () -> "no circle of causes: " + episode);
        at = state.episode(cause);
      }
    }
    List<Episode> effects = state.effectsOf(episode.number());
    long ended = effects.stream().filter(one -> !one.active()).count();
    hold(
        effects.size() == episode.effects() && ended == episode.effectsEnded(),
        () -> "the counts of an episode are right: " + episode);
  }

  /** Looks at everything. */
  void all(IncidentState state) {
    int links = 0;
    for (Episode episode : state.episodes().values()) {
      episode(state, episode);
      links += episode.reason() == null ? 0 : 1;
    }
    hold(state.effects().size() == links, () -> "each link is kept once");
    Set<Long> members = new HashSet<>();
    for (Incident incident : state.incidents().values()) {
      Episode root = state.episodes().get(incident.root());
      hold(root != null, () -> "an incident has a root: " + incident);
      if (incident.residualOf() == 0) {
        for (Episode member : state.members(incident)) {
          hold(members.add(member.number()), () -> "in one incident only: " + member);
        }
      }
    }
    hold(members.size() == state.episodes().size(), () -> "every episode belongs to an incident");
    List<String> lines = new ArrayList<>();
    IncidentStateText.write(state, lines::add);
    hold(
        StateHash.of(IncidentStateText.read(lines.iterator())).equals(StateHash.of(state)),
        () -> "a stored state is the state");
  }

  private void hold(boolean holds, Supplier<String> promise) {
    promises.hold(holds, promise);
  }
}
