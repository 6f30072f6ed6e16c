package org.gengfu.center.api.maintenance;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gengfu.center.access.Audit;
import org.gengfu.center.api.Answer;
import org.gengfu.center.api.ProblemException;
import org.gengfu.center.api.Recording;
import org.gengfu.center.api.Request;
import org.gengfu.center.maintenance.MaintenanceDesk;
import org.gengfu.center.maintenance.MaintenanceRow;
import org.gengfu.core.maintenance.Governs;
import org.gengfu.core.maintenance.MaintenanceFact;
import org.gengfu.core.maintenance.MaintenanceInput;
import org.gengfu.core.maintenance.MaintenanceScope;
import org.gengfu.core.maintenance.MaintenanceWindow;
import org.gengfu.core.maintenance.MaintenanceWindow.Word;
import org.jspecify.annotations.Nullable;

/** Planned work. Handlers; see {@link org.gengfu.center.api.Operation.Handler}. */
final class MaintenanceHandlers {
  private static final int MAX_REASON = 500;

  private final MaintenanceDesk desk;
  private final Audit audit;

  MaintenanceHandlers(MaintenanceDesk desk, Audit audit) {
    this.desk = desk;
    this.audit = audit;
  }

  private record WordView(String by, Instant time, String reason) {
    static @Nullable WordView of(@Nullable Word word) {
      return word == null ? null : new WordView(word.by(), word.at(), word.reason());
    }
  }

  private record WindowView(
      long id,
      String name,
      String title,
      MaintenanceWindow.State state,
      Instant from,
      Instant to,
      MaintenanceScope scope,
      Governs governs,
      @Nullable WordView asked,
      @Nullable WordView ruled,
      @Nullable WordView ended,
      int devices) {
    static WindowView of(MaintenanceRow row) {
      MaintenanceWindow window = row.window();
      return new WindowView(
          window.id(),
          window.name(),
          window.title(),
          window.state(),
          window.from(),
          window.to(),
          window.scope(),
          window.governs(),
          WordView.of(window.asked()),
          WordView.of(window.ruled()),
          WordView.of(window.ended()),
          row.devices());
    }
  }

