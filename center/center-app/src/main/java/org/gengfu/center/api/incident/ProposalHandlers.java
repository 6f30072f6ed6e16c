package org.gengfu.center.api.incident;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gengfu.center.access.Audit;
import org.gengfu.center.api.Answer;
import org.gengfu.center.api.Json;
import org.gengfu.center.api.ProblemException;
import org.gengfu.center.api.Recording;
import org.gengfu.center.api.Request;
import org.gengfu.center.learn.Learning;
import org.gengfu.center.learn.ProposalTable;
import org.gengfu.center.store.Database;
import org.gengfu.center.story.Said;
import org.gengfu.center.watch.Watch;
import org.gengfu.core.graph.Relation;
import org.gengfu.core.incident.CauseRule;
import org.gengfu.core.incident.RuleText;
import org.gengfu.core.learned.CoFailureEvidence;
import org.gengfu.core.learned.PairEvidence;
import org.gengfu.core.learned.Proposal;
import org.jspecify.annotations.Nullable;

/**
 * What the past teaches, and what people say of it: accepting changes nothing by itself, it says
 * what to edit. Handlers; see {@link org.gengfu.center.api.Operation.Handler}.
 */
final class ProposalHandlers {
  private final Watch watch;
  private final Database database;
  private final Audit audit;
  private final Learning learning;
  private final Clock clock;

  ProposalHandlers(Watch watch, Database database, Audit audit, Learning learning, Clock clock) {
    this.watch = watch;
    this.database = database;
    this.audit = audit;
    this.learning = learning;
    this.clock = clock;
  }

  record ProposalView(
      String id,
      String kind,
      Said text,
      Said edit,
      @Nullable String rule,
      Map<String, Object> evidence,
      Proposal.State state,
      @Nullable String by,
      @Nullable String reason,
      @Nullable Instant time) {}

  record RunView(
      Instant at,
      Instant since,
      String covered,
      int alarms,
      int open,
      boolean complete,
      String by) {}

  record ProposalsView(List<ProposalView> proposals, @Nullable RunView run) {}

  Answer proposals(Request request) {
    List<ProposalView> proposals =
        database.read(ProposalTable::all).stream().map(ProposalHandlers::view).toList();
    Optional<ProposalTable.Run> run = database.read(ProposalTable::newest);
    return Answer.ok(new ProposalsView(proposals, run.map(ProposalHandlers::view).orElse(null)));
  }

  private static RunView view(ProposalTable.Run run) {
    long all = Math.max(1, Duration.between(run.since(), run.time()).toMillis());
    return new RunView(
        run.time(),
        run.since(),
        String.format(Locale.ROOT, "%.1f %%", 100.0 * run.coveredMillis() / all),
        run.raises(),
        run.open(),
        run.complete(),
        run.user());
  }

  Answer run(Request request) {
    Optional<ProposalTable.Run> run = learning.run(request.caller().name());
    note(request, "learn", "proposals", run.isPresent() ? "done" : "unavailable");
    return Answer.ok(
        view(
            run.orElseThrow(() ->
                ProblemException.busy(Duration.ofSeconds(30), "learning is under way already"))));
  }

  Answer decide(Request request) {
    Request.Fields fields = request.fields(Set.of("accept", "reason"));
    boolean accept = fields.flag("accept");
    String reason = fields.text("reason", 1, 500);
    String id = request.pathText("id");
    String user = request.caller().name();
    long now = clock.instant().truncatedTo(ChronoUnit.MILLIS).toEpochMilli();
    Proposal.State wish = accept ? Proposal.State.ACCEPTED : Proposal.State.DECLINED;
    Optional<Proposal> found =
        Recording.recorded(() ->
            watch.record((connection, facts, at) -> {
              Optional<Proposal> held = ProposalTable.held(connection, id);
              if (held.isEmpty() || held.get().state() != Proposal.State.OPEN) {
                return held;
              }
              Proposal decided = held.get().decided(wish, user, reason, now);
              ProposalTable.decided(connection, decided);
              facts.add(
                  at,
                  "proposal.decided",
                  "proposals",
                  Json.text(Map.of("id", id, "accepted", accept, "user", user, "reason", reason)));
              return Optional.of(decided);
            }));
    Proposal proposal = found.orElseThrow(() -> ProblemException.notFound("proposal " + id));
    boolean mine = proposal.decidedMillis() == now && proposal.user().equals(user);
    note(request, accept ? "accept-proposal" : "decline-proposal", id, mine ? "done" : "conflict");
    if (!mine) {
      throw new ProblemException(
          ProblemException.Code.CONFLICT,
          "it was %s by %s already: %s"
              .formatted(Json.name(proposal.state()), proposal.user(), proposal.reason()));
    }
    return Answer.ok(view(proposal));
  }

