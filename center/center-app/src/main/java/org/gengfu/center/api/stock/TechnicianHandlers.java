package org.gengfu.center.api.stock;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.gengfu.center.access.Audit;
import org.gengfu.center.access.Users;
import org.gengfu.center.api.Answer;
import org.gengfu.center.api.ProblemException;
import org.gengfu.center.api.Recording;
import org.gengfu.center.api.Request;
import org.gengfu.center.stock.StockDesk;
import org.gengfu.center.stock.Technician;
import org.gengfu.core.travel.GeoPoint;
import org.gengfu.core.travel.WeekHours;
import org.jspecify.annotations.Nullable;

/** The people who go to devices. Handlers; see {@link org.gengfu.center.api.Operation.Handler}. */
final class TechnicianHandlers {
  private static final int MOST_SKILLS = 100;

  private final StockDesk desk;
  private final Users users;
  private final ToIntFunction<String> open;
  private final Audit audit;
  private final Clock clock;

  /**
   * @param open how many orders of a technician are not done
   */
  TechnicianHandlers(
      StockDesk desk, Users users, ToIntFunction<String> open, Audit audit, Clock clock) {
    this.desk = desk;
    this.users = users;
    this.open = open;
    this.audit = audit;
    this.clock = clock;
  }

  private record ShiftView(String id, String from, String to, List<Integer> days) {}

  private record LeaveView(String from, String to, String reason) {}

  private record PointView(double lat, double lon) {}

  private record PositionView(double lat, double lon, @Nullable Double accuracy, Instant time) {}

  private record TechnicianView(
      String id,
      String name,
      String phone,
      List<String> skills,
      List<ShiftView> shifts,
      List<ShiftView> breaks,
      List<LeaveView> leave,
      @Nullable String vehicle,
      @Nullable PointView home,
      @Nullable PositionView position,
      boolean onDuty,
      int open) {}

  private TechnicianView view(Technician who) {
    GeoPoint home = who.home();
    Technician.@Nullable Position at = desk.technicians().position(who.id()).orElse(null);
    return new TechnicianView(
        who.id(),
        who.name(),
        who.phone(),
        who.skills(),
        who.shifts().stream().map(TechnicianHandlers::shift).toList(),
        who.breaks().stream().map(TechnicianHandlers::shift).toList(),
        who.leave().stream().map(TechnicianHandlers::leave).toList(),
        who.vehicle(),
        home == null ? null : new PointView(home.lat(), home.lon()),
        at == null
            ? null
            : new PositionView(at.point().lat(), at.point().lon(), at.accuracy(), at.time()),
        who.onDuty(clock.instant(), desk.zone()),
        open.applyAsInt(who.id()));
  }

  private static LeaveView leave(Technician.Leave leave) {
    return new LeaveView(leave.from().toString(), leave.to().toString(), leave.reason());
  }

  private static ShiftView shift(Technician.Shift shift) {
    return new ShiftView(
        shift.id(),
        WeekHours.clock(shift.hours().fromMinute()),
        WeekHours.clock(shift.hours().toMinute()),
        shift.hours().days().stream().sorted().map(DayOfWeek::getValue).toList());
  }

  Answer technicians(Request request) {
    return Answer.ok(
        Map.of(
            "technicians",
            desk.technicians().technicians().values().stream().map(this::view).toList()));
  }

  Answer put(Request request) {
    String id = request.pathText("id");
    if (users.find(id).isEmpty()) {
      throw ProblemException.notFound("user " + id + "; a technician is a user: add that first");
    }
    Technician who = read(id, request);
    boolean done = Recording.recorded(() -> desk.technicians().put(who, request.caller().name()));
    note(request, "set-technician", id, done ? "done" : "conflict");
    if (!done) {
      throw new ProblemException(
          ProblemException.Code.CONFLICT, Technician.MOST + " technicians are the most");
    }
    return Answer.ok(view(who));
  }

  Answer remove(Request request) {
    String id = request.pathText("id");
    boolean done = Recording.recorded(() -> desk.technicians().remove(id, request.caller().name()));
    note(request, "remove-technician", id, done ? "done" : "not-found");
    if (!done) {
      throw ProblemException.notFound("technician " + id);
    }
    return new Answer.Empty(204);
  }

  Answer position(Request request) {
    Request.Fields fields = request.fields(Set.of("lat", "lon", "accuracy", "time"));
    String id = request.caller().name();
    Instant time = fields.has("time") ? fields.time("time") : clock.instant();
    Double accuracy =
        fields.has("accuracy") ? number(fields.node(), "accuracy", 0, 1_000_000) : null;
    GeoPoint point = point(fields.node());
    if (!desk.technicians().seen(id, new Technician.Position(point, accuracy, time))) {
      throw ProblemException.notFound("technician " + id);
    }
    return new Answer.Empty(204);
  }

  private void note(Request request, String action, String id, String outcome) {
    audit.note(request.caller().name(), request.address(), action, "technician/" + id, outcome);
  }

  private Technician read(String id, Request request) {
    Request.Fields fields =
        request.fields(
            Set.of("name", "phone", "skills", "shifts", "breaks", "leave", "vehicle", "home"));
    String name = fields.text("name", 1, 64).strip();
    if (name.isEmpty()) {
      throw ProblemException.badField("name", "must be a name");
    }
    List<String> skills = fields.has("skills") ? fields.texts("skills", 0, MOST_SKILLS) : List.of();
    String vehicle = fields.text("vehicle", "", 100).strip();
    if (!vehicle.isEmpty() && !desk.places().places().containsKey(vehicle)) {
      throw ProblemException.badField("vehicle", "is no place that is known; import it first");
    }
    JsonNode home = fields.node().get("home");
    List<Technician.Shift> shifts = TechnicianTimes.hours(fields.node(), "shifts");
    List<Technician.Shift> breaks = TechnicianTimes.hours(fields.node(), "breaks");
    TechnicianTimes.within(breaks, shifts);
    return new Technician(
        id,
        name,
        phone(fields.text("phone", "", 32).strip()),
        skills.stream().distinct().toList(),
        shifts,
        breaks,
        TechnicianTimes.leave(fields.node().get("leave")),
        vehicle.isEmpty() ? null : vehicle,
        home == null || home.isNull() ? null : point(home));
  }

  /** What stands there is not said again: a number is nobody's business in an answer. */
  private static String phone(String text) {
    if (text.isEmpty()) {
      return "";
    }
    return Technician.number(text)
        .orElseThrow(() ->
            ProblemException.badField(
                "phone", "must be a mobile number: 11 digits, or + and country for another one"));
  }

  private static GeoPoint point(JsonNode node) {
    return new GeoPoint(number(node, "lat", -90, 90), number(node, "lon", -180, 180));
  }

  private static double number(JsonNode node, String name, double min, double max) {
    JsonNode value = node.get(name);
    if (value == null
        || !value.isNumber()
        || !(value.doubleValue() >= min && value.doubleValue() <= max)) {
      throw ProblemException.badField(name, "must be a number from %s to %s".formatted(min, max));
    }
    return value.doubleValue();
  }
}
