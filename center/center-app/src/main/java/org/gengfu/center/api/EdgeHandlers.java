package org.gengfu.center.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import org.gengfu.center.access.Audit;
import org.gengfu.center.settings.CenterSettings.Edge;
import org.gengfu.center.watch.EdgeLink;
import org.gengfu.center.watch.LivePicture;
import org.gengfu.contract.PointValue;

/** Edges. Handlers; see {@link Operation.Handler}. */
final class EdgeHandlers {
  private static final int MAX_NAME = 256;

  private final Places places;
  private final LivePicture picture;
  private final EdgeViews views;
  private final EdgeDesk desk;
  private final Audit audit;

  EdgeHandlers(Places places, LivePicture picture, EdgeViews views, EdgeDesk desk, Audit audit) {
    this.places = places;
    this.picture = picture;
    this.views = views;
    this.desk = desk;
    this.audit = audit;
  }

  Answer edges(Request request) {
    return Answer.ok(Map.of("edges", places.edges().stream().map(views::view).toList()));
  }

  Answer rebirth(Request request) {
    String id = known(request).id();
    boolean asked = isOnline(id) && desk.requestRebirth(id);
    return asked(request, "rebirth", id, asked, "it is born by itself");
  }

  /** Sends one metric as NCMD or DCMD; what came of it shows in the point. */
  Answer command(Request request) {
    String id = known(request).id();
    Request.Fields fields = request.fields(Set.of("device", "metric", "type", "value"));
    String device = fields.text("device", "", MAX_NAME);
    String metric = fields.text("metric", 1, MAX_NAME);
    if (device.matches(".*[/+#].*")) {
      throw ProblemException.badField("device", "an id holds none of / + #");
    }
    PointValue value = value(fields.text("type", 1, 8), fields.node().path("value"));
    boolean asked = isOnline(id) && desk.requestWrite(id, device, metric, value);
    return asked(request, "command", id + "/" + device + "/" + metric, asked, "send it later");
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

  private boolean isOnline(String edge) {
    return picture.link(edge).map(EdgeLink::online).orElse(false);
  }

  private Answer asked(Request request, String action, String what, boolean asked, String advice) {
    audit.note(
        request.caller().name(), request.address(), action, what, asked ? "done" : "conflict");
    if (!asked) {
      throw new ProblemException(
          ProblemException.Code.CONFLICT,
          "edge " + request.pathText("edge") + " is not connected; " + advice);
    }
    return new Answer.Empty(202);
  }
}
