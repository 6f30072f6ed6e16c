package org.gengfu.center.api.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.center.watch.WatchFixture.T0;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.gengfu.center.access.Role;
import org.gengfu.center.api.server.StoryHouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which papers are owed, what people add to them, and what is frozen when they are issued. */
class PapersTest {
  private static final String WEEK = "city.weekly@2026-11-16";
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

  private static final Pattern NOT_ISSUED = Pattern.compile("not issued: (City, [^<]*)");

  @TempDir private Path folder;

  private static String texts(JsonNode list, String field) {
    List<String> found = new ArrayList<>();
    list.forEach(each -> found.add(each.get(field).asText()));
    return String.join("|", found);
  }

  private String clock() throws Exception {
    for (JsonNode each : house.story.get("clocks", "/api/v1/clocks?state=all", 200).get("clocks")) {
      if (each.get("kind").asText().equals("report")) {
        return each.get("state").asText();
      }
    }
    throw new AssertionError("no clock of a report");
  }

  /** An incident of level 1 owes its analysis 8 h after its begin, and is late from then on. */
  @Test
  void anIncidentOfLevelOneOwesItsAnalysisInEightHours() throws Exception {
    JsonNode found = house.list("?kind=incident");
    assertThat(found).hasSize(1);
    JsonNode row = found.get(0);
    assertThat(row.get("id").asText()).isEqualTo(analysis);
    assertThat(Instant.parse(row.get("due").asText())).isEqualTo(T0.plus(Duration.ofHours(8)));
    assertThat(row.get("contract").asText()).isEqualTo("city");
    assertThat(row.get("state").asText()).isEqualTo("draft");
    house.later(Duration.ofHours(8));
    assertThat(house.row(analysis).get("state").asText()).isEqualTo("late");
    assertThat(house.row(analysis).get("late").asBoolean()).isTrue();
    house.issue(analysis, Role.ENGINEER, 200);
    JsonNode issued = house.row(analysis);
    assertThat(issued.get("state").asText()).isEqualTo("issued");
    assertThat(issued.get("late").asBoolean()).as("late is late").isTrue();
    assertThat(house.paper(analysis).at("/issued/late").asBoolean()).isTrue();
  }

  /** What was issued never changes; a correction is a version of its own that says what changed. */
  @Test
  void blanksAreFilledIssuedAndCorrected() throws Exception {
    house.fill(analysis, Map.of("cause", "x"), Role.VIEWER, 403);
    house.fill(analysis, Map.of("soul", "x"), Role.OPERATOR, 400);
    JsonNode filled = house.fill(analysis, Map.of("cause", "空开跳闸"), Role.OPERATOR, 200);
    assertThat(filled.get("blanks").get(0).get("text").asText()).isEqualTo("空开跳闸");
    assertThat(filled.get("blanks").get(0).get("by").asText()).isEqualTo("a-operator");
    assertThat(filled.get("issued").isNull()).isTrue();
    house.issue(analysis, Role.OPERATOR, 403);
    JsonNode first = house.issue(analysis, Role.ENGINEER, 200);
    assertThat(first.at("/issued/number").asInt()).isEqualTo(1);
    assertThat(first.at("/issued/by").asText()).isEqualTo("a-engineer");
    assertThat(first.get("pending")).isEmpty();
    assertThat(clock()).as("the paper stops its clock").isEqualTo("met");
    byte[] pages = house.file("paperPages", PaperHouse.PAPERS + "/" + analysis + ".pdf", 200);
    assertThat(first.at("/issued/sha256").asText()).isEqualTo(sha(pages));
    house.issue(analysis, Role.ENGINEER, 409);
    JsonNode pending =
        house.fill(analysis, Map.of("cause", "空开老化跳闸", "plan", "更换空开"), Role.OPERATOR, 200);
    assertThat(texts(pending.get("pending"), "now")).isEqualTo("空开老化跳闸|更换空开");
    JsonNode second = house.issue(analysis, Role.ENGINEER, 200);
    assertThat(second.get("versions")).hasSize(2);
    JsonNode changes = second.at("/versions/1/changes");
    assertThat(texts(changes, "was")).isEqualTo("空开跳闸|");
    assertThat(texts(changes, "now")).isEqualTo("空开老化跳闸|更换空开");
    assertThat(house.file("paperPages", PaperHouse.PAPERS + "/" + analysis + ".pdf?version=1", 200))
        .as("the first version stays byte for byte")
        .isEqualTo(pages);
    assertThat(sha(house.file("paperPages", PaperHouse.PAPERS + "/" + analysis + ".pdf", 200)))
        .isEqualTo(second.at("/issued/sha256").asText());
    JsonNode english =
        house.story.get("paper", PaperHouse.PAPERS + "/" + analysis + "?lang=en", 200);
    assertThat(english.get("title").asText()).contains("Analysis");
  }

