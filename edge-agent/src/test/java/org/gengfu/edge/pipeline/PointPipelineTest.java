package org.gengfu.edge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.gengfu.contract.PointValue;
import org.gengfu.contract.Quality;
import org.gengfu.contract.Reading;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order of the pipeline for one point, step by step. */
class PointPipelineTest {
  @ParameterizedTest(name = "{0}: raw {1} is {2} {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          type: int16, scale: 0.1                                  | 247                  | 24.7      | GOOD
          type: int16, scale: 0.1                                  | -205                 | -20.5     | GOOD
          type: int16, scale: 0.1, offset: -40                     | 650                  | 25        | GOOD
          type: int16, scale: 0.1, rawOffset: -400                 | 650                  | 25        | GOOD
          type: int16, scale: -0.01                                | 12345                | -123.45   | GOOD
          type: int16, scale: 0.1, invalid: [0x7FFF, 0x8000]       | 32767                | none      | NOT_AVAILABLE
          type: int16, scale: 0.1, invalid: [0x7FFF, 0x8000]       | -32768               | none      | NOT_AVAILABLE
          type: int16, scale: 0.1, invalid: [0x8000], valid: [0, 9]| -32768               | none      | NOT_AVAILABLE
          type: int16, scale: 0.1, valid: [-40, 80]                | 800                  | 80        | GOOD
          type: int16, scale: 0.1, valid: [-40, 80]                | 801                  | none      | IMPLAUSIBLE
          type: uint16                                             | 65535                | 65535     | GOOD
          type: uint32, valid: [0, 100]                            | 101                  | none      | IMPLAUSIBLE
          type: uint64                                             | 9223372036854775807  | 9223372036854775807 | GOOD
          type: uint64                                             | -1                   | none      | IMPLAUSIBLE
          type: uint64, scale: 0.001                               | -1                   | 18446744073709550 | GOOD
          type: int16, scale: 2                                    | 21                   | 42        | GOOD
          type: int64, scale: 10                                   | 9223372036854775807  | none      | IMPLAUSIBLE
          bit: 3                                                   | 1                    | true      | GOOD
          bit: 3, invert: true                                     | 1                    | false     | GOOD
          bit: 3, invert: true                                     | 0                    | true      | GOOD
          """)
  void wholeRawValuesAreScaledExactly(String keys, long raw, String value, Quality quality) {
    Reading reading = new Rig(Profiles.point(keys, "")).whole(0, raw).last();
    assertThat(reading.quality()).isEqualTo(quality);
    assertThat(shown(reading)).isEqualTo(value);
  }

  private static String shown(Reading reading) {
    return switch (reading.value()) {
      case null -> "none";
      case PointValue.Real(double real) ->
          new java.math.BigDecimal(Double.toString(real)).stripTrailingZeros().toPlainString();
      case PointValue.Whole(long whole) -> Long.toString(whole);
      case PointValue.Flag(boolean flag) -> Boolean.toString(flag);
      case PointValue.Text(String text) -> text;
    };
  }

  @Test
  void aFloatThatIsNoNumberIsNoValue() {
    Rig rig = new Rig(Profiles.point("type: float32, invalid: [-9999]", ""));
    assertThat(rig.real(0, Double.NaN).last().quality()).isEqualTo(Quality.NOT_AVAILABLE);
    assertThat(rig.real(1, 1.5).last().value()).isEqualTo(new PointValue.Real(1.5));
    assertThat(rig.real(2, Double.POSITIVE_INFINITY).last().quality())
        .isEqualTo(Quality.NOT_AVAILABLE);
    assertThat(rig.real(3, 1.5).real(4, -9999).last().quality()).isEqualTo(Quality.NOT_AVAILABLE);
  }

  /** A spike is dropped, a real step is believed when the next sample confirms it. */
  @Test
  void aJumpMustBeConfirmed() {
    Rig rig = new Rig(Profiles.point("type: int16, maxJump: 10", ""));
    rig.whole(0, 20).whole(1, 500).whole(2, 21).whole(3, 60).whole(4, 62).whole(5, 63);
    assertThat(rig.readings)
        .extracting(PointPipelineTest::shown)
        .containsExactly("20", "none", "21", "none", "62", "63");
    assertThat(rig.readings.get(1).quality()).isEqualTo(Quality.IMPLAUSIBLE);
  }

  @Test
  void whatChangedByNoMoreThanTheDeadbandIsNotReported() {
    Rig rig = new Rig(Profiles.point("type: int16, report: {deadband: 2, heartbeat: 60s}", ""));
    rig.whole(0, 10).whole(1, 12).whole(2, 13).whole(3, 12).whole(4, 10).whole(64, 11);
    assertThat(rig.readings)
        .extracting(reading -> shown(reading) + " " + reading.eventTime().getEpochSecond() % 100)
        .containsExactly("10 0", "13 2", "10 4", "11 64");
  }

  @Test
  void anEnumerationReportsEveryChange() {
    String labels = "enum: {1: {id: one, label: {zh: 一, en: One}}}, quantity: state";
    Rig rig = new Rig(Profiles.point(labels, ""));
    rig.whole(0, 1).whole(1, 1).whole(2, 2).whole(3, 1);
    assertThat(rig.readings).extracting(PointPipelineTest::shown).containsExactly("1", "2", "1");
  }

  @Test
  void aTextIsCutAtItsMaximum() {
    Rig rig = new Rig(Profiles.point("type: string, length: 8", ""));
    rig.answer(0, List.of(new RawValue.Text("x".repeat(2000))));
    assertThat(shown(rig.last())).hasSize(PointValue.Text.MAX_LENGTH);
  }

  @Test
  void aDerivedPointFollowsItsInputsAndIsUnknownWithThem() {
    Rig rig =
        new Rig(
            Profiles.of(
                """
                points:
                  x: {title: {zh: 值, en: X}, at: input:0, invalid: [0xFFFF]}
                  y: {title: {zh: 值, en: Y}, at: input:1}
                derived:
                  ratio: {title: {zh: 比, en: Ratio}, expr: x / y}
                  high: {title: {zh: 高, en: High}, expr: ratio > 2}
                """));
    rig.whole(0, 3).whole(1, 3, 2).whole(2, 6, 2).whole(3, 6, 0).whole(4, 0xFFFF, 2);
    assertThat(rig.readings.stream().filter(r -> r.point().equals("ratio")))
        .extracting(PointPipelineTest::shown)
        .containsExactly("1.5", "3", "none");
    assertThat(rig.readings.stream().filter(r -> r.point().equals("high")))
        .extracting(PointPipelineTest::shown)
        .containsExactly("false", "true", "none");
  }

  @Test
  void aRefusedPointHasTheQualityDeviceErrorOnce() {
    Rig rig = new Rig(Profiles.point("type: int16", ""));
    ReadOutcome refused =
        new ReadOutcome.DeviceError(2, "illegal address", ReadOutcome.DeviceError.Kind.REFUSED);
    rig.outcome(0, refused).outcome(1, refused).whole(2, 5);
    assertThat(rig.readings)
        .extracting(Reading::quality)
        .containsExactly(Quality.DEVICE_ERROR, Quality.GOOD);
    assertThat(rig.online).containsExactly(true);
  }

  @Test
  void aBusyDeviceKeepsItsValuesForAWhile() {
    Rig rig = new Rig(Profiles.point("type: int16", ""));
    ReadOutcome busy = new ReadOutcome.DeviceError(6, "busy", ReadOutcome.DeviceError.Kind.BUSY);
    rig.whole(0, 5).outcome(1, busy).outcome(2, busy);
    assertThat(rig.readings).hasSize(1);
    assertThat(rig.outcome(3, busy).last().quality()).isEqualTo(Quality.DEVICE_ERROR);
    assertThat(rig.online).containsExactly(true);
  }

  @Test
  void answersThatDoNotFitTheQuestionAreABrokenPromise() {
    Rig rig = new Rig(Profiles.point("type: int16", ""));
    ReadOutcome two = new ReadOutcome.Values(List.of(new RawValue.Whole(1), new RawValue.Whole(2)));
    assertThatThrownBy(() -> rig.pipeline.accept(List.of("x"), two, Rig.START))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> rig.answer(0, List.of(new RawValue.Text("a"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Questions also bring facts, and places that only commands use. */
  @Test
  void whatIsNoPointIsPassedOver() {
    Rig rig = new Rig(Profiles.point("type: int16", ""));
    ReadOutcome values =
        new ReadOutcome.Values(List.of(new RawValue.Whole(1), new RawValue.Whole(2)));
    DevicePipeline.Result result = rig.pipeline.accept(List.of("nobody", "x"), values, Rig.START);
    assertThat(result.readings()).extracting(Reading::point).containsExactly("x");
  }
}
