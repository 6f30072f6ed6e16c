package org.gengfu.center.api.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.center.watch.WatchFixture.T0;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.center.access.Role;
import org.gengfu.center.api.server.ApiHouse;
import org.gengfu.center.api.server.StoryHouse;
import org.gengfu.center.store.Times;
import org.gengfu.core.graph.GraphEdge;
import org.gengfu.core.graph.GraphEdit;
import org.gengfu.core.graph.GraphNode;
import org.gengfu.core.graph.Relation;
import org.gengfu.core.incident.AlarmEvent.Change;
import org.gengfu.core.incident.IncidentInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What six weeks of a fault at six sites teach; a person decides, and nothing else changes. */
class ProposalsTest {
  private static final String PROPOSALS = "/api/v1/proposals";
  private static final int SITES = 6;
  private static final int TIMES = 36;

  private StoryHouse house;

  @BeforeEach
  void open() throws Exception {
    house = new StoryHouse();
  }

  @AfterEach
  void close() {
    house.close();
  }

  /** Coolers that stop are followed by racks that get hot, a minute or two later. */
  private void past() throws Exception {
    List<GraphEdit> edits = new ArrayList<>();
    for (int s = 0; s < SITES; s++) {
      for (String type : List.of("cooler", "rack")) {
        edits.add(
            new GraphEdit.NodeDrawn(
                new GraphNode("room-b/" + type + s, type, "site-" + s, new java.util.TreeMap<>())));
      }
      edits.add(
          new GraphEdit.EdgeDrawn(
              GraphEdge.always("room-b/cooler" + s, Relation.CONTAINS, "room-b/rack" + s)));
    }
    house.api.house.watch.decide(new IncidentInput.GraphChanged(edits));
    Instant end = T0.plus(Duration.ofDays(TIMES + 1));
    house.api.house.database.change(connection -> {
      try (PreparedStatement statement =
          connection.prepareStatement("insert into heard (since, until) values (?, ?)")) {
        statement.setObject(1, Times.toDatabase(T0.minusSeconds(1)));
        statement.setObject(2, Times.toDatabase(end));
        statement.executeUpdate();
      }
    });
    for (int i = 0; i < TIMES; i++) {
      int site = i % SITES;
      Instant at = T0.plus(Duration.ofDays(i));
      house.hears("room-b/cooler" + site, "cooler_stopped", Change.RAISE, at);
      house.hears("room-b/rack" + site, "rack_hot", Change.RAISE, at.plusSeconds(60 + i));
      house.hears("room-b/cooler" + site, "cooler_stopped", Change.CLEAR, at.plusSeconds(900));
      house.hears("room-b/rack" + site, "rack_hot", Change.CLEAR, at.plusSeconds(1_200));
      house.pass(Duration.ofDays(1));
    }
  }

  private static String path(String id) {
    return PROPOSALS + "/" + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Test
  void whatIsLearnedIsProposedOnceDecidedAndChangesNothing() throws Exception {
    past();
    long version = house.api.house.watch.picture().incidents().rules().version();
    JsonNode run = learn();
    assertThat(run.get("alarms").asInt()).isEqualTo(2 * TIMES);
    assertThat(run.get("by").asText()).isEqualTo("a-engineer");
    JsonNode rule = rule();
    assertThat(rule.get("state").asText()).isEqualTo("open");
    assertThat(rule.get("rule").asText())
        .contains("cause=cooler_stopped effect=rack_hot via=CONTAINS");
    assertThat(rule.at("/evidence/followed").asInt()).isEqualTo(TIMES);
    assertThat(rule.at("/evidence/sites").asInt()).isEqualTo(SITES);
    assertThat(rule.at("/edit/zh").asText()).contains("规则");
    String id = rule.get("id").asText();
    house.post("decideProposal", path(id), Role.ENGINEER, "{\"accept\":true}", 400);
    house.post("decideProposal", path(id), Role.OPERATOR, accept(true), 403);
    JsonNode accepted = house.post("decideProposal", path(id), Role.ENGINEER, accept(true), 200);
    assertThat(accepted.get("state").asText()).isEqualTo("accepted");
    assertThat(accepted.get("by").asText()).isEqualTo("a-engineer");
    JsonNode again = house.post("decideProposal", path(id), Role.ADMINISTRATOR, accept(false), 409);
    assertThat(again.get("detail").asText()).contains("a-engineer");
    learn();
    assertThat(rule().get("state").asText()).isEqualTo("accepted");
    assertThat(house.api.house.watch.picture().incidents().rules().version()).isEqualTo(version);
  }

  /**
   * Learns as an engineer; the clock has passed nights, so the center may be learning by itself.
   */
  private JsonNode learn() throws Exception {
    for (int i = 0; i < 100; i++) {
      HttpResponse<String> answer =
          house.api.send("POST", PROPOSALS + "/run", house.api.login(Role.ENGINEER), null);
      if (answer.statusCode() != 503) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return ApiHouse.json(answer);
      }
      assertThat(answer.body()).contains("learning is under way already");
      Thread.sleep(100);
    }
    throw new AssertionError("learning did not end");
  }

  private JsonNode rule() throws Exception {
    for (JsonNode each : house.get("proposals", PROPOSALS, 200).get("proposals")) {
      if (each.get("id").asText().contains("CONTAINS-cooler_stopped-rack_hot")) {
        return each;
      }
    }
    throw new AssertionError("not proposed");
  }

  private static String accept(boolean accept) {
    return "{\"accept\":" + accept + ",\"reason\":\"与现场一致\"}";
  }

  @Test
  void beforeTheFirstRunThereIsNothing() throws Exception {
    JsonNode view = house.get("proposals", PROPOSALS, 200);
    assertThat(view.get("proposals")).isEmpty();
    assertThat(view.get("run").isNull()).isTrue();
    house.post("decideProposal", path("edge a/b | c/d"), Role.ENGINEER, accept(true), 404);
  }
}
