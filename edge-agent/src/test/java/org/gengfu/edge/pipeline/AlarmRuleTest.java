package org.gengfu.edge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.gengfu.contract.AlarmEvent;
import org.gengfu.contract.Birth;
import org.gengfu.contract.Quality;
import org.gengfu.contract.Reading;
import org.gengfu.driver.ReadOutcome;
import org.junit.jupiter.api.Test;

/** Alarm rules: delays decide whether, never when; unknown neither raises nor clears. */
class AlarmRuleTest {
  private static final String X = "type: int16, report: {deadband: 0}, invalid: [0x7FFF]";
  private static final long UNKNOWN = 0x7FFF;

  private static Rig rig(String alarm) {
    return new Rig(Profiles.point(X, Profiles.alarm(alarm)));
  }

  @Test
  void withoutDelayItIsRaisedAndClearedAtOnce() {
    Rig rig = rig("when: x > limit, limit: 10").whole(0, 10).whole(1, 11).whole(2, 12).whole(3, 10);
    assertThat(rig.transitions()).containsExactly("+a@1.0", "-a@3.0");
    assertThat(rig.alarms.getFirst().observed()).isEqualTo(11);
    assertThat(rig.alarms.getFirst().limit()).isEqualTo(10);
    assertThat(rig.alarms.getLast().observed()).isEqualTo(10);
  }

  /** The heart of it: the raise comes when the delay ends, with the time at which it began. */
  @Test
  void aDelayedAlarmCarriesItsFirstInstant() {
    Rig rig = rig("when: x > limit, limit: 10, for: 5s").whole(1, 11).whole(3, 99);
    assertThat(rig.pipeline.nextDeadline()).contains(Rig.at(6));
    assertThat(rig.tick(5.999).transitions()).isEmpty();
    assertThat(rig.tick(6).transitions()).containsExactly("+a@1.0");
    assertThat(rig.alarms.getFirst().observed()).isEqualTo(11);
    assertThat(rig.pipeline.nextDeadline()).isEmpty();
  }

  @Test
  void aDelayThatEndedBetweenTwoAnswersIsNotForgotten() {
    Rig rig = rig("when: x > limit, limit: 10, for: 5s").whole(1, 11).whole(9, 0);
    assertThat(rig.transitions()).containsExactly("+a@1.0", "-a@9.0");
  }

  @Test
  void whatDoesNotLastIsNotRaised() {
    Rig rig = rig("when: x > limit, limit: 10, for: 5s").whole(1, 11).whole(4, 9).tick(20);
    assertThat(rig.transitions()).isEmpty();
    assertThat(rig.whole(21, 11).tick(26).transitions()).containsExactly("+a@21.0");
  }

  @Test
  void theEndOfAnAlarmMustLastToo() {
    Rig rig = rig("when: x > limit, limit: 10, clearFor: 5s").whole(0, 11).whole(2, 1).whole(4, 11);
    assertThat(rig.tick(10).transitions()).containsExactly("+a@0.0");
    assertThat(rig.whole(11, 1).tick(16).transitions()).containsExactly("+a@0.0", "-a@11.0");
  }

  @Test
  void hysteresisKeepsItRaisedNearTheLimit() {
    Rig rig = rig("when: x > limit, limit: 10, hysteresis: 3");
    rig.whole(0, 11).whole(1, 9).whole(2, 8).whole(3, 11).whole(4, 7);
    assertThat(rig.transitions()).containsExactly("+a@0.0", "-a@4.0");
    assertThat(rig.alarms.getLast().limit()).isEqualTo(7);
  }

  @Test
  void hysteresisWorksDownwardsAsWell() {
    Rig rig =
        rig("when: x < limit, limit: 10, hysteresis: 3").whole(0, 9).whole(1, 12).whole(2, 13);
    assertThat(rig.transitions()).containsExactly("+a@0.0", "-a@2.0");
  }

  @Test
  void theSpaceBetweenWhenAndClearChangesNothing() {
    Rig rig = rig("when: x > 10, clear: x < 5").whole(0, 7).whole(1, 11).whole(2, 7).whole(3, 4);
    assertThat(rig.transitions()).containsExactly("+a@1.0", "-a@3.0");
  }

  @Test
  void anUnknownValueNeitherRaisesNorClears() {
    Rig rig = rig("when: x > limit, limit: 10").whole(0, UNKNOWN).whole(1, 11).whole(2, UNKNOWN);
    assertThat(rig.transitions()).containsExactly("+a@1.0");
    assertThat(rig.whole(3, 11).transitions()).containsExactly("+a@1.0");
    assertThat(rig.whole(4, UNKNOWN).whole(5, 1).transitions()).containsExactly("+a@1.0", "-a@5.0");
  }

  /** Unknown time does not count to a delay, but the first instant stays. */
  @Test
  void anUnknownValueFreezesTheDelay() {
    Rig rig = rig("when: x > limit, limit: 10, for: 5s").whole(0, 11).whole(2, UNKNOWN);
    assertThat(rig.pipeline.nextDeadline()).isEmpty();
    assertThat(rig.tick(60).transitions()).isEmpty();
    rig.whole(100, 11);
    assertThat(rig.pipeline.nextDeadline()).contains(Rig.at(103));
    assertThat(rig.tick(103).transitions()).containsExactly("+a@0.0");
  }

