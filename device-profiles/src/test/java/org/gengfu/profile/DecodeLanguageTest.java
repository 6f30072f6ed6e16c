package org.gengfu.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may be said about making a value out of raw ones. */
class DecodeLanguageTest {
  @TempDir Path folder;
  private ProfileRig rig;

  @BeforeEach
  void open() {
    rig = new ProfileRig(folder);
  }

  private ResolvedPoint point(String spec) {
    rig.profile(
        "points:\n  sf: {title: {zh: 幂, en: SF}, at: input:900, type: int16}\n  x: {title: {zh: 值, en: X}, "
            + spec
            + "}\n");
    return rig.resolve("{}").point("x");
  }

  @Test
  void scaleFromThePointThatTheDeviceKeepsItIn() {
    ResolvedPoint x = point("at: input:0, scale: {point: sf, power10: true}");
    assertThat(x.decode().scaleFrom()).isEqualTo(new Decode.ScaleFrom("sf", true));
    assertThat(x.kind()).isEqualTo(ValueKind.REAL);
  }

  @Test
  void rawRangeAndWhatHappensOutside() {
    ResolvedPoint x = point("at: input:0, validRaw: [0, 500], onInvalid: drop, invalid: [0xFFFF]");
    assertThat(x.decode().validRawHigh()).isEqualTo(500);
    assertThat(x.decode().dropInvalid()).isTrue();
    assertThat(x.invalid()).containsExactly(65535L);
  }

  @Test
  void conversionsMakeRealNumbers() {
    assertThat(point("at: input:0, convert: kelvin-to-celsius").kind()).isEqualTo(ValueKind.REAL);
    assertThat(point("at: input:0, convert: minutes-to-seconds").kind()).isEqualTo(ValueKind.WHOLE);
  }

  @Test
  void registersMayLieApart() {
    RegisterSource source =
        (RegisterSource)
            point("type: int32, registers: [input:7, input:3], sign: magnitude").source();
    assertThat(source.layout().addresses()).containsExactly(7, 3);
    assertThat(source.address()).isEqualTo(3);
    assertThat(source.registers()).isEqualTo(5);
    assertThat(source.layout().magnitude()).isTrue();
  }

  @Test
  void textsAndDatesHaveForms() {
    RegisterSource text =
        (RegisterSource)
            point(
                    "at: input:0, type: string, length: 8, packing: low-high, charset: gb18030, trim: false")
                .source();
    assertThat(text.layout())
        .isEqualTo(
            new RegisterLayout(
                java.util.List.of(),
                false,
                RegisterLayout.Packing.LOW_HIGH,
                "GB18030",
                false,
                RegisterLayout.Form.CHARACTERS));
    assertThat(java.nio.charset.Charset.isSupported(text.layout().charset())).isTrue();
    RegisterSource mac = (RegisterSource) point("at: input:0, type: string, render: mac").source();
    assertThat(mac.registers()).isEqualTo(3);
    ResolvedPoint date = point("at: input:0, type: date-time, format: bcd-ymdhms");
    assertThat(date.kind()).isEqualTo(ValueKind.TEXT);
    assertThat(((RegisterSource) date.source()).layout().form())
        .isEqualTo(RegisterLayout.Form.BCD_YMDHMS);
    RegisterSource epoch =
        (RegisterSource)
            point("at: input:0, type: date-time, format: epoch-seconds, length: 4").source();
    assertThat(epoch.registers()).isEqualTo(4);
  }

