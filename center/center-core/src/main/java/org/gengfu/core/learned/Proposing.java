package org.gengfu.core.learned;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gengfu.core.graph.FieldGraph;
import org.gengfu.core.graph.Relation;
import org.gengfu.core.incident.CauseRule;
import org.gengfu.core.incident.LagLimit;
import org.gengfu.core.incident.RuleBook;

/** What is proposed after a night's learning. Pure; any thread. */
public final class Proposing {
  /** The most open proposals; the least likely by chance are kept, rules before edges. */
  public static final int MOST_OPEN = 500;

  /** How long effects of a learned rule may outlast their cause, as in the starter rules. */
  private static final Duration CLEAR_LAG = Duration.ofMinutes(10);

  private Proposing() {}

  /**
   * What a history teaches that the rule book and the drawing do not say. Decisions on earlier
   * proposals stay as they are; open ones that the evidence no longer bears are gone.
   *
   * @param before the proposals so far
   */
  public static List<Proposal> propose(
      History history,
      FieldGraph graph,
      RuleBook rules,
      LearningPolicy policy,
      Collection<Proposal> before) {
    SortedMap<String, Proposal> proposals = new TreeMap<>();
    for (Proposal earlier : before) {
      if (earlier.state() != Proposal.State.OPEN) {
        proposals.put(earlier.id(), earlier);
      }
    }
    List<Proposal> found = new ArrayList<>();
    for (PairEvidence pair : CoOccurrence.count(history, graph, policy).worthy(policy)) {
      if (!known(rules, pair.pair())) {
        found.add(Proposal.of(new Proposal.NewRule(rule(pair), pair)));
      }
    }
    for (CoFailureEvidence pair : CoFailure.count(history, graph, policy).worthy()) {
      found.add(Proposal.of(new Proposal.MissingEdge(pair)));
    }
    found.removeIf(proposal -> proposals.containsKey(proposal.id()));
    for (Proposal proposal : found.subList(0, Math.min(found.size(), MOST_OPEN))) {
      proposals.put(proposal.id(), proposal);
    }
    return List.copyOf(proposals.values());
  }

  /** True when a rule joins these types over this relation already. */
  private static boolean known(RuleBook rules, TypePair pair) {
    Relation relation = pair.relation();
    for (CauseRule rule : rules.causes()) {
      if (rule.causeType().equals(pair.cause())
          && rule.effectType().equals(pair.effect())
          && (relation == null
              ? rule.minHops() == 0
              : rule.maxHops() > 0 && rule.via().contains(relation))) {
        return true;
      }
    }
    return false;
  }

  /** One step, from the first instant to half as much again as nineteen of twenty needed. */
  private static CauseRule rule(PairEvidence evidence) {
    TypePair pair = evidence.pair();
    Relation relation = pair.relation();
    int hops = relation == null ? 0 : 1;
    return new CauseRule(
        String.join("-", "learned", pair.way(), pair.cause(), pair.effect()),
        1,
        pair.cause(),
        pair.effect(),
        relation == null ? Set.of() : Set.of(relation),
        hops,
        hops,
        false,
        Duration.ZERO,
        LagLimit.fixed(seconds(evidence.lagP95().multipliedBy(3).dividedBy(2))),
        seconds(evidence.lagP50()),
        CLEAR_LAG,
        relation == Relation.REPORTS_VIA ? CauseRule.Kind.VISIBILITY : CauseRule.Kind.SERVICE,
        source(evidence));
  }

  /** Whole seconds, upwards, at least one. */
  private static Duration seconds(Duration time) {
    return Duration.ofSeconds(Math.max(1, time.plusMillis(999).toSeconds()));
  }

  private static String source(PairEvidence evidence) {
    return String.format(
        Locale.ROOT,
        "learned: %d of %d followed at %d sites, %.1f times chance, %.1f times more after than"
            + " before, lag P50 %d ms, P95 %d ms",
        evidence.followed(),
        evidence.causes(),
        evidence.sites(),
        evidence.lift(),
        evidence.asymmetry(),
        evidence.lagP50().toMillis(),
        evidence.lagP95().toMillis());
  }
}