  private static String sha(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  /** What a later fact changes is seen without anybody writing anything. */
  @Test
  void aFactThatComesLaterIsADifference() throws Exception {
    house.issue(analysis, Role.ENGINEER, 200);
    house.story.hears(
        StoryHouse.MAINS,
        "mains_fail",
        org.gengfu.core.incident.AlarmEvent.Change.CLEAR,
        house.story.api.clock.instant());
    house.story.pass(Duration.ofHours(1));
    assertThat(house.paper(analysis).get("pending")).isNotEmpty();
  }

  @Test
  void aRegularPaperIsIssuedWhenItsPeriodIsOver() throws Exception {
    JsonNode running = house.row(WEEK);
    assertThat(running.get("running").asBoolean()).isTrue();
    assertThat(running.get("due").asText()).isEqualTo("2026-11-23T16:00:00.000Z");
    house.issue(WEEK, Role.ENGINEER, 409);
    house.later(Duration.ofHours(12));
    assertThat(house.issue(WEEK, Role.ENGINEER, 200).get("late").asBoolean()).isFalse();
    assertThat(house.row("city.weekly@2026-11-09").get("state").asText()).isEqualTo("late");
    assertThat(house.list("?kind=service")).hasSizeGreaterThan(40);
    assertThat(house.list("?kind=score")).hasSize(4);
  }

  private void change(String sql) {
    house.story.api.house.database.change(connection -> {
      try (Statement statement = connection.createStatement()) {
        statement.executeUpdate(sql);
      }
    });
  }

  /** More clocks of another contract than are looked at, all newer than those of this one. */
  @Test
  void clocksOfOthersPushNothingOutOfSight() throws Exception {
    house.later(Duration.ofHours(1));
    change(
        """
        insert into clock select (jsonb_populate_record(c, jsonb_build_object(
          'id', c.id || n, 'contract', 'other', 'body', replace(c.body, '"city"', '"other"'),
          'started', c.started + interval '1 second'))).*
          from clock c, generate_series(1, 20100) n
          where c.id = (select min(id) from clock where kind = 'RESPOND')
        """);
    assertThat(house.list("?kind=incident")).hasSize(1);
    assertThat(texts(house.paper(QUARTER).at("/score/lost"), "rule")).contains("answer");
  }

  /** Reports of rounds are many: those that were issued later push nothing out of sight. */
  @Test
  void whatWasIssuedStaysIssuedBehindThousandsOfOthers() throws Exception {
    house.later(Duration.ofHours(12));
    house.issue(WEEK, Role.ENGINEER, 200);
    change(
        """
        insert into paper_version select (jsonb_populate_record(v, jsonb_build_object(
          'paper', 'round@c/i/p@' || n, 'issued', v.issued + interval '1 minute',
          'body', '', 'pages', '\\x00'))).* from paper_version v, generate_series(1, 5100) n
        """);
    house.later(Duration.ofDays(2));
    assertThat(house.row(WEEK).get("state").asText()).isEqualTo("issued");
    assertThat(notIssued())
        .contains("City, weekly service report (2026-11-09 to 2026-11-15)")
        .doesNotContain("City, weekly service report (2026-11-16 to 2026-11-22)");
  }

  /** Who begins late does not owe what was before; it can be made all the same. */
  @Test
  void whatWasOverBeforeTheContractWasKnownIsNotOwed() throws Exception {
    String before = "city.weekly@2026-11-02";
    assertThat(house.row(before).get("state").asText()).isEqualTo("late");
    assertThat(late()).isGreaterThan(5);
    house.knownSince(Instant.parse("2026-11-08T16:00:00Z"));
    assertThat(house.list("?kind=service")).hasSize(2);
    assertThat(late()).isEqualTo(1);
    assertThat(house.paper(before).get("due").isNull()).isTrue();
    assertThat(house.issue(before, Role.ENGINEER, 200).get("late").asBoolean()).isFalse();
    assertThat(house.row(before).get("state").asText()).isEqualTo("issued");
  }

  /** How many papers the score sheet takes points for. */
  private int late() throws Exception {
    return notIssued().size();
  }

  /** The papers that the score sheet takes points for. */
  private List<String> notIssued() throws Exception {
    byte[] sheet =
        house.file("paperWorkbook", PaperHouse.PAPERS + "/" + QUARTER + ".xlsx?lang=en", 200);
    Path file = Files.write(folder.resolve("sheet.xlsx"), sheet);
    StringBuilder text = new StringBuilder();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        text.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return NOT_ISSUED.matcher(text).results().map(each -> each.group(1)).toList();
  }

  /** Points are lost by what happened; what only a person can say waits for a person. */
  @Test
  void aScoreSheetIsCountedAndJudged() throws Exception {
    JsonNode sheet = house.paper(QUARTER);
    assertThat(texts(sheet.get("blanks"), "id")).isEqualTo("points.quality|remark.quality|remarks");
    assertThat(texts(sheet.at("/score/lines"), "rule")).isEqualTo("answer|papers|quality");
    assertThat(sheet.at("/score/sure").asInt()).isEqualTo(sheet.at("/score/now").asInt() - 50);
    house.fill(QUARTER, Map.of("points.quality", "51"), Role.OPERATOR, 400);
    house.fill(QUARTER, Map.of("points.answer", "6"), Role.OPERATOR, 400);
    Map<String, String> judged = Map.of("points.quality", "45", "remark.quality", "资料齐全，一处漏填");
    JsonNode filled = house.fill(QUARTER, judged, Role.OPERATOR, 200);
    assertThat(filled.at("/score/now").asInt())
        .as("nothing is open any more")
        .isEqualTo(filled.at("/score/sure").asInt())
        .isEqualTo(sheet.at("/score/now").asInt() - 5);
    JsonNode page = itemPage().get("score");
    assertThat(page.get("paper").asText()).isEqualTo(QUARTER);
    assertThat(page.get("now").asInt()).isEqualTo(filled.at("/score/now").asInt());
    assertThat(page.get("sure").asInt()).isEqualTo(page.get("now").asInt());
    assertThat(texts(page.get("lost"), "rule")).contains("quality");
    assertThat(page.get("lost").toString()).contains("人工评定：资料齐全，一处漏填");
    house.issue(QUARTER, Role.ENGINEER, 409);
    house.later(Duration.ofDays(45));
    JsonNode issued = house.issue(QUARTER, Role.ENGINEER, 200);
    assertThat(issued.at("/issued/number").asInt()).isEqualTo(1);
    assertThat(issued.get("late").asBoolean()).isFalse();
  }

  /** The page of an item of the contract, as it is entered on screen. */
  private JsonNode itemPage() throws Exception {
    String city = "/api/v1/contracts/city";
    String body =
        new JsonMapper().writeValueAsString(Map.of("text", PaperHouse.CONTRACT, "reason", "签约"));
    house.story.post("addContractEdition", city, Role.ENGINEER, body, 200);
    return house.story.get("contractItem", city + "/items/room", 200);
  }

  @Test
  void whatIsNotThereIsSaid() throws Exception {
    for (String id :
        List.of(
            "incident@0000000000000000",
            "city.weekly@2026-11-17",
            "city.weekly@2027-11-15",
            "city.daily@2026-11-16",
            "other.weekly@2026-11-16",
            "city.weekly@2026-99-99",
            "odd")) {
      house.story.get("paper", PaperHouse.PAPERS + "/" + id, 404);
      house.file("paperWorkbook", PaperHouse.PAPERS + "/" + id + ".xlsx", 404);
      house.fill(id, Map.of("cause", "x"), Role.OPERATOR, 404);
      house.issue(id, Role.ENGINEER, 404);
    }
    String own = PaperHouse.PAPERS + "/" + analysis;
    house.story.get("papers", PaperHouse.PAPERS + "?kind=letter", 400);
    house.story.get("paper", own + "?lang=fr", 400);
    house.file("paperPages", own + ".pdf?version=1", 400);
    house.file("paperDocument", own + ".docx?version=x", 400);
    house.story.post("fillPaper", own + "/blanks", Role.OPERATOR, "{\"blanks\":{}}", 400);
    house.story.post("issuePaper", own + "/issue", Role.ENGINEER, "{\"reason\":\" \"}", 400);
    house.fill(analysis, Map.of("cause", "x".repeat(4_001)), Role.OPERATOR, 400);
  }
}