  @Test
  void aTextIsTakenApartAndMayBeANumber() {
    ResolvedPoint x =
        point(
            "quantity: voltage, at: input:0, type: string, length: 8, scale: 0.1, extract: {regex: \"V=([0-9]+)\", as: number}");
    assertThat(x.kind()).isEqualTo(ValueKind.REAL);
    assertThat(x.decode().extract().apply("I=3 V=2310 x")).isEqualTo("2310");
    assertThat(x.decode().extract().apply("I=3")).isNull();
    ResolvedPoint word =
        point(
            "at: input:0, type: string, length: 2, enum: {3: {id: battery, label: {zh: 电池, en: Battery}}},"
                + " extract: {replace: [{from: \"^B$\", to: \"3\"}], as: whole}");
    assertThat(word.kind()).isEqualTo(ValueKind.WHOLE);
    assertThat(word.decode().extract().apply("B")).isEqualTo("3");
    assertThat(word.decode().extract().apply("AB")).isEqualTo("AB");
    assertThat(
            new Extract(
                    java.util.regex.Pattern.compile("([0-9])/([0-9])"),
                    1,
                    "$2 of $1$",
                    java.util.List.of(),
                    Extract.As.TEXT)
                .apply("port 3/4"))
        .isEqualTo("4 of 3$");
  }

  @Test
  void aCounterHasARate() {
    rig.profile(
        """
        points:
          octets:
            title: {zh: 字节, en: Octets}
            at: input:0
            type: uint32
            counter: {kind: counter, wrap: 32, reset: power-loss, rate: {id: bitrate, per: 1s, scale: 8, unit: bit/s, title: {zh: 速率, en: Rate}}}
        alarms:
          busy: {when: bitrate > 1000, severity: minor, type: other, text: {zh: 忙, en: Busy}, action: {zh: 看, en: Look}}
        """);
    ResolvedProfile profile = rig.resolve("{}");
    assertThat(ProfileRig.ids(profile.points())).containsExactly("octets", "bitrate");
    assertThat(profile.point("octets").decode().counter())
        .isEqualTo(new CounterRule(CounterRule.Kind.COUNTER, 32, CounterRule.Reset.POWER_LOSS));
    ResolvedPoint rate = profile.point("bitrate");
    assertThat(rate.source()).isEqualTo(new RateSource("octets", Duration.ofSeconds(1)));
    assertThat(rate.scale()).isEqualByComparingTo("8");
    assertThat(rate.unit()).isEqualTo("bit/s");
    assertThat(profile.alarms()).hasSize(1);
  }

  /** Where the driver does not cut bits out, the pipeline has to, and knows which. */
  @Test
  void bitsAreCutOutBySomebody() {
    rig.document(
        "p",
        """
        schema: 1
        version: 1.0.0
        kind: test.probe
        title: {zh: 探, en: Probe}
        illustrative: true
        protocol: rows
        rows: {}
        points:
          w: {title: {zh: 位, en: W}, at: cell, invalid: [255], bits: {5: {id: a, title: {zh: 甲, en: A}}}}
          s: {title: {zh: 片, en: S}, at: cell, bits: [2, 4]}
        """);
    ResolvedProfile profile = rig.resolve("{}");
    assertThat(profile.point("w.a").decode().lowBit()).isEqualTo(5);
    assertThat(profile.point("w.a").kind()).isEqualTo(ValueKind.FLAG);
    assertThat(profile.point("w.a").decode().wholeInvalid()).isEqualTo(Set.of(255L));
    assertThat(profile.point("s").decode().highBit()).isEqualTo(4);
    assertThat(profile.point("s").source()).isEqualTo(profile.point("w.a").source());
  }

  @Test
  void whatAScreenNeedsIsKept() {
    ResolvedPoint x =
        point(
            "at: input:0, period: 30s, setting: true, component: phase.L1, group: power, doc: D, manual: p. 2,"
                + " deprecated: true, replacedBy: sf, aliases: [old], display: {order: 3, widget: bar, decimals: 1, unit: kV, icon: bolt}");
    assertThat(x.info())
        .isEqualTo(
            new PointInfo(
                "phase.L1",
                "power",
                false,
                true,
                "D",
                "p. 2",
                new Display(3, "bar", 1, "kV", "bolt"),
                java.util.List.of("old"),
                true,
                "sf",
                ""));
    assertThat(x.period()).isEqualTo(Duration.ofSeconds(30));
    assertThat(x.poll()).isEqualTo(PollClass.ON_DEMAND);
    assertThat(rig.resolve("points: {old: {deadband: 4}}\n").point("x").deadband()).isEqualTo(4);
  }

