package org.gengfu.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gengfu.scenario.Expectation.AlarmSeen;
import org.gengfu.scenario.proof.Cause;
import org.gengfu.scenario.proof.Served;
import org.gengfu.scenario.proof.Stored;
import org.gengfu.scenario.watch.CenterClient.ShownDevice;
import org.gengfu.scenario.watch.Sighting;
import org.gengfu.scenario.watch.SimulatorClient.PointLedger;
import org.junit.jupiter.api.Test;

class JudgementTest {
  private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

  private final List<Sighting.Alarm> alarms = new ArrayList<>();
  private final List<Sighting.State> states = new ArrayList<>();
  private List<Stored> stored =
      List.of(new Stored(at(1.0), 0, true), new Stored(at(11.0), 1, true));
  private List<ShownDevice> shown =
      List.of(new ShownDevice("e", "ups", "up", List.of(), List.of("on")));
  private long lost;

  @Test
  void anAlarmInTimeWithTheRightTimeHolds() {
    see("onBattery", true, 11.01, 11.3);
    assertThat(judge(alarm("onBattery", true, 1)).held()).isTrue();
  }

  @Test
  void anAlarmThatIsLateOrHasAWrongTimeOrNeverComesDoesNot() {
    assertThat(judge(alarm("onBattery", true, 1)).seen()).contains("never seen");
    see("onBattery", true, 11.01, 13.2);
    assertThat(judge(alarm("onBattery", true, 1)).seen()).contains("(late)");
    alarms.clear();
    see("onBattery", true, 12.0, 12.1);
    assertThat(judge(alarm("onBattery", true, 1)).seen()).contains("(wrong)");
    alarms.clear();
    see("onBattery", true, 9.0, 9.1);
    assertThat(judge(alarm("onBattery", true, 1)).held()).as("an older one").isFalse();
    alarms.clear();
    see("onBattery", true, 11.0, 11.1);
    assertThat(judge(alarm("onBattery", false, 1)).held()).as("not its end").isFalse();
  }

  /** After an outage one event may tell of both. */
  @Test
  void theEventOfAnEndTellsOfTheBeginningToo() {
    alarms.add(new Sighting.Alarm(at(12), "e", "ups", "x", false, at(11.01), at(11.5)));
    assertThat(judge(alarm("x", true, 1)).seen()).contains("event 11.01 s");
    assertThat(judge(alarm("x", true, 1)).held()).isTrue();
    assertThat(judge(alarm("x", false, 1)).seen()).contains("event 11.50 s");
  }

  @Test
  void aCauseThatWasNeverServedDoesNotHold() {
    AlarmSeen never =
        new AlarmSeen(
            "ups",
            "x",
            true,
            "off",
            new Cause(Map.of("on", new Cause.Test.Is(7))),
            Duration.ZERO,
            Duration.ofSeconds(2),
            0);
    see("x", true, 11.0, 11.1);
    assertThat(judge(never).seen()).contains("never served");
  }

  @Test
  void theOrderIsThatOfTheDevicesTimes() {
    see("b", true, 11.2, 11.3);
    see("a", true, 11.0, 11.4);
    List<Expectation> right = List.of(alarm("a", true, 1), alarm("b", true, 2));
    assertThat(Judgement.of(right, evidence())).allMatch(Verdict::held).hasSize(3);
    List<Expectation> wrong = List.of(alarm("a", true, 2), alarm("b", true, 1));
    assertThat(Judgement.of(wrong, evidence()).getLast().seen())
        .isEqualTo("ups b not before ups a");
    List<Expectation> alike = List.of(alarm("a", true, 1), alarm("b", true, 1));
    assertThat(Judgement.of(alike, evidence()).getLast().held()).isTrue();
  }

  @Test
  void everyReadingMustBeThereOnce() {
    Expectation count = new Expectation.CountExact(Duration.ofMillis(500), List.of());
    assertThat(judge(count).held()).isTrue();
    assertThat(judge(count).seen()).contains("2 to be stored, 2 stored once");
    stored = stored.subList(0, 1);
    assertThat(judge(count).seen()).contains("missing 1.0 at 11.00 s");
    assertThat(judge(count).held()).isFalse();
  }

