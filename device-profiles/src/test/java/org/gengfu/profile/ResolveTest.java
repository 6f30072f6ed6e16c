package org.gengfu.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Node;
import org.gengfu.document.Problem;
import org.gengfu.document.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A profile made ready for one device. */
class ResolveTest {
  private static final String HEAD =
      """
      schema: 1
      version: 1.0.0
      kind: test.probe
      title: {zh: 探, en: Probe}
      illustrative: true
      """;
  private static final String ALARM =
      "severity: major, type: other, text: {zh: 警, en: A}, action: {zh: 看, en: Look}";

  @TempDir Path folder;
  private final Problems problems = new Problems();

  private void profile(String id, String body) throws IOException {
    Files.writeString(folder.resolve(id + ".yaml"), "profile: " + id + "\n" + HEAD + body);
  }

  private ResolvedProfile resolve(String id, String device) {
    MapNode node = Documents.parse("edge.yaml", device, problems);
    Map<String, Node> params = new LinkedHashMap<>();
    if (node.get("params") instanceof MapNode map) {
      map.keys().forEach(key -> params.put(key, map.get(key)));
    }
    Mark asked = new Mark("edge.yaml", 1, 1);
    return ProfileLibrary.load(folder, problems).resolve(id, params, node, asked, problems);
  }

  private RegisterSource source(ResolvedProfile profile, String point) {
    return (RegisterSource) profile.point(point).source();
  }

  private static final String MODBUS = "protocol: modbus\nmodbus: {base: 0}\n";

  @Test
  void allThreeWaysToCountMeanTheSamePlace() throws IOException {
    String at = "points: {x: {title: {zh: 值, en: X}, at: ";
    profile("zero", "protocol: modbus\nmodbus: {base: 0}\n" + at + "holding:99}}\n");
    profile("one", "protocol: modbus\nmodbus: {base: 1}\n" + at + "holding:100}}\n");
    profile("modicon", "protocol: modbus\nmodbus: {base: modicon}\n" + at + "40100}}\n");
    profile("six", "protocol: modbus\nmodbus: {base: modicon}\n" + at + "400100}}\n");
    for (String id : new String[] {"zero", "one", "modicon", "six"}) {
      RegisterSource source = source(resolve(id, "{}"), "x");
      assertThat(source.table()).as(id).isEqualTo(ModbusTable.HOLDING);
      assertThat(source.address()).as(id).isEqualTo(99);
    }
    assertThat(problems.list()).isEmpty();
  }

  @Test
  void parametersMoveAddressesAndDecideWhatExists() throws IOException {
    profile(
        "p",
        MODBUS
            + """
            params:
              row: {type: int, min: 0, max: 9, default: 2}
              heated: {type: flag, default: false}
              role: {type: choice, choices: [inlet, outlet]}
            points:
              x: {title: {zh: 值, en: X}, at: "input:${row * 10 + 1}"}
              h: {title: {zh: 值, en: H}, at: input:500, when: heated}
              o: {title: {zh: 值, en: O}, at: input:501, when: role == "outlet"}
            derived:
              d: {title: {zh: 值, en: D}, expr: h + 1}
            alarms:
              a: {when: h > row, %s}
              b: {when: x > row, %s}
            """
                .formatted(ALARM, ALARM));
    ResolvedProfile plain = resolve("p", "params: {role: inlet}\n");
    assertThat(source(plain, "x").address()).isEqualTo(21);
    assertThat(plain.points()).extracting(ResolvedPoint::id).containsExactly("x");
    assertThat(plain.alarms()).extracting(ResolvedAlarm::id).containsExactly("b");
    assertThat(plain.alarms().getFirst().when().limit()).isEqualTo(2);
    ResolvedProfile full = resolve("p", "params: {role: outlet, heated: true, row: 3}\n");
    assertThat(source(full, "x").address()).isEqualTo(31);
    assertThat(full.points()).extracting(ResolvedPoint::id).containsExactly("x", "h", "o", "d");
    assertThat(full.alarms()).hasSize(2);
    assertThat(problems.list()).isEmpty();
  }

  @Test
  void wrongParametersAreReportedInTheDevicesFile() throws IOException {
    profile(
        "p",
        MODBUS
            + """
            params:
              row: {type: int, min: 0, max: 9}
              role: {type: choice, choices: [inlet, outlet], default: inlet}
            """);
    assertThat(resolve("p", "params: {row: 10, role: outlte, rwo: 1}\n")).isNull();
    assertThat(resolve("p", "{}")).isNull();
    assertThat(problems.list())
        .extracting(Problem::toString)
        .containsExactlyInAnyOrder(
            "edge.yaml:1:38: UNKNOWN_KEY unknown parameter \"rwo\". Did you mean \"row\"?",
            "edge.yaml:1:15: OUT_OF_RANGE the parameter \"row\" is out of range. Use 0 to 9.",
            "edge.yaml:1:25: UNKNOWN_WORD the parameter \"role\" has a value that is not known here."
                + " Did you mean \"outlet\"?",
            "edge.yaml:1:1: MISSING the parameter \"row\" is missing. Add row: under params.");
  }

