package org.gengfu.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.scenario.Expectation.CameraShows;
import org.gengfu.scenario.Expectation.LooksWhole;
import org.gengfu.scenario.watch.LookRun;
import org.gengfu.scenario.watch.Sighting;
import org.junit.jupiter.api.Test;

class CameraJudgeTest {
  private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");
  private static final CameraShows BLACK =
      new CameraShows("cam", "black", "cover", "clean", Duration.ofSeconds(20));

  private final List<LookRun> runs = new ArrayList<>();
  private final List<Sighting.Alarm> alarms = new ArrayList<>();

  @Test
  void aFaultThatIsSeenInTimeAndOverInTimeHolds() {
    good(0, 50);
    black(62, 102);
    good(112, 200);
    assertThat(judge().shows(BLACK).held()).isTrue();
    assertThat(judge().sound().held()).isTrue();
  }

  @Test
  void aFaultThatIsNeverSeenTooLateTooEarlyOrForTooLongDoesNot() {
    good(0, 200);
    assertThat(judge().shows(BLACK).seen()).contains("never");
    runs.clear();
    black(85, 102);
    good(112, 200);
    assertThat(judge().shows(BLACK).held()).as("late").isFalse();
    runs.clear();
    black(40, 102);
    good(112, 200);
    assertThat(judge().shows(BLACK).held()).as("before its cause").isFalse();
    assertThat(judge().sound().held()).isFalse();
    runs.clear();
    black(62, 125);
    good(130, 200);
    assertThat(judge().shows(BLACK).seen()).contains("too long");
    runs.clear();
    black(62, 102);
    assertThat(judge().shows(BLACK).seen()).contains("not good again");
  }

  @Test
  void eitherOfTwoWordsMayShow() {
    CameraShows either =
        new CameraShows("cam", "snow or black", "cover", "clean", Duration.ofSeconds(20));
    black(62, 102);
    good(112, 200);
    assertThat(judge().shows(either).held()).isTrue();
    CameraShows neither =
        new CameraShows("cam", "snow or blue", "cover", "clean", Duration.ofSeconds(20));
    assertThat(judge().shows(neither).held()).isFalse();
  }

  @Test
  void severalAreMeantByWhatTheirIdsBeginWith() {
    CameraShows all = new CameraShows("c*", "black", "cover", "clean", Duration.ofSeconds(20));
    black(62, 102);
    good(112, 200);
    assertThat(judge().shows(all).seen()).isEqualTo(judge().shows(BLACK).seen());
    CameraShows none = new CameraShows("x*", "black", "cover", "clean", Duration.ofSeconds(20));
    assertThat(judge().shows(none).held()).as("none is meant").isFalse();
  }

  @Test
  void aBadLookOrAnAlarmWithoutACauseIsUnsound() {
    good(0, 200);
    assertThat(judge().sound().held()).isTrue();
    alarms.add(new Sighting.Alarm(at(20), "e", "cam", "offline", true, at(20), null));
    assertThat(judge().sound().seen()).contains("alarm offline of cam");
    alarms.clear();
    runs.add(run(201, 205, "bad", "bad", Set.of("UNREACHABLE"), List.of()));
    assertThat(judge().sound().seen()).contains("cam at 201.00 s");
  }

  @Test
  void timeInWhichNobodyLookedIsFound() {
    good(0, 100);
    good(140, 300);
    assertThat(judge().whole(whole("", "")).seen()).contains("40.0 s before 140.00 s");
    assertThat(judge().whole(whole("cover", "clean")).held()).as("all of it explained").isFalse();
    runs.clear();
    good(0, 58);
    good(102, 300);
    assertThat(judge().whole(whole("cover", "clean")).held()).isTrue();
    assertThat(judge().whole(whole("", "")).held()).isFalse();
    runs.clear();
    good(0, 200);
    assertThat(judge().whole(whole("", "")).seen()).contains("none after 200.00 s");
  }

  private static LooksWhole whole(String from, String to) {
    return new LooksWhole(Duration.ofSeconds(15), from, to);
  }

  private CameraJudge judge() {
    Evidence evidence =
        new Evidence(
            START,
            at(300),
            Map.of("cover", at(60), "clean", at(100)),
            alarms,
            List.of(),
            0,
            List.of(),
            Map.of(),
            Map.of(),
            new Evidence.Cameras(Map.of("cam", runs), List.of(), Map.of()),
            Evidence.Incidents.NONE,
            Map.of());
    return new CameraJudge(evidence, List.of(BLACK));
  }

  private void good(long from, long to) {
    runs.add(run(from, to, "good", "good", Set.of(), List.of()));
  }

  private void black(long from, long to) {
    runs.add(run(from, to, "good", "bad", Set.of("PICTURE_FAULT"), List.of("black")));
  }

  private static LookRun run(
      long from, long to, String online, String intact, Set<String> reasons, List<String> faults) {
    Duration gap = Duration.ofSeconds(10);
    return new LookRun(at(from), at(to), 3, gap, online, intact, reasons, faults);
  }

  private static Instant at(long seconds) {
    return START.plusSeconds(seconds);
  }
}
