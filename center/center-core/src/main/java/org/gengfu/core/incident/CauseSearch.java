package org.gengfu.core.incident;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gengfu.core.graph.GraphEdge;
import org.gengfu.core.graph.GraphPath;
import org.gengfu.core.graph.GraphView;
import org.gengfu.core.graph.Relation;
import org.gengfu.core.incident.CauseRule.Kind;
import org.gengfu.core.incident.Reason.Lag;
import org.gengfu.core.incident.Reason.Rejected;
import org.gengfu.core.incident.Reason.Why;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what can have caused an episode. Pure: the answer follows from the state alone.
 *
 * <p>Order of two possible causes: fewer hops, reported before inferred, nearer to the typical lag,
 * raised earlier, smaller number.
 */
final class CauseSearch {
  /** The most ways that are walked for one question; what lies beyond is not looked at. */
  private static final int MOST_STEPS = 20_000;

  private static final Comparator<Candidate> ORDER =
      Comparator.comparingInt((Candidate one) -> one.hops)
          .thenComparing(one -> one.cause.inferred())
          .thenComparingLong(one -> one.lag.offMillis())
          .thenComparingLong(one -> one.cause.raisedMillis())
          .thenComparingLong(one -> one.cause.number());

  private final IncidentState state;
  private int steps;

  CauseSearch(IncidentState state) {
    this.state = state;
  }

  /** A cause that fits. */
  private record Candidate(Episode cause, CauseRule rule, List<String> way, int hops, Lag lag) {}

  /** The best cause of an episode by the rules, or null. */
  @Nullable Reason best(Episode effect) {
    List<Candidate> fitting = new ArrayList<>();
    List<Rejected> rejected = new ArrayList<>();
    for (RuleBook.Walk walk : state.rules().causesOf(effect.key().type())) {
      GraphView field = state.field(effect.raisedMillis());
      List<String> way = new ArrayList<>(List.of(effect.key().resource()));
      up(effect, walk, field, way, fitting, rejected);
    }
    if (fitting.isEmpty()) {
      return null;
    }
    fitting.sort(ORDER);
    Candidate best = fitting.getFirst();
    List<Rejected> others = new ArrayList<>();
    for (Candidate other : fitting.subList(1, fitting.size())) {
      others.add(rejected(other.cause, other.rule, other.lag.millis(), Why.LESS_NEAR));
    }
    others.addAll(rejected);
    return reason(best, effect).rejecting(others);
  }

  private void up(
      Episode effect,
      RuleBook.Walk walk,
      GraphView field,
      List<String> way,
      List<Candidate> fitting,
      List<Rejected> rejected) {
    int hops = way.size() - 1;
    for (long number : state.at(way.getLast()).episodes()) {
      Episode cause = state.episode(number);
      for (CauseRule rule : walk.rules()) {
        if (rule.fits(hops) && rule.causeType().equals(cause.key().type())) {
          List<String> down = way.reversed();
          consider(cause, effect, rule, down, field, fitting, rejected);
        }
      }
    }
    if (hops < walk.maxHops() && ++steps < MOST_STEPS) {
      for (String support : field.directSupports(way.getLast(), walk.via())) {
        if (!way.contains(support)) {
          way.add(support);
          up(effect, walk, field, way, fitting, rejected);
          way.removeLast();
        }
      }
    }
  }

  private void consider(
      Episode cause,
      Episode effect,
      CauseRule rule,
      List<String> down,
      GraphView field,
      List<Candidate> fitting,
      List<Rejected> rejected) {
    if (cause.number() == effect.number()
        || (rule.throughPeer() && !peerOn(cause, down))
        || revoked(cause)) {
      return;
    }
    long lag = effect.raisedMillis() - cause.raisedMillis();
    Why why = why(cause, effect, rule, lag, down, field);
    if (why != null) {
      if (rejected.size() < Reason.MOST_REJECTED) {
        rejected.add(rejected(cause, rule, lag, why));
      }
      return;
    }
    fitting.add(
        new Candidate(
            cause, rule, List.copyOf(down), down.size() - 1, lag(rule, lag, down, field)));
  }

  /**
   * The reason if this cause is better than what the effect has now; null when it does not fit, or
   * is not better.
   */
  @Nullable Reason better(
      Episode cause, Episode effect, CauseRule rule, List<String> down, GraphView field) {
    if (cause.number() == effect.number() || effect.pinned() || revoked(cause)) {
      return null;
    }
    long lag = effect.raisedMillis() - cause.raisedMillis();
    if (why(cause, effect, rule, lag, down, field) != null) {
      return null;
    }
    Candidate candidate =
        new Candidate(cause, rule, List.copyOf(down), down.size() - 1, lag(rule, lag, down, field));
    Reason now = effect.reason();
    if (now == null) {
      return reason(candidate, effect);
    }
    if (now.rule().equals(Reason.AGAIN)) {
      return reason(candidate, effect)
          .rejecting(
              List.of(
                  new Rejected(
                      now.cause(), now.causeKey(), now.rule(), now.lag().millis(), Why.LESS_NEAR)));
    }
    Episode has = state.episode(now.cause());
    Candidate present = new Candidate(has, rule, List.of(), now.path().hops(), now.lag());
    if (has.number() == cause.number() || ORDER.compare(candidate, present) >= 0) {
      return null;
    }
    List<Rejected> others = new ArrayList<>();
    others.add(
        new Rejected(now.cause(), now.causeKey(), now.rule(), now.lag().millis(), Why.LESS_NEAR));
    others.addAll(now.rejected());
    return reason(candidate, effect).rejecting(others);
  }

