package org.gengfu.center.api.device;

import java.util.Map;
import org.gengfu.center.access.Audit;
import org.gengfu.center.api.Answer;
import org.gengfu.center.api.EdgeDesk;
import org.gengfu.center.api.ProblemException;
import org.gengfu.center.api.Request;
import org.gengfu.center.api.field.Places;
import org.gengfu.center.settings.CenterSettings.Edge;
import org.gengfu.center.watch.EdgeLink;
import org.gengfu.center.watch.LivePicture;

/** Edges. Handlers; see {@link org.gengfu.center.api.Operation.Handler}. */
final class EdgeHandlers {
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
