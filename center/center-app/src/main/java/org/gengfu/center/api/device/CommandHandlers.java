package org.gengfu.center.api.device;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.center.access.Audit;
import org.gengfu.center.api.Answer;
import org.gengfu.center.api.Json;
import org.gengfu.center.api.ProblemException;
import org.gengfu.center.api.Request;
import org.gengfu.center.api.device.CommandDesk.Wish;
import org.gengfu.center.api.field.Places;
import org.gengfu.center.command.CommandRow;
import org.gengfu.center.command.CommandRules.Verdict;
import org.gengfu.center.command.CommandTable;
import org.gengfu.center.command.CommandTable.Who;
import org.gengfu.center.settings.CenterSettings.Edge;
import org.gengfu.center.watch.DeviceKey;
import org.gengfu.contract.PointValue;
import org.gengfu.contract.WriteDefinition;

/** What people ask of devices. Handlers; see {@link org.gengfu.center.api.Operation.Handler}. */
final class CommandHandlers {
  private static final int MAX_NAME = 256;

  private final Places places;
  private final CommandDesk desk;
  private final CommandViews views;
  private final Audit audit;

  CommandHandlers(Places places, CommandDesk desk, CommandViews views, Audit audit) {
    this.places = places;
    this.desk = desk;
    this.views = views;
    this.audit = audit;
  }

  /** Sets a point, runs a command or resets an alarm, by the rules of the device's birth. */
  Answer command(Request request) {
    String edge = known(request).id();
    Request.Fields fields =
        request.fields(Set.of("device", "metric", "type", "value", "confirmed"));
    String device = fields.text("device", "", MAX_NAME);
    String metric = fields.text("metric", 1, MAX_NAME);
    if (device.matches(".*[/+#].*")) {
      throw ProblemException.badField("device", "an id holds none of / + #");
    }
    PointValue value = value(fields.text("type", 1, 8), fields.node().path("value"));
    boolean confirmed = fields.has("confirmed") && fields.flag("confirmed");
    Wish wish = new Wish(new DeviceKey(edge, device), metric, value, confirmed);
    return switch (desk.judge(wish, request.caller().role())) {
      case Verdict.Allowed(WriteDefinition rule) -> ask(request, wish, rule);
      case Verdict.BadValue(String why) -> throw ProblemException.badField("value", why);
      case Verdict.NotPossible(String why) ->
          throw refused(request, wish, new ProblemException(ProblemException.Code.CONFLICT, why));
      case Verdict.Forbidden(var needed, String why) ->
          throw refused(
              request,
              wish,
              new ProblemException(ProblemException.Code.FORBIDDEN, why + Json.name(needed)));
      case Verdict.Unconfirmed() ->
          throw refused(
              request,
              wish,
              ProblemException.unconfirmed(views.question(wish.device(), metric, value)));
    };
  }

  private Answer ask(Request request, Wish wish, WriteDefinition rule) {
    String edge = wish.device().edge();
    if (!desk.isOnline(edge)) {
      throw refused(
          request,
          wish,
          new ProblemException(
              ProblemException.Code.CONFLICT, "edge " + edge + " is not connected; send it later"));
    }
    try {
      return new Answer.View(202, views.view(desk.ask(wish, rule, who(request))));
    } catch (ProblemException e) {
      throw refused(request, wish, e);
    }
  }

  /** What is not even stored is noted all the same. */
  private ProblemException refused(Request request, Wish wish, ProblemException problem) {
    String subject = wish.device().edge() + "/" + wish.device().device() + "/" + wish.metric();
    audit.note(
        request.caller().name(), request.address(), "command", subject, problem.code().text());
    return problem;
  }

  private static Who who(Request request) {
    return new Who(request.caller().name(), request.address());
  }

  private static PointValue value(String type, JsonNode value) {
    boolean number = value.isNumber();
    if (type.equals("real") && number && Double.isFinite(value.doubleValue())) {
      return new PointValue.Real(value.doubleValue());
    }
    if (type.equals("whole") && value.canConvertToLong() && value.isIntegralNumber()) {
      return new PointValue.Whole(value.longValue());
    }
    if (type.equals("flag") && value.isBoolean()) {
      return new PointValue.Flag(value.booleanValue());
    }
    if (type.equals("text")
        && value.isTextual()
        && value.textValue().indexOf('\0') < 0
        && value.textValue().length() <= PointValue.Text.MAX_LENGTH) {
      return new PointValue.Text(value.textValue());
    }
    throw ProblemException.badField(
        "value", "type is real, whole, flag or text, and the value must be of it");
  }

  private Edge known(Request request) {
    String id = request.pathText("edge");
    return places.edges().stream()
        .filter(edge -> edge.id().equals(id))
        .findFirst()
        .orElseThrow(() -> ProblemException.notFound("edge " + id));
  }

  private enum Wanted {
    OPEN,
    ALL
  }

  Answer commands(Request request) {
    Wanted wanted = request.choice("state", Wanted.class, Wanted.OPEN);
    int limit = (int) request.whole("limit", 100, 1, CommandTable.MAX_OPEN);
    CommandTable.Filter filter =
        new CommandTable.Filter(
            wanted == Wanted.OPEN,
            request.text("edge", 64).orElse(null),
            request.text("device", 64).map(id -> id.equals("~") ? "" : id).orElse(null));
    List<CommandViews.CommandView> shown =
        desk.list(filter, limit).stream().map(views::view).toList();
    return Answer.ok(Map.of("commands", shown));
  }

  Answer commandState(Request request) {
    return Answer.ok(views.view(found(request)));
  }

  private CommandRow found(Request request) {
    String id = request.pathText("id");
    return desk.find(id).orElseThrow(() -> ProblemException.notFound("command " + id));
  }

  Answer agree(Request request) {
    request.fields(Set.of());
    CommandRow row = found(request);
    return decided(request, row, "agree", () -> desk.agree(row, request.caller(), who(request)));
  }

  Answer decline(Request request) {
    String comment = request.fields(Set.of("comment")).text("comment", "", 500);
    CommandRow row = found(request);
    return decided(
        request, row, "decline", () -> desk.decline(row, request.caller(), who(request), comment));
  }

  private interface Decision {
    CommandRow take();
  }

  private Answer decided(Request request, CommandRow row, String action, Decision decision) {
    try {
      return Answer.ok(views.view(decision.take()));
    } catch (ProblemException e) {
      audit.note(request.caller().name(), request.address(), action, row.id(), e.code().text());
      throw e;
    }
  }
}