  private @Nullable Why why(
      Episode cause, Episode effect, CauseRule rule, long lag, List<String> down, GraphView field) {
    if (lag < rule.lagMin().toMillis()) {
      return Why.TOO_EARLY;
    }
    if (lag > rule.lagMax().millis(field, down)) {
      return Why.TOO_LATE;
    }
    if (overBefore(cause, effect.raisedMillis())) {
      return Why.HAD_ENDED;
    }
    return hangsOn(cause, effect) ? Why.CIRCLE : null;
  }

  /** True when a cause was over before, its grace included. */
  boolean overBefore(Episode cause, long teMillis) {
    Episode.End end = cause.end();
    return end != null && teMillis > end.teMillis() + state.policy().grace().toMillis();
  }

  /** True when the one is, directly or not, an effect of the other. */
  boolean hangsOn(Episode one, Episode other) {
    Episode at = one;
    while (true) {
      if (at.number() == other.number()) {
        return true;
      }
      Reason reason = at.reason();
      if (reason == null) {
        return false;
      }
      at = state.episode(reason.cause());
    }
  }

  static boolean revoked(Episode episode) {
    Episode.End end = episode.end();
    return end != null && end.why() == Episode.Why.REVOKED;
  }

  private static boolean peerOn(Episode cause, List<String> down) {
    return down.size() > 1 && down.get(1).equals(cause.key().qualifier());
  }

  private static Lag lag(CauseRule rule, long lag, List<String> down, GraphView field) {
    return new Lag(
        lag,
        rule.lagMin().toMillis(),
        rule.lagMax().millis(field, down),
        Math.abs(lag - rule.typical().toMillis()));
  }

  private static Rejected rejected(Episode cause, CauseRule rule, long lag, Why why) {
    return new Rejected(cause.number(), cause.key(), rule.id(), lag, why);
  }

  private Reason reason(Candidate chosen, Episode effect) {
    return new Reason(
        chosen.cause.number(),
        chosen.cause.key(),
        chosen.rule.id(),
        chosen.rule.version(),
        chosen.rule.kind(),
        path(chosen.way, effect.raisedMillis()),
        state.graph().version(),
        chosen.lag,
        List.of(),
        "");
  }

  /** The way with the relation of each step. */
  private GraphPath path(List<String> way, long teMillis) {
    List<Relation> relations = new ArrayList<>();
    for (int i = 1; i < way.size(); i++) {
      relations.add(relation(way.get(i - 1), way.get(i), teMillis));
    }
    return new GraphPath(way, relations);
  }

  private Relation relation(String from, String to, long teMillis) {
    for (GraphEdge edge : state.graph().into(to)) {
      if (edge.from().equals(from) && edge.holds(teMillis, IncidentState.NEWEST)) {
        return edge.relation();
      }
    }
    return Relation.CONTAINS;
  }

  /** An earlier episode of the same alarm of which this one is a return, or null. */
  @Nullable Reason again(Episode episode) {
    Episode before = null;
    for (long number : state.at(episode.key().resource()).episodes()) {
      Episode other = state.episode(number);
      if (other.key().equals(episode.key())
          && other.number() != episode.number()
          && other.raisedMillis() < episode.raisedMillis()
          && (before == null || other.raisedMillis() > before.raisedMillis())) {
        before = other;
      }
    }
    if (before == null || revoked(before) || hangsOn(before, episode)) {
      return null;
    }
    Reason its = before.reason();
    Episode.End end = before.end();
    long since =
        end != null && end.why() == Episode.Why.CLEARED ? end.teMillis() : before.raisedMillis();
    // Evidence that came late may tell of a return before the end of what was inferred meanwhile.
    long gap = Math.max(0, episode.raisedMillis() - since);
    long window = state.policy().flapWindow().toMillis();
    boolean rootElsewhere = its != null && !its.rule().equals(Reason.AGAIN);
    if (rootElsewhere || gap > window) {
      return null;
    }
    return new Reason(
        before.number(),
        before.key(),
        Reason.AGAIN,
        0,
        Kind.SERVICE,
        new GraphPath(List.of(episode.key().resource()), List.of()),
        state.graph().version(),
        new Lag(gap, 0, window, gap),
        List.of(),
        "");
  }
}
