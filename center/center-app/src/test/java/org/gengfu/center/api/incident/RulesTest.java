package org.gengfu.center.api.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.center.watch.WatchFixture.T0;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.Map;
import org.gengfu.center.access.Role;
import org.gengfu.center.api.server.StoryHouse;
import org.gengfu.core.incident.RuleText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules are edited as text, tried on the past, and every version is kept. */
class RulesTest {
  private static final String RULES = "/api/v1/rules";

  private StoryHouse house;

  @BeforeEach
  void open() throws Exception {
    house = new StoryHouse();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private static String json(Map<String, Object> fields) throws Exception {
    return new JsonMapper().writeValueAsString(fields);
  }

  private JsonNode change(String text, int status) throws Exception {
    String body = json(Map.of("text", text, "reason", "试改"));
    return house.post("changeRules", RULES, Role.ENGINEER, body, status);
  }

  private static String without(String id) {
    StringBuilder text = new StringBuilder();
    RuleText.starterText()
        .lines()
        .filter(line -> !line.contains("id=" + id + " "))
        .forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  @Test
  void aNewCenterHasTheStarterRulesWithoutContradiction() throws Exception {
    JsonNode rules = house.get("rules", RULES, 200);
    assertThat(rules.get("version").asInt()).isEqualTo(1);
    assertThat(rules.get("text").asText()).isEqualTo(RuleText.starterText());
    assertThat(rules.get("problems")).isEmpty();
    assertThat(house.get("ruleHistory", RULES + "/history", 200).get("versions")).hasSize(1);
  }

  @Test
  void anEditHoldsAtOnceAndIsKeptWithItsReason() throws Exception {
    JsonNode changed = change(without("mains-low"), 200);
    assertThat(changed.get("version").asInt()).isEqualTo(2);
    assertThat(house.api.house.watch.picture().incidents().rules().causes())
        .noneMatch(rule -> rule.id().equals("mains-low"));
    JsonNode rules = house.get("rules", RULES, 200);
    assertThat(rules.get("text").asText()).doesNotContain("id=mains-low ");
    assertThat(rules.get("author").asText()).isEqualTo("a-engineer");
    assertThat(rules.get("reason").asText()).isEqualTo("试改");
    JsonNode versions = house.get("ruleHistory", RULES + "/history", 200).get("versions");
    assertThat(versions.findValuesAsText("version")).containsExactly("2", "1");
  }

  @Test
  void whoEditedAnOlderVersionIsToldAndNothingIsLost() throws Exception {
    change(without("mains-low"), 200);
    String body = json(Map.of("text", without("low-edge"), "reason", "mine", "version", 1));
    JsonNode problem = house.post("changeRules", RULES, Role.ENGINEER, body, 409);
    assertThat(problem.get("detail").asText()).contains("version 2");
    assertThat(house.get("rules", RULES, 200).get("version").asInt()).isEqualTo(2);
  }

  @Test
  void aTextThatCannotBeReadIsRefusedAtItsLineAndColumn() throws Exception {
    JsonNode problem = change("# nothing\n  maybe id=a\ncause id=b", 400);
    assertThat(problem.get("field").asText()).isEqualTo("text");
    assertThat(problem.get("detail").asText())
        .contains("line 2, column 3")
        .contains("begin with cause or infer")
        .contains("1 more");
    assertThat(house.get("rules", RULES, 200).get("version").asInt()).isEqualTo(1);
    house.post("changeRules", RULES, Role.ENGINEER, "{\"text\":\"\"}", 400);
    house.post("changeRules", RULES, Role.OPERATOR, "{\"text\":\"\",\"reason\":\"x\"}", 403);
  }

  @Test
  void aCheckTellsWhereATextIsWrongAndWhatContradictsItself() throws Exception {
    String path = RULES + "/check";
    JsonNode syntax =
        house.post("checkRules", path, Role.VIEWER, json(Map.of("text", "\ncause id")), 200);
    assertThat(syntax.at("/problems/0/line").asInt()).isEqualTo(2);
    assertThat(syntax.at("/problems/0/column").asInt()).isEqualTo(7);
    assertThat(syntax.at("/problems/0/kind").asText()).isEqualTo("syntax");
    String twice = RuleText.starterText().replace("effect=camera_offline", "effect=camera_ofline");
    JsonNode unknown =
        house.post("checkRules", path, Role.VIEWER, json(Map.of("text", twice)), 200);
    assertThat(unknown.get("problems")).isNotEmpty();
    assertThat(unknown.at("/problems/0/kind").asText()).isEqualTo("unknown-type");
    assertThat(unknown.at("/problems/0/text/zh").asText()).contains("camera_ofline");
    int line = unknown.at("/problems/0/line").asInt();
    assertThat(twice.lines().toList().get(line - 1)).contains("camera_ofline");
  }

  @Test
  void aTrialTellsWhatWouldBeSplitAndChangesNothing() throws Exception {
    house.cabinetFails();
    Instant to = house.api.house.clock.instant().plusSeconds(1);
    String text =
        without("mains-ups")
            .lines()
            .filter(line -> !line.contains("id=mains-switch "))
            .reduce("", (all, line) -> all + line + "\n");
    String body = json(Map.of("text", text, "from", T0.toString(), "to", to.toString()));
    JsonNode report = house.post("tryRules", RULES + "/trial", Role.ENGINEER, body, 200);
    assertThat(report.get("alarms").asInt()).isEqualTo(6);
    assertThat(report.get("incidentsBefore").asInt()).isEqualTo(1);
    assertThat(report.get("incidentsAfter").asInt()).isEqualTo(2);
    assertThat(report.at("/counts/split").asInt()).isEqualTo(1);
    assertThat(report.at("/examples/0/before/0/zh").asText()).contains(StoryHouse.MAINS);
    assertThat(report.at("/examples/0/after")).hasSize(2);
    assertThat(house.get("rules", RULES, 200).get("version").asInt()).isEqualTo(1);
  }

  @Test
  void aTrialWantsATimeAndAText() throws Exception {
    String path = RULES + "/trial";
    String from = T0.toString();
    String body = json(Map.of("text", "", "from", from, "to", from));
    house.post("tryRules", path, Role.ENGINEER, body, 400);
    body = json(Map.of("text", "", "from", from, "to", T0.plusSeconds(32 * 86_400).toString()));
    house.post("tryRules", path, Role.ENGINEER, body, 400);
    body = json(Map.of("text", "no rule", "from", from, "to", T0.plusSeconds(9).toString()));
    JsonNode problem = house.post("tryRules", path, Role.ENGINEER, body, 400);
    assertThat(problem.get("detail").asText()).contains("line 1, column 1");
  }
}