  Answer windows(Request request) {
    Optional<MaintenanceWindow.State> state =
        request
            .text("state", 32)
            .map(text -> Request.constant("state", MaintenanceWindow.State.class, text));
    Instant from = request.time("from").orElse(Instant.MIN);
    Instant to = request.time("to").orElse(Instant.MAX);
    int limit = (int) request.whole("limit", 200, 1, 1_000);
    List<WindowView> found = new ArrayList<>();
    for (MaintenanceRow row : desk.rows().reversed()) {
      MaintenanceWindow window = row.window();
      if (state.filter(each -> each != window.state()).isEmpty()
          && window.end().isAfter(from)
          && window.from().isBefore(to)
          && found.size() < limit) {
        found.add(WindowView.of(row));
      }
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("windows", found);
    return Answer.ok(body);
  }

  Answer ask(Request request) {
    Request.Fields fields =
        request.fields(Set.of("title", "from", "to", "scope", "governs", "reason"));
    Instant from = fields.time("from");
    Instant to = fields.time("to");
    if (!from.isBefore(to)) {
      throw ProblemException.badField("to", "must be after from");
    }
    if (from.plus(MaintenanceWindow.LONGEST).isBefore(to)) {
      throw ProblemException.badField(
          "to", "must be at most " + MaintenanceWindow.LONGEST.toDays() + " days after from");
    }
    MaintenanceInput.Ask ask =
        new MaintenanceInput.Ask(
            title(fields),
            from,
            to,
            scope(fields),
            governs(fields),
            request.caller().name(),
            reason(fields));
    List<MaintenanceFact> facts = take(request, "ask-maintenance", "maintenance", ask);
    for (MaintenanceFact fact : facts) {
      if (fact instanceof MaintenanceFact.Asked(MaintenanceWindow window)) {
        return new Answer.View(201, view(window.id()));
      }
    }
    throw new IllegalStateException("neither asked nor refused: " + facts);
  }

  Answer rule(Request request) {
    Request.Fields fields = request.fields(Set.of("approve", "reason"));
    long id = request.pathId("id");
    boolean approve = fields.flag("approve");
    take(
        request,
        approve ? "approve-maintenance" : "decline-maintenance",
        "maintenance/" + id,
        new MaintenanceInput.Rule(id, approve, request.caller().name(), reason(fields)));
    return Answer.ok(view(id));
  }

  Answer end(Request request) {
    Request.Fields fields = request.fields(Set.of("reason"));
    long id = request.pathId("id");
    take(
        request,
        "end-maintenance",
        "maintenance/" + id,
        new MaintenanceInput.End(id, request.caller().name(), reason(fields)));
    return Answer.ok(view(id));
  }

  private WindowView view(long id) {
    return desk.row(id)
        .map(WindowView::of)
        .orElseThrow(() -> ProblemException.notFound("maintenance window " + id));
  }

  private List<MaintenanceFact> take(
      Request request, String action, String subject, MaintenanceInput input) {
    List<MaintenanceFact> facts = Recording.recorded(() -> desk.take(input));
    ProblemException problem = null;
    for (MaintenanceFact fact : facts) {
      if (fact instanceof MaintenanceFact.Refused(MaintenanceFact.Refused.Why why, String detail)) {
        problem =
            switch (why) {
              case UNKNOWN -> ProblemException.notFound(detail);
              case FORBIDDEN -> new ProblemException(ProblemException.Code.FORBIDDEN, detail);
              case CONFLICT -> new ProblemException(ProblemException.Code.CONFLICT, detail);
            };
      }
    }
    String outcome = problem == null ? "done" : problem.code().text();
    audit.note(request.caller().name(), request.address(), action, subject, outcome);
    if (problem != null) {
      throw problem;
    }
    return facts;
  }

  private static String title(Request.Fields fields) {
    String title = fields.text("title", 1, MaintenanceWindow.MAX_TITLE).strip();
    if (title.isEmpty()) {
      throw ProblemException.badField("title", "must not be blank");
    }
    return title;
  }

  private static String reason(Request.Fields fields) {
    return fields.text("reason", 1, MAX_REASON);
  }

  private static Request.Fields object(
      Request.Fields fields, String name, Collection<String> known) {
    JsonNode node = fields.node().get(name);
    if (node == null || !node.isObject()) {
      throw ProblemException.badField(name, "must be an object");
    }
    for (String each : (Iterable<String>) node::fieldNames) {
      if (!known.contains(each)) {
        throw ProblemException.badField(
            name, "has fields that are not known; known: " + String.join(", ", known));
      }
    }
    return new Request.Fields(node);
  }

  private static MaintenanceScope scope(Request.Fields fields) {
    Request.Fields scope = object(fields, "scope", List.of("sites", "nodes", "below"));
    int most = MaintenanceScope.MOST;
    List<String> sites = scope.has("sites") ? scope.texts("sites", 0, most) : List.of();
    List<String> nodes = scope.has("nodes") ? scope.texts("nodes", 0, most) : List.of();
    int all = Set.copyOf(sites).size() + Set.copyOf(nodes).size();
    if (all == 0 || all > most) {
      throw ProblemException.badField("scope", "names 1 to " + most + " sites and nodes");
    }
    return new MaintenanceScope(sites, nodes, scope.has("below") && scope.flag("below"));
  }

  private static Governs governs(Request.Fields fields) {
    if (!fields.has("governs")) {
      return Governs.ALL;
    }
    Request.Fields all =
        object(fields, "governs", List.of("alarms", "notifications", "clocks", "rate", "reports"));
    boolean alarms = all.flag("alarms");
    boolean notifications = all.flag("notifications");
    boolean clocks = all.flag("clocks");
    boolean rate = all.flag("rate");
    boolean reports = all.flag("reports");
    if (!(alarms || notifications || clocks || rate || reports)) {
      throw ProblemException.badField("governs", "must have at least one that is true");
    }
    return new Governs(alarms, notifications, clocks, rate, reports);
  }
}
