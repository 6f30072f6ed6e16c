package org.gengfu.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What alarm rules may say. */
class AlarmLanguageTest {
  private static final String A = ProfileRig.ALARM;
  private static final String X =
      "points:\n  x: {title: {zh: 值, en: X}, at: input:0}\n  y: {title: {zh: 值, en: Y}, at: input:1}\n";

  @TempDir Path folder;
  private ProfileRig rig;

  @BeforeEach
  void open() {
    rig = new ProfileRig(folder);
  }

  private ResolvedAlarm alarm(ResolvedProfile profile, String id) {
    return profile.alarms().stream().filter(a -> a.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void aWindowIsANameOfTheRule() {
    rig.profile(
        X
            + "alarms:\n"
            + "  warm: {window: {over: 5m, of: average, point: x}, when: window > limit, limit: 30, hysteresis: 2, "
            + A
            + "}\n"
            + "  often: {windows: {high: {over: 1h, of: count, point: x, where: x > 20}, span: {over: 1h, of: change, point: y}},"
            + " when: high > 3 and span < y, "
            + A
            + "}\n");
    ResolvedProfile profile = rig.resolve("{}");
    ResolvedAlarm warm = alarm(profile, "warm");
    assertThat(warm.windows())
        .containsExactly(
            Map.entry("window", new Window("x", Duration.ofMinutes(5), Window.Of.AVERAGE, null)));
    assertThat(warm.when().holds(name -> new Operand.Number(31))).isTrue();
    assertThat(warm.clear().holds(name -> new Operand.Number(29))).isFalse();
    assertThat(warm.clear().holds(name -> new Operand.Number(28))).isTrue();
    ResolvedAlarm often = alarm(profile, "often");
    assertThat(often.windows()).containsOnlyKeys("high", "span");
    assertThat(often.windows().get("high").where().names()).containsExactly("x");
    assertThat(often.when().names()).containsExactly("high", "span", "y");
  }

  /** A window over a point that the device does not have: the rule does not exist either. */
  @Test
  void aRuleOverAnAbsentPointDoesNotExist() {
    rig.profile(
        "points: {x: {title: {zh: 值, en: X}, at: input:0, enabled: false}}\n"
            + "alarms: {warm: {window: {over: 5m, of: maximum, point: x}, when: window > 3, "
            + A
            + "}}\n");
    assertThat(rig.resolve("{}").alarms()).isEmpty();
  }

  @Test
  void noDataIsACountOfNothing() {
    rig.profile(X + "alarms: {silent: {noData: {point: x, for: 10m}, " + A + "}}\n");
    ResolvedAlarm silent = alarm(rig.resolve("{}"), "silent");
    assertThat(silent.windows().get("window"))
        .isEqualTo(new Window("x", Duration.ofMinutes(10), Window.Of.COUNT, null));
    assertThat(silent.when().holds(name -> new Operand.Number(0))).isTrue();
    assertThat(silent.when().holds(name -> new Operand.Number(1))).isFalse();
  }

  @Test
  void aLimitMayBeAPointOrAParameter() {
    rig.profile(
        "params: {most: {type: number, default: 7}}\n"
            + X
            + "alarms:\n  a: {when: x > limit, limit: y, hysteresis: 1, "
            + A
            + "}\n  b: {when: x > limit, limit: most, "
            + A
            + "}\n  c: {when: x > limit, limit: {value: y, min: 0, max: 50}, "
            + A
            + "}\n");
    ResolvedProfile profile = rig.resolve("thresholds: {c: 12}\n");
    ResolvedAlarm a = alarm(profile, "a");
    assertThat(a.when().names()).containsExactly("x", "y");
    assertThat(a.when().observe(name -> new Operand.Number(name.equals("x") ? 9 : 5)))
        .isEqualTo(new Expression.Observation("x", 9, 5));
    assertThat(a.clear().names()).containsExactly("x", "y");
    assertThat(alarm(profile, "b").when().limit()).isEqualTo(7);
    assertThat(alarm(profile, "c").when().limit()).isEqualTo(12);
  }

  @Test
  void rulesSuppressOneAnotherAndNameTheirParts() {
    rig.profile(
        X
            + "asset: {spares: [{part: F-1, for: {zh: 滤网, en: Filter}, substitutes: [F-2]}]}\n"
            + "alarms:\n  cause: {when: x > 1, "
            + A
            + "}\n  effect: {when: y > 1, suppressedBy: [cause], latch: true, reAlarm: 4h, spares: [F-1], doc: p. 3, "
            + A
            + "}\n");
    ResolvedProfile profile = rig.resolve("{}");
    ResolvedAlarm effect = alarm(profile, "effect");
    assertThat(effect.suppressedBy()).containsExactly("cause");
    assertThat(effect.latch()).isTrue();
    assertThat(effect.extra().reAlarm()).isEqualTo(Duration.ofHours(4));
    assertThat(effect.spares()).containsExactly("F-1");
    assertThat(profile.spares().getFirst().substitutes()).containsExactly("F-2");
  }

  private static final String STATES =
      """
      points:
        state:
          title: {zh: 状态, en: State}
          at: input:0
          enum:
            0: {id: off, label: {zh: 停, en: Off}, severity: ok}
            "1,2": {id: fault, label: {zh: 故障, en: Fault}, severity: critical, action: {zh: 修, en: Repair}}
            3: {id: bypass, label: {zh: 旁路, en: Bypass}, severity: minor, type: operational}
        bits:
          title: {zh: 位, en: Bits}
          at: input:1
          bits:
            0: {id: trip, title: {zh: 跳闸, en: Trip}, severity: major}
            1: {id: door, title: {zh: 门, en: Door}, severity: warning}
            2: {id: fan, title: {zh: 风机, en: Fan}}
      """;

  /** Nobody has to write a rule for each state that the maker calls bad. */
  @Test
  void severitiesRaiseAlarmsOfTheirOwn() {
    rig.profile(STATES);
    ResolvedProfile profile = rig.resolve("{}");
    assertThat(profile.alarms())
        .extracting(ResolvedAlarm::id)
        .containsExactlyInAnyOrder("state.fault", "state.bypass", "bits.trip", "bits.door");
    ResolvedAlarm fault = alarm(profile, "state.fault");
    assertThat(fault.severity()).isEqualTo(AlarmSeverity.CRITICAL);
    assertThat(fault.extra().automatic()).isTrue();
    assertThat(fault.texts()).containsEntry("en", "State: Fault").containsEntry("zh", "状态：故障");
    assertThat(fault.actions()).containsEntry("en", "Repair");
    assertThat(fault.when().holds(name -> new Operand.Number(2))).isTrue();
    assertThat(fault.when().holds(name -> new Operand.Number(3))).isFalse();
    assertThat(alarm(profile, "bits.door").when().holds(name -> new Operand.Flag(true))).isTrue();
    assertThat(alarm(profile, "state.bypass").alarmType()).isEqualTo("OPERATIONAL");
  }

  /** A written rule that may hold with a state covers it; the other states keep their own. */
  @Test
  void aWrittenRuleCoversWhatItMayHoldFor() {
    rig.profile(
        STATES
            + "alarms:\n  bad: {when: state == fault and bits.door, "
            + A
            + "}\n  tripped: {when: bits.trip, enabled: false, "
            + A
            + "}\n");
    assertThat(rig.resolve("{}").alarms())
        .extracting(ResolvedAlarm::id)
        .containsExactly("bad", "state.bypass");
  }

  @Test
  void aSiteChangesThemLikeOthers() {
    rig.profile(STATES);
    ResolvedProfile profile =
        rig.resolve(
            "thresholds: {state.bypass: {severity: major, for: 5s}, bits.door: {enabled: false}}\n");
    assertThat(alarm(profile, "state.bypass").severity()).isEqualTo(AlarmSeverity.MAJOR);
    assertThat(alarm(profile, "state.bypass").onDelay()).isEqualTo(Duration.ofSeconds(5));
    assertThat(profile.alarms()).extracting(ResolvedAlarm::id).doesNotContain("bits.door");
  }

  @Test
  void whatIsWrongIsSaid() {
    rig.profile(
        X
            + "alarms:\n"
            + "  a: {noData: {point: z, for: 1m}, "
            + A
            + "}\n"
            + "  b: {when: x > 1, suppressedBy: [nobody], "
            + A
            + "}\n"
            + "  c: {when: x > 1, spares: [F-9], "
            + A
            + "}\n"
            + "  d: {when: x > limit, limit: zz, "
            + A
            + "}\n"
            + "  e: {"
            + A
            + "}\n"
            + "  f: {window: {over: 1m, of: maximum, point: x, where: x > 1}, when: window > 1, "
            + A
            + "}\n"
            + "  g: {when: x matches \"(\", "
            + A
            + "}\n");
    assertThat(rig.complaints())
        .anySatisfy(t -> assertThat(t).startsWith("13:23: UNKNOWN_NAME there is no point \"z\""))
        .anySatisfy(
            t -> assertThat(t).contains("\"b\" is suppressed by \"nobody\", which is no alarm"))
        .anySatisfy(t -> assertThat(t).contains("the part \"F-9\" is not among asset.spares"))
        .anySatisfy(t -> assertThat(t).contains("\"zz\" is no point and no parameter"))
        .anySatisfy(t -> assertThat(t).contains("17:6: MISSING the condition of \"e\" is missing"))
        .anySatisfy(t -> assertThat(t).contains("where has a meaning for count only"))
        .anySatisfy(t -> assertThat(t).contains("no regular expression"))
        .hasSize(7);
  }

  /** What the device does not have excuses nothing; an excuse beside it still counts. */
  @Test
  void anExcuseThatTheDeviceDoesNotHaveIsDropped() {
    rig.profile(
        X
            + "  z: {title: {zh: 值, en: Z}, at: input:2}\n"
            + "alarms: {low: {when: x < 1, unless: [y == 0, y > 9 or z == 3, not (y == 1)], "
            + "windows: {span: {over: 1h, of: change, point: y}}, "
            + A
            + "}}\n");
    assertThat(alarm(rig.resolve("{}"), "low").unless()).hasSize(3);
    ResolvedAlarm low = alarm(rig.resolve("points: {y: {enabled: false}}\n"), "low");
    assertThat(low.unless()).hasSize(1);
    assertThat(low.windows()).isEmpty();
    assertThat(low.unless().getFirst().names()).containsExactly("z");
    assertThat(low.unless().getFirst().holds(name -> new Operand.Number(3))).isTrue();
  }

  private static final String RELATED =
      STATES
          + "  x: {title: {zh: 值, en: X}, at: input:3}\n"
          + "alarms: {effect: {when: x > 1, suppressedBy: [state.fault, bits.trip, bits.door], "
          + A
          + "}}\n"
          + "events: {over: {topic: t, title: {zh: 完, en: Over}, clears: [bits.trip, bits.door], "
          + "severity: major, type: other, text: {zh: 完, en: Over}, action: {zh: 看, en: Look}}}\n";

  /** A site that switches a point or a rule off does not make the rules beside it wrong. */
  @Test
  void anAlarmThatIsSwitchedOffMayStillBeNamed() {
    rig.profile(RELATED);
    assertThat(alarm(rig.resolve("{}"), "effect").suppressedBy())
        .containsExactly("state.fault", "bits.trip", "bits.door");
    ResolvedProfile less =
        rig.resolve(
            "points: {bits.trip: {enabled: false}}\nthresholds: {state.fault: {enabled: false}}\n");
    assertThat(alarm(less, "effect").suppressedBy()).containsExactly("bits.door");
    assertThat(less.events().getFirst().clears()).containsExactly("bits.door");
  }
}