  @Test
  void aSiteMayChangeThresholdsPeriodsAndPoints() throws IOException {
    profile(
        "p",
        MODBUS
            + "points:\n"
            + "  x: {title: {zh: 值, en: X}, at: input:0}\n"
            + "  y: {title: {zh: 值, en: Y}, at: input:1, enabled: false}\n"
            + "alarms:\n  a: {when: x > limit, limit: {value: 5, min: 0, max: 9}, hysteresis: 2, "
            + ALARM
            + "}\n  b: {when: x < 1, "
            + ALARM
            + "}\n");
    ResolvedProfile plain = resolve("p", "{}");
    assertThat(plain.alarms().getFirst().when().limit()).isEqualTo(5);
    assertThat(plain.points()).hasSize(1);
    ResolvedProfile number = resolve("p", "thresholds: {a: 7}\n");
    assertThat(number.alarms().getFirst().when().limit()).isEqualTo(7);
    assertThat(number.alarms().getFirst().clear().limit()).isEqualTo(5);
    ResolvedProfile more =
        resolve(
            "p",
            "thresholds: {a: {limit: 8, for: 9s, severity: minor}, b: {enabled: false}}\n"
                + "polling: {fast: 250ms}\n"
                + "points: {x: {deadband: 3, heartbeat: 30s, title: {zh: 我, en: Mine}}, y: {enabled: true}}\n");
    assertThat(problems.list()).isEmpty();
    assertThat(more.alarms()).hasSize(1);
    ResolvedAlarm alarm = more.alarms().getFirst();
    assertThat(alarm.when().limit()).isEqualTo(8);
    assertThat(alarm.onDelay()).isEqualTo(Duration.ofSeconds(9));
    assertThat(alarm.severity()).isEqualTo(AlarmSeverity.MINOR);
    assertThat(more.polling()).containsEntry(PollClass.FAST, Duration.ofMillis(250));
    assertThat(more.points()).hasSize(2);
    assertThat(more.point("x").deadband()).isEqualTo(3);
    assertThat(more.point("x").titles()).containsEntry("en", "Mine");
  }

  @Test
  void whatASiteChangesWronglyIsReported() throws IOException {
    profile(
        "p",
        MODBUS
            + "points: {x: {title: {zh: 值, en: X}, at: input:0}}\n"
            + "alarms:\n  high: {when: x > limit, limit: {value: 5, min: 0, max: 9}, "
            + ALARM
            + "}\n  low: {when: x < 1, "
            + ALARM
            + "}\n");
    String device =
        """
        thresholds: {high: 10, low: 2, hihg: 3}
        polling: {fats: 1s}
        points: {z: {enabled: true}, x: {deadbnad: 1}}
        """;
    assertThat(resolve("p", device)).isNull();
    assertThat(problems.list())
        .extracting(
            problem -> problem.mark().line() + ":" + problem.mark().column() + " " + problem.code())
        .containsExactlyInAnyOrder(
            "1:20 OUT_OF_RANGE",
            "1:29 MEANINGLESS",
            "1:32 UNKNOWN_NAME",
            "2:11 UNKNOWN_KEY",
            "3:13 UNKNOWN_NAME",
            "3:34 UNKNOWN_KEY");
  }

  @Test
  void aMixinIsTakenOverAndReplacedOnlyExplicitly() throws IOException {
    profile(
        "hvac",
        "mixin: true\npoints:\n  x: {title: {zh: 值, en: X}, at: input:0}\n"
            + "  y: {title: {zh: 值, en: Y}, at: input:1}\n");
    profile(
        "p",
        MODBUS
            + "extends: [hvac]\npoints:\n"
            + "  y: {title: {zh: 值, en: Y}, at: input:7, override: true}\n");
    ResolvedProfile profile = resolve("p", "{}");
    assertThat(problems.list()).isEmpty();
    assertThat(source(profile, "x").address()).isZero();
    assertThat(source(profile, "y").address()).isEqualTo(7);
    assertThat(resolve("hvac", "{}")).isNull();
    assertThat(problems.list()).extracting(Problem::code).containsExactly("MEANINGLESS");
  }

