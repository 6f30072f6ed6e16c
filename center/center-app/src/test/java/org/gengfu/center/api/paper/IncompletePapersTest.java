package org.gengfu.center.api.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gengfu.center.access.Role;
import org.gengfu.center.api.server.StoryHouse;
import org.gengfu.center.store.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Papers that are handed in though nobody wrote what only people can write. */
class IncompletePapersTest {
  private static final String QUARTER = "city.score@2026-10-01";

  private PaperHouse house;
  private String analysis;

  @BeforeEach
  void open() throws Exception {
    house = new PaperHouse();
    house.story.cabinetFails();
    analysis = "incident@" + house.story.incidentOf(StoryHouse.MAINS);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private Map<String, String> all(String text) throws Exception {
    Map<String, String> texts = new HashMap<>();
    house.paper(analysis).get("blanks").forEach(each -> texts.put(each.get("id").asText(), text));
    return texts;
  }

  /** What the score sheet says of papers that lack something. */
  private List<JsonNode> taken() throws Exception {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode each : house.paper(QUARTER).at("/score/lost")) {
      if (each.get("why").asText().startsWith("未完整提交：")) {
        found.add(each);
      }
    }
    return found;
  }

  @Test
  void aVersionSaysWhatItLacks() throws Exception {
    house.fill(analysis, Map.of("cause", "空开跳闸", "plan", "  "), Role.OPERATOR, 200);
    JsonNode first = house.issue(analysis, Role.ENGINEER, 200);
    int blanks = first.get("blanks").size();
    assertThat(first.at("/issued/lacks")).hasSize(blanks - 1);
    assertThat(first.at("/issued/lacks").toString())
        .contains("善后措施")
        .contains("整改措施")
        .doesNotContain("原因认定");
    assertThat(house.row(analysis).get("lacks").asInt()).isEqualTo(blanks - 1);
    house.fill(analysis, all("已写"), Role.OPERATOR, 200);
    JsonNode second = house.issue(analysis, Role.ENGINEER, 200);
    assertThat(second.at("/issued/lacks")).isEmpty();
    assertThat(second.at("/versions/0/lacks")).as("what was issued stays").hasSize(blanks - 1);
    assertThat(house.row(analysis).get("lacks").asInt()).isZero();
  }

  /** Whoever mends it in time lacked nothing. */
  @Test
  void thePointIsTakenForWhatWasThereWhenItWasDue() throws Exception {
    house.issue(analysis, Role.ENGINEER, 200);
    assertThat(taken()).hasSize(1);
    JsonNode lost = taken().getFirst();
    assertThat(lost.get("rule").asText()).isEqualTo("papers");
    assertThat(lost.get("points").asInt()).isEqualTo(1);
    assertThat(lost.get("why").asText()).contains("问题分析报告").contains("处未填");
    assertThat("incident@" + lost.get("incident").asText()).isEqualTo(analysis);
    house.fill(analysis, all("已写"), Role.OPERATOR, 200);
    house.issue(analysis, Role.ENGINEER, 200);
    assertThat(taken()).isEmpty();
  }

  @Test
  void aCorrectionAfterItWasDueDoesNotGiveItBack() throws Exception {
    house.issue(analysis, Role.ENGINEER, 200);
    house.later(Duration.ofHours(9));
    house.fill(analysis, all("已写"), Role.OPERATOR, 200);
    house.issue(analysis, Role.ENGINEER, 200);
    assertThat(taken()).hasSize(1);
  }

  /** Who hands in late is judged by what was handed in first. */
  @Test
  void aLatePaperMayBeIncompleteAsWell() throws Exception {
    String week = "city.weekly@2026-11-09";
    house.issue(week, Role.ENGINEER, 200);
    assertThat(taken()).hasSize(1);
    assertThat(taken().getFirst().get("why").asText()).contains("周报");
    assertThat(taken().getFirst().get("incident").isNull()).isTrue();
  }

  /** The step that brought the count makes of what is stored the number that the program keeps. */
  @Test
  void versionsOfBeforeAreCountedFromWhatTheyHold() throws Exception {
    house.fill(analysis, Map.of("cause", "空开跳闸"), Role.OPERATOR, 200);
    house.issue(analysis, Role.ENGINEER, 200);
    int lacks = house.row(analysis).get("lacks").asInt();
    assertThat(lacks).isPositive();
    Database database = house.story.api.house.database;
    String step;
    try (var file =
        Objects.requireNonNull(Database.class.getResourceAsStream("V27__paper_lacks.sql"))) {
      step = new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
    String update = step.substring(step.indexOf("update"), step.lastIndexOf("alter table"));
    database.change(connection -> {
      try (Statement statement = connection.createStatement()) {
        statement.executeUpdate("update paper_version set lacks = 99");
        statement.executeUpdate(update);
      }
    });
    int counted =
        database.read(connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet rows = statement.executeQuery("select lacks from paper_version")) {
            rows.next();
            return rows.getInt(1);
          }
        });
    assertThat(counted).isEqualTo(lacks);
  }
}
