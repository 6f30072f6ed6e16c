package org.gengfu.center.api.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gengfu.center.access.Role;
import org.gengfu.center.api.server.CameraHouse;
import org.gengfu.center.camera.Contract;
import org.gengfu.contract.Seen;
import org.gengfu.contracts.ContractText;
import org.gengfu.core.availability.AvailabilityPolicy;
import org.gengfu.core.availability.Ratio;
import org.gengfu.core.availability.Target;
import org.gengfu.core.availability.report.Measure;
import org.gengfu.core.availability.report.ReportCalendar;
import org.gengfu.core.contract.ContractBook;
import org.junit.jupiter.api.Test;

/** The rates in a service report are those of the report of cameras, by contract item. */
class RatePapersTest {
  private static final String CONTRACT =
      """
      contract: c
      name: {zh: 示例, en: Example}
      from: "2026-01-01"
      papers: [{id: weekly, every: week, day: 1}]
      items:
        - id: faces
          name: {zh: 人像摄像机, en: Face cameras}
          source: x
          devices: [{nodes: [room-a/cam-1, room-a/cam-2]}]
          promises: []
        - id: radio
          name: {zh: 基站, en: Stations}
          source: x
          devices: [{types: [rbs]}]
          promises: []
      """;

  /** A look is believed for six minutes; half of the time is enough for a rate. */
  private static final Contract DEMANDING =
      new Contract(
          "",
          "",
          "",
          "",
          ReportCalendar.CHINA,
          null,
          new AvailabilityPolicy(60_000, 60_000, 360_000, Set.of(), new Ratio(1, 2)),
          Map.of(
              Measure.ONLINE, new Target(new Ratio(98, 100), false),
              Measure.INTACT, new Target(new Ratio(90, 100), true)));

  private static final Duration FIVE = Duration.ofMinutes(5);

  private String sheet(CameraHouse house) throws Exception {
    return file(house, "xlsx");
  }

  private String file(CameraHouse house, String ending) throws Exception {
    HttpResponse<byte[]> answer =
        house
            .api
            .client()
            .send(
                house
                    .api
                    .request(
                        "GET",
                        "/api/v1/papers/c.weekly@2026-11-16." + ending,
                        house.api.login(Role.VIEWER),
                        null)
                    .build(),
                BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    return PaperText.of(answer.body());
  }

  private static String percent(long part, long whole, int digits) {
    return BigDecimal.valueOf(part * 100)
        .divide(BigDecimal.valueOf(whole), digits, RoundingMode.HALF_UP)
        .toPlainString();
  }

  private static void sign(CameraHouse house) {
    house.api.book =
        ContractBook.of(
            List.of(Objects.requireNonNull(ContractText.read("c", CONTRACT, 1, null).edition())));
  }

  @Test
  void aRateThatIsKnownStandsWithItsTargetAndWhetherItWasReached() throws Exception {
    try (CameraHouse house = new CameraHouse(DEMANDING)) {
      house.enter(
          List.of(
              CameraHouse.line("C-1", "东", "局", "cam-1"),
              CameraHouse.line("C-2", "东", "局", "cam-2")));
      sign(house);
      house.pass(Duration.ofHours(12));
      house.looks("cam-1", 2_200, FIVE, Seen.GOOD, Seen.GOOD);
      house.looks("cam-2", 2_200, FIVE, Seen.GOOD, Seen.BAD);
      house.pass(Duration.ofMinutes(1));
      assertThat(file(house, "docx"))
          .contains("人像摄像机 摄像机在线率（2 台）\n100.0000\n100.00%\n≥ 98.00%\n达标\n")
          .contains("人像摄像机 摄像机完好率（2 台）\n50.0000\n100.00%\n> 90.00%\n未达标\n");
    }
  }

  @Test
  void aServiceReportHasTheRateOfEachItemWithCameras() throws Exception {
    try (CameraHouse house = new CameraHouse()) {
      house.enter(
          List.of(
              CameraHouse.line("C-1", "东", "局", "cam-1"),
              CameraHouse.line("C-2", "东", "局", "cam-2"),
              CameraHouse.line("C-3", "东", "局", "cam-3")));
      sign(house);
      assertThat(sheet(house))
          .as("nobody looked yet")
          .contains("人像摄像机 摄像机在线率（2 台）")
          .contains("人像摄像机 摄像机完好率（2 台）")
          .contains("数据不足")
          .doesNotContain("基站 摄像机");
      house.pass(Duration.ofHours(12));
      house.api.loginAgain(Role.VIEWER);
      house.looks("cam-1", 2_200, FIVE, Seen.GOOD, Seen.GOOD);
      house.looks("cam-2", 700, FIVE, Seen.BAD, Seen.BAD);
      house.looks("cam-3", 2_200, FIVE, Seen.BAD, Seen.BAD);
      house.pass(Duration.ofMinutes(1));
      String span = "from=2026-11-15T16:00:00Z&to=2026-11-22T16:00:00Z";
      JsonNode cameras =
          house
              .get(
                  "cameraOnlineReport",
                  "/api/v1/reports/camera-online?groupBy=camera&split=whole&" + span)
              .at("/measures/0/groups");
      long up = 0;
      long down = 0;
      long unknown = 0;
      for (JsonNode each : cameras) {
        if (!each.at("/group").asText().equals("C-3")) {
          up += each.at("/upMs").asLong();
          down += each.at("/downMs").asLong();
          unknown += each.at("/unknownMs").asLong();
        }
      }
      assertThat(up).as(cameras.toString()).isPositive();
      assertThat(sheet(house))
          .contains(percent(up + down, up + down + unknown, 2) + "%")
          .contains(
              "在 %s%% 与 %s%% 之间"
                  .formatted(
                      percent(up, up + down + unknown, 2),
                      percent(up + unknown, up + down + unknown, 2)));
    }
  }
}
