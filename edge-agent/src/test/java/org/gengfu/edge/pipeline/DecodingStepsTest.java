package org.gengfu.edge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.gengfu.contract.PointValue;
import org.gengfu.contract.Quality;
import org.gengfu.contract.Reading;
import org.gengfu.driver.RawValue;
import org.gengfu.profile.Conversion;
import org.gengfu.profile.CounterRule;
import org.gengfu.profile.CounterRule.Kind;
import org.gengfu.profile.CounterRule.Reset;
import org.gengfu.profile.Decode;
import org.gengfu.profile.Extract;
import org.gengfu.profile.RateSource;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ValueKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The steps between a raw value and a reading that few points need. */
class DecodingStepsTest {
  private static final ResolvedPoint X = Made.point("x", ValueKind.REAL, "0.1");

  private static Rig rig(ResolvedPoint... points) {
    return new Rig(Made.profile(List.of(points), List.of()));
  }

  private static Decode plain(Decode.ScaleFrom factor, Conversion conversion) {
    return Made.decode(null, null, false, factor, conversion);
  }

  @Test
  void outOfItsRawRangeIsNoValue() {
    Rig rig = rig(Made.decoded(X, Made.decode(0.0, 1000.0, false, null, Conversion.NONE)));
    assertThat(rig.whole(0, 1000).last().value()).isEqualTo(new PointValue.Real(100));
    assertThat(rig.whole(1, 1001).last().quality()).isEqualTo(Quality.NOT_AVAILABLE);
    assertThat(rig.whole(2, -1).last().quality()).isEqualTo(Quality.NOT_AVAILABLE);
  }

  /** Devices that answer a sentinel now and then while they compute. */
  @Test
  void aDroppedSampleLeavesThePointAsItIs() {
    Rig rig = rig(Made.decoded(X, Made.decode(null, null, true, null, Conversion.NONE)));
    rig.whole(0, -32768).whole(1, 250).whole(2, -32768).whole(3, 260);
    assertThat(rig.readings)
        .extracting(Reading::value)
        .containsExactly(new PointValue.Real(25), new PointValue.Real(26));
    rig.whole(3_700, -32768);
    assertThat(rig.last().eventTime()).isEqualTo(Rig.at(3_700));
    assertThat(rig.last().value()).isEqualTo(new PointValue.Real(26));
  }

  @Test
  void whatTheDeviceHasNoValueForIsNotAvailable() {
    Rig rig = rig(X).whole(0, 1).answer(1, List.of(new RawValue.Absent("noSuchInstance")));
    assertThat(rig.last().quality()).isEqualTo(Quality.NOT_AVAILABLE);
    assertThat(rig.online).containsExactly(true);
  }

  /** SunSpec: the scale factor stands in a register of its own, behind the value. */
  @Test
  void aFactorThatTheDeviceKeepsCountsEvenWhenItComesLaterInTheSameAnswer() {
    ResolvedPoint x = Made.point("x", ValueKind.REAL, "1");
    ResolvedPoint scaled = Made.decoded(x, plain(new Decode.ScaleFrom("y", true), Conversion.NONE));
    Rig rig = rig(scaled, Made.point("y", ValueKind.WHOLE, "1"));
    assertThat(value(rig.whole(0, 247, -1), "x")).isEqualTo(24.7);
    assertThat(value(rig.whole(1, 247, 2), "x")).isEqualTo(24_700);
    rig.readings.clear();
    rig.whole(2, 247, -32768);
    assertThat(rig.readings).extracting(Reading::quality).containsOnly(Quality.NOT_AVAILABLE);
  }

  private static double value(Rig rig, String point) {
    return rig.readings.stream()
        .filter(reading -> reading.point().equals(point))
        .reduce((a, b) -> b)
        .orElseThrow()
        .value()
        .asDouble();
  }

  @ParameterizedTest
  @CsvSource({
    "FAHRENHEIT_TO_CELSIUS, 212, 100",
    "KELVIN_TO_CELSIUS, 300, 26.85",
    "MILLIWATT_TO_DBM, 100, 20",
    "MINUTES_TO_SECONDS, 3, 180",
    "FEET_TO_METRES, 10, 3.048"
  })
  void namedConversionsComeAfterTheScale(Conversion conversion, long raw, double value) {
    ResolvedPoint point =
        Made.decoded(Made.point("x", ValueKind.REAL, "1"), plain(null, conversion));
    Rig rig = rig(point).whole(0, raw);
    assertThat(rig.last().value().asDouble())
        .isCloseTo(value, org.assertj.core.api.Assertions.within(1e-9));
  }

