package org.gengfu.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How points are written, commands, and writes that the edge makes by itself. */
class WritesTest {
  @TempDir Path folder;
  private ProfileRig rig;

  @BeforeEach
  void open() {
    rig = new ProfileRig(folder);
  }

  @Test
  void aWriteSaysHowItIsConducted() {
    rig.profile(
        """
        points:
          relay: {title: {zh: 继, en: Relay}, at: holding:0, bit: 3, write: {role: operator, momentary: 2s, back: false, confirm: true, coolDown: 10s, approval: engineer, perHour: 4, when: name matches "^A"}}
          name: {title: {zh: 名, en: Name}, at: holding:10, type: string, length: 4, write: {role: engineer, maxLength: 8}}
          level: {title: {zh: 液, en: Level}, at: input:20, scale: 0.1, write: {at: holding:21, min: 0, max: 10, role: operator}}
        """);
    ResolvedProfile profile = rig.resolve("{}");
    WriteRule relay = profile.point("relay").write();
    assertThat(relay.conduct())
        .isEqualTo(
            new WriteConduct(
                Duration.ofSeconds(2), 0.0, true, Duration.ofSeconds(10), "engineer", 4, 0));
    assertThat(relay.max()).isEqualTo(1);
    assertThat(relay.guard().holds(name -> new Operand.Text("A1"))).isTrue();
    assertThat(((RegisterSource) profile.point("relay").source()).lowBit()).isEqualTo(3);
    assertThat(profile.point("name").write().conduct().maxLength()).isEqualTo(8);
    WriteRule level = profile.point("level").write();
    assertThat(((RegisterSource) level.target()).table()).isEqualTo(ModbusTable.HOLDING);
    assertThat(((RegisterSource) level.target()).address()).isEqualTo(21);
    assertThat(((RegisterSource) profile.point("level").source()).writeAddress()).isEqualTo(-1);
  }

  @Test
  void aCommandHasSteps() {
    rig.profile(
        """
        points:
          state: {title: {zh: 态, en: State}, at: input:0, enum: {0: {id: ok, label: {zh: 好, en: Ok}}, 1: {id: fault, label: {zh: 障, en: Fault}}}}
          set: {title: {zh: 设, en: Set}, at: holding:1, write: {min: 0, max: 9, role: operator}}
          gone: {title: {zh: 无, en: Gone}, at: holding:2, enabled: false, write: {min: 0, max: 9, role: operator}}
        commands:
          reset:
            title: {zh: 复位, en: Reset}
            role: engineer
            when: state == fault
            confirm: true
            coolDown: 1m
            steps:
              - {write: {at: holding:99, type: int16, value: 1}}
              - {wait: 2s}
              - {write: {point: set, value: 4}}
              - {read: state}
              - {expect: state == ok, within: 5s}
          lost: {title: {zh: 丢, en: Lost}, role: engineer, steps: [{write: {point: gone, value: 1}}]}
        """);
    ResolvedProfile profile = rig.resolve("{}");
    assertThat(profile.commands()).hasSize(1);
    ResolvedCommand reset = profile.commands().getFirst();
    assertThat(reset.conduct().confirm()).isTrue();
    assertThat(reset.conduct().coolDown()).isEqualTo(Duration.ofMinutes(1));
    assertThat(reset.steps().subList(0, 4))
        .containsExactly(
            new CommandStep.Write("command.reset.1", new Operand.Number(1)),
            new CommandStep.Wait(Duration.ofSeconds(2)),
            new CommandStep.Write("set", new Operand.Number(4)),
            new CommandStep.Read("state"));
    assertThat(reset.steps().getLast())
        .isInstanceOfSatisfying(
            CommandStep.Expect.class,
            expect -> {
              assertThat(expect.within()).isEqualTo(Duration.ofSeconds(5));
              assertThat(expect.condition().holds(name -> new Operand.Number(0))).isTrue();
            });
    assertThat(ProfileRig.ids(profile.targets())).containsExactly("command.reset.1");
    assertThat(profile.targets().getFirst().write()).isNotNull();
    assertThat(ProfileRig.ids(profile.planned()))
        .containsExactly("state", "set", "command.reset.1");
  }