  @Test
  void replacingSilentlyAndReplacingNothingAreErrors() throws IOException {
    profile("hvac", "mixin: true\npoints: {x: {title: {zh: 值, en: X}, at: input:0}}\n");
    profile(
        "p",
        MODBUS
            + "extends: [hvac]\npoints:\n"
            + "  x: {title: {zh: 值, en: X}, at: input:7}\n"
            + "  z: {title: {zh: 值, en: Z}, at: input:8, override: true}\n");
    assertThat(resolve("p", "{}")).isNull();
    assertThat(problems.list())
        .extracting(Problem::code)
        .containsExactly("OVERRIDE", "OVERRIDE", "UNKNOWN_PROFILE");
  }

  @Test
  void wordsOfAnEnumerationStandForTheirNumbers() throws IOException {
    profile(
        "p",
        MODBUS
            + "points: {s: {title: {zh: 态, en: S}, at: input:0, enum:"
            + " {3: {id: fault, label: {zh: 故障, en: Fault}}}}}\n"
            + "alarms: {a: {when: s == fault, "
            + ALARM
            + "}}\n");
    ResolvedProfile profile = resolve("p", "{}");
    assertThat(problems.list()).isEmpty();
    assertThat(profile.alarms().getFirst().when().limit()).isEqualTo(3);
    assertThat(profile.point("s").labels().get(3L).texts()).containsEntry("zh", "故障");
  }

  @Test
  void sentinelsAreAsTheRawValueWillBe() throws IOException {
    profile(
        "p",
        MODBUS
            + """
            points:
              a: {title: {zh: 值, en: A}, at: input:0, type: int16, invalid: [0x8000, 0x7FFF, -5]}
              b: {title: {zh: 值, en: B}, at: input:1, type: uint16, invalid: [0x8000]}
              c: {title: {zh: 值, en: C}, at: input:4, type: uint64, invalid: [0xFFFFFFFFFFFFFFFF]}
              d: {title: {zh: 值, en: D}, at: input:8, type: float32, invalid: [nan, -9999]}
              e: {title: {zh: 值, en: E}, at: input:10, type: int16, bits: [0, 3], invalid: [15]}
            """);
    ResolvedProfile profile = resolve("p", "{}");
    assertThat(problems.list()).isEmpty();
    assertThat(profile.point("a").invalid()).containsExactlyInAnyOrder(-32768L, 32767L, -5L);
    assertThat(profile.point("b").invalid()).containsExactly(32768L);
    assertThat(profile.point("c").invalid()).containsExactly(-1L);
    assertThat(profile.point("d").invalid()).containsExactly(-9999L);
    assertThat(profile.point("e").invalid()).containsExactly(15L);
  }

  @Test
  void derivedPointsStandAfterWhatTheyNeed() throws IOException {
    profile(
        "p",
        MODBUS
            + """
            points: {x: {title: {zh: 值, en: X}, at: input:0}}
            derived:
              b: {title: {zh: 乙, en: B}, expr: a + 1}
              a: {title: {zh: 甲, en: A}, expr: x + 1}
              c: {title: {zh: 丙, en: C}, expr: b > a}
            """);
    ResolvedProfile profile = resolve("p", "{}");
    assertThat(problems.list()).isEmpty();
    assertThat(profile.points()).extracting(ResolvedPoint::id).containsExactly("x", "a", "b", "c");
    assertThat(profile.point("c").kind()).isEqualTo(ValueKind.FLAG);
  }

  @Test
  void oneBrokenProfileLeavesTheOthersUsable() throws IOException {
    profile("good", MODBUS);
    profile("bad", MODBUS + "pints: {}\n");
    Files.writeString(folder.resolve("worse.yaml"), "profile: [\n");
    assertThat(resolve("good", "{}")).isNotNull();
    assertThat(resolve("bad", "{}")).isNull();
    assertThat(resolve("godo", "{}")).isNull();
    assertThat(problems.toString())
        .contains("has errors, see above")
        .contains("\"godo\" is not known. Did you mean \"good\"?")
        .contains("unknown key \"pints\". Did you mean \"points\"?");
  }

  @Test
  void twoProfilesWithOneIdAreAnError() throws IOException {
    profile("p", MODBUS);
    Files.createDirectories(folder.resolve("sub"));
    Files.copy(folder.resolve("p.yaml"), folder.resolve("sub/q.yaml"));
    ProfileLibrary.load(folder, problems);
    assertThat(problems.list()).extracting(Problem::code).containsExactly("DUPLICATE_KEY");
    Problems none = new Problems();
    ProfileLibrary.load(folder.resolve("nowhere"), none);
    assertThat(none.list()).extracting(Problem::code).containsExactly("UNREADABLE");
  }
}
