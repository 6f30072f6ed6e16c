package org.gengfu.center.api.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.center.watch.WatchFixture.T0;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.gengfu.center.access.Role;
import org.gengfu.center.api.server.StoryHouse;
import org.gengfu.center.watch.WatchFixture;
import org.gengfu.core.alarm.AlarmInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shifts, their load, and what one hands over to the next. It is 15 o'clock in Shanghai. */
class DutyTest {
  private static final Instant DAY = Instant.parse("2026-11-22T00:00:00Z");
  private static final Instant NIGHT = Instant.parse("2026-11-22T12:00:00Z");

  private StoryHouse house;

  @BeforeEach
  void open() throws Exception {
    house = new StoryHouse();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private void alarm() throws Exception {
    house.api.house.commit(WatchFixture.nodeBorn(T0), WatchFixture.born(T0));
    house.api.house.commit(WatchFixture.raised(T0));
  }

  @Test
  void shiftsGoBackFromNow() throws Exception {
    JsonNode shifts = house.get("shifts", "/api/v1/shifts?limit=3", 200);
    assertThat(shifts.findValuesAsText("id"))
        .containsExactly("2026-11-22-day", "2026-11-21-night", "2026-11-21-day");
    assertThat(shifts.at("/0/from").asText()).isEqualTo("2026-11-22T00:00:00.000Z");
    assertThat(shifts.at("/0/name/zh").asText()).isEqualTo("白班");
  }

  @Test
  void loadCountsWhatWasAnnunciatedAndWhatWasTold() throws Exception {
    alarm();
    house.cabinetFails();
    JsonNode load = house.get("load", "/api/v1/load?shift=2026-11-22-day", 200);
    assertThat(load.at("/alarms/activations").asInt()).isEqualTo(1);
    assertThat(load.at("/alarms/topSources/0/name/zh").asText()).isEqualTo("温湿度");
    assertThat(load.at("/alarms/byPriority/high").asInt()).isEqualTo(1);
    assertThat(load.at("/alarms/verdicts/perTenMinutes").asText()).isEqualTo("good");
    assertThat(load.at("/incidents/activations").asInt()).isEqualTo(2);
    JsonNode before = house.get("load", "/api/v1/load?shift=2026-11-21-night", 200);
    assertThat(before.at("/alarms/activations").asInt()).isZero();
  }

  /** An alarm that was shelved before it came never called for anybody. */
  @Test
  void whatIsHiddenWhenItComesIsNoLoad() throws Exception {
    alarm();
    var key = house.api.house.all().getFirst().key();
    house.api.house.watch.command(
        key, new AlarmInput.Shelve(Duration.ofHours(2), false, "work", "li", Duration.ofHours(8)));
    house.api.house.commit(WatchFixture.returned(T0.plusSeconds(5)));
    house.api.house.commit(WatchFixture.raised(T0.plusSeconds(9)));
    house.pass(Duration.ofMinutes(1));
    assertThat(house.api.house.all()).hasSize(2);
    assertThat(house.get("load", "/api/v1/load", 200).at("/alarms/activations").asInt())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?shift=nothing",
        "?shift=2026-13-40-day",
        "?from=2026-11-22T00:00:00Z",
        "?from=2026-11-22T06:00:00Z&to=2026-11-22T05:00:00Z",
        "?from=2026-01-22T06:00:00Z&to=2026-11-22T05:00:00Z",
        "?from=2027-01-22T06:00:00Z&to=2027-01-22T07:00:00Z",
        "?shift=2026-11-22-day&from=2026-11-22T00:00:00Z"
      })
  void aTimeThatIsNoneIsSaid(String query) throws Exception {
    house.get("load", "/api/v1/load" + query, 400);
  }

