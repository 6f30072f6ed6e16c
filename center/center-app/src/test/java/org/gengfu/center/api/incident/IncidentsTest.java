package org.gengfu.center.api.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.center.watch.WatchFixture.T0;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.gengfu.center.access.Role;
import org.gengfu.center.api.server.StoryHouse;
import org.gengfu.center.watch.WatchFixture;
import org.gengfu.core.incident.AlarmEvent.Change;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators see of incidents and do with them, over a real center. */
class IncidentsTest {
  private static final String INCIDENTS = "/api/v1/incidents";

  private StoryHouse house;

  @BeforeEach
  void open() throws Exception {
    house = new StoryHouse();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private static List<String> texts(JsonNode array, Function<JsonNode, String> text) {
    List<String> texts = new ArrayList<>();
    array.forEach(each -> texts.add(text.apply(each)));
    return texts;
  }

  private JsonNode list(String query) throws Exception {
    return house.get("incidents", INCIDENTS + query, 200);
  }

  private JsonNode act(String step, String id, String body, int status) throws Exception {
    String operation = step + "Incident";
    return house.post(operation, INCIDENTS + "/" + id + "/" + step, Role.OPERATOR, body, status);
  }

  @Test
  void sixAlarmsOfACabinetAreOneLineAtTheMains() throws Exception {
    house.cabinetFails();
    JsonNode page = list("");
    assertThat(page.get("total").asInt()).isEqualTo(1);
    JsonNode row = page.at("/incidents/0");
    assertThat(row.at("/root/node").asText()).isEqualTo(StoryHouse.MAINS);
    assertThat(row.at("/root/name/zh").asText()).isEqualTo("市电一");
    assertThat(row.get("members").asInt()).isEqualTo(6);
    assertThat(row.get("state").asText()).isEqualTo("open");
    assertThat(page.at("/counts/open").asInt()).isEqualTo(1);
  }

  @Test
  void theStoryGoesFromTheCauseToItsEffectsAndExplainsEach() throws Exception {
    house.cabinetFails();
    String id = house.incidentOf(StoryHouse.MAINS);
    JsonNode story = house.get("incident", INCIDENTS + "/" + id, 200);
    JsonNode tree = story.get("tree");
    assertThat(texts(tree, each -> each.get("node").asText()))
        .startsWith(StoryHouse.MAINS, StoryHouse.UPS, StoryHouse.SWITCH)
        .hasSize(6);
    assertThat(tree.at("/0/parent").isNull()).isTrue();
    assertThat(tree.at("/0/explanation/en").asText()).contains("No alarm above it");
    JsonNode dark = tree.get(2);
    assertThat(dark.get("parent").asText()).isEqualTo(tree.at("/1/episode").asText());
    assertThat(dark.get("lagSeconds").asDouble()).isEqualTo(1_795.0);
    assertThat(dark.get("rule").asText()).isEqualTo("battery-switch");
    assertThat(texts(dark.get("way"), JsonNode::asText))
        .containsExactly(StoryHouse.UPS, StoryHouse.SWITCH);
    assertThat(dark.at("/explanation/zh").asText()).contains("29 分 55 秒").contains("供电");
    assertThat(dark.at("/explanation/en").asText()).contains("29 min 55 s").contains("powers");
    assertThat(texts(dark.get("rejected"), each -> each.get("node").asText()))
        .contains(StoryHouse.MAINS);
    assertThat(texts(story.get("timeline"), each -> each.get("kind").asText())).contains("opened");
  }

  @Test
  void theWorstComeFirstAndFiltersNarrow() throws Exception {
    house.cabinetFails();
    house.hears("room-a/cam-9", "camera_offline", Change.RAISE, 1_900);
    house.pass(java.time.Duration.ofMinutes(10));
    assertThat(list("").get("total").asInt()).isEqualTo(2);
    assertThat(list("?q=cam-9").at("/incidents/0/root/node").asText()).isEqualTo("room-a/cam-9");
    assertThat(list("?q=nothing").get("total").asInt()).isZero();
    assertThat(list("?from=" + T0.plusSeconds(1_000)).get("total").asInt()).isEqualTo(1);
    assertThat(list("?limit=1").get("incidents")).hasSize(1);
    assertThat(list("?limit=1&offset=1").get("incidents")).hasSize(1);
    assertThat(list("?offset=2").get("incidents")).isEmpty();
    assertThat(list("?state=all").get("total").asInt()).isEqualTo(2);
    assertThat(list("?state=resolved").get("total").asInt()).isZero();
    assertThat(list("?sort=oldest").at("/incidents/0/root/node").asText())
        .isEqualTo(StoryHouse.MAINS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"?state=some", "?severity=loud", "?limit=501", "?offset=-1", "?from=then"})
  void whatCannotBeAskedIsSaid(String query) throws Exception {
    house.get("incidents", INCIDENTS + query, 400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0123456789abcdef", "nothing"})
  void anUnknownIncidentIsNotFound(String id) throws Exception {
    house.get("incident", INCIDENTS + "/" + id, 404);
    act("merge", id, "{\"into\":\"0123456789abcdef\",\"reason\":\"x\"}", 404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "merge   | {\"into\":\"ID\",\"reason\":\"x\"}               | 400 | itself",
        "merge   | {\"into\":\"0123456789abcdef\",\"reason\":\"x\"} | 400 | no incident",
        "merge   | {\"into\":\"0123456789abcdef\"}                  | 400 | reason",
        "merge   | {\"into\":\"ID\",\"reason\":\"  \"}              | 400 | say why",
        "split   | {\"episode\":\"ROOT\",\"reason\":\"x\"}          | 409 | root",
        "split   | {\"episode\":\"999\",\"reason\":\"x\"}           | 400 | no alarm of this",
        "split   | {\"episode\":\"one\",\"reason\":\"x\"}           | 400 | no alarm of this",
        "reroot  | {\"node\":\"room-a/m-1\",\"reason\":\"x\"}       | 409 | already",
        "reroot  | {\"node\":\"\",\"reason\":\"x\"}                 | 400 | node"
      })
  void whatCannotBeFollowedSaysWhy(String step, String body, int status, String why)
      throws Exception {
    house.cabinetFails();
    String id = house.incidentOf(StoryHouse.MAINS);
    String root = house.episodeOf(StoryHouse.MAINS);
    JsonNode problem = act(step, id, body.replace("ID", id).replace("ROOT", root), status);
    assertThat(problem.get("detail").asText()).contains(why);
    assertThat(list("").get("total").asInt()).isEqualTo(1);
  }

  @Test
  void whoOnlyLooksChangesNothing() throws Exception {
    house.cabinetFails();
    String path = INCIDENTS + "/" + house.incidentOf(StoryHouse.MAINS) + "/split";
    house.post("splitIncident", path, Role.VIEWER, "{\"episode\":\"1\",\"reason\":\"x\"}", 403);
  }

  @Test
  void anAlarmThatIsSplitOffIsAMatterOfItsOwn() throws Exception {
    house.cabinetFails();
    String id = house.incidentOf(StoryHouse.MAINS);
    String camera = house.episodeOf(StoryHouse.camera(1));
    JsonNode story = act("split", id, "{\"episode\":\"" + camera + "\",\"reason\":\"被撞\"}", 200);
    String made = house.incidentOf(StoryHouse.camera(1));
    assertThat(made).isNotEqualTo(id);
    assertThat(story.get("tree")).hasSize(5);
    assertThat(story.at("/note/en").asText()).contains(made);
    house.pass(java.time.Duration.ofMinutes(1));
    JsonNode other = house.get("incident", INCIDENTS + "/" + made, 200);
    assertThat(other.at("/incident/byHand").asBoolean()).isTrue();
    assertThat(other.at("/tree/0/pinned").asBoolean()).isTrue();
    assertThat(other.at("/tree/0/explanation/en").asText()).contains("Somebody decided");
    assertThat(
            texts(
                house.get("incident", INCIDENTS + "/" + id, 200).get("timeline"),
                each -> each.get("reason").asText()))
        .contains("被撞");
  }

  @Test
  void mergedByHandTheOlderIdIsKeptAndTheOtherSaysWhereItWent() throws Exception {
    house.cabinetFails();
    house.hears("room-a/cam-9", "camera_offline", Change.RAISE, 1_900);
    house.pass(java.time.Duration.ofMinutes(10));
    String id = house.incidentOf(StoryHouse.MAINS);
    String lone = house.incidentOf("room-a/cam-9");
    JsonNode story = act("merge", lone, "{\"into\":\"" + id + "\",\"reason\":\"同一根线\"}", 200);
    assertThat(story.at("/incident/id").asText()).isEqualTo(id);
    assertThat(story.get("tree")).hasSize(7);
    house.pass(java.time.Duration.ofMinutes(1));
    JsonNode other = house.get("incident", INCIDENTS + "/" + lone, 200);
    assertThat(other.at("/incident/state").asText()).isEqualTo("merged");
    assertThat(other.at("/incident/mergedInto").asText()).isEqualTo(id);
    JsonNode again = act("merge", lone, "{\"into\":\"" + id + "\",\"reason\":\"again\"}", 409);
    assertThat(again.get("detail").asText()).contains(id);
  }

  @Test
  void aRootWithoutAWayIsTakenByAPersonsWordAndSaysSo() throws Exception {
    house.cabinetFails();
    String id = house.incidentOf(StoryHouse.MAINS);
    JsonNode story = act("reroot", id, "{\"node\":\"feeder:F07\",\"reason\":\"供电所来电\"}", 200);
    assertThat(story.at("/tree/0/node").asText()).isEqualTo("feeder:F07");
    assertThat(story.at("/note/zh").asText()).contains("没有").contains("feeder:F07");
    assertThat(story.at("/tree/0/explanation/en").asText()).contains("by hand");
  }

  @Test
  void oneAcknowledgementIsForEveryAlarmOfIt() throws Exception {
    house.api.house.commit(WatchFixture.nodeBorn(T0), WatchFixture.born(T0));
    house.api.house.commit(WatchFixture.raised(T0));
    house.pass(java.time.Duration.ofMinutes(10));
    String id = house.incidentOf("room-a/th-1");
    assertThat(list("").at("/counts/unacknowledged").asInt()).isEqualTo(1);
    JsonNode alarms = house.get("alarms", "/api/v1/alarms", 200);
    assertThat(alarms.at("/alarms/0/incident").asText()).isEqualTo(id);
    JsonNode story = act("acknowledge", id, "{\"comment\":\"已派人\"}", 200);
    assertThat(story.at("/note/en").asText()).startsWith("1 alarms");
    assertThat(story.at("/tree/0/alarmId").asLong()).isPositive();
    assertThat(house.api.house.all().getFirst().ack().comment()).isEqualTo("已派人");
    assertThat(act("acknowledge", id, null, 200).at("/note/en").asText()).contains("No alarm");
  }
}
