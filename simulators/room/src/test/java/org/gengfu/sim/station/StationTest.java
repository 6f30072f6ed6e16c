package org.gengfu.sim.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.gengfu.sim.world.Seat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StationTest {
  private static final Seat SITE = seat("site", "station", "");
  private static final Seat FIRST = seat("carrier-1", "station", "");

  private final Station station = new Station(StationSettings.defaults());

  /** Reflected over forward power for a standing wave ratio, as tables of return loss give it. */
  @ParameterizedTest
  @CsvSource({"1.5, 4.0", "2.0, 11.1", "3.0, 25.0", "5.0, 44.4"})
  void whatComesBackFollowsFromTheMismatch(double ratio, double percent) {
    double reflection = (ratio - 1) / (ratio + 1);
    Carrier carrier =
        new Carrier(40, false, 50, reflection, new Carrier.Slots(0, 0), 0, new Carrier.Slots(0, 0));
    assertThat(carrier.vswr()).isCloseTo(ratio, within(1e-9));
    assertThat(carrier.reflectedWatts()).isCloseTo(50 * percent / 100, within(0.06));
  }

  @Test
  void allIsWellAtFirst() {
    station.step(60);
    assertThat(of(FIRST, "forward.power")).isEqualTo(25);
    assertThat(of(FIRST, "vswr")).isBetween(1.0, 1.3);
    assertThat(of(FIRST, "pa.foldback")).isZero();
    assertThat(of(SITE, "clock.locked")).isEqualTo(1);
    assertThat(of(SITE, "supply.voltage")).isEqualTo(27.6);
    assertThat(of(FIRST, "slot.1.state")).as("control channel").isEqualTo(3);
  }

  /** A carrier that does not transmit cannot tell its standing wave ratio. */
  @Test
  void silenceHasNoStandingWaveRatio() {
    Station quiet = new Station(StationSettings.defaults());
    quiet.apply("traffic.erlangs", "", 0);
    quiet.step(300);
    assertThat(quiet.view().number(seat("carrier-4", "station", ""), "vswr").getAsDouble()).isNaN();
    assertThat(quiet.view().number(FIRST, "vswr").getAsDouble()).isNotNaN();
  }

  @Test
  void waterInTheAntennaSendsPowerBackAndDryingEndsIt() {
    station.step(600);
    station.apply("antenna.water", "", 0.9);
    station.step(5);
    double early = of(FIRST, "reverse.power");
    station.step(60);
    assertThat(of(FIRST, "reverse.power")).isGreaterThan(early);
    assertThat(of(FIRST, "vswr")).isGreaterThan(3);
    double heated = of(FIRST, "pa.temperature");
    station.apply("antenna.dry", "", Double.NaN);
    station.step(200);
    assertThat(of(FIRST, "vswr")).isLessThan(1.3);
    assertThat(of(FIRST, "pa.temperature")).isLessThan(heated);
  }

  /** The feeder hides part of a bad antenna: what comes back passes it twice. */
  @Test
  void aLongFeederFlattersTheAntenna() {
    StationSettings usual = StationSettings.defaults();
    StationSettings bare =
        new StationSettings(
            usual.supply(),
            usual.amplifier(),
            new StationSettings.Antenna(0.5, 0, 1),
            usual.traffic(),
            usual.clock(),
            usual.cabinet());
    StationSettings lossy =
        new StationSettings(
            usual.supply(),
            usual.amplifier(),
            new StationSettings.Antenna(0.5, 3, 1),
            usual.traffic(),
            usual.clock(),
            usual.cabinet());
    assertThat(new Station(bare).view().number(FIRST, "vswr").getAsDouble())
        .isCloseTo(3, within(0.01));
    assertThat(new Station(lossy).view().number(FIRST, "vswr").getAsDouble())
        .isCloseTo(1.67, within(0.01));
  }

  @Test
  void withoutItsFanTheAmplifierGetsHotAndReducesItsPower() {
    station.apply("fan.stop", "", Double.NaN);
    station.step(1_200);
    assertThat(of(FIRST, "forward.power")).isEqualTo(6);
    assertThat(of(FIRST, "pa.temperature")).isGreaterThan(70);
    station.apply("fan.repair", "", Double.NaN);
    station.step(600);
    assertThat(of(FIRST, "forward.power")).isEqualTo(25);
  }

  @Test
  void theBatteryCarriesTheStationAndThenNothingDoes() {
    station.apply("mains.off", "", Double.NaN);
    double before = of(SITE, "battery.voltage");
    station.step(3_600);
    assertThat(of(SITE, "battery.voltage")).isLessThan(before);
    assertThat(station.view().powered(FIRST)).isTrue();
    station.step(48 * 3_600);
    assertThat(of(SITE, "supply.voltage")).isZero();
    assertThat(station.view().powered(FIRST)).isFalse();
    station.apply("mains.on", "", Double.NaN);
    assertThat(station.view().powered(FIRST)).isTrue();
  }

  @Test
  void theClockDriftsWithoutSatellitesAndLocksAgain() {
    station.apply("clock.loss", "", Double.NaN);
    station.step(10);
    assertThat(of(SITE, "clock.offset")).isCloseTo(80, within(3.0));
    assertThat(of(SITE, "clock.satellites")).isZero();
    station.apply("clock.repair", "", Double.NaN);
    station.step(5);
    assertThat(of(SITE, "clock.locked")).isZero();
    station.step(16);
    assertThat(of(SITE, "clock.locked")).isEqualTo(1);
    assertThat(of(SITE, "clock.offset")).isZero();
  }

  /** Names and numbers of the public MIB of DMR trunking stations. */
  @Test
  void itsManagementTellsTheSame() {
    assertThat(of(FIRST, "supply.mains")).isEqualTo(1);
    assertThat(of(FIRST, "alarm.pmu.mainsFail")).isEqualTo(1);
    assertThat(of(FIRST, "link.state")).isEqualTo(3);
    station.apply("mains.off", "", Double.NaN);
    station.apply("fan.stop", "", Double.NaN);
    station.apply("link.loss", "", Double.NaN);
    assertThat(of(FIRST, "supply.mains")).isZero();
    assertThat(of(FIRST, "alarm.pmu.mainsFail")).isEqualTo(2);
    assertThat(of(FIRST, "alarm.fan.1")).isEqualTo(2);
    assertThat(of(FIRST, "link.state")).isZero();
  }

  @Test
  void whatIsBehindTheLinkIsGoneWithIt() {
    Seat far = seat("site", "station", "link");
    assertThat(station.view().reachable(far)).isTrue();
    station.apply("link.loss", "", Double.NaN);
    assertThat(station.view().reachable(far)).isFalse();
    assertThat(station.view().reachable(SITE)).isTrue();
  }

  @Test
  void theSameStepsGiveTheSameStation() {
    Station other = new Station(StationSettings.defaults());
    for (int i = 0; i < 2_000; i++) {
      station.step(0.3);
      other.step(0.3);
    }
    assertThat(other.view()).isEqualTo(station.view());
    assertThat(of(FIRST, "calls")).isPositive();
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThatThrownBy(() -> station.apply("antenna.water", "", Double.NaN))
        .hasMessageContaining("from 0.0 to 0.95");
    assertThatThrownBy(() -> station.apply("fan.stop", "", 3)).hasMessageContaining("no value");
    assertThatThrownBy(() -> station.apply("fan.stop", "bs-1", Double.NaN))
        .hasMessageContaining("whole station");
    assertThatThrownBy(() -> station.apply("flood", "", 3)).hasMessageContaining("no fault flood");
  }

  private double of(Seat seat, String name) {
    return station.view().number(seat, name).orElseThrow();
  }

  private static Seat seat(String place, String feed, String uplink) {
    return new Seat("d", "device", place, feed, uplink, Map.of());
  }
}
