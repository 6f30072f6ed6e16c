package org.gengfu.center.api.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gengfu.center.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The report of a round of inspection: drafted while it is made, issued when it is over. */
class InspectionPapersTest {
  private static final String KIND = "?kind=inspection";
  private static final Duration DAY = Duration.ofDays(1);

  private RoundStory round;
  private PaperHouse house;

  @BeforeEach
  void open() throws Exception {
    round = new RoundStory();
    house = round.house;
  }

  @AfterEach
  void close() {
    round.close();
  }

  private static List<String> texts(JsonNode list, String field) {
    List<String> found = new ArrayList<>();
    list.forEach(each -> found.add(each.get(field).asText()));
    return found;
  }

  @Test
  void aMadeRoundIsAPaperThatIsIssued() throws Exception {
    house.story.get("paper", RoundStory.PATH, 404);
    round.pass(Duration.ofHours(20));
    round.warm();
    String order = round.taken("due");
    round.found(order, "{\"1.look\":\"异常\"}");
    JsonNode draft = house.paper(RoundStory.NAME);
    assertThat(draft.get("id").asText()).isEqualTo(RoundStory.ID);
    assertThat(draft.get("kind").asText()).isEqualTo("inspection");
    assertThat(draft.get("contract").asText()).isEqualTo("c");
    assertThat(draft.get("title").asText()).isEqualTo("巡检报告：机房周检");
    assertThat(draft.get("running").asBoolean()).isTrue();
    assertThat(texts(draft.get("blanks"), "id")).containsExactly("hazards", "advice");
    assertThat(house.list(KIND)).as("it is not made yet").isEmpty();
    house.issue(RoundStory.NAME, Role.ENGINEER, 409);
    house.fill(RoundStory.NAME, Map.of("hazards", "空调滤网积灰"), Role.OPERATOR, 200);
    round.found(order, "{\"1.label\":\"正常\"}");
    round.done(order, "调低空调");
    JsonNode made = house.list(KIND).get(0);
    assertThat(made.get("id").asText()).isEqualTo(RoundStory.ID);
    assertThat(made.get("state").asText()).isEqualTo("draft");
    assertThat(made.get("running").asBoolean()).as("before its window is over").isFalse();
    assertThat(made.at("/title/en").asText())
        .isEqualTo("Inspection report: Weekly room round 2026-11-23");
    assertThat(house.row(RoundStory.ID)).as("among all papers").isEqualTo(made);
    assertThat(house.list("?kind=score")).as("of no contract here").isEmpty();
  }

  /** What was issued stays as it was, whatever is written or found later. */
  @Test
  void anIssuedReportIsFrozenAndALateRoundIsACorrection() throws Exception {
    round.pass(Duration.ofHours(20));
    round.pass(DAY.multipliedBy(7));
    JsonNode missed = house.list(KIND).get(0);
    assertThat(missed.get("id").asText()).isEqualTo(RoundStory.ID);
    assertThat(missed.get("running").asBoolean()).isFalse();
    JsonNode first = house.issue(RoundStory.NAME, Role.ENGINEER, 200);
    assertThat(first.at("/issued/number").asInt()).isEqualTo(1);
    assertThat(first.get("pending")).isEmpty();
    byte[] pages = house.file("paperPages", RoundStory.PATH + ".pdf", 200);
    house.issue(RoundStory.NAME, Role.ENGINEER, 409);
    Instant read = round.warm();
    String order = round.taken("missed");
    round.found(order, "{\"1.look\":\"正常\",\"1.label\":\"异常\"}");
    round.done(order, "补贴标签");
    JsonNode pending = house.paper(RoundStory.NAME).get("pending");
    assertThat(texts(pending, "was"))
        .contains("漏检", "有 3 项尚未检查。")
        .filteredOn(each -> each.contains("【待人工填写】尚未检查"))
        .as("each item of the stop")
        .hasSize(3);
    String at =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
            .format(read.atZone(ZoneId.of("Asia/Shanghai")));
    assertThat(texts(pending, "now"))
        .contains("逾期补做", "赵主任")
        .anyMatch(each -> each.contains("外观完好 | 正常 | 正常"))
        .anyMatch(each -> each.contains("标签齐全 | 异常 | 正常 | 补贴标签"))
        .anyMatch(each -> each.contains("异常：29.5 °C | 18 – 27 °C"))
        .as("telemetry's value has the instant of the reading")
        .anyMatch(each -> each.endsWith("| 遥测 | " + at));
    assertThat(house.file("paperPages", RoundStory.PATH + ".pdf", 200)).isEqualTo(pages);
    JsonNode second = house.issue(RoundStory.NAME, Role.ENGINEER, 200);
    assertThat(second.get("versions")).hasSize(2);
    assertThat(house.file("paperPages", RoundStory.PATH + ".pdf?version=1", 200))
        .as("byte by byte")
        .isEqualTo(pages);
  }

  @Test
  void aRoundThatIsNotThereHasNoPaper() throws Exception {
    round.pass(Duration.ofHours(20));
    for (String id :
        List.of(
            "round@c/room/week@2026-11-24",
            "round@c/room/week@2026-11-30",
            "round@c/hall/week@2026-11-23",
            "round@week@2026-11-23",
            "round@" + "x".repeat(240))) {
      String name = id.replace("/", "%2F");
      house.story.get("paper", PaperHouse.PAPERS + "/" + name, 404);
      house.file("paperDocument", PaperHouse.PAPERS + "/" + name + ".docx", 404);
      house.fill(name, Map.of("hazards", "x"), Role.OPERATOR, 404);
      house.issue(name, Role.ENGINEER, 404);
    }
    house.fill(RoundStory.NAME, Map.of("cause", "x"), Role.OPERATOR, 400);
  }
}