  private void note(Request request, String action, String subject, String outcome) {
    audit.note(request.caller().name(), request.address(), action, subject, outcome);
  }

  private static ProposalView view(Proposal proposal) {
    boolean open = proposal.state() == Proposal.State.OPEN;
    return switch (proposal.content()) {
      case Proposal.NewRule(CauseRule rule, PairEvidence evidence) ->
          view(proposal, open, "rule", text(rule), edit(rule), RuleText.line(rule), of(evidence));
      case Proposal.MissingEdge(CoFailureEvidence evidence) ->
          view(proposal, open, "edge", text(evidence), edit(evidence), null, of(evidence));
    };
  }

  private static ProposalView view(
      Proposal proposal,
      boolean open,
      String kind,
      Said text,
      Said edit,
      @Nullable String rule,
      Map<String, Object> evidence) {
    return new ProposalView(
        proposal.id(),
        kind,
        text,
        edit,
        rule,
        evidence,
        proposal.state(),
        open ? null : proposal.user(),
        open ? null : proposal.reason(),
        open ? null : Instant.ofEpochMilli(proposal.decidedMillis()));
  }

  private static Said text(CauseRule rule) {
    String via = String.join(",", rule.via().stream().map(Relation::name).toList());
    long seconds = rule.lagMax().most().toSeconds();
    return new Said(
        "%s → %s（%s，至多 %d 秒）"
            .formatted(
                rule.causeType(), rule.effectType(), via.isEmpty() ? "同一节点" : "经 " + via, seconds),
        "%s → %s (%s, at most %d s)"
            .formatted(
                rule.causeType(),
                rule.effectType(),
                via.isEmpty() ? "same node" : "via " + via,
                seconds));
  }

  private static Said edit(CauseRule rule) {
    return new Said(
        "采纳后请在规则文本中加入一行，试运行后生效：编号 " + rule.id() + "。",
        "Once accepted, add its line to the rules, try them, then put them in force: id "
            + rule.id()
            + ".");
  }

  private static Said text(CoFailureEvidence evidence) {
    return new Said(
        "%s 与 %s 常常同时故障，而拓扑中没有把二者联系起来的东西".formatted(evidence.one(), evidence.other()),
        "%s and %s fail together, and nothing in the drawing joins them"
            .formatted(evidence.one(), evidence.other()));
  }

  private static Said edit(CoFailureEvidence evidence) {
    return new Said(
        "采纳后请到现场核实二者共用什么（电源、线路、机箱），再画到拓扑中；证据说不出是哪种关系。",
        "Once accepted, look in the field for what both hang on (power, line, cabinet) and draw it;"
            + " the evidence cannot say which relation it is.");
  }

  private static Map<String, Object> of(PairEvidence evidence) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("causes", evidence.causes());
    view.put("followed", evidence.followed());
    view.put("preceded", evidence.preceded());
    view.put("expected", evidence.expected());
    view.put("lift", evidence.lift());
    view.put("asymmetry", evidence.asymmetry());
    view.put("sites", evidence.sites());
    view.put("lagP50Seconds", evidence.lagP50().toMillis() / 1_000.0);
    view.put("lagP95Seconds", evidence.lagP95().toMillis() / 1_000.0);
    view.put("chance", evidence.chance());
    return view;
  }

  private static Map<String, Object> of(CoFailureEvidence evidence) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("one", evidence.one());
    view.put("other", evidence.other());
    view.put("together", evidence.together());
    view.put("oneFirst", evidence.oneFirst());
    view.put("expected", evidence.expected());
    view.put("chance", evidence.chance());
    view.put("examples", evidence.examples().stream().map(Instant::ofEpochMilli).toList());
    return view;
  }
}
