package org.gengfu.core.incident;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Looks through a rule book without any history. Pure, for any thread. Gives at most {@value
 * #MOST_PROBLEMS} problems. The engine makes no circle whatever the rules say; what is told here is
 * that they will not do what was meant. A rule whose least lag is above its most is refused when
 * the book is read already; here are those that may become so by an attribute.
 */
public final class RuleCheck {
  /** The most problems that are told at once. */
  public static final int MOST_PROBLEMS = 1_000;

  private final RuleBook rules;
  private final List<RuleProblem> problems = new ArrayList<>();

  private RuleCheck(RuleBook rules) {
    this.rules = rules;
  }

  /**
   * What is wrong with a rule book.
   *
   * @param alarmTypes the alarm types that are known
   * @param nodeTypes the node types that are known
   */
  public static List<RuleProblem> problems(
      RuleBook rules, Set<String> alarmTypes, Set<String> nodeTypes) {
    RuleCheck check = new RuleCheck(rules);
    check.cycles();
    check.pairs();
    rules.causes().forEach(check::lags);
    check.types(alarmTypes, nodeTypes);
    rules.inferences().forEach(check::adoption);
    return List.copyOf(check.problems);
  }

  /**
   * Depth first over the types. A type that causes itself further down, as one switch another, is
   * no circle; at the same node it is.
   */
  private void cycles() {
    SortedMap<String, SortedMap<String, String>> next = new TreeMap<>();
    for (CauseRule rule : rules.causes()) {
      if (!rule.causeType().equals(rule.effectType())) {
        next.computeIfAbsent(rule.causeType(), type -> new TreeMap<>())
            .putIfAbsent(rule.effectType(), rule.id());
      } else if (rule.minHops() == 0) {
        tellCycle(List.of(rule.causeType()), List.of(rule.id()));
      }
    }
    Set<String> done = new HashSet<>();
    for (String start : next.keySet()) {
      walk(start, next, new ArrayList<>(), done);
    }
  }

  /** As deep as there are types, which the most rules bound. */
  private void walk(
      String type,
      SortedMap<String, SortedMap<String, String>> next,
      List<String> way,
      Set<String> done) {
    int at = way.indexOf(type);
    if (at >= 0) {
      List<String> circle = List.copyOf(way.subList(at, way.size()));
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < circle.size(); i++) {
        ids.add(id(next, circle.get(i), circle.get((i + 1) % circle.size())));
      }
      tellCycle(circle, ids);
    } else if (done.add(type)) {
      way.add(type);
      for (String effect : next.getOrDefault(type, Collections.emptySortedMap()).keySet()) {
        walk(effect, next, way, done);
      }
      way.removeLast();
    }
  }

  private static String id(
      SortedMap<String, SortedMap<String, String>> next, String cause, String effect) {
    return next.getOrDefault(cause, Collections.emptySortedMap()).getOrDefault(effect, "");
  }

  private void tellCycle(List<String> types, List<String> ids) {
    tell(
        RuleProblem.Kind.CYCLE,
        ids,
        "%s cause each other in a circle by %s: take out the rule that points upwards"
            .formatted(types, ids),
        "告警类型 %s 通过规则 %s 互为因果：请删除方向错误的规则".formatted(types, ids));
  }

  private void pairs() {
    List<CauseRule> all = rules.causes();
    for (int i = 0; i < all.size(); i++) {
      for (int k = i + 1; k < all.size(); k++) {
        if (meet(all.get(i), all.get(k))) {
          pair(all.get(i), all.get(k));
        }
      }
    }
  }

  /** True when one membership could be explained by either. */
  private static boolean meet(CauseRule one, CauseRule other) {
    boolean sameNode = one.minHops() == 0 && other.minHops() == 0;
    boolean further =
        !Collections.disjoint(one.via(), other.via())
            && Math.max(1, Math.max(one.minHops(), other.minHops()))
                <= Math.min(one.maxHops(), other.maxHops());
    return one.causeType().equals(other.causeType())
        && one.effectType().equals(other.effectType())
        && one.throughPeer() == other.throughPeer()
        && (sameNode || further);
  }

  private void pair(CauseRule one, CauseRule other) {
    boolean alike =
        one.lagMin().equals(other.lagMin())
            && one.lagMax().equals(other.lagMax())
            && one.clearLag().equals(other.clearLag())
            && one.kind() == other.kind();
    List<String> ids = List.of(one.id(), other.id());
    String types = one.causeType() + " → " + one.effectType();
    if (alike) {
      tell(
          RuleProblem.Kind.DOUBLE,
          ids,
          "%s is said by both %s: keep one".formatted(types, ids),
          "%s 由规则 %s 重复规定：请保留一条".formatted(types, ids));
    } else {
      tell(
          RuleProblem.Kind.DIFFERENT_LIMITS,
          ids,
          "%s is limited differently by %s, which overlap: part their hops or keep one"
              .formatted(types, ids),
          "%s 在规则 %s 中的时限不同且范围重叠：请区分跳数或保留一条".formatted(types, ids));
    }
  }

  private void lags(CauseRule rule) {
    LagLimit limit = rule.lagMax();
    Duration least = limit.attribute().isEmpty() ? limit.most() : limit.plus();
    if (rule.lagMin().compareTo(least) > 0) {
      tell(
          RuleProblem.Kind.LAG_ORDER,
          List.of(rule.id()),
          "the least lag %s of %s is above the most, %s, where %s is 0: lower it"
              .formatted(rule.lagMin(), rule.id(), least, limit.attribute()),
          "规则 %s 的最小间隔 %s 大于 %s 为 0 时的最大间隔 %s：请调小"
              .formatted(rule.id(), rule.lagMin(), limit.attribute(), least));
    }
    if (rule.typical().compareTo(rule.lagMin()) < 0 || rule.typical().compareTo(limit.most()) > 0) {
      tell(
          RuleProblem.Kind.TYPICAL_OUTSIDE,
          List.of(rule.id()),
          "the typical lag %s of %s is not within %s to %s"
              .formatted(rule.typical(), rule.id(), rule.lagMin(), limit.most()),
          "规则 %s 的典型间隔 %s 不在 %s 至 %s 之内"
              .formatted(rule.id(), rule.typical(), rule.lagMin(), limit.most()));
    }
  }

  private void types(Set<String> alarmTypes, Set<String> nodeTypes) {
    for (CauseRule rule : rules.causes()) {
      unknown(rule.id(), Set.of(rule.causeType()), alarmTypes, "alarm type", "告警类型");
      unknown(rule.id(), Set.of(rule.effectType()), alarmTypes, "alarm type", "告警类型");
    }
    for (InferRule rule : rules.inferences()) {
      unknown(rule.id(), rule.effectTypes(), alarmTypes, "alarm type", "告警类型");
      unknown(rule.id(), Set.of(rule.inferredType()), alarmTypes, "alarm type", "告警类型");
      unknown(rule.id(), rule.childTypes(), nodeTypes, "node type", "节点类型");
      unknown(rule.id(), Set.of(rule.parentType()), nodeTypes, "node type", "节点类型");
    }
  }

  private void unknown(
      String rule, Set<String> named, Set<String> known, String english, String chinese) {
    for (String type : named) {
      if (!known.contains(type)) {
        tell(
            RuleProblem.Kind.UNKNOWN_TYPE,
            List.of(rule),
            "%s names the %s %s, which nobody knows: mend its name".formatted(rule, english, type),
            "规则 %s 中的%s %s 不存在：请更正名称".formatted(rule, chinese, type));
      }
    }
  }

  private void adoption(InferRule inference) {
    for (String effect : inference.effectTypes()) {
      boolean joined = false;
      for (CauseRule rule : rules.causes()) {
        joined |=
            rule.causeType().equals(inference.inferredType())
                && rule.effectType().equals(effect)
                && rule.via().contains(inference.via())
                && rule.fits(1);
      }
      if (!joined) {
        tell(
            RuleProblem.Kind.NOTHING_ADOPTED,
            List.of(inference.id()),
            "%s infers %s from %s, but no rule then joins them by %s: add one"
                .formatted(inference.id(), inference.inferredType(), effect, inference.via()),
            "规则 %s 由 %s 推断 %s，但没有规则经 %s 将二者关联：请补充"
                .formatted(inference.id(), effect, inference.inferredType(), inference.via()));
      }
    }
  }

  private void tell(RuleProblem.Kind kind, List<String> ids, String english, String chinese) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(new RuleProblem(kind, ids, english, chinese));
    }
  }
}
