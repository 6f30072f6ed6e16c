package org.gengfu.center.api.camera;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gengfu.center.access.Role;
import org.gengfu.center.api.server.CameraHouse;
import org.gengfu.contract.Seen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the page of rates shows, what the file that the owner signs says, and what was made to
 * happen are one and the same, to the millisecond.
 */
class RatesPageTest {
  private static final String PATH = "/api/v1/reports/camera-online";

  /** Columns of the file: kind, name, span; up, down and unknown in milliseconds. */
  private static final List<Integer> COLUMNS = List.of(1, 2, 4, 12, 13, 14);

  private final CameraHouse house = new CameraHouse();
  private Instant begun;

  /** Up, down and unknown time, in milliseconds. */
  private record Times(long up, long down, long unknown) {
    static Times minutes(int up, int down, int unknown) {
      return new Times(up * 60_000L, down * 60_000L, unknown * 60_000L);
    }
  }

  /** Two cameras in the east, one in the west; a look a minute at each. */
  @BeforeEach
  void openHouse() throws Exception {
    begun = house.now();
    house.enter(
        List.of(
            CameraHouse.line("E-1", "东", "电信", "e1"),
            CameraHouse.line("E-2", "东", "移动", "e2"),
            CameraHouse.line("W-1", "西", "移动", "w1")));
    minutes(10, Seen.GOOD, Seen.GOOD, Seen.GOOD);
    minutes(7, Seen.BAD, Seen.GOOD, Seen.GOOD);
    minutes(20, Seen.GOOD, Seen.GOOD, Seen.NOT_OBSERVED);
    minutes(13, Seen.GOOD, Seen.BAD, Seen.GOOD);
    minutes(10, Seen.GOOD, Seen.GOOD, Seen.GOOD);
  }

  @AfterEach
  void closeHouse() {
    house.close();
  }

  /** Looks at the begin of each of so many minutes, at E-1, E-2 and W-1. */
  private void minutes(int count, Seen first, Seen second, Seen third) throws Exception {
    for (int i = 0; i < count; i++) {
      house.looks("e1", 1, CameraHouse.MINUTE, first, first);
      house.looks("e2", 1, CameraHouse.MINUTE, second, second);
      house.looks("w1", 1, CameraHouse.MINUTE, third, third);
      house.pass(CameraHouse.MINUTE);
    }
  }

  @Test
  void thePageTheFileAndWhatHappenedAgree() throws Exception {
    house.pass(Duration.ofMinutes(1));
    String query =
        "?from=%s&to=%s&groupBy=district&split=whole&measure=online&knownAt=%s&lang=en"
            .formatted(begun, begun.plus(Duration.ofHours(1)), house.now());
    JsonNode page = house.get("cameraOnlineReport", PATH + query).at("/measures/0");
    Map<String, Times> shown = new TreeMap<>();
    for (JsonNode group : page.at("/groups")) {
      Times times = times(group);
      shown.put(group.at("/group").asText(), times);
      if (times.unknown() == 0) {
        assertThat(group.at("/rate/numerator").asLong()).isEqualTo(times.up());
        assertThat(group.at("/rate/denominator").asLong()).isEqualTo(times.up() + times.down());
      } else {
        assertThat(group.at("/result").asText()).isEqualTo("insufficient-data");
      }
    }
    assertThat(shown)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("东", Times.minutes(100, 20, 0), "西", Times.minutes(40, 0, 20)));
    assertThat(times(page.at("/total"))).isEqualTo(Times.minutes(140, 20, 20));
    assertThat(inFile(query, "group")).isEqualTo(shown);
    assertThat(inFile(query, "camera"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "E-1", Times.minutes(53, 7, 0),
                "E-2", Times.minutes(47, 13, 0),
                "W-1", Times.minutes(40, 0, 20)));
  }

  /** The line of a camera's file says what the page of rates says of it. */
  @Test
  void aCamerasTimelineAddsUpToItsRate() throws Exception {
    house.pass(Duration.ofMinutes(1));
    String span = "from=%s&to=%s".formatted(begun, begun.plus(Duration.ofHours(1)));
    for (String code : List.of("E-1", "E-2", "W-1")) {
      Map<String, Long> sums = new TreeMap<>();
      String line = "/api/v1/camera/timeline?code=" + code + "&measure=online&" + span;
      for (JsonNode each : house.get("cameraTimeline", line).at("/stretches")) {
        Instant from = Instant.parse(each.at("/from").asText());
        Instant to = Instant.parse(each.at("/to").asText());
        sums.merge(each.at("/class").asText(), Duration.between(from, to).toMillis(), Long::sum);
      }
      String query = "?groupBy=camera&split=whole&lang=en&" + span;
      Times times = inFile(query, "camera").get(code);
      assertThat(times)
          .isEqualTo(
              new Times(
                  sums.getOrDefault("up", 0L),
                  sums.getOrDefault("down", 0L),
                  sums.getOrDefault("unknown", 0L)));
    }
  }

  private static Times times(JsonNode node) {
    return new Times(
        node.at("/upMs").asLong(-1),
        node.at("/downMs").asLong(-1),
        node.at("/unknownMs").asLong(-1));
  }

  /** Rows of a kind over the whole period, by name. */
  private Map<String, Times> inFile(String query, String kind) throws Exception {
    HttpResponse<String> answer =
        house.api.get(PATH + query + "&format=csv", house.api.login(Role.VIEWER));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    Map<String, Times> found = new TreeMap<>();
    for (String line : answer.body().lines().toList()) {
      String[] cells = line.split(",", -1);
      List<String> row = COLUMNS.stream().map(column -> cells[column]).toList();
      if (row.getFirst().equals(kind) && row.get(2).equals("whole period")) {
        Times times =
            new Times(
                Long.parseLong(row.get(3)), Long.parseLong(row.get(4)), Long.parseLong(row.get(5)));
        assertThat(found.put(row.get(1), times)).as(line).isNull();
      }
    }
    return found;
  }
}
