package org.gengfu.center.api.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.center.watch.WatchFixture.T0;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.gengfu.center.access.Role;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.graph.GraphEdge;
import org.gengfu.core.graph.GraphEdit;
import org.gengfu.core.graph.GraphNode;
import org.gengfu.core.graph.Relation;
import org.gengfu.core.incident.AlarmEvent;
import org.gengfu.core.incident.AlarmEvent.Change;
import org.gengfu.core.incident.Incident;
import org.gengfu.core.incident.IncidentInput;

/** A center with a cabinet drawn in it: mains, UPS, switch, three cameras; and a lone camera. */
public final class StoryHouse implements AutoCloseable {
  public static final String MAINS = "room-a/m-1";
  public static final String UPS = "room-a/ups-1";
  public static final String SWITCH = "room-a/sw-1";

  public final ApiHouse api = new ApiHouse();
  private long seq;

  public StoryHouse() throws Exception {
    List<GraphEdit> edits = new ArrayList<>();
    edits.add(node(MAINS, "mains", "市电一", "Mains 1"));
    edits.add(node(UPS, "ups", "", ""));
    edits.add(node(SWITCH, "switch", "", ""));
    edits.add(node("room-a/cam-9", "camera", "", ""));
    edits.add(edge(MAINS, Relation.POWERS, UPS));
    edits.add(edge(UPS, Relation.POWERS, SWITCH));
    for (int i = 1; i <= 3; i++) {
      edits.add(node(camera(i), "camera", "", ""));
      edits.add(edge(SWITCH, Relation.CARRIES, camera(i)));
    }
    api.house.watch.decide(new IncidentInput.GraphChanged(edits));
  }

  public static String camera(int number) {
    return "room-a/cam-" + number;
  }

  private static GraphEdit node(String id, String type, String zh, String en) {
    TreeMap<String, String> attributes = new TreeMap<>();
    if (!zh.isEmpty()) {
      attributes.put("title.zh", zh);
      attributes.put("title.en", en);
    }
    return new GraphEdit.NodeDrawn(new GraphNode(id, type, "hall-1", attributes));
  }

  private static GraphEdit edge(String from, Relation relation, String to) {
    return new GraphEdit.EdgeDrawn(GraphEdge.always(from, relation, to));
  }

  /** The correlator hears that an alarm came or went, so many seconds after the beginning. */
  public void hears(String node, String type, Change change, int second) throws Exception {
    hears(node, type, change, T0.plusSeconds(second));
  }

  public void hears(String node, String type, Change change, Instant at) throws Exception {
    api.house.watch.decide(
        new IncidentInput.Transition(
            new AlarmEvent(
                new AlarmKey(node, type, ""), change, at.toEpochMilli(), "room-a", ++seq)));
  }

  /** Mains fail, the battery holds for half an hour, then switch and cameras go. */
  public void cabinetFails() throws Exception {
    hears(MAINS, "mains_fail", Change.RAISE, 0);
    hears(UPS, "ups_on_battery", Change.RAISE, 5);
    pass(Duration.ofSeconds(1_800));
    hears(SWITCH, "switch_unreachable", Change.RAISE, 1_800);
    pass(Duration.ofSeconds(60));
    for (int i = 1; i <= 3; i++) {
      hears(camera(i), "camera_offline", Change.RAISE, 1_850);
    }
    pass(Duration.ofMinutes(1));
  }

  public void pass(Duration time) throws Exception {
    api.house.clock.advance(time);
    api.house.watch.decide(new IncidentInput.TimePassed());
  }

  /** Id of the incident in which a node's alarm is. */
  public String incidentOf(String node) {
    var state = api.house.watch.picture().incidents();
    return state.episodes().values().stream()
        .filter(episode -> episode.key().resource().equals(node))
        .map(episode -> Incident.name(state.incidentOf(episode).id()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no alarm of " + node));
  }

  public String episodeOf(String node) {
    return api.house.watch.picture().incidents().episodes().values().stream()
        .filter(episode -> episode.key().resource().equals(node))
        .map(episode -> Long.toString(episode.number()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no alarm of " + node));
  }

  public JsonNode get(String operation, String path, int status) throws Exception {
    return answer(operation, "GET", path, Role.VIEWER, null, status);
  }

  public JsonNode post(String operation, String path, Role role, String body, int status)
      throws Exception {
    return answer(operation, "POST", path, role, body, status);
  }

  /** Sends, checks status and shape, reads. */
  private JsonNode answer(
      String operation, String method, String path, Role role, String body, int status)
      throws Exception {
    HttpResponse<String> answer = api.send(method, path, api.login(role), body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    OpenApi.check(
        operation,
        answer.statusCode(),
        answer.headers().firstValue("Content-Type").orElse(""),
        answer.body());
    return ApiHouse.json(answer);
  }

  @Override
  public void close() {
    api.close();
  }
}