  @Test
  void aNameThatTheDeviceKnows() {
    rig.profile(
        "points:\n  name: {title: {zh: 名, en: Name}, at: input:0, type: string, length: 4}\n"
            + "  x: {title: {zh: 值, en: X}, at: input:10, titleFrom: \"${name}\"}\n");
    ResolvedProfile before = rig.resolve("{}");
    assertThat(before.point("x").titles()).containsEntry("en", "X");
    assertThat(before.complete()).isFalse();
    DeviceFacts facts =
        new DeviceFacts(
            java.util.Map.of("name", new Operand.Text("North hall")), java.util.Map.of());
    assertThat(rig.resolve("{}", facts).point("x").titles()).containsEntry("zh", "North hall");
  }

  @Test
  void whatIsWrongIsSaid() {
    rig.profile(
        """
        points:
          a: {title: {zh: 甲, en: A}, at: input:0, scale: {point: nobody}}
          b: {title: {zh: 乙, en: B}, at: input:1, extract: {regex: a}}
          c: {title: {zh: 丙, en: C}, at: input:2, type: string, length: 2, extract: {regex: "("}}
          d: {title: {zh: 丁, en: D}, at: input:4, sign: magnitude}
          e: {title: {zh: 戊, en: E}, at: input:5, type: date-time}
          f: {title: {zh: 己, en: F}, type: int32, registers: [input:6, holding:7]}
          g: {title: {zh: 庚, en: G}, at: input:8, charset: ascii}
          h: {title: {zh: 辛, en: H}, at: input:9, since: latest}
          i: {title: {zh: 壬, en: I}, at: input:10, period: 5s, poll: fast}
        """);
    assertThat(rig.complaints())
        .anySatisfy(t -> assertThat(t).contains("\"nobody\" is no point that could hold a scale"))
        .anySatisfy(
            t -> assertThat(t).contains("\"extract\" has no meaning for a value that is no text"))
        .anySatisfy(t -> assertThat(t).contains("no regular expression"))
        .anySatisfy(t -> assertThat(t).contains("sign: magnitude needs a type with a sign"))
        .anySatisfy(t -> assertThat(t).contains("\"format\" is missing"))
        .anySatisfy(t -> assertThat(t).contains("registers must name 2 registers of one table"))
        .anySatisfy(t -> assertThat(t).contains("\"charset\" has a meaning for a text only"))
        .anySatisfy(t -> assertThat(t).contains("\"since\" holds no number"))
        .anySatisfy(t -> assertThat(t).contains("poll and period exclude each other"));
  }

  /** A value written through a conversion reads back as itself. */
  @Property
  void conversionsAreUndone(@ForAll @DoubleRange(min = 0.01, max = 1e6) double value) {
    for (Conversion conversion : Conversion.values()) {
      double there = conversion.apply(value);
      assertThat(conversion.undo(there)).isCloseTo(value, within(Math.abs(value) * 1e-9 + 1e-9));
    }
  }

  /** A float may mean "no value" by a number with a fraction; a whole number cannot. */
  @Test
  void aSentinelOfAFloatMayHaveAFraction() {
    ResolvedPoint x = point("at: input:0, type: float32, invalid: [-999.9, 9999, nan]");
    assertThat(x.invalid()).containsExactly(9999L);
    assertThat(x.decode().isNothing(-999.9f)).isTrue();
    assertThat(x.decode().isNothing(-999.9)).isTrue();
    assertThat(x.decode().isNothing(-999)).isFalse();
  }

  @Test
  void aRangeOfRawValuesHasNoMeaningBesideBits() {
    rig.profile(
        "points: {w: {title: {zh: 位, en: W}, at: input:0, validRaw: [0, 9], bits: {5: {id: a, title: {zh: 甲, en: A}}}},"
            + " x: {title: {zh: 值, en: X}, at: input:1, invalid: [0.5]}}\n");
    assertThat(rig.complaints())
        .anySatisfy(
            t -> assertThat(t).contains("MEANINGLESS \"validRaw\" has no meaning for a map"))
        .anySatisfy(t -> assertThat(t).contains("0.5 has a fraction"))
        .hasSize(2);
  }
}
