package org.gengfu.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.profile.ProfileRig.ids;
import static org.gengfu.profile.ProfileRig.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sections of points that repeat. */
class RepeatTest {
  private static final String CURRENT =
      "points: {current: {title: {zh: 电流, en: Current}, at: input:100}}";

  @TempDir Path folder;
  private ProfileRig rig;

  @BeforeEach
  void open() {
    rig = new ProfileRig(folder);
  }

  @Test
  void aNumberOfInstancesLieAStrideApart() {
    rig.profile("repeat: {pump: {count: 3, stride: 10, " + CURRENT + "}}\n");
    ResolvedProfile profile = rig.resolve("{}");
    assertThat(ids(profile.points()))
        .containsExactly("pump[1].current", "pump[2].current", "pump[3].current");
    assertThat(source(profile, "pump[3].current").address()).isEqualTo(120);
    assertThat(profile.complete()).isTrue();
    assertThat(profile.point("pump[2].current").titles()).containsEntry("en", "2 Current");
    assertThat(profile.point("pump[2].current").info().component()).isEqualTo("pump[2]");
  }

  @Test
  void aParameterSaysHowMany() {
    rig.profile(
        "params: {n: {type: int, min: 0, max: 9, default: 2}}\n"
            + "repeat: {pump: {count: \"${n + 1}\", first: 0, title: {zh: 泵, en: Pump}, points: {x: "
            + "{title: {zh: 值, en: X}, at: \"input:${100 + index * 7 + i}\"}}}}\n");
    ResolvedProfile profile = rig.resolve("params: {n: 1}\n");
    assertThat(ids(profile.points())).containsExactly("pump[0].x", "pump[1].x");
    assertThat(source(profile, "pump[1].x").address()).isEqualTo(108);
    assertThat(profile.point("pump[1].x").titles()).containsEntry("en", "Pump 1 X");
  }

  /** What a register says is asked for first; nothing else of the section is known before. */
  @Test
  void aPointSaysHowMany() {
    rig.profile(
        "points: {n: {title: {zh: 数, en: N}, at: input:0}}\n"
            + "repeat: {pump: {count: \"${n}\", stride: 2, "
            + CURRENT
            + "}}\n");
    ResolvedProfile before = rig.resolve("{}");
    assertThat(before.complete()).isFalse();
    assertThat(ids(before.facts())).containsExactly("n");
    assertThat(before.facts().getFirst().poll()).isEqualTo(PollClass.STATIC);
    assertThat(ids(before.points())).containsExactly("n");
    ResolvedProfile after = rig.resolve("{}", ProfileRig.facts(Map.of("n", 2.0)));
    assertThat(after.complete()).isTrue();
    assertThat(ids(after.points())).containsExactly("n", "pump[1].current", "pump[2].current");
    ResolvedProfile silent = rig.resolve("{}", new DeviceFacts(Map.of(), Map.of(), Set.of("n")));
    assertThat(silent.complete()).isTrue();
    assertThat(ids(silent.points())).containsExactly("n");
  }

  /** A device that says nonsense is not believed, and it is said. */
  @Test
  void aNonsenseNumberIsNotBelieved() {
    rig.profile(
        "points: {n: {title: {zh: 数, en: N}, at: input:0}}\n"
            + "repeat: {pump: {count: \"${n}\", stride: 2, "
            + CURRENT
            + "}}\n");
    ResolvedProfile many = rig.resolve("{}", ProfileRig.facts(Map.of("n", 65535.0)));
    assertThat(ids(many.points())).containsExactly("n");
    assertThat(many.notes()).anySatisfy(note -> assertThat(note).contains("65535"));
  }

  @Test
  void anEndMarkEndsThem() {
    rig.profile(
        "repeat: {model: {count: 4, stride: 5, until: {at: input:0, equals: 0xFFFF}, points: "
            + "{x: {title: {zh: 值, en: X}, at: input:1}}}}\n");
    ResolvedProfile before = rig.resolve("{}");
    assertThat(ids(before.facts()))
        .containsExactly("model[0].until", "model[1].until", "model[2].until", "model[3].until");
    assertThat(((RegisterSource) before.facts().get(2).source()).address()).isEqualTo(10);
    assertThat(before.points()).isEmpty();
    ResolvedProfile after =
        rig.resolve(
            "{}",
            ProfileRig.facts(
                Map.of(
                    "model[0].until", 1.0,
                    "model[1].until", 2.0,
                    "model[2].until", 65535.0,
                    "model[3].until", 7.0)));
    assertThat(ids(after.points())).containsExactly("model[1].x", "model[2].x");
  }

