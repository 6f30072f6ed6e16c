package org.gengfu.core.incident;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gengfu.core.graph.Relation;
import org.jspecify.annotations.Nullable;

/**
 * The rules of cause and effect with their indexes. Immutable. Rules of one effect (or cause) that
 * go by the same relations are walked together. At most {@value #MOST_RULES} rules.
 */
public final class RuleBook {
  /** The most rules of each sort. */
  public static final int MOST_RULES = 1_000;

  private final long version;
  private final List<CauseRule> causes;
  private final List<InferRule> inferences;
  private final Map<String, List<Walk>> byEffect = new HashMap<>();
  private final Map<String, List<Walk>> byCause = new HashMap<>();
  private final Map<String, List<InferRule>> byChildEffect = new HashMap<>();
  private final Map<String, Long> longestClearLag = new HashMap<>();

  /** Rules that go by the same relations. */
  record Walk(Set<Relation> via, int maxHops, boolean throughPeer, List<CauseRule> rules) {}

  private record Way(Set<Relation> via, boolean throughPeer) {}

  /**
   * Rules as they are to be used.
   *
   * @param version grows with every edit
   * @throws IllegalArgumentException when two rules have one id, or there are too many
   */
  public RuleBook(long version, List<CauseRule> causes, List<InferRule> inferences) {
    this.version = version;
    this.causes = List.copyOf(causes);
    this.inferences = List.copyOf(inferences);
    if (causes.size() > MOST_RULES || inferences.size() > MOST_RULES) {
      throw new IllegalArgumentException("at most " + MOST_RULES + " rules of a sort");
    }
    Set<String> ids = new HashSet<>();
    causes.forEach(rule -> once(ids, rule.id()));
    inferences.forEach(rule -> once(ids, rule.id()));
    Map<String, List<CauseRule>> effects = new HashMap<>();
    Map<String, List<CauseRule>> origins = new HashMap<>();
    for (CauseRule rule : causes) {
      effects.computeIfAbsent(rule.effectType(), type -> new ArrayList<>()).add(rule);
      origins.computeIfAbsent(rule.causeType(), type -> new ArrayList<>()).add(rule);
      longestClearLag.merge(rule.causeType(), rule.clearLag().toMillis(), Math::max);
    }
    effects.forEach((type, rules) -> byEffect.put(type, walks(rules, false)));
    origins.forEach((type, rules) -> byCause.put(type, walks(rules, true)));
    for (InferRule rule : inferences) {
      for (String type : rule.effectTypes()) {
        byChildEffect.computeIfAbsent(type, ignored -> new ArrayList<>()).add(rule);
      }
    }
  }

  private static void once(Set<String> ids, String id) {
    if (id.equals(Reason.AGAIN) || id.equals(Reason.BY_HAND) || !ids.add(id)) {
      throw new IllegalArgumentException("rule id " + id + " is taken");
    }
  }

  private static List<Walk> walks(List<CauseRule> rules, boolean apartByPeer) {
    Map<Way, List<CauseRule>> together = new LinkedHashMap<>();
    for (CauseRule rule : rules) {
      together
          .computeIfAbsent(
              new Way(rule.via(), apartByPeer && rule.throughPeer()), way -> new ArrayList<>())
          .add(rule);
    }
    List<Walk> walks = new ArrayList<>();
    together.forEach((way, group) ->
        walks.add(
            new Walk(
                way.via(),
                group.stream().mapToInt(CauseRule::maxHops).max().orElse(0),
                way.throughPeer(),
                List.copyOf(group))));
    return List.copyOf(walks);
  }

  /** Grows with every edit. */
  public long version() {
    return version;
  }

  /** All rules of cause and effect. */
  public List<CauseRule> causes() {
    return causes;
  }

  /** All rules that infer a silent parent. */
  public List<InferRule> inferences() {
    return inferences;
  }

  List<Walk> causesOf(String effectType) {
    return byEffect.getOrDefault(effectType, List.of());
  }

  List<Walk> effectsOf(String causeType) {
    return byCause.getOrDefault(causeType, List.of());
  }

  List<InferRule> inferredFrom(String effectType) {
    return byChildEffect.getOrDefault(effectType, List.of());
  }

  /** How long effects of a type of cause may outlast it, milliseconds. */
  long clearLagMillis(String causeType) {
    return longestClearLag.getOrDefault(causeType, 0L);
  }

  /**
   * How much later than an alarm of this type its cause may become known: what it is worth to wait
   * before telling somebody.
   */
  public Duration wait(String effectType) {
    Duration longest = Duration.ZERO;
    for (Walk walk : causesOf(effectType)) {
      for (CauseRule rule : walk.rules()) {
        longest = longer(longest, rule.lagMin().negated());
      }
    }
    for (InferRule rule : inferredFrom(effectType)) {
      longest = longer(longest, rule.settle().plus(rule.window()));
    }
    return longest;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RuleBook book
        && version == book.version
        && causes.equals(book.causes)
        && inferences.equals(book.inferences);
  }

  @Override
  public int hashCode() {
    return Objects.hash(version, causes, inferences);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