  @Test
  void aLostDeviceIsReportedStaleOnceAndItsAlarmsStay() {
    Rig rig = rig("when: x > limit, limit: 10").whole(0, 11);
    rig.silence(1).silence(2).silence(3).silence(4).silence(5);
    assertThat(rig.online).containsExactly(true, false);
    assertThat(rig.readings)
        .extracting(Reading::quality)
        .containsExactly(Quality.GOOD, Quality.STALE);
    assertThat(rig.last().value()).isNotNull();
    assertThat(rig.last().eventTime()).isEqualTo(Rig.at(3));
    assertThat(rig.transitions()).containsExactly("+a@0.0");
    Birth birth = rig.pipeline.birth(Rig.at(6), Map.of());
    assertThat(birth.active()).containsExactly(rig.alarms.getFirst());
    assertThat(rig.whole(7, 11).last().quality()).isEqualTo(Quality.GOOD);
    assertThat(rig.online).containsExactly(true, false, true);
    assertThat(rig.whole(8, 1).transitions()).containsExactly("+a@0.0", "-a@8.0");
  }

  @Test
  void garbageAndASilentGatewayCountAsSilence() {
    Rig rig = rig("when: x > limit, limit: 10").whole(0, 1);
    rig.outcome(1, new ReadOutcome.Malformed("length", "00"));
    rig.outcome(
        2,
        new ReadOutcome.DeviceError(
            11, "gateway", ReadOutcome.DeviceError.Kind.BEHIND_GATEWAY_SILENT));
    assertThat(rig.online).containsExactly(true);
    rig.outcome(
        3, new ReadOutcome.DeviceError(10, "no path", ReadOutcome.DeviceError.Kind.NO_PATH));
    assertThat(rig.online).containsExactly(true, false);
  }

  @Test
  void aDeviceThatNeverAnsweredIsLostToo() {
    Rig rig = rig("when: x > limit, limit: 10").silence(0).silence(1).silence(2);
    assertThat(rig.online).containsExactly(false);
    assertThat(rig.last().quality()).isEqualTo(Quality.STALE);
    assertThat(rig.last().value()).isNull();
  }

  /** One question that always fails must not hide behind others that are answered. */
  @Test
  void aPointWhoseQuestionsAloneFailBecomesStaleAlone() {
    Rig rig =
        new Rig(
            Profiles.of(
                """
                points:
                  x: {title: {zh: 值, en: X}, at: input:0}
                  y: {title: {zh: 值, en: Y}, at: input:1}
                """));
    rig.whole(0, 1, 2);
    for (int second = 1; second <= 4; second++) {
      rig.whole(second, 1).silence(second, "y");
    }
    assertThat(rig.online).containsExactly(true);
    assertThat(rig.last().point()).isEqualTo("y");
    assertThat(rig.readings.stream().filter(r -> r.quality() == Quality.STALE)).hasSize(1);
  }

  @Test
  void anExcuseHoldsAnAlarmBackAndEndsIt() {
    Rig rig = rig("when: x < limit, limit: 10, unless: [x < 2], for: 2s").whole(0, 1).whole(1, 5);
    assertThat(rig.tick(3).transitions()).containsExactly("+a@1.0");
    assertThat(rig.whole(4, 1).transitions()).containsExactly("+a@1.0", "-a@4.0");
  }

  @Test
  void aBirthHoldsEverythingThatIsKnown() {
    Rig rig = rig("when: x > limit, limit: 10").whole(0, 11);
    Birth birth = rig.pipeline.birth(Rig.at(1), Map.of("room", "r", "title.en", "Mine"));
    assertThat(birth.points()).extracting(p -> p.point()).containsExactly("x");
    assertThat(birth.alarms()).extracting(a -> a.alarm()).containsExactly("a");
    assertThat(birth.readings()).isEqualTo(rig.readings);
    assertThat(birth.active()).isEqualTo(rig.alarms);
    assertThat(birth.properties())
        .containsEntry("profile", "probe 1.0.0")
        .containsEntry("title.zh", "探")
        .containsEntry("title.en", "Mine")
        .containsEntry("room", "r");
  }

  @Test
  void aLimitMayBeAValueOfTheDevice() {
    Rig rig =
        new Rig(
            Profiles.of(
                """
                points:
                  x: {title: {zh: 值, en: X}, at: input:0}
                  y: {title: {zh: 限, en: Y}, at: holding:1}
                """
                    + Profiles.alarm("when: x > y")));
    rig.whole(0, 5, 6).whole(1, 5, 4);
    AlarmEvent event = rig.alarms.getFirst();
    assertThat(rig.transitions()).containsExactly("+a@1.0");
    assertThat(event.observed()).isEqualTo(5);
    assertThat(event.limit()).isEqualTo(4);
    assertThat(Duration.between(Rig.START, event.eventTime())).isEqualTo(Duration.ofSeconds(1));
  }
}
