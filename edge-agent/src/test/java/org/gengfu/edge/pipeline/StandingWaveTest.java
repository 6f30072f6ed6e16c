package org.gengfu.edge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gengfu.document.Mark;
import org.gengfu.document.Problems;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profile.ResolvedProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A base station's standing wave ratio: derived in steps from two powers, known only while it
 * transmits, and the delayed alarm on it.
 */
class StandingWaveTest {
  private static final double SET = 25;
  private static final double GOOD = 0.06;
  private static final double WET = 12.8;

  private final Rig rig = new Rig(station("base-station-serial"));

  private static ResolvedProfile station(String id) {
    Problems problems = new Problems();
    ProfileLibrary library = ProfileLibrary.load(Path.of("..", "device-profiles", "pdt"), problems);
    ResolvedProfile profile = library.resolve(id, Map.of(), null, new Mark("test", 1, 1), problems);
    if (profile == null) {
      throw new AssertionError(problems.toString());
    }
    return profile;
  }

  @Test
  void aWetAntennaIsToldWhenItHasStoodForItsDelay() {
    measured(0, SET, GOOD).polled(2, 10, SET, WET);
    assertThat(rig.pipeline.nextDeadline()).contains(Rig.at(32));
    polled(12, 30, SET, WET);
    assertThat(rig.transitions()).isEmpty();
    assertThat(measured(32, SET, WET).rig.transitions()).containsExactly("+vswrHigh@2.0");
    assertThat(rig.alarms.getFirst().observed()).isBetween(5.5, 6.5);
  }

  @Test
  void itEndsTwoMinutesAfterTheAntennaIsDry() {
    polled(0, 40, SET, WET).polled(42, 160, SET, GOOD);
    assertThat(rig.transitions()).containsExactly("+vswrHigh@0.0");
    rig.tick(162);
    assertThat(rig.transitions()).containsExactly("+vswrHigh@0.0", "-vswrHigh@42.0");
  }

  /** Folding back changes both powers alike. */
  @Test
  void lessPowerAtTheSameRatioGoesOnWithTheDelay() {
    polled(0, 20, SET, WET).polled(22, 30, SET / 4, WET / 4);
    assertThat(rig.transitions()).containsExactly("+vswrHigh@0.0");
  }

  @Test
  void aSilentStationHasNoRatioAndTheDelayBeginsAnew() {
    polled(0, 20, SET, WET).polled(22, 40, 0, 0);
    assertThat(rig.pipeline.operand("tx.vswr")).isNull();
    polled(42, 70, SET, WET);
    assertThat(rig.transitions()).isEmpty();
    assertThat(measured(72, SET, WET).rig.transitions()).containsExactly("+vswrHigh@42.0");
  }

  /** An unanswered question stops no delay as long as the device is not lost. */
  @Test
  void oneMissedAnswerStopsNothing() {
    polled(0, 10, SET, WET).rig.silence(12, "tx.forwardPower", "tx.reversePower");
    polled(14, 30, SET, WET);
    assertThat(rig.transitions()).containsExactly("+vswrHigh@0.0");
  }

  /** A station that takes its own alarm back with each call's end tells of one alarm. */
  @ParameterizedTest
  @CsvSource({
    "alarm.pa.vswr,pa-vswr",
    "alarm.pa.reverseHigh,pa-reverseHigh",
    "alarm.pa.forwardLow,pa-forwardLow"
  })
  void whatIsKnownOnlyWhileItTransmitsDoesNotChatter(String point, String alarm) {
    Rig managed = new Rig(station("base-station-dmr-snmp"));
    for (int second = 0; second <= 44; second += 4) {
      told(managed, point, second, 2);
      told(managed, point, second + 2, 1);
    }
    told(managed, point, 100, 1);
    assertThat(managed.transitions()).containsExactly("+" + alarm + "@0.0");
    told(managed, point, 106, 1);
    assertThat(managed.transitions()).containsExactly("+" + alarm + "@0.0", "-" + alarm + "@46.0");
  }

  private static Rig told(Rig rig, String point, double second, long state) {
    ReadOutcome answer = new ReadOutcome.Values(List.of(new RawValue.Whole(state)));
    return rig.keep(rig.pipeline.accept(List.of(point), answer, Rig.at(second)));
  }

  private StandingWaveTest polled(int from, int to, double forward, double reverse) {
    for (int second = from; second <= to; second += 2) {
      measured(second, forward, reverse);
    }
    return this;
  }

  /** One turn: the question for powers, then the one for states. */
  private StandingWaveTest measured(double second, double forward, double reverse) {
    List<RawValue> powers = new ArrayList<>();
    List.of(forward, reverse, 42.0, 28.0, 4.0).forEach(each -> powers.add(new RawValue.Real(each)));
    List<String> asked =
        List.of(
            "tx.forwardPower",
            "tx.reversePower",
            "pa.temperature",
            "supply.voltage",
            "supply.current");
    rig.keep(rig.pipeline.accept(asked, new ReadOutcome.Values(powers), Rig.at(second)));
    ReadOutcome flags = new ReadOutcome.Values(List.of(new RawValue.Whole(7)));
    rig.keep(rig.pipeline.accept(List.of("station.flags"), flags, Rig.at(second + 0.2)));
    return this;
  }
}
