package org.gengfu.center.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.center.watch.WatchFixture.T0;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.gengfu.center.access.Role;
import org.gengfu.center.api.Json;
import org.gengfu.center.api.server.OpenApi;
import org.gengfu.center.api.server.StoryHouse;
import org.gengfu.center.clock.ClockContracts;
import org.gengfu.center.clock.ClockRow;
import org.gengfu.center.watch.LiveEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The operations about clocks, on a cabinet whose mains fail. */
class ClocksTest {
  private StoryHouse story;

  @BeforeEach
  void open() throws Exception {
    story = new StoryHouse();
    story.api.book = ClockContracts.book();
    story.cabinetFails();
  }

  @AfterEach
  void close() {
    story.close();
  }

  private JsonNode clock(String kind) throws Exception {
    for (JsonNode each : story.get("clocks", "/api/v1/clocks", 200).get("clocks")) {
      if (each.get("kind").textValue().equals(kind)) {
        return each;
      }
    }
    throw new AssertionError("no clock " + kind);
  }

  @Test
  void theListHasOneClockOfEachKindAndCounts() throws Exception {
    JsonNode page = story.get("clocks", "/api/v1/clocks?site=hall-1&item=city/room", 200);
    Set<String> kinds = new HashSet<>();
    page.get("clocks").forEach(each -> kinds.add(each.get("kind").textValue()));
    assertThat(kinds).containsExactlyInAnyOrder("respond", "restore", "report");
    assertThat(page.get("total").intValue()).isEqualTo(3);
    assertThat(page.get("counts").get("broken").intValue()).isEqualTo(1);
    JsonNode first = page.get("clocks").get(0);
    assertThat(first.get("kind").textValue()).isEqualTo("respond");
    assertThat(first.get("broken").booleanValue()).isTrue();
    assertThat(first.get("leftSeconds").longValue()).isNegative();
    assertThat(first.get("root").get("name").get("zh").textValue()).isEqualTo("市电一");
    assertThat(story.get("clocks", "/api/v1/clocks?state=met", 200).get("total").intValue())
        .isZero();
    String id = first.get("id").textValue();
    assertThat(story.get("clock", "/api/v1/clocks/" + id, 200).get("why").get("zh").textValue())
        .contains("起算");
    story.get("clock", "/api/v1/clocks/none", 404);
    story.get("clocks", "/api/v1/clocks?state=odd", 400);
  }

  @Test
  void aPauseIsAskedForByOneAndDecidedByAnother() throws Exception {
    String restore = "/api/v1/clocks/" + clock("restore").get("id").textValue();
    String due = clock("restore").get("due").textValue();
    String body =
        "{\"from\":\"%s\",\"to\":\"%s\",\"reason\":\"no-access\",\"evidence\":\"photo-1\"}"
            .formatted(T0.plusSeconds(600), T0.plusSeconds(1_200));
    story.post("askPause", restore + "/pauses", Role.VIEWER, body, 403);
    story.post(
        "askPause", restore + "/pauses", Role.OPERATOR, body.replace("no-access", "lunch"), 409);
    JsonNode asked = story.post("askPause", restore + "/pauses", Role.OPERATOR, body, 200);
    assertThat(asked.get("pauses").get(0).get("approved").isNull()).isTrue();
    String rule = restore + "/pauses/p1/rule";
    String yes = "{\"approve\":true,\"reason\":\"seen\"}";
    story.post("rulePause", rule, Role.OPERATOR, yes, 403);
    JsonNode ruled = story.post("rulePause", rule, Role.ENGINEER, yes, 200);
    assertThat(ruled.get("due").textValue()).isGreaterThan(due);
    story.post("rulePause", rule, Role.ENGINEER, yes, 409);
    JsonNode back =
        story.post(
            "withdrawPause",
            restore + "/pauses/p1/withdraw",
            Role.OPERATOR,
            "{\"reason\":\"another day\"}",
            200);
    assertThat(back.get("due").textValue()).isEqualTo(due);
  }