  @Test
  void theSheetHoldsWhatTheNextShiftMustKnow() throws Exception {
    alarm();
    house.cabinetFails();
    var key = house.api.house.all().getFirst().key();
    house.api.house.watch.command(
        key, new AlarmInput.Shelve(Duration.ofHours(2), false, "等备件", "li", Duration.ofHours(8)));
    JsonNode note =
        house.post(
            "noteHandover", "/api/v1/handover/notes", Role.OPERATOR, "{\"text\":\"14 点复电\"}", 201);
    assertThat(note.get("user").asText()).isEqualTo("a-operator");
    JsonNode sheet = house.get("handover", "/api/v1/handover?from=" + DAY + "&to=" + NIGHT, 200);
    assertThat(sheet.at("/shift/id").asText()).isEqualTo("2026-11-22-day");
    assertThat(sheet.get("open")).hasSize(2);
    assertThat(sheet.at("/shelved/0/shelvedBy").asText()).isEqualTo("li");
    assertThat(sheet.at("/shelved/0/reason").asText()).isEqualTo("等备件");
    assertThat(sheet.at("/notes/0/text").asText()).isEqualTo("14 点复电");
    assertThat(sheet.get("stale")).isEmpty();
    house.pass(Duration.ofHours(25));
    house.api.loginAgain(Role.VIEWER);
    JsonNode next = house.get("handover", "/api/v1/handover", 200);
    assertThat(next.get("notes")).isEmpty();
    assertThat(next.get("stale")).hasSize(1);
  }

  @Test
  void workThatIsPlannedInTheShiftIsOnItsSheet() throws Exception {
    String body =
        """
        {"title":"换电池","from":"%s","to":"%s","scope":{"sites":["hall-1"]},"reason":"WO-7"}\
        """
            .formatted(T0.plusSeconds(600), T0.plusSeconds(4_200));
    house.post("askMaintenance", "/api/v1/maintenance", Role.OPERATOR, body, 201);
    JsonNode planned = house.get("handover", "/api/v1/handover", 200).get("maintenance");
    assertThat(planned).hasSize(1);
    assertThat(planned.at("/0/title").asText()).isEqualTo("换电池");
    assertThat(planned.at("/0/state").asText()).isEqualTo("asked");
    JsonNode before = house.get("handover", "/api/v1/handover?shift=2026-11-21-night", 200);
    assertThat(before.get("maintenance")).isEmpty();
  }

  @Test
  void aSheetIsSignedOnceByEach() throws Exception {
    String body = "{\"from\":\"" + DAY + "\",\"to\":\"" + NIGHT + "\"}";
    String path = "/api/v1/handover/sign";
    house.post("signHandover", path, Role.VIEWER, body, 403);
    house.post("signHandover", path, Role.OPERATOR, body, 200);
    house.post("signHandover", path, Role.OPERATOR, body, 409);
    JsonNode signed = house.post("signHandover", path, Role.ENGINEER, body, 200);
    assertThat(signed.get("signed").findValuesAsText("user"))
        .containsExactlyInAnyOrder("a-operator", "a-engineer");
    JsonNode sheet = house.get("handover", "/api/v1/handover?shift=2026-11-22-day", 200);
    assertThat(sheet.get("signed")).hasSize(2);
    String future = "{\"from\":\"2026-12-22T00:00:00Z\",\"to\":\"2026-12-22T12:00:00Z\"}";
    house.post("signHandover", path, Role.OPERATOR, future, 400);
    house.post("noteHandover", "/api/v1/handover/notes", Role.OPERATOR, "{\"text\":\" \"}", 400);
  }

  /** A dead edge is one line with the devices that it hides, and none of them is down. */
  @Test
  void aDeadEdgeIsOneLineOfWhatIsNotObserved() throws Exception {
    alarm();
    house.api.house.commit(
        new org.gengfu.center.ingest.Entry.EdgeDied(WatchFixture.EDGE, T0.plusSeconds(60)));
    JsonNode silent = house.get("handover", "/api/v1/handover", 200).get("notObserved");
    assertThat(silent).hasSize(1);
    assertThat(silent.at("/0/node").asText()).isEqualTo("room-a/");
    assertThat(silent.at("/0/devices").asInt()).isEqualTo(1);
  }
}
