package org.gengfu.center.api;

import java.util.Map;
import org.gengfu.center.access.Audit;
import org.gengfu.center.settings.CenterSettings.Edge;
import org.gengfu.center.watch.EdgeLink;
import org.gengfu.center.watch.LivePicture;

/** Edges. Handlers; see {@link Operation.Handler}. */
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
    String id = request.pathText("edge");
    Edge edge =
        places.edges().stream()
            .filter(known -> known.id().equals(id))
            .findFirst()
            .orElseThrow(() -> ProblemException.notFound("edge " + id));
    boolean online = picture.link(edge.id()).map(EdgeLink::online).orElse(false);
    boolean asked = online && desk.requestRebirth(edge.id());
    audit.note(
        request.caller().name(), request.address(), "rebirth", id, asked ? "done" : "conflict");
    if (!asked) {
      throw new ProblemException(
          ProblemException.Code.CONFLICT, "edge " + id + " is not connected; it is born by itself");
    }
    return new Answer.Empty(202);
  }
}
