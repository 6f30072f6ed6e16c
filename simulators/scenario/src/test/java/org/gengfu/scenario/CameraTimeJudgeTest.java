package org.gengfu.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gengfu.scenario.Expectation.CameraShows;
import org.gengfu.scenario.Expectation.Counts;
import org.gengfu.scenario.Expectation.Listed;
import org.gengfu.scenario.Expectation.Outage;
import org.gengfu.scenario.watch.Counted;
import org.gengfu.scenario.watch.Sighting;
import org.junit.jupiter.api.Test;

/** An edge is dead from 100 s on, started again at 170 s and ready at 180 s, of 300 s. */
class CameraTimeJudgeTest {
  private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");
  private static final Outage OUTAGE =
      new Outage(Duration.ofSeconds(30), "dead", "back", Duration.ofSeconds(40));
  private static final Counts DOWN =
      new Counts("off", "down", "fault", "over", Duration.ofSeconds(20));
  private static final Listed LISTED =
      new Listed("not-observed", "dead", "back", Duration.ofSeconds(20));

  private final Map<String, List<Counted>> counted = new TreeMap<>();
  private final List<Sighting.Camera> listed = new ArrayList<>();

  @Test
  void anOutageThatLeavesTimeUnknownAndTheRestUpHolds() {
    counts("cam", "up", 0, 125, "unknown", 125, 190, "up", 190, 300);
    assertThat(judge().outage(OUTAGE).held()).isTrue();
    assertThat(judge().outage(OUTAGE).seen()).contains("unknown for 65.00 s");
  }

  @Test
  void anOutageThatCountsAsAnythingElseDoesNot() {
    counts("cam", "up", 0, 135, "unknown", 135, 190, "up", 190, 300);
    assertThat(judge().outage(OUTAGE).seen()).as("up too long").contains("while it was away");
    counts("cam", "up", 0, 110, "down", 110, 125, "unknown", 125, 190, "up", 190, 300);
    assertThat(judge().outage(OUTAGE).seen()).as("down").contains("at the outage's edges");
    counts(
        "cam", "up", 0, 40, "unknown", 40, 50, "up", 50, 125, "unknown", 125, 190, "up", 190, 300);
    assertThat(judge().outage(OUTAGE).seen()).as("a hole before").contains("before");
    counts("cam", "up", 0, 125, "unknown", 125, 230, "up", 230, 300);
    assertThat(judge().outage(OUTAGE).seen()).as("too late back").contains("after");
    counted.clear();
    assertThat(judge().outage(OUTAGE).held()).as("no camera").isFalse();
  }

  @Test
  void aFaultyCameraIsJudgedInTheOutageOnly() {
    counts("cam", "up", 0, 125, "unknown", 125, 190, "up", 190, 300);
    counts("off", "up", 0, 22, "down", 22, 61, "up", 61, 125, "unknown", 125, 190, "up", 190, 300);
    assertThat(judge().outage(OUTAGE).held()).isTrue();
    counts("off", "up", 0, 22, "down", 22, 125, "unknown", 125, 190, "up", 190, 300);
    assertThat(judge().outage(OUTAGE).held()).as("down into the outage").isFalse();
  }

  @Test
  void downIsDownBetweenItsStepsOnly() {
    counts("off", "up", 0, 22, "down", 22, 61, "up", 61, 300);
    assertThat(judge().counts(DOWN).held()).isTrue();
    counts("off", "up", 0, 300);
    assertThat(judge().counts(DOWN).seen()).isEqualTo("it never does");
    counts("off", "down", 15, 61, "up", 61, 300);
    assertThat(judge().counts(DOWN).held()).as("before its cause").isFalse();
    counts("off", "up", 0, 22, "down", 22, 90, "up", 90, 300);
    assertThat(judge().counts(DOWN).held()).as("too long").isFalse();
  }

  @Test
  void theListShowsItForAllAndAllTheWhile() {
    counts("cam", "up", 0, 300);
    counts("lost", "up", 0, 300);
    list("cam", "up", 110);
    list("cam", "not-observed", 118);
    list("cam", "not-observed", 160);
    assertThat(judge().listed(LISTED).held()).isTrue();
    list("cam", "up", 165);
    assertThat(judge().listed(LISTED).seen()).contains("cam up at 165.00 s");
    listed.clear();
    list("cam", "not-observed", 125);
    assertThat(judge().listed(LISTED).seen()).contains("cam is not");
  }

  private CameraTimeJudge judge() {
    Duration within = Duration.ofSeconds(20);
    Evidence evidence =
        new Evidence(
            START,
            at(300),
            Map.of(
                "fault",
                at(20),
                "over",
                at(60),
                "dead",
                at(100),
                "back",
                at(180),
                Timeline.begun("back"),
                at(170)),
            List.of(),
            List.of(),
            0,
            List.of(),
            Map.of(),
            Map.of(),
            new Evidence.Cameras(Map.of(), listed, counted),
            Evidence.Incidents.NONE,
            Map.of());
    return new CameraTimeJudge(
        evidence,
        List.of(
            new CameraShows("off", "unreachable", "fault", "over", within),
            new CameraShows("lost", "credentials-wrong", "fault", "", within)));
  }

  private void counts(String device, Object... parts) {
    List<Counted> all = new ArrayList<>();
    for (int i = 0; i < parts.length; i += 3) {
      all.add(new Counted(at((int) parts[i + 1]), at((int) parts[i + 2]), (String) parts[i]));
    }
    counted.put(device, all);
  }

  private void list(String device, String state, int at) {
    listed.add(new Sighting.Camera(at(at), device, state));
  }

  private static Instant at(long seconds) {
    return START.plusSeconds(seconds);
  }
}