  @Test
  void theEdgeWritesByItself() {
    rig.profile(
        """
        params: {password: {type: int, secret: true, default: 1234}, heated: {type: flag, default: false}}
        login: {at: holding:500, param: password, every: 5m}
        setup:
          - {write: {at: holding:501, value: 1}, verify: true}
          - {write: {point: mode, value: 2}, when: mode != 2}
          - {write: {at: holding:502, value: 1}, when: heated}
        points:
          mode: {title: {zh: 式, en: Mode}, at: holding:1, write: {min: 0, max: 9, role: operator}, watchdog: {every: 30s}}
          beat: {title: {zh: 跳, en: Beat}, at: holding:3, write: {min: 0, max: 9, role: operator}, watchdog: {every: 5s, value: 1, when: mode == 2}}
        """);
    ResolvedProfile profile = rig.resolve("{}");
    List<SetupWrite> setup = profile.setup();
    assertThat(setup)
        .extracting(SetupWrite::point)
        .containsExactly("login", "setup.1", "mode", "setup.3", "mode", "beat");
    assertThat(setup.get(0).secret()).isTrue();
    assertThat(setup.get(0).value()).isEqualTo(new Operand.Number(1234));
    assertThat(setup.get(0).toString()).doesNotContain("1234");
    assertThat(setup.get(0).every()).isEqualTo(Duration.ofMinutes(5));
    assertThat(setup.get(1).verify()).isTrue();
    assertThat(setup.get(3).when().holds(name -> null)).isFalse();
    assertThat(setup.get(4).value()).isNull();
    assertThat(setup.get(5).every()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void whatIsWrongIsSaid() {
    rig.profile(
        """
        login: {at: holding:500, param: password}
        points:
          x: {title: {zh: 值, en: X}, at: input:0, watchdog: {every: 5s, value: 1}}
          y: {title: {zh: 值, en: Y}, at: input:1, write: {min: 0, max: 1, role: operator}}
          z: {title: {zh: 值, en: Z}, at: holding:2, scale: {point: x}, write: {min: 0, max: 1, role: operator}}
        commands:
          a: {title: {zh: 甲, en: A}, role: operator, steps: [{wait: 1s, read: x}]}
          b: {title: {zh: 乙, en: B}, role: operator, steps: [{write: {point: x, value: 1}}]}
          c: {title: {zh: 丙, en: C}, role: operator, steps: [{write: {point: nobody, value: 1}}]}
        """);
    assertThat(rig.complaints())
        .anySatisfy(t -> assertThat(t).contains("\"password\" is no parameter"))
        .anySatisfy(t -> assertThat(t).contains("a point with a watchdog must be writable"))
        .anySatisfy(t -> assertThat(t).contains("this table cannot be written"))
        .anySatisfy(t -> assertThat(t).contains("whose scale the device keeps"))
        .anySatisfy(t -> assertThat(t).contains("a step does one thing"))
        .anySatisfy(t -> assertThat(t).contains("the point \"x\" cannot be written"))
        .anySatisfy(t -> assertThat(t).contains("there is no point \"nobody\""))
        .hasSize(7);
  }

  /** An enumeration is set to one of its labels, unless the profile says a range. */
  @Test
  void anEnumerationTakesItsLabels() {
    rig.profile(
        """
        points:
          mode: {title: {zh: 式, en: Mode}, at: holding:0, enum: {1: {id: off, label: {zh: 关, en: Off}}, 4: {id: on, label: {zh: 开, en: On}}}, write: {role: operator}}
          wide: {title: {zh: 式, en: Wide}, at: holding:1, enum: {1: {id: off, label: {zh: 关, en: Off}}, 4: {id: on, label: {zh: 开, en: On}}}, write: {min: 1, max: 4, role: operator}}
        """);
    ResolvedProfile profile = rig.resolve("{}");
    assertThat(profile.point("mode").write().refusal(4, 0)).isNull();
    assertThat(profile.point("mode").write().refusal(2, 0)).contains("none of the values [1, 4]");
    assertThat(profile.point("wide").write().refusal(2, 0)).isNull();
  }

  /** What a profile itself writes to a point keeps to the point's range. */
  @Test
  void stepsAndSetupKeepToTheRange() {
    rig.profile(
        """
        params: {warm: {type: int, min: 0, max: 99, default: 40}}
        points:
          set: {title: {zh: 设, en: Set}, at: holding:1, write: {min: 16, max: 30, step: 2, role: operator}, watchdog: {every: 5s, value: 31}}
          name: {title: {zh: 名, en: Name}, at: holding:10, type: string, length: 4, write: {role: engineer, maxLength: 3}}
        setup:
          - {write: {point: set, value: "${warm}"}}
          - {write: {point: set, value: 18}}
          - {write: {point: name, value: abcd}}
        commands:
          a: {title: {zh: 甲, en: A}, role: operator, steps: [{write: {point: set, value: 17}}]}
          b: {title: {zh: 乙, en: B}, role: operator, steps: [{write: {point: set, value: hot}}]}
        """);
    assertThat(rig.complaints())
        .anySatisfy(
            t -> assertThat(t).contains("OUT_OF_RANGE \"set\": 40.0 is outside 16.0 to 30.0"))
        .anySatisfy(t -> assertThat(t).contains("\"set\": 31.0 is outside 16.0 to 30.0"))
        .anySatisfy(t -> assertThat(t).contains("\"set\": 17.0 is not in steps of 2.0 from 16.0"))
        .anySatisfy(t -> assertThat(t).contains("\"set\": it takes no text"))
        .anySatisfy(t -> assertThat(t).contains("\"name\": 4 characters, at most 3"))
        .hasSize(5);
  }

  /** A driver judges a guard by what it has just read; a computed point it cannot read. */
  @Test
  void aGuardOverAComputedPointIsRefused() {
    rig.profile(
        """
        points:
          x: {title: {zh: 值, en: X}, at: input:0, counter: {kind: counter, rate: {per: 1s, unit: Hz}}}
          y: {title: {zh: 值, en: Y}, at: holding:1, write: {min: 0, max: 1, role: operator, when: d > 1}}
          z: {title: {zh: 值, en: Z}, at: holding:2, write: {min: 0, max: 1, role: operator, when: x.rate > 1}}
        derived: {d: {title: {zh: 值, en: D}, expr: x + 1}}
        """);
    assertThat(rig.complaints())
        .anySatisfy(t -> assertThat(t).contains("GUARD_COMPUTED \"d\" is computed"))
        .anySatisfy(t -> assertThat(t).contains("GUARD_COMPUTED \"x.rate\" is computed"))
        .hasSize(2);
  }
}