  @Test
  void aPersonStopsWhatAPersonMayAndSetsTheLevel() throws Exception {
    String stop =
        "{\"at\":\"%s\",\"branch\":\"%s\",\"reason\":\"by phone\",\"evidence\":\"call-7\"}";
    String now = story.api.clock.instant().toString();
    String restore = "/api/v1/clocks/" + clock("restore").get("id").textValue() + "/stop";
    story.post("stopClock", restore, Role.OPERATOR, stop.formatted(now, "person"), 409);
    String respond = "/api/v1/clocks/" + clock("respond").get("id").textValue() + "/stop";
    JsonNode met =
        story.post("stopClock", respond, Role.OPERATOR, stop.formatted(now, "action"), 200);
    assertThat(met.get("state").textValue()).isEqualTo("broken");
    String level = "/api/v1/incidents/" + story.incidentOf(StoryHouse.MAINS) + "/level";
    JsonNode levelled =
        story.post("levelIncident", level, Role.OPERATOR, "{\"level\":1,\"reason\":\"exam\"}", 200);
    assertThat(levelled.get("clocks")).hasSize(3);
    assertThat(clock("restore").get("level").intValue()).isEqualTo(1);
    story.post("levelIncident", level, Role.OPERATOR, "{\"level\":5,\"reason\":\"exam\"}", 400);
  }

  /** The desk takes the order on and names somebody: that is the response, though a late one. */
  @Test
  void whatTheDeskDoesWithTheOrderIsTheResponse() throws Exception {
    String order = story.get("orders", "/api/v1/orders", 200).at("/orders/0/id").asText();
    String deeds =
        """
        {"deeds":[{"id":"d-1","act":"accept","fields":{}},
         {"id":"d-2","act":"dispatch","fields":{"technician":"a-viewer"}}]}
        """;
    story.post("orderDeeds", "/api/v1/orders/" + order + "/deeds", Role.OPERATOR, deeds, 200);
    story.pass(Duration.ofSeconds(1));
    for (JsonNode each : story.get("clocks", "/api/v1/clocks?state=all", 200).get("clocks")) {
      if (each.get("kind").textValue().equals("respond")) {
        assertThat(each.get("branch").asText()).isEqualTo("action");
        assertThat(each.get("order").asText()).isEqualTo(order);
        assertThat(each.get("state").asText()).isEqualTo("broken");
      }
    }
    assertThat(clock("restore").get("order").asText()).isEqualTo(order);
  }

  /** What a client told of has clocks of its own; an incident's order has none. */
  @Test
  void theClocksOfAnOrderAreFoundByItsNumber() throws Exception {
    String seen = story.get("orders", "/api/v1/orders", 200).at("/orders/0/id").asText();
    String fault =
        "{\"kind\":\"fault\",\"title\":\"有异响\",\"node\":\"%s\"}".formatted(StoryHouse.MAINS);
    String told =
        story
            .post("openOrder", "/api/v1/orders", Role.OPERATOR, fault, 201)
            .at("/order/id")
            .asText();
    story.pass(Duration.ofSeconds(1));
    String of = "/api/v1/clocks?state=all&order=";
    JsonNode page = story.get("clocks", of + told, 200);
    assertThat(page.get("clocks").findValuesAsText("order")).isNotEmpty().containsOnly(told);
    assertThat(page.get("clocks").findValuesAsText("incident")).containsOnly("");
    assertThat(story.get("clocks", of + seen, 200).get("clocks")).isEmpty();
  }

  /** A page hears of a clock what the list says. */
  @Test
  void whatHappensToAClockIsALiveEvent() throws Exception {
    Set<String> told = new HashSet<>();
    story
        .api
        .house
        .watch
        .events()
        .behind(0, 100_000)
        .forEach(each -> {
          if (each.event() instanceof LiveEvent.OfPart part && part.name().equals("clock")) {
            ClockRow row = (ClockRow) part.view().get();
            told.add(row.kind());
            OpenApi.checkSchema("Clock", Json.text(row));
          }
        });
    assertThat(told).contains("respond", "restore", "report");
    story.pass(Duration.ofHours(1));
    assertThat(story.api.clocks.dues()).containsKey(story.incidentOf(StoryHouse.MAINS));
  }
}
