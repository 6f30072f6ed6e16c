package org.gengfu.core.learned;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.graph.FieldGraph;
import org.gengfu.core.graph.GraphNode;
import org.gengfu.core.graph.GraphView;
import org.gengfu.core.graph.Relation;
import org.jspecify.annotations.Nullable;

/**
 * Counts which alarm type follows which, for each relation of the graph. Pure: the same history in
 * any order gives the same counts. Used by one thread, once.
 *
 * <p>A raise of the cause counts once, however many of its dependents follow: sixty cameras behind
 * one switch are one piece of evidence. The graph is looked at as it was at the raise. A type pair
 * is tested when the effect was ever raised at a dependent of a raised cause. At most {@value
 * #MOST_PAIRS} type pairs are counted; later ones (by node) are left out, and {@link
 * Counts#complete} says so.
 */
public final class CoOccurrence {
  /** The most type pairs. */
  public static final int MOST_PAIRS = 20_000;

  private final History history;
  private final FieldGraph graph;
  private final long windowMillis;
  private final SortedMap<TypePair, Tally> tallies = new TreeMap<>();
  private boolean complete = true;

  private CoOccurrence(History history, FieldGraph graph, LearningPolicy policy) {
    this.history = history;
    this.graph = graph;
    this.windowMillis = policy.window().toMillis();
  }

  /**
   * What was counted.
   *
   * @param pairs all type pairs that were tested, sorted
   * @param complete false when there were more
   */
  public record Counts(List<PairEvidence> pairs, boolean complete) {
    public Counts {
      pairs = List.copyOf(pairs);
    }

    /** Those that suffice for a proposal, the least likely by chance first. */
    public List<PairEvidence> worthy(LearningPolicy policy) {
      double threshold =
          Chance.threshold(
              pairs.stream().map(PairEvidence::chance).toList(), pairs.size(), policy.falseShare());
      List<PairEvidence> worthy = new ArrayList<>(pairs);
      worthy.removeIf(pair -> !pair.suffices(policy, threshold));
      worthy.sort(
          Comparator.comparingDouble(PairEvidence::chance).thenComparing(PairEvidence::pair));
      return worthy;
    }
  }

  /** Counts over a history. */
  public static Counts count(History history, FieldGraph graph, LearningPolicy policy) {
    CoOccurrence study = new CoOccurrence(history, graph, policy);
    history
        .raises()
        .forEach((node, types) ->
            types.forEach((type, times) -> {
              for (long time : times) {
                study.raise(node, type, time);
              }
            }));
    List<PairEvidence> pairs = new ArrayList<>();
    study.tallies.forEach((pair, tally) -> pairs.add(tally.evidence(pair)));
    return new Counts(pairs, study.complete);
  }

  private void raise(String node, String type, long at) {
    GraphView field = graph.at(at, TimeRange.LATEST - 1);
    follow(node, type, at, null, List.of(node));
    for (Relation relation : Relation.values()) {
      follow(node, type, at, relation, field.directDependents(node, Set.of(relation)));
    }
  }

  /** What one raise says of the nodes below it, by one relation. */
  private void follow(
      String node, String type, long at, @Nullable Relation relation, List<String> below) {
    SortedMap<String, Follow> byType = new TreeMap<>();
    for (String dependent : below) {
      history
          .at(dependent)
          .forEach((effect, times) -> {
            if (relation != null || !effect.equals(type)) {
              byType.computeIfAbsent(effect, ignored -> new Follow()).add(times, at, windowMillis);
            }
          });
    }
    double share = (double) history.coveredMillis(at, at + windowMillis) / history.coveredMillis();
    for (Map.Entry<String, Follow> entry : byType.entrySet()) {
      TypePair pair = new TypePair(relation, type, entry.getKey());
      if (!tallies.containsKey(pair) && tallies.size() == MOST_PAIRS) {
        complete = false;
      } else {
        tallies
            .computeIfAbsent(pair, ignored -> new Tally())
            .add(entry.getValue(), share, site(node));
      }
    }
  }

  private String site(String node) {
    GraphNode drawn = graph.node(node);
    return drawn == null || drawn.site().isEmpty() ? "node " + node : drawn.site();
  }

  /** What followed one raise, of one type. */
  private static final class Follow {
    private long raises;
    private long lagMillis = Long.MAX_VALUE;
    private boolean before;

    void add(long[] times, long at, long windowMillis) {
      raises += times.length;
      long next = History.atOrAfter(times, at);
      if (next != Long.MAX_VALUE && next - at <= windowMillis) {
        lagMillis = Math.min(lagMillis, next - at);
      }
      long last = History.atOrBefore(times, at);
      before |= last != Long.MIN_VALUE && at - last <= windowMillis;
    }
  }

  /** The counts of one pair. */
  private static final class Tally {
    private final List<Long> lags = new ArrayList<>();
    private final SortedSet<String> sites = new TreeSet<>();
    private long causes;
    private long preceded;
    private double expected;

    void add(Follow follow, double share, String site) {
      causes++;
      expected -= StrictMath.expm1(-follow.raises * share);
      if (follow.before) {
        preceded++;
      }
      if (follow.lagMillis != Long.MAX_VALUE) {
        lags.add(follow.lagMillis);
        sites.add(site);
      }
    }

    PairEvidence evidence(TypePair pair) {
      lags.sort(null);
      return new PairEvidence(
          pair,
          causes,
          lags.size(),
          preceded,
          expected,
          quantile(50),
          quantile(95),
          sites.size(),
          Chance.atLeast(lags.size(), expected));
    }

    /** The nearest rank. */
    private Duration quantile(int percent) {
      if (lags.isEmpty()) {
        return Duration.ZERO;
      }
      int rank = (lags.size() * percent + 99) / 100;
      return Duration.ofMillis(lags.get(rank - 1));
    }
  }
}
