package org.gengfu.center.api.field;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;
import static org.gengfu.center.access.Role.ENGINEER;
import static org.gengfu.center.access.Role.VIEWER;

import java.time.Clock;
import java.util.List;
import org.gengfu.center.access.Audit;
import org.gengfu.center.api.ApiParts;
import org.gengfu.center.api.Operation;
import org.gengfu.center.camera.CameraRegister;
import org.gengfu.center.camera.CameraSource;
import org.gengfu.center.field.FieldDesk;
import org.gengfu.center.watch.LivePicture;

/** The operations about the drawing of the field. */
public final class GraphOperations {
  private static final String GRAPH = "/api/v1/graph";

  private GraphOperations() {}

  /** All of them, with their handlers. */
  public static List<Operation> of(
      ApiParts parts, Places places, CameraRegister register, Audit audit) {
    LivePicture picture = parts.watch().picture();
    Clock clock = parts.clock();
    GraphPlaces graphPlaces = new GraphPlaces(picture, places);
    GraphViews views = new GraphViews(picture, graphPlaces, clock);
    FieldDesk desk =
        new FieldDesk(
            parts.watch(),
            parts.database(),
            graphPlaces::site,
            key ->
                key.device().isEmpty()
                    ? ""
                    : register
                        .at(new CameraSource(key.edge(), key.device()))
                        .map(camera -> camera.file().getOrDefault("mac", ""))
                        .orElse(""),
            clock);
    return all(
        new GraphHandlers(desk, views, new CityViews(picture, graphPlaces, views), audit, clock));
  }

  private static List<Operation> all(GraphHandlers graph) {
    return List.of(
        new Operation("graph", GET, GRAPH, VIEWER, graph::graph),
        new Operation("graphCity", GET, GRAPH + "/city", VIEWER, graph::city),
        new Operation("graphBelow", GET, GRAPH + "/below", VIEWER, graph::below),
        new Operation("graphAbove", GET, GRAPH + "/above", VIEWER, graph::above),
        new Operation("graphCheck", GET, GRAPH + "/check", VIEWER, graph::check),
        new Operation("editGraph", POST, GRAPH + "/edits", ENGINEER, graph::edits),
        new Operation("importGraph", POST, GRAPH + "/import", ENGINEER, graph::importGraph),
        new Operation("exportGraph", GET, GRAPH + "/export.xlsx", VIEWER, graph::exportGraph),
        new Operation("discoveredEdges", GET, GRAPH + "/discovered", VIEWER, graph::discovered),
        new Operation("judgeDiscovered", POST, GRAPH + "/discovered/{id}", ENGINEER, graph::judge));
  }
}