  @Test
  void noPowerHasNoDecibels() {
    ResolvedPoint point =
        Made.decoded(
            Made.point("x", ValueKind.REAL, "1"), plain(null, Conversion.MILLIWATT_TO_DBM));
    assertThat(rig(point).whole(0, 0).last().quality()).isEqualTo(Quality.NOT_AVAILABLE);
  }

  @Test
  void aNumberIsTakenOutOfAText() {
    Extract extract =
        new Extract(Pattern.compile("T=(-?[0-9.]+)C"), 1, null, List.of(), Extract.As.NUMBER);
    Decode decode = Made.decode(extract, -1, -1, Set.of());
    Rig rig = rig(Made.decoded(X, decode));
    rig.answer(0, List.of(new RawValue.Text("ok T=-215C")));
    assertThat(rig.last().value()).isEqualTo(new PointValue.Real(-21.5));
    rig.answer(1, List.of(new RawValue.Text("error")));
    assertThat(rig.last().quality()).isEqualTo(Quality.NOT_AVAILABLE);
  }

  @Test
  void bitsAreCutOutWhereTheDriverDoesNot() {
    Decode decode = Made.decode(null, 4, 7, Set.of());
    ResolvedPoint point = Made.decoded(Made.point("x", ValueKind.WHOLE, "1"), decode);
    assertThat(rig(point).whole(0, 0xABCD).last().value()).isEqualTo(new PointValue.Whole(0xC));
  }

  /** 0xFFFF in a word of flags says that there are none, not that all are set. */
  @Test
  void aSentinelOfTheWholeWordIsNoValueForItsBits() {
    Decode decode = Made.decode(null, 3, 3, Set.of(0xFFFFL));
    ResolvedPoint point = Made.decoded(Made.point("x", ValueKind.FLAG, "1"), decode);
    Rig rig = rig(point).whole(0, 0xFFFE);
    assertThat(rig.last().value()).isEqualTo(new PointValue.Flag(true));
    assertThat(rig.whole(1, 0xFFFF).last().quality()).isEqualTo(Quality.NOT_AVAILABLE);
  }

  private static Rig counter(Kind kind, int bits, Reset reset) {
    Decode decode = Made.decode(new CounterRule(kind, bits, reset));
    ResolvedPoint count = Made.decoded(Made.point("x", ValueKind.WHOLE, "1"), decode);
    ResolvedPoint rate =
        Made.point("rate", ValueKind.REAL, "1", new RateSource("x", Duration.ofSeconds(1)));
    return rig(count, rate);
  }

  @ParameterizedTest
  @CsvSource({
    "COUNTER, 32, NEVER, 4294967290, 4, 1",
    "COUNTER, 16, NEVER, 65530, 14, 2",
    "COUNTER, 64, NEVER, -5, 5, 1",
    "COUNTER, 0, POWER_LOSS, 5000, 30, 3",
    "TOTAL, 0, DAILY, 5000, 30, 3",
    "GAUGE, 0, NEVER, 40, 30, -1"
  })
  void aCounterGrowsOverItsWrapAndAfterItsReset(
      Kind kind, int bits, Reset reset, long before, long now, double perSecond) {
    Rig rig = counter(kind, bits, reset).whole(0, before);
    assertThat(rig.readings).extracting(Reading::point).containsExactly("x");
    rig.whole(10, now);
    assertThat(value(rig, "rate")).isEqualTo(perSecond);
  }

  @Test
  void aTotalThatGoesBackSaysNothingAboutItsGrowth() {
    Rig rig = counter(Kind.TOTAL, 0, Reset.NEVER).whole(0, 10).whole(10, 30).whole(20, 5);
    assertThat(rig.last().point()).isEqualTo("rate");
    assertThat(rig.last().quality()).isEqualTo(Quality.NOT_AVAILABLE);
    assertThat(value(rig.whole(30, 15), "rate")).isEqualTo(1);
  }
}
