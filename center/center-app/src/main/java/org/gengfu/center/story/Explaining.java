package org.gengfu.center.story;

import java.util.List;
import org.gengfu.core.graph.GraphPath;
import org.gengfu.core.graph.Relation;
import org.gengfu.core.incident.CauseRule;
import org.gengfu.core.incident.Episode;
import org.gengfu.core.incident.Reason;

/**
 * Says why an alarm belongs to its cause, or why it is a root, as a person would. Pure; any thread.
 */
public final class Explaining {
  private final Names names;

  public Explaining(Names names) {
    this.names = names;
  }

  /**
   * Why an episode belongs where it does.
   *
   * @param residual true when it is looked at as the root of what outlasted its cause
   */
  public Said of(Episode episode, boolean residual) {
    Reason reason = episode.reason();
    if (residual && reason != null) {
      Said cause = names.alarm(reason.causeKey());
      return new Said(
          "原因（" + cause.zh() + "）已恢复，它却没有恢复，因此单独成为一个事件。",
          "Its cause (" + cause.en() + ") is over, but it is not: a matter of its own.");
    }
    return reason == null ? root(episode) : member(reason);
  }

  private Said root(Episode episode) {
    Episode.Inference inference = episode.inference();
    if (inference != null) {
      return inferred(inference);
    }
    if (episode.source().isEmpty()) {
      return new Said(
          "值班人员指定的根因；它自己没有告警。", "Named as the root by hand; it has no alarm of its own.");
    }
    return episode.pinned()
        ? new Said("值班人员认定它没有更上级的原因。", "Somebody decided that nothing above it is the cause.")
        : new Said("没有更上级的告警能解释它。", "No alarm above it explains it.");
  }

  private static Said inferred(Episode.Inference inference) {
    String zh =
        "其下 %d 个中有 %d 个同时故障（至少需 %d 个，规则 %s 第 %d 版）"
            .formatted(
                inference.of(),
                inference.failed(),
                inference.needed(),
                inference.rule(),
                inference.ruleVersion());
    String en =
        "%d of %d below it failed together (%d are needed, rule %s version %d)"
            .formatted(
                inference.failed(),
                inference.of(),
                inference.needed(),
                inference.rule(),
                inference.ruleVersion());
    return inference.confirmed()
        ? new Said(
            "先由下级推断：" + zh + "；随后它自己也上报了。", "First inferred: " + en + "; then it said so itself.")
        : new Said("它自己没有上报，由下级推断：" + zh + "。", "It said nothing itself; inferred: " + en + ".");
  }

  private Said member(Reason reason) {
    Said cause = names.alarm(reason.causeKey());
    return switch (reason.rule()) {
      case Reason.BY_HAND ->
          new Said(
              "由值班人员归到" + cause.zh() + "之下（" + reason.by() + "）。",
              "Put below " + cause.en() + " by hand (" + reason.by() + ").");
      case Reason.AGAIN -> {
        Said lag = Lasting.of(reason.lag().millis());
        yield new Said(
            "同一告警在 " + lag.zh() + "后再次出现，算作同一件事。",
            "The same alarm came again within " + lag.en() + ": the same matter.");
      }
      default -> byRule(reason, cause);
    };
  }

  private Said byRule(Reason reason, Said cause) {
    Said lag = Lasting.of(Math.abs(reason.lag().millis()));
    Said min = Lasting.of(reason.lag().minMillis());
    Said max = Lasting.of(reason.lag().maxMillis());
    Said came =
        reason.lag().millis() < 0
            ? new Said(
                "比" + cause.zh() + "早 " + lag.zh() + "被发现。",
                "Noticed " + lag.en() + " before " + cause.en() + ".")
            : new Said(
                cause.zh() + "之后 " + lag.zh() + "出现。",
                "Came " + lag.en() + " after " + cause.en() + ".");
    Said rule =
        new Said(
            "规则 %s 第 %d 版允许 %s 至 %s。"
                .formatted(reason.rule(), reason.ruleVersion(), min.zh(), max.zh()),
            " Rule %s version %d allows %s to %s."
                .formatted(reason.rule(), reason.ruleVersion(), min.en(), max.en()));
    Said seen =
        reason.kind() == CauseRule.Kind.VISIBILITY
            ? new Said("只是看不到它，不等于它故障。", " It is not observed, which is not the same as down.")
            : Said.same("");
    return came.then(way(reason.path())).then(rule).then(seen);
  }

  private Said way(GraphPath path) {
    if (path.hops() == 0) {
      return Said.same("");
    }
    StringBuilder zh = new StringBuilder("路径：").append(names.node(path.upstream()).zh());
    StringBuilder en = new StringBuilder(" Way: ").append(names.node(path.upstream()).en());
    List<Relation> relations = path.relations();
    for (int i = 0; i < relations.size(); i++) {
      Said node = names.node(path.nodes().get(i + 1));
      Said relation = relation(relations.get(i));
      zh.append(" —").append(relation.zh()).append("→ ").append(node.zh());
      en.append(" —").append(relation.en()).append("→ ").append(node.en());
    }
    return new Said(zh.append('。').toString(), en.append('.').toString());
  }

  /** How one thing bears on another. */
  public static Said relation(Relation relation) {
    return switch (relation) {
      case POWERS -> new Said("供电", "powers");
      case CARRIES -> new Said("承载", "carries");
      case CONTAINS -> new Said("内含", "contains");
      case REPORTS_VIA -> new Said("上报", "tells of");
    };
  }

  /** Why a cause that was looked at was not taken. */
  public Said rejected(Reason.Rejected rejected) {
    Said lag = Lasting.of(Math.abs(rejected.lagMillis()));
    boolean after = rejected.lagMillis() >= 0;
    Said apart =
        after
            ? new Said("在它之后 " + lag.zh(), lag.en() + " after it")
            : new Said("在它之前 " + lag.zh(), lag.en() + " before it");
    return switch (rejected.why()) {
      case TOO_EARLY ->
          new Said(
              "出现得太早：" + apart.zh() + "，规则 " + rejected.rule() + " 不允许。",
              "Too early: it came " + apart.en() + ", which rule " + rejected.rule() + " forbids.");
      case TOO_LATE ->
          new Said(
              "出现得太晚：" + apart.zh() + "，超过规则 " + rejected.rule() + " 的限度。",
              "Too late: it came "
                  + apart.en()
                  + ", more than rule "
                  + rejected.rule()
                  + " allows.");
      case HAD_ENDED ->
          new Said(
              "那一告警此前已经恢复（出现" + apart.zh() + "）。",
              "That one was over before (it came " + apart.en() + ").");
      case CIRCLE -> new Said("那一告警本身由它引起。", "That one is itself an effect of it.");
      case LESS_NEAR ->
          new Said(
              "另一原因更近、更确实或时间更吻合（出现" + apart.zh() + "）。",
              "Another cause is nearer, surer or fits the time better (it came "
                  + apart.en()
                  + ").");
    };
  }

  /** How an episode ended. */
  public static Said ended(Episode.Why why) {
    return switch (why) {
      case CLEARED -> new Said("设备报告恢复", "its source said so");
      case SUPERSEDED -> new Said("再次出现，先前的恢复消息丢失", "raised again; its clear was lost");
      case CONTRADICTED -> new Said("其下级已正常工作", "what hangs on it works again");
      case RECONCILED -> new Said("不在边缘的现存告警清单中", "not in its source's list of active alarms");
      case LEASE_OVER -> new Said("太久没有再被提到", "not mentioned for too long");
      case REVOKED -> new Said("推断已不成立", "nothing speaks for it any more");
    };
  }
}