  /**
   * The value at 1 s was said just before somebody listened; the tolerance does not make it due.
   */
  @Test
  void whatWasSaidBeforeSomebodyListenedIsNotMissed() {
    Duration tolerance = Duration.ofSeconds(15);
    stored = List.of(new Stored(at(11.01), 1, true));
    Expectation asked = new Expectation.CountExact(tolerance, List.of());
    assertThat(judge(asked).seen()).contains("missing 0.0 at 1.00 s");
    Expectation unasked = new Expectation.CountExact(tolerance, List.of("ups"));
    assertThat(judge(unasked).seen()).contains("1 to be stored, 1 stored once");
    assertThat(judge(unasked).held()).isTrue();
    stored = List.of(new Stored(at(1.01), 0, true));
    assertThat(judge(unasked).seen()).contains("missing 1.0 at 11.00 s");
  }

  @Test
  void aStateThatMustNeverBeIsFound() {
    Expectation never = new Expectation.Never("down");
    assertThat(judge(never).held()).as("nobody looked").isFalse();
    states.add(new Sighting.State(at(3), "e", "ups", "not-observed", "page"));
    assertThat(judge(never).held()).isTrue();
    assertThat(judge(new Expectation.Seen("not-observed", "off")).held()).isFalse();
    states.add(new Sighting.State(at(12), "e", "ups", "not-observed", "page"));
    assertThat(judge(new Expectation.Seen("not-observed", "off")).held()).isTrue();
    states.add(new Sighting.State(at(13), "e", "ups", "down", "event"));
    assertThat(judge(never).seen()).contains("ups at 13.00 s");
  }

  @Test
  void theEndMustBeQuietAndInTheRightState() {
    assertThat(judge(new Expectation.Quiet()).held()).isTrue();
    assertThat(judge(new Expectation.Ends(List.of("ups"), "up")).held()).isTrue();
    assertThat(judge(new Expectation.Ends(List.of("ups", "io"), "up")).seen())
        .isEqualTo("io is not shown");
    shown = List.of(new ShownDevice("e", "ups", "down", List.of("onBattery"), List.of()));
    assertThat(judge(new Expectation.Quiet()).seen()).isEqualTo("ups onBattery");
    assertThat(judge(new Expectation.Ends(List.of("ups"), "up")).held()).isFalse();
  }

  @Test
  void aPointMustMoveOneWay() {
    stored = List.of(new Stored(at(10.5), 99, true), new Stored(at(15), 80, true));
    assertThat(judge(new Expectation.Moves("ups", "on", -10, "off", "on")).held()).isTrue();
    assertThat(judge(new Expectation.Moves("ups", "on", -30, "off", "on")).held()).isFalse();
    assertThat(judge(new Expectation.Moves("ups", "on", 10, "off", "on")).held()).isFalse();
    stored = List.of(new Stored(at(10.5), 99, true));
    assertThat(judge(new Expectation.Moves("ups", "on", -1, "off", "on")).held()).isFalse();
  }

  @Test
  void lostSightingsAreNoProof() {
    lost = 1;
    assertThat(Judgement.of(List.of(), evidence())).singleElement().matches(v -> !v.held());
  }

  @Test
  void theTableNamesWhatDidNotHold() {
    String table =
        Judgement.table(List.of(new Verdict(true, "a", "b"), new Verdict(false, "longer", "c")));
    assertThat(table).isEqualTo("  held      a       b\n  NOT HELD  longer  c\n");
  }

  private Verdict judge(Expectation expectation) {
    return Judgement.of(List.of(expectation), evidence()).getFirst();
  }

  private Evidence evidence() {
    PointLedger ledger =
        new PointLedger(0, 0, List.of(new Served(at(1), 0), new Served(at(11), 1)));
    return new Evidence(
        START,
        at(20),
        Map.of("off", at(10), "on", at(18)),
        alarms,
        states,
        lost,
        shown,
        Map.of("ups", Map.of("on", ledger)),
        Map.of("ups", Map.of("on", stored)),
        Evidence.Cameras.NONE,
        Evidence.Incidents.NONE,
        Map.of());
  }

  private static AlarmSeen alarm(String id, boolean active, int order) {
    return new AlarmSeen(
        "ups",
        id,
        active,
        "off",
        new Cause(Map.of("on", new Cause.Test.Is(1))),
        Duration.ZERO,
        Duration.ofSeconds(2),
        order);
  }

  private void see(String alarm, boolean active, double event, double seen) {
    alarms.add(
        new Sighting.Alarm(
            at(seen),
            "e",
            "ups",
            alarm,
            active,
            at(active ? event : 10),
            active ? null : at(event)));
  }

  private static Instant at(double seconds) {
    return START.plusMillis(Math.round(seconds * 1000));
  }
}
