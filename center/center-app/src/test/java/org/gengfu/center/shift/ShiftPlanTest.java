package org.gengfu.center.shift;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShiftPlanTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  @TempDir Path folder;

  private ShiftPlan read(String text, Problems problems) throws Exception {
    Path file = Files.writeString(folder.resolve("center.yaml"), text);
    MapNode root = Documents.load(file, problems);
    return ShiftPlan.read(root, problems);
  }

  @Test
  void theNightBelongsToTheDayOnWhichItBegan() {
    Shift night = ShiftPlan.USUAL.at(Instant.parse("2026-11-22T19:30:00Z"), SHANGHAI);
    assertThat(night.id()).isEqualTo("2026-11-22-night");
    assertThat(night.from()).isEqualTo("2026-11-22T12:00:00Z");
    assertThat(night.to()).isEqualTo("2026-11-23T00:00:00Z");
    Instant begin = Instant.parse("2026-11-23T00:00:00Z");
    assertThat(ShiftPlan.USUAL.at(begin, SHANGHAI).id()).isEqualTo("2026-11-23-day");
    assertThat(ShiftPlan.USUAL.named("2026-11-22-night", SHANGHAI)).contains(night);
  }

  /** Every instant lies in one shift, also on the days when a zone turns its clocks. */
  @Test
  void shiftsFollowEachOtherWithoutHolesInEveryZone() {
    for (String zone : List.of("Asia/Shanghai", "Europe/Berlin", "America/New_York")) {
      Instant now = Instant.parse("2026-11-22T07:00:00Z");
      List<Shift> shifts = ShiftPlan.USUAL.last(now, 800, ZoneId.of(zone));
      assertThat(shifts.getFirst().range().contains(now.toEpochMilli())).isTrue();
      for (int i = 1; i < shifts.size(); i++) {
        assertThat(shifts.get(i).to()).isEqualTo(shifts.get(i - 1).from());
      }
      assertThat(shifts)
          .allSatisfy(shift ->
              assertThat(Duration.between(shift.from(), shift.to()))
                  .isBetween(Duration.ofHours(11), Duration.ofHours(13)));
    }
  }

  @Test
  void settingsNameOtherShifts() throws Exception {
    Problems problems = new Problems();
    ShiftPlan plan =
        read(
            """
            shifts:
              - {id: late, from: "16:00", name: {zh: 中班}}
              - {id: early, from: "08:00"}
              - {id: night, from: "00:00"}
            """,
            problems);
    assertThat(problems.isEmpty()).as(problems.toString()).isTrue();
    assertThat(plan.begins())
        .extracting(ShiftPlan.Begin::id)
        .containsExactly("night", "early", "late");
    assertThat(plan.at(Instant.parse("2026-11-22T08:00:00Z"), SHANGHAI).id())
        .isEqualTo("2026-11-22-late");
    assertThat(read("host: x\n", new Problems())).isEqualTo(ShiftPlan.USUAL);
  }

  @Test
  void whatIsNoShiftIsToldWithItsPlace() throws Exception {
    Problems problems = new Problems();
    read("shifts:\n  - {id: day, from: \"25:00\"}\n  - {id: a, from: \"08:00\"}\n", problems);
    assertThat(problems.toString()).contains("center.yaml:2").contains("08:00");
    Problems twice = new Problems();
    read("shifts:\n  - {id: a, from: \"08:00\"}\n  - {id: a, from: \"09:00\"}\n", twice);
    assertThat(twice.toString()).contains("stands twice");
    Problems none = new Problems();
    read("shifts: []\n", none);
    assertThat(none.toString()).contains("1 to 6");
  }

  @Test
  void whatNamesNoShiftIsNone() {
    for (String id : List.of("", "day", "2026-11-22", "2026-13-22-day", "2026-11-22-noon")) {
      assertThat(ShiftPlan.USUAL.named(id, SHANGHAI)).as(id).isEmpty();
    }
  }
}
