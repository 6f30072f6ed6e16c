package org.gengfu.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.document.Mark;
import org.gengfu.document.Problems;
import org.gengfu.profile.Operand;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What drivers make of raw values: the same as the point pipeline does. */
class RawMeaningTest {
  private static final String PROFILE =
      """
      profile: p
      schema: 1
      version: 1.0.0
      kind: test.probe
      title: {zh: 探, en: Probe}
      illustrative: true
      protocol: snmp
      snmp: {versions: [v2c]}
      points:
        closed: {title: {zh: 合, en: Closed}, at: 1.3.6.1.4.1.1.1.0, type: integer, bit: 1, invert: true}
        state:
          title: {zh: 态, en: State}
          at: 1.3.6.1.4.1.1.2.0
          type: integer
          invalid: [255]
          bits: {0: {id: manual, title: {zh: 手, en: Manual}, invert: true}}
        level: {title: {zh: 位, en: Level}, at: 1.3.6.1.4.1.1.3.0, type: integer, scale: 0.1, validRaw: [0, 1000], invalid: [777]}
        count: {title: {zh: 数, en: Count}, at: 1.3.6.1.4.1.1.4.0, type: integer, scale: 0.5}
        words: {title: {zh: 词, en: Words}, at: 1.3.6.1.4.1.1.5.0, type: text, extract: {regex: "([0-9.]+) V", as: number}, unit: V}
        power: {title: {zh: 率, en: Power}, at: 1.3.6.1.4.1.1.6.0, type: integer, scale: {point: factor, power10: true}}
        factor: {title: {zh: 因, en: Factor}, at: 1.3.6.1.4.1.1.7.0, type: integer}
        warm:
          title: {zh: 温, en: Warm}
          at: 1.3.6.1.4.1.1.8.0
          type: integer
          convert: fahrenheit-to-celsius
          write: {min: 16, max: 30, step: 0.5, role: operator}
        mode:
          title: {zh: 式, en: Mode}
          at: 1.3.6.1.4.1.1.9.0
          type: integer
          enum: {1: {id: off, label: {zh: 关, en: Off}}, 4: {id: on, label: {zh: 开, en: On}}}
          write: {role: operator, when: not closed and power > 100}
        name: {title: {zh: 名, en: Name}, at: 1.3.6.1.4.1.1.10.0, type: text, write: {role: operator, maxLength: 4}}
      """;

  @TempDir Path folder;
  private ResolvedProfile profile;

  @BeforeEach
  void resolve() throws IOException {
    Files.writeString(folder.resolve("p.yaml"), PROFILE);
    Problems problems = new Problems();
    profile =
        ProfileLibrary.load(folder, problems)
            .resolve("p", Map.of(), null, new Mark("test", 1, 1), problems);
    assertThat(problems.list()).isEmpty();
  }

  private Operand of(String point, RawValue raw) {
    return RawMeaning.operand(raw, profile.point(point), factor -> new Operand.Number(-1));
  }

  private Operand of(String point, long raw) {
    return of(point, new RawValue.Whole(raw));
  }

  @Test
  void anInvertedBitIsTurnedRound() {
    assertThat(of("closed", 2)).isEqualTo(new Operand.Flag(false));
    assertThat(of("closed", 5)).isEqualTo(new Operand.Flag(true));
  }

  /** The sentinel of a map of bits is the whole value, not the bit. */
  @Test
  void aValueThatMeansNothingSaysNothingOfItsBits() {
    assertThat(of("state.manual", 254)).isEqualTo(new Operand.Flag(true));
    assertThat(of("state.manual", 255)).isNull();
  }

  @Test
  void sentinelsAndRangesOfRawValuesAreKept() {
    assertThat(of("level", 776)).isEqualTo(new Operand.Number(77.6));
    assertThat(of("level", 777)).isNull();
    assertThat(of("level", 1001)).isNull();
  }

  /** A Counter64 of 2^63 and more is no negative number. */
  @Test
  void aLargeCounterHasNoSign() {
    assertThat(of("count", Long.MIN_VALUE)).isEqualTo(new Operand.Number(0x1p62));
    assertThat(of("count", -4)).isEqualTo(new Operand.Number(-2));
  }

  @Test
  void aNumberIsTakenOutOfAText() {
    assertThat(of("words", new RawValue.Text("U = 53.5 V"))).isEqualTo(new Operand.Number(53.5));
    assertThat(of("words", new RawValue.Text("none"))).isNull();
  }

  @Test
  void aFactorOfTheDeviceAndAConversionCount() {
    assertThat(of("power", 250)).isEqualTo(new Operand.Number(25));
    assertThat(of("warm", 68)).isEqualTo(new Operand.Number(20));
  }

  private String refusal(String point, RawValue raw) {
    return RawMeaning.refusal(raw, profile.point(point));
  }

  /** 16 and 30 degrees Celsius are 60.8 and 86 degrees Fahrenheit. */
  @Test
  void aConvertedSetPointIsMeasuredInItsUnit() {
    assertThat(refusal("warm", new RawValue.Whole(68))).isNull();
    assertThat(refusal("warm", new RawValue.Whole(61))).isNull();
    assertThat(refusal("warm", new RawValue.Whole(86))).isNull();
    assertThat(refusal("warm", new RawValue.Whole(88))).contains("is outside 16.0 to 30.0");
    assertThat(refusal("warm", new RawValue.Whole(20))).contains("is outside 16.0 to 30.0");
  }

  @Test
  void anEnumerationTakesItsLabelsOnly() {
    assertThat(refusal("mode", new RawValue.Whole(4))).isNull();
    assertThat(refusal("mode", new RawValue.Whole(2))).contains("none of the values [1, 4]");
  }

  @Test
  void textsAreForTextsAndAsLongAsTheyMayBe() {
    assertThat(refusal("name", new RawValue.Text("abcd"))).isNull();
    assertThat(refusal("name", new RawValue.Text("abcde"))).contains("at most 4");
    assertThat(refusal("name", new RawValue.Whole(1))).contains("takes a text");
    assertThat(refusal("mode", new RawValue.Text("on"))).contains("a text cannot be written");
  }

  /** The guard needs the factor of what it names, too. */
  @Test
  void aGuardIsJudgedByAllThatItNeeds() {
    Map<String, ResolvedPoint> points = new HashMap<>();
    profile.points().forEach(point -> points.put(point.id(), point));
    Guard guard = new Guard(profile.point("mode").write().guard(), points);
    assertThat(guard.unanswerable()).isNull();
    assertThat(guard.needed())
        .extracting(ResolvedPoint::id)
        .containsExactlyInAnyOrderElementsOf(List.of("closed", "power", "factor"));
    guard.read("closed", new RawValue.Whole(2));
    guard.read("power", new RawValue.Whole(11));
    assertThat(guard.refusal()).contains("is not known");
    guard.read("factor", new RawValue.Whole(1));
    assertThat(guard.refusal()).isNull();
    guard.read("closed", new RawValue.Whole(0));
    assertThat(guard.refusal()).contains("does not hold");
    points.remove("factor");
    assertThat(new Guard(profile.point("mode").write().guard(), points).unanswerable())
        .contains("needs factor, which is not read");
  }
}
