package org.gengfu.center.api.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.center.watch.WatchFixture.EDGE;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.gengfu.center.access.Role;
import org.gengfu.center.api.Json;
import org.gengfu.center.api.Operation;
import org.gengfu.center.api.server.ApiHouse;
import org.gengfu.center.api.server.OpenApi;
import org.gengfu.center.camera.Looks;
import org.gengfu.center.ingest.Entry;
import org.gengfu.contract.CameraLook;
import org.gengfu.contract.Seen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cameras over HTTP: what is answered has the shape of the file, and says what is so. */
class CamerasTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static ApiHouse api;

  /** Cameras of one test: codes C<n>-1 and C<n>-2, devices in small letters, district D<n>. */
  private final int number = COUNT.incrementAndGet();

  private final String one = "C" + number + "-1";
  private final String two = "C" + number + "-2";
  private final String district = "D" + number;
  private Instant begun;

  @BeforeAll
  static void openHouse() {
    api = new ApiHouse();
  }

  @AfterAll
  static void closeHouse() {
    api.close();
  }

  @BeforeEach
  void open() throws Exception {
    api.house.clock.advance(Duration.ofMinutes(30)); // sessions end after 12 hours
    begun = api.house.clock.instant();
    HttpResponse<String> answer =
        upload(sheet(List.of(line(one, device(1)), line(two, device(2)))), false);
    assertThat(ApiHouse.json(answer).get("added").asInt()).as(answer.body()).isEqualTo(2);
  }

  private String device(int place) {
    return "c" + number + "-" + place;
  }

  private String line(String code, String device) {
    return code + ",机 " + code + "," + district + "," + device;
  }

  /** A workbook with the heads that are needed, and one line for each camera. */
  private static byte[] sheet(List<String> lines) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Workbook book = new Workbook(out, "test", "1.0");
    Worksheet sheet = book.newWorksheet("cameras");
    List<String> heads = List.of("Code", "Name", "District", "Device", "Edge");
    for (int i = 0; i < heads.size(); i++) {
      sheet.value(0, i, heads.get(i));
    }
    for (int row = 0; row < lines.size(); row++) {
      String[] cells = (lines.get(row) + "," + EDGE).split(",", -1);
      for (int i = 0; i < cells.length; i++) {
        if (!cells[i].isEmpty()) {
          sheet.value(row + 1, i, cells[i]);
        }
      }
    }
    book.finish();
    return out.toByteArray();
  }

  private HttpResponse<String> upload(byte[] workbook, boolean dry) throws Exception {
    return upload(workbook, dry, Role.ENGINEER);
  }

  private HttpResponse<String> upload(byte[] workbook, boolean dry, Role role) throws Exception {
    HttpRequest request =
        api.request("GET", "/api/v1/cameras/import?lang=en&dryRun=" + dry, api.login(role), null)
            .POST(HttpRequest.BodyPublishers.ofByteArray(workbook))
            .header("Content-Type", Operation.WORKBOOK)
            .build();
    HttpResponse<String> answer = api.client().send(request, BodyHandlers.ofString());
    check("importCameras", answer);
    return answer;
  }

  private JsonNode get(String operation, String path) throws Exception {
    HttpResponse<String> answer = api.get(path, api.login(Role.VIEWER));
    check(operation, answer);
    return ApiHouse.json(answer);
  }

  private JsonNode post(String operation, String path, Role role, String body, int status)
      throws Exception {
    HttpResponse<String> answer = api.send("POST", path, api.login(role), body);
    check(operation, answer);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return ApiHouse.json(answer);
  }

  private static void check(String operation, HttpResponse<String> answer) {
    OpenApi.check(
        operation,
        answer.statusCode(),
        answer.headers().firstValue("Content-Type").orElse(""),
        answer.body());
  }

  /** Minutes of looks, the last one now. */
  private void looks(String device, int minutes, Seen online, Seen intact) throws Exception {
    List<Entry> batch = new ArrayList<>();
    for (int i = minutes - 1; i >= 0; i--) {
      CameraLook look =
          Looks.look(
              device,
              api.house.clock.instant().minus(MINUTE.multipliedBy(i)),
              MINUTE,
              online,
              intact,
              intact == Seen.BAD && online == Seen.GOOD ? List.of("black") : List.of(),
              i == 0 ? Looks.thumbnail(minutes) : null);
      batch.add(new Entry.Look(EDGE, look, false));
    }
    api.house.commit(batch.toArray(new Entry[0]));
  }

  @Test
  void listsSayHowEachCameraStands() throws Exception {
    looks(device(1), 5, Seen.GOOD, Seen.GOOD);
    looks(device(2), 5, Seen.GOOD, Seen.BAD);
    looks(device(3), 5, Seen.BAD, Seen.BAD);
    JsonNode page = get("cameras", "/api/v1/cameras?sort=worst&text=c" + number + "-");
    assertThat(page.at("/total").asInt()).isEqualTo(3);
    assertThat(page.at("/states/down").asInt()).isEqualTo(1);
    assertThat(page.at("/cameras/0/code").asText()).isEqualTo(EDGE + "/" + device(3));
    assertThat(page.at("/cameras/0/registered").asBoolean()).isFalse();
    assertThat(page.at("/cameras/0/top").asText()).isEqualTo("link");
    assertThat(page.at("/cameras/0/ladder/1/reason").asText()).isEqualTo("unanswered");
    assertThat(page.at("/cameras/1/code").asText()).isEqualTo(two);
    assertThat(page.at("/cameras/1/faults/0").asText()).isEqualTo("black");
    assertThat(get("cameras", "/api/v1/cameras?state=up&size=1&district=" + district).at("/total"))
        .hasToString("2");
    assertThat(get("cameraSuspects", "/api/v1/cameras/suspects?district=" + district).at("/total"))
        .hasToString("1");
    assertThat(get("cameras", "/api/v1/cameras?state=broken").at("/field").asText())
        .isEqualTo("state");
    assertThat(get("cameras", "/api/v1/cameras?size=1001").at("/status").asInt()).isEqualTo(400);
  }

  @Test
  void oneCameraHasItsFileItsPicturesAndItsEvidence() throws Exception {
    looks(device(1), 30, Seen.GOOD, Seen.GOOD);
    api.house.clock.advance(MINUTE.multipliedBy(5));
    looks(device(1), 5, Seen.GOOD, Seen.BAD);
    JsonNode file = get("camera", "/api/v1/camera?code=" + one);
    assertThat(file.at("/camera/intact").asText()).isEqualTo("bad");
    assertThat(file.at("/pictures")).hasSize(2);
    assertThat(file.at("/pictures/0/faults/0").asText()).isEqualTo("black");
    assertThat(file.at("/service/0/withdrawn").isNull()).isTrue();
    long picture = file.at("/camera/thumbnail").asLong();
    HttpResponse<String> jpeg =
        api.get("/api/v1/camera/picture?id=" + picture, api.login(Role.VIEWER));
    assertThat(jpeg.headers().firstValue("Content-Type")).contains("image/jpeg");
    JsonNode runs = get("cameraEvidence", "/api/v1/camera/evidence?code=" + one).at("/runs");
    assertThat(runs).hasSize(2);
    assertThat(runs.at("/0/looks").asInt()).isEqualTo(30);
    assertThat(runs.at("/0/widestGapMillis").asInt()).isEqualTo(60_000);
    assertThat(
            get("cameraEvidence", "/api/v1/camera/evidence?code=" + device(1) + "&limit=1")
                .at("/next"))
        .isNotNull();
    get("camera", "/api/v1/camera?code=C-9");
    get("camera", "/api/v1/camera");
    get("cameraPicture", "/api/v1/camera/picture?id=4711");
  }

  @Test
  void anEdgeThatIsGoneMakesItsCamerasNotObserved() throws Exception {
    looks(device(1), 5, Seen.GOOD, Seen.GOOD);
    api.house.clock.advance(Duration.ofMinutes(11));
    JsonNode row = get("camera", "/api/v1/camera?code=" + one).at("/camera");
    assertThat(row.at("/state").asText()).isEqualTo("not-observed");
    assertThat(row.at("/since").asText()).isEqualTo(Json.time(begun.plusSeconds(180)));
  }

  @Test
  void timeIsExcusedOnlyWhenAnotherPersonApproves() throws Exception {
    api.house.clock.advance(Duration.ofHours(1));
    looks(device(1), 60, Seen.BAD, Seen.BAD);
    api.house.clock.advance(Duration.ofSeconds(1));
    String ask =
        """
        {"cameras":["%s"],"reason":"maintenance","from":"%s",
         "to":"%s","text":"更换电源","evidence":["WO-7"]}\
        """
            .formatted(one, begun.plusSeconds(600), begun.plusSeconds(1_500));
    JsonNode asked = post("askExclusion", "/api/v1/exclusions", Role.ENGINEER, ask, 201);
    String rule = "/api/v1/exclusions/" + asked.at("/id").asLong() + "/rule";
    String approve = "{\"decision\":\"approve\",\"comment\":\"\"}";
    post("ruleExclusion", rule, Role.ENGINEER, approve, 403);
    String line =
        "/api/v1/camera/timeline?code="
            + one
            + "&from="
            + begun
            + "&to="
            + begun.plusSeconds(3_600);
    assertThat(get("cameraTimeline", line).at("/tally/excluded").asLong()).isZero();
    JsonNode ruled = post("ruleExclusion", rule, Role.ADMINISTRATOR, approve, 200);
    assertThat(ruled.at("/state").asText()).isEqualTo("approved");
    JsonNode timeline = get("cameraTimeline", line + "&measure=online");
    assertThat(timeline.at("/tally/excluded").asLong()).isEqualTo(900_000);
    assertThat(timeline.at("/tally/down").asLong()).isEqualTo(2_640_000);
    assertThat(
            get("exclusions", "/api/v1/exclusions?code=" + one + "&state=approved")
                .at("/exclusions"))
        .hasSize(1);
    post("ruleExclusion", rule, Role.ENGINEER, "{\"decision\":\"refuse\"}", 409);
    post("ruleExclusion", "/api/v1/exclusions/99/rule", Role.ENGINEER, approve, 404);
    post("askExclusion", "/api/v1/exclusions", Role.OPERATOR, ask.replace(one, "C-9"), 400);
    post("askExclusion", "/api/v1/exclusions", Role.VIEWER, ask, 403);
  }

  @Test
  void reportsAreMadeInEveryFormatAndVersionsShowWhatChanged() throws Exception {
    api.house.clock.advance(Duration.ofHours(1));
    looks(device(1), 60, Seen.BAD, Seen.BAD);
    looks(device(2), 60, Seen.GOOD, Seen.GOOD);
    api.house.clock.advance(Duration.ofMinutes(1));
    String from = begun.toString();
    String to = begun.plusSeconds(7_200).toString();
    String span = "from=" + from + "&to=" + to + "&groupBy=district&split=whole";
    String path = "/api/v1/reports/camera-online?" + span;
    JsonNode report = get("cameraOnlineReport", path);
    assertThat(group(report).at("/downMs").asLong()).isEqualTo(3_540_000 + 59_999);
    for (String format : List.of("csv", "xlsx", "pdf")) {
      HttpResponse<String> answer = api.get(path + "&format=" + format, api.login(Role.VIEWER));
      check("cameraOnlineReport", answer);
      assertThat(answer.body()).hasSizeGreaterThan(100);
    }
    HttpResponse<String> evidence =
        api.get(path.replace("online?", "online/evidence?"), api.login(Role.VIEWER));
    check("reportEvidence", evidence);
    assertThat(evidence.body()).startsWith("PK").contains("looks.csv");
    String order =
        "{\"from\":\"%s\",\"to\":\"%s\",\"split\":\"whole\",\"why\":\"first\"}".formatted(from, to);
    String versions = "/api/v1/reports/camera-online/versions";
    JsonNode first = post("issueReportVersion", versions, Role.ENGINEER, order, 201);
    assertThat(first.at("/version/number").asInt()).isEqualTo(1);
    api.house.clock.advance(Duration.ofMinutes(1));
    CameraLook late = Looks.look(device(1), begun.plusSeconds(30), MINUTE, Seen.GOOD);
    api.house.commit(new Entry.Look(EDGE, late, true));
    api.house.clock.advance(Duration.ofMinutes(1));
    String known = "&knownAt=" + first.at("/version/knownAt").asText();
    assertThat(group(get("cameraOnlineReport", path + known))).isEqualTo(group(report));
    assertThat(group(get("cameraOnlineReport", path))).isNotEqualTo(group(report));
    JsonNode second = post("issueReportVersion", versions, Role.ENGINEER, order, 201);
    assertThat(second.at("/version/number").asInt()).isEqualTo(2);
    assertThat(second.at("/differences").size()).isPositive();
    assertThat(get("reportVersions", versions + "?from=" + from + "&to=" + to).at("/versions"))
        .hasSize(2);
    get("cameraOnlineReport", "/api/v1/reports/camera-online?from=tomorrow&to=2026-11-22");
  }

  private JsonNode group(JsonNode report) {
    for (JsonNode group : report.at("/measures/0/groups")) {
      if (group.get("group").asText().equals(district)) {
        return group;
      }
    }
    throw new AssertionError("no group " + district + " in " + report);
  }

  /** Thousands of rows, exactly the broken ones are told, nothing is taken. */
  @Test
  void ofFiveThousandCamerasTheSevenBrokenRowsAreTold() throws Exception {
    Set<Integer> broken = new TreeSet<>(Set.of(17, 400, 401, 2_500, 3_333, 4_998, 5_000));
    List<String> lines = new ArrayList<>();
    for (int i = 1; i <= 5_000; i++) {
      String code = broken.contains(i) ? "" : "N-%05d".formatted(i);
      lines.add(code + ",机 " + i + ",东,dev-" + i);
    }
    JsonNode answer = ApiHouse.json(upload(sheet(lines), false));
    Set<Integer> told = new TreeSet<>();
    answer.at("/errors").forEach(error -> told.add(error.get("row").asInt() - 1));
    assertThat(told).isEqualTo(broken);
    for (JsonNode error : answer.at("/errors")) {
      assertThat(error.get("column").asText() + error.get("heading").asText()).isEqualTo("ACode");
    }
    assertThat(answer.at("/added").asInt()).isZero();
    assertThat(get("cameras", "/api/v1/cameras?text=N-").at("/total").asInt()).isZero();
    for (int row : broken) {
      lines.set(row - 1, "N-%05d".formatted(row) + ",机 " + row + ",东,dev-" + row);
    }
    assertThat(ApiHouse.json(upload(sheet(lines), true)).at("/added").asInt()).isEqualTo(5_000);
    assertThat(get("cameras", "/api/v1/cameras?text=N-").at("/total").asInt()).isZero();
    assertThat(ApiHouse.json(upload(sheet(lines), false)).at("/added").asInt()).isEqualTo(5_000);
    JsonNode same = ApiHouse.json(upload(sheet(lines), false));
    assertThat(same.at("/unchanged").asInt()).isEqualTo(5_000);
    assertThat(get("cameras", "/api/v1/cameras?text=N-").at("/total").asInt()).isEqualTo(5_000);
  }

  @Test
  void anImportThatTakesAnothersDeviceIsRefusedWhole() throws Exception {
    JsonNode answer =
        ApiHouse.json(upload(sheet(List.of(line("X-3", "x-3"), line("X-4", device(1)))), false));
    assertThat(answer.at("/errors/0/row").asInt()).isEqualTo(3);
    assertThat(answer.at("/errors/0/column").asText()).isEqualTo("D");
    assertThat(answer.at("/errors/0/heading").asText()).isEqualTo("Device");
    assertThat(get("camera", "/api/v1/camera?code=X-3").at("/code").asText())
        .isEqualTo("not-found");
    assertThat(upload(new byte[] {1, 2, 3}, false).statusCode()).isEqualTo(200);
    assertThat(upload(sheet(List.of(line(one, device(1)))), false, Role.OPERATOR).statusCode())
        .isEqualTo(403);
  }

  @Test
  void theExportCanBeImportedAgainUnchanged() throws Exception {
    HttpRequest request =
        api.request("GET", "/api/v1/cameras/export.xlsx", api.login(Role.VIEWER), null).build();
    HttpResponse<byte[]> book = api.client().send(request, BodyHandlers.ofByteArray());
    assertThat(book.headers().firstValue("Content-Type")).contains(Operation.WORKBOOK);
    JsonNode again = ApiHouse.json(upload(book.body(), false));
    assertThat(again.at("/errors")).as(again.toString()).isEmpty();
    assertThat(again.at("/unchanged")).isEqualTo(again.at("/rows"));
  }

  @Test
  void newsOfACameraComesAsAnEvent() throws Exception {
    long before = api.house.watch.events().last();
    looks(device(1), 1, Seen.GOOD, Seen.GOOD);
    api.house.clock.advance(MINUTE);
    looks(device(1), 1, Seen.GOOD, Seen.BAD);
    assertThat(api.house.watch.events().behind(before, 10)).hasSize(2);
  }
}
