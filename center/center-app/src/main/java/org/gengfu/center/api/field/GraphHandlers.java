package org.gengfu.center.api.field;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.center.access.Audit;
import org.gengfu.center.api.Answer;
import org.gengfu.center.api.Json;
import org.gengfu.center.api.Operation;
import org.gengfu.center.api.ProblemException;
import org.gengfu.center.api.Recording;
import org.gengfu.center.api.Request;
import org.gengfu.center.field.Discovery;
import org.gengfu.center.field.FieldBook;
import org.gengfu.center.field.FieldDesk;
import org.gengfu.center.field.FieldGaps;
import org.gengfu.center.field.FieldList;
import org.gengfu.center.field.FieldListReader;
import org.gengfu.center.field.FieldPlan;
import org.gengfu.center.field.FieldProblem;
import org.gengfu.center.field.HandEdit;
import org.gengfu.center.field.HandPlan;
import org.gengfu.register.Words;
import org.jspecify.annotations.Nullable;

/** The drawing of the field. Handlers; see {@link Operation.Handler}. */
final class GraphHandlers {
  private static final int MAX_NODE = 200;
  private static final int MAX_REASON = 500;
  private static final int MAX_HOPS = 16;

  private final FieldDesk desk;
  private final GraphViews views;
  private final CityViews city;
  private final Audit audit;
  private final Clock clock;

  GraphHandlers(FieldDesk desk, GraphViews views, CityViews city, Audit audit, Clock clock) {
    this.desk = desk;
    this.views = views;
    this.city = city;
    this.audit = audit;
    this.clock = clock;
  }

  private record ProblemView(String kind, List<String> nodes, Words text) {}

  private record ImportView(
      boolean dry,
      int nodes,
      int edges,
      int ended,
      List<FieldProblem> problems,
      int moreProblems) {}

  private record EditsView(long version, List<HandPlan.Refused> refused) {}

  private record ProposalView(
      String id,
      String from,
      Words fromName,
      String to,
      Words toName,
      String relation,
      Words evidence,
      @Nullable Instant seen) {}

  Answer graph(Request request) {
    String node = request.text("node", MAX_NODE).orElse("");
    String site = request.text("site", MAX_NODE).orElse("");
    int hops = (int) request.whole("hops", 1, 0, MAX_HOPS);
    if (!node.isEmpty()) {
      known(node);
      return Answer.ok(views.around(node, hops));
    }
    return Answer.ok(site.isEmpty() ? views.whole() : views.site(site));
  }

  Answer city(Request request) {
    return Answer.ok(city.city());
  }

  Answer below(Request request) {
    return Answer.ok(views.reach(wanted(request), true));
  }

  Answer above(Request request) {
    return Answer.ok(views.reach(wanted(request), false));
  }

  private String wanted(Request request) {
    String node =
        request
            .text("node", MAX_NODE)
            .orElseThrow(() -> ProblemException.badField("node", "is needed"));
    known(node);
    return node;
  }

  private void known(String node) {
    if (!views.isKnown(node)) {
      throw ProblemException.notFound("node " + node);
    }
  }

  Answer check(Request request) {
    List<ProblemView> problems =
        FieldGaps.problems(desk.graph(), clock.millis()).stream()
            .map(problem ->
                new ProblemView(
                    Json.name(problem.kind()),
                    problem.nodes(),
                    new Words(problem.chinese(), problem.english())))
            .toList();
    return Answer.ok(Map.of("problems", problems));
  }

  Answer importGraph(Request request) {
    boolean dry = request.flag("dry", true);
    String reason = request.text("reason", MAX_REASON).orElse("");
    if (!dry && reason.isBlank()) {
      throw ProblemException.badField("reason", "is needed: why the drawing changes");
    }
    FieldList list = FieldListReader.read(request.body());
    FieldPlan.Outcome outcome = dry ? desk.plan(list) : Recording.recorded(() -> desk.put(list));
    note(
        request,
        "import-graph",
        "%d nodes, %d edges, %d ended%s: %s"
            .formatted(
                outcome.nodes(), outcome.edges(), outcome.ended(), dry ? ", dry run" : "", reason),
        outcome.problems().isEmpty());
    return Answer.ok(
        new ImportView(
            dry,
            outcome.nodes(),
            outcome.edges(),
            outcome.ended(),
            outcome.problems(),
            outcome.more()));
  }

  Answer exportGraph(Request request) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    try {
      FieldBook.write(desk.graph(), clock.millis(), out);
    } catch (IOException e) {
      throw new UncheckedIOException("a workbook cannot be written into memory", e);
    }
    return new Answer.Bytes(200, Operation.WORKBOOK, "graph.xlsx", out.toByteArray());
  }

  Answer edits(Request request) {
    Request.Fields fields = request.fields(Set.of("edits", "reason"));
    String reason = reason(fields);
    List<HandEdit> edits = GraphWishes.edits(fields);
    FieldDesk.Changed<HandPlan.Outcome> changed = Recording.recorded(() -> desk.edit(edits));
    List<HandPlan.Refused> refused = changed.outcome().refused();
    note(
        request,
        "edit-graph",
        "%d edits: %s".formatted(changed.outcome().edits().size(), reason),
        refused.isEmpty());
    return Answer.ok(new EditsView(changed.version(), refused));
  }

  Answer discovered(Request request) {
    List<ProposalView> proposals = desk.discovered().stream().map(this::view).toList();
    return Answer.ok(Map.of("proposals", proposals));
  }

  private ProposalView view(Discovery.Proposal proposal) {
    return new ProposalView(
        proposal.id(),
        proposal.from(),
        views.name(proposal.from()),
        proposal.to(),
        views.name(proposal.to()),
        proposal.relation().name(),
        proposal.evidence(),
        proposal.seen());
  }

  Answer judge(Request request) {
    Request.Fields fields = request.fields(Set.of("accept", "reason"));
    boolean accept = fields.flag("accept");
    String reason = reason(fields);
    String id = request.pathText("id");
    String user = request.caller().name();
    List<HandPlan.Refused> refused =
        Recording.recorded(() -> desk.judge(id, accept, user, reason))
            .orElseThrow(() -> ProblemException.notFound("proposal " + id + " any more"));
    note(
        request,
        accept ? "accept-discovered" : "decline-discovered",
        id + ": " + reason,
        refused.isEmpty());
    if (!refused.isEmpty()) {
      throw new ProblemException(ProblemException.Code.CONFLICT, refused.getFirst().why().en());
    }
    return Answer.ok(new EditsView(desk.graph().version(), List.of()));
  }

  private static String reason(Request.Fields fields) {
    String reason = fields.text("reason", 1, MAX_REASON).strip();
    if (reason.isEmpty()) {
      throw ProblemException.badField("reason", "is needed: why the drawing changes");
    }
    return reason;
  }

  private void note(Request request, String action, String subject, boolean done) {
    audit.note(
        request.caller().name(), request.address(), action, subject, done ? "done" : "bad-request");
  }
}