  /** The id comes from the row's key, whatever the order of rows and the name of the row. */
  @Test
  void rowsOfATableAreInstances() {
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
        repeat:
          if:
            table: {ifDescr: d, ifType: t}
            filter: ifType == 6 and not ifDescr matches "^lo"
            titleFrom: "${ifDescr}"
            points:
              status: {title: {zh: 状态, en: Status}, at: "s.${index}"}
            derived:
              double: {title: {zh: 倍, en: Twice}, expr: status * 2}
            alarms:
              down: {when: status == 2 and ifType == 6, severity: major, type: other, text: {zh: 断, en: "${ifDescr} down"}, action: {zh: 看, en: Look}}
        """);
    ResolvedProfile before = rig.resolve("{}");
    assertThat(ids(before.facts())).containsExactly("if");
    assertThat(before.complete()).isFalse();
    List<FactRow> rows =
        List.of(
            row("3", "Gi0/3", "6"),
            row("1", "lo", "6"),
            row("2", "vlan", "53"),
            row("12", "Gi0/12", "6"));
    ResolvedProfile after = rig.resolve("{}", new DeviceFacts(Map.of(), Map.of("if", rows)));
    assertThat(after.complete()).isTrue();
    assertThat(ids(after.points()))
        .containsExactly("if[3].status", "if[12].status", "if[3].double", "if[12].double");
    assertThat(after.point("if[12].status").source()).isEqualTo(new RowsLanguage.Cell("s.12"));
    assertThat(after.point("if[3].status").titles()).containsEntry("zh", "Gi0/3 状态");
    assertThat(after.alarms())
        .extracting(ResolvedAlarm::id)
        .containsExactly("if[3].down", "if[12].down");
    assertThat(after.alarms().getFirst().texts()).containsEntry("en", "Gi0/3 Gi0/3 down");
    assertThat(after.alarms().getFirst().when().names()).containsExactly("if[3].status");
  }

  private static FactRow row(String key, String descr, String type) {
    return new FactRow(key, Map.of("index", key, "ifDescr", descr, "ifType", type));
  }

  @Test
  void sectionsNest() {
    rig.profile(
        """
        repeat:
          rack:
            count: 2
            stride: 100
            points: {door: {title: {zh: 门, en: Door}, at: input:0}}
            repeat:
              outlet:
                count: 2
                stride: 10
                points:
                  load: {title: {zh: 负载, en: Load}, at: "input:${5 + rack.index}"}
                alarms:
                  high: {when: load > 5 and door == 1, %s}
        """
            .formatted(ProfileRig.ALARM));
    ResolvedProfile profile = rig.resolve("{}");
    assertThat(ids(profile.points()))
        .containsExactly(
            "rack[1].door",
            "rack[1].outlet[1].load",
            "rack[1].outlet[2].load",
            "rack[2].door",
            "rack[2].outlet[1].load",
            "rack[2].outlet[2].load");
    assertThat(source(profile, "rack[2].outlet[2].load").address()).isEqualTo(116);
    assertThat(profile.alarms().getLast().when().names())
        .containsExactly("rack[2].outlet[2].load", "rack[2].door");
  }

  /** A site changes one instance by its id, or all of them by the id without keys. */
  @Test
  void aSiteChangesOneInstanceOrAll() {
    rig.profile(
        "repeat: {pump: {count: 2, stride: 10, "
            + CURRENT
            + ", alarms: {over: {when: current > limit, limit: 5, "
            + ProfileRig.ALARM
            + "}}}}\n");
    ResolvedProfile profile =
        rig.resolve(
            "thresholds: {\"pump[2].over\": 9, pump.over: 7}\npoints: {\"pump[1].current\": {deadband: 3}}\n");
    assertThat(profile.alarms())
        .extracting(alarm -> alarm.when().limit())
        .containsExactly(7.0, 9.0);
    assertThat(profile.point("pump[1].current").deadband()).isEqualTo(3);
  }

  @Test
  void whatIsWrongIsSaid() {
    rig.profile(
        "repeat:\n"
            + "  a: {points: {x: {title: {zh: 值, en: X}, at: input:0}}}\n"
            + "  b: {count: \"${nobody}\", "
            + CURRENT
            + "}\n"
            + "  c: {count: 1, filter: colour == 1, "
            + CURRENT
            + "}\n");
    assertThat(rig.complaints())
        .containsExactlyInAnyOrder(
            "10:3: MISSING nothing says how often \"a\" repeats. Add count:, or the table of its protocol.",
            "11:14: UNKNOWN_NAME \"nobody\" is no parameter, and no point that is read.",
            "12:25: UNKNOWN_NAME \"colour\" is no column, index or parameter here."
                + " Known here: c.i, c.index, c.key, i, index, key.");
  }

  /** A thousand sections of a thousand sections of a thousand rules are not what a device has. */
  @Test
  void sectionsWithoutPointsHaveAnEndToo() {
    rig.profile(
        """
        points: {x: {title: {zh: 值, en: X}, at: input:0}}
        repeat:
          a:
            count: 1000
            repeat:
              b:
                count: 1000
                repeat: {c: {count: 1000, alarms: {high: {when: x > 1, %s}}}}
        """
            .formatted(ProfileRig.ALARM));
    ResolvedProfile profile = rig.resolve("{}");
    assertThat(profile.alarms()).hasSizeLessThanOrEqualTo(PointBook.MAX_POINTS);
    assertThat(profile.notes())
        .contains("there are more than 10000 instances of sections; the rest is left out");
  }

  private static final String OUTLETS =
      """
      points:
        n: {title: {zh: 数, en: N}, at: input:0}
      repeat:
        outlet:
          count: "${n}"
          stride: 2
          points:
            state:
              title: {zh: 状态, en: State}
              at: input:10
              report: {deadband: 0, heartbeat: 1m}
              enum:
                0: {id: fine, label: {zh: 好, en: Fine}, severity: ok}
                1: {id: over, label: {zh: 过载, en: Over}, severity: major}
                default: {id: odd, label: {zh: 异常, en: Odd}, severity: minor}
      """;

  /**
   * What severities raise in rows is changed for all rows at once, before the rows are known too.
   */
  @Test
  void aSiteChangesPointsAndRaisedAlarmsOfAllRows() {
    rig.profile(OUTLETS);
    String site =
        "thresholds: {outlet.state.over: {severity: warning}, outlet.state.odd: {enabled: false}}\n"
            + "points: {outlet.state: {heartbeat: 30s, deadband: 1}}\n";
    assertThat(rig.resolve(site).complete()).isFalse();
    ResolvedProfile two = rig.resolve(site, ProfileRig.facts(Map.of("n", 2.0)));
    assertThat(two.alarms())
        .extracting(ResolvedAlarm::id)
        .containsExactly("outlet[1].state.over", "outlet[2].state.over");
    assertThat(two.alarms())
        .allSatisfy(alarm -> assertThat(alarm.severity()).isEqualTo(AlarmSeverity.WARNING));
    assertThat(two.point("outlet[2].state").heartbeat()).hasSeconds(30);
  }

  /** A state that the maker has no word for is bad when the profile says so. */
  @Test
  void theSeverityOfAllOtherValuesRaisesAnAlarm() {
    rig.profile(OUTLETS);
    ResolvedAlarm odd =
        rig.resolve("{}", ProfileRig.facts(Map.of("n", 1.0))).alarms().stream()
            .filter(alarm -> alarm.id().equals("outlet[1].state.odd"))
            .findFirst()
            .orElseThrow();
    assertThat(odd.when().holds(name -> new Operand.Number(0))).isFalse();
    assertThat(odd.when().holds(name -> new Operand.Number(1))).isFalse();
    assertThat(odd.when().holds(name -> new Operand.Number(7))).isTrue();
    assertThat(odd.severity()).isEqualTo(AlarmSeverity.MINOR);
  }
}
