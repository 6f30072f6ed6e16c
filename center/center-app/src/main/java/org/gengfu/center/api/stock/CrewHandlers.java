package org.gengfu.center.api.stock;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gengfu.center.access.Audit;
import org.gengfu.center.api.Answer;
import org.gengfu.center.api.ProblemException;
import org.gengfu.center.api.Recording;
import org.gengfu.center.api.Request;
import org.gengfu.center.stock.Crew;
import org.gengfu.center.stock.Technician;
import org.gengfu.center.stock.TechnicianDesk;

/**
 * Technicians who go together for some days. Handlers; see {@link
 * org.gengfu.center.api.Operation.Handler}.
 */
final class CrewHandlers {
  private static final int MAX_NAME = 64;

  private final TechnicianDesk desk;
  private final Audit audit;

  CrewHandlers(TechnicianDesk desk, Audit audit) {
    this.desk = desk;
    this.audit = audit;
  }

  private record CrewView(String id, String lead, String second, String from, String to) {
    static CrewView of(Crew crew) {
      return new CrewView(
          crew.id(), crew.lead(), crew.second(), crew.from().toString(), crew.to().toString());
    }
  }

  Answer crews(Request request) {
    List<CrewView> all = desk.crews().values().stream().map(CrewView::of).toList();
    return Answer.ok(Map.of("crews", all));
  }

  Answer put(Request request) {
    String id = request.pathText("id");
    if (!id.matches("[A-Za-z0-9_-]{1,40}")) {
      throw ProblemException.badField("id", "is 1 to 40 letters and digits");
    }
    Request.Fields fields = request.fields(Set.of("lead", "second", "from", "to"));
    String lead = technician(fields, "lead");
    String second = technician(fields, "second");
    LocalDate from = day(fields, "from");
    LocalDate to = day(fields, "to");
    if (lead.equals(second)) {
      throw ProblemException.badField("second", "must be another than the lead");
    }
    if (to.isBefore(from) || !to.isBefore(from.plusDays(Crew.MOST_DAYS))) {
      throw ProblemException.badField("to", "must be 1 to %d days".formatted(Crew.MOST_DAYS));
    }
    if (desk.crews().size() >= Crew.MOST && !desk.crews().containsKey(id)) {
      note(request, "set-crew", id, "conflict");
      throw new ProblemException(
          ProblemException.Code.CONFLICT,
          Crew.MOST + " crews are the most; take out those that are over");
    }
    Crew crew = new Crew(id, lead, second, from, to);
    Optional<Crew> clash = Recording.recorded(() -> desk.put(crew, request.caller().name()));
    note(request, "set-crew", id, clash.isEmpty() ? "done" : "conflict");
    if (clash.isPresent()) {
      Crew other = clash.get();
      throw new ProblemException(
          ProblemException.Code.CONFLICT,
          "%s or %s is in crew %s from %s to %s already"
              .formatted(lead, second, other.id(), other.from(), other.to()));
    }
    return Answer.ok(CrewView.of(crew));
  }

  Answer remove(Request request) {
    String id = request.pathText("id");
    boolean done = Recording.recorded(() -> desk.removeCrew(id, request.caller().name()));
    note(request, "remove-crew", id, done ? "done" : "not-found");
    if (!done) {
      throw ProblemException.notFound("crew " + id);
    }
    return new Answer.Empty(204);
  }

  private String technician(Request.Fields fields, String name) {
    String id = fields.text(name, 1, MAX_NAME).strip();
    Technician known = desk.technicians().get(id);
    if (known == null) {
      throw ProblemException.badField(name, "is no technician: " + id);
    }
    return id;
  }

  private static LocalDate day(Request.Fields fields, String name) {
    try {
      return LocalDate.parse(fields.text(name, 1, MAX_NAME));
    } catch (DateTimeParseException e) {
      throw ProblemException.badField(name, "must be a day like 2026-10-01");
    }
  }

  private void note(Request request, String action, String id, String outcome) {
    audit.note(request.caller().name(), request.address(), action, "crew/" + id, outcome);
  }
}
