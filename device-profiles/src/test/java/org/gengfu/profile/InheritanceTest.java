package org.gengfu.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A profile takes over what it extends, section by section; it replaces only by saying so. */
class InheritanceTest {
  private static final String HEAD =
      """
      schema: 1
      version: 1.0.0
      kind: test.probe
      title: {zh: 探, en: Probe}
      illustrative: true
      """;
  private static final String BASE =
      HEAD
          + """
          mixin: true
          points:
            x: {title: {zh: 值, en: X}, at: holding:0, write: {min: 0, max: 9, role: operator}}
            hours: {title: {zh: 时, en: Hours}, at: input:9}
          repeat:
            pump: {count: 2, stride: 10, points: {on: {title: {zh: 开, en: On}, at: input:100}}}
            fan: {count: 1, points: {on: {title: {zh: 开, en: On}, at: input:200}}}
          commands:
            reset: {title: {zh: 复, en: Reset}, role: operator, steps: [{write: {point: x, value: 1}}]}
          events:
            lost: {trap: 1.3.6.1, text: {zh: 断, en: Lost}}
          setup: [{write: {point: x, value: 1}}]
          identify: [{sysDescr: Old}]
          sim: {x: {wave: sine, amplitude: 2}}
          asset: {serial: hours, spares: [{part: A-1, for: {zh: 甲, en: A}, everyHours: 100, counter: hours}]}
          """;

  @TempDir Path folder;

  @Test
  void everySectionIsTakenOverAndReplacedOnlyExplicitly() {
    ProfileRig rig = new ProfileRig(folder).document("base", BASE);
    rig.document(
        "p",
        HEAD
            + """
            extends: [base]
            protocol: modbus
            modbus: {base: 0}
            repeat:
              pump: {override: true, count: 1, points: {on: {title: {zh: 开, en: On}, at: input:300}}}
            commands:
              more: {title: {zh: 多, en: More}, role: operator, steps: [{wait: 1s}]}
            setup: [{write: {point: x, value: 2}}]
            identify: [{sysDescr: New}]
            asset: {spares: [{part: B-1, for: {zh: 乙, en: B}}]}
            """);
    ResolvedProfile profile = rig.resolve("{}");
    assertThat(ProfileRig.ids(profile.points()))
        .containsExactly("x", "hours", "pump[1].on", "fan[1].on");
    assertThat(ProfileRig.source(profile, "pump[1].on").address()).isEqualTo(300);
    assertThat(profile.commands()).extracting(ResolvedCommand::id).containsExactly("reset", "more");
    assertThat(profile.events()).hasSize(1);
    assertThat(profile.setup())
        .extracting(SetupWrite::value)
        .containsExactly(new Operand.Number(1), new Operand.Number(2));
    assertThat(profile.identify()).hasSize(1);
    assertThat(profile.identify().getFirst().all().getFirst().value()).isEqualTo("New");
    assertThat(profile.sim()).containsOnlyKeys("x");
    assertThat(profile.asset()).containsEntry("serial", "hours");
    assertThat(profile.spares()).extracting(SparePart::part).containsExactly("A-1", "B-1");
  }

  @Test
  void replacingASectionSilentlyIsAnError() {
    ProfileRig rig = new ProfileRig(folder).document("base", BASE);
    rig.document(
        "p",
        HEAD
            + "extends: [base]\nprotocol: modbus\nmodbus: {base: 0}\nrepeat: {pump: {count: 1, points: {on: {title: {zh: 开, en: On}, at: input:300}}}}\n");
    assertThat(rig.complaints()).anySatisfy(t -> assertThat(t).contains("OVERRIDE \"pump\""));
  }

  /** What a base without a protocol says is checked by the protocol that uses it. */
  @Test
  void keysOfAnotherProtocolInABaseAreFound() {
    ProfileRig rig =
        new ProfileRig(folder)
            .document(
                "base",
                HEAD + "mixin: true\npoints: {x: {title: {zh: 值, en: X}, at: input:0, byte: 3}}\n");
    rig.document("p", HEAD + "extends: [base]\nprotocol: modbus\nmodbus: {base: 0}\n");
    assertThat(rig.complaints())
        .anySatisfy(t -> assertThat(t).contains("\"byte\" belongs to protocol serial"));
  }

  @Test
  void theBlockMayComeFromTheBaseToo() {
    ProfileRig rig =
        new ProfileRig(folder)
            .document("base", HEAD + "mixin: true\nprotocol: modbus\nmodbus: {base: 1}\n");
    rig.document(
        "p",
        HEAD
            + "extends: [base]\nprotocol: modbus\npoints: {x: {title: {zh: 值, en: X}, at: input:1}}\n");
    assertThat(ProfileRig.source(rig.resolve("{}"), "x").address()).isZero();
  }

  @Test
  void parametersAreTold() {
    ProfileRig rig =
        new ProfileRig(folder)
            .profile(
                "params: {n: {type: int, min: 0, max: 4, default: 2}, role: {type: choice, choices: [a, b], usage: true}}\n");
    assertThat(rig.library().find("p").parameters())
        .extracting(ParameterSpec::name, ParameterSpec::standard, ParameterSpec::max)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple("n", new Operand.Number(2), 4.0),
            org.assertj.core.api.Assertions.tuple("role", null, null));
  }

  /** Each extends the one before; the last of too many is told so, and nothing runs away. */
  @Test
  void aChainOfProfilesHasAnEnd() {
    ProfileRig rig = new ProfileRig(folder).document("d0", HEAD + "mixin: true\n");
    for (int i = 1; i < Layers.MAX_DOCUMENTS; i++) {
      rig.document("d" + i, HEAD + "mixin: true\nextends: [d" + (i - 1) + "]\n");
    }
    assertThat(rig.complaints()).isEmpty();
    int last = Layers.MAX_DOCUMENTS;
    rig.document("d" + last, HEAD + "mixin: true\nextends: [d" + (last - 1) + "]\n");
    assertThat(rig.complaints())
        .singleElement()
        .asString()
        .contains("EXTENDS a profile extends more than 49 others. Extend fewer.");
  }

  /** Points that are computed from each other are put in order, up to a number in a row. */
  @Test
  void aChainOfComputedPointsHasAnEnd() {
    ProfileRig rig = new ProfileRig(folder);
    String points = "points: {c0: {title: {zh: 值, en: X}, at: input:0}}\n";
    rig.document("base", HEAD + "mixin: true\n" + points + chain(1000, 500));
    rig.document("more", HEAD + "mixin: true\nextends: [base]\n" + chain(500, 500));
    rig.profile("extends: [more]\n");
    assertThat(rig.complaints()).isEmpty();
    rig.document("base", HEAD + "mixin: true\n" + points + chain(1001, 500));
    rig.document("more", HEAD + "mixin: true\nextends: [base]\n" + chain(501, 500));
    rig.profile("extends: [more]\n" + chain(1, 1));
    assertThat(rig.complaints())
        .anyMatch(said -> said.contains("TOO_DEEP more than 1000 computed points"));
  }

  /** Computed points that end with the given one, each of them needing the one before. */
  private static String chain(int last, int count) {
    StringBuilder text = new StringBuilder("derived:\n");
    for (int i = last; i > last - count; i--) {
      text.append("  c%d: {title: {zh: 算, en: C}, expr: c%d + 1}\n".formatted(i, i - 1));
    }
    return text.toString();
  }

  /** Words and numbers are replaced by the nearest profile; they have no key to say so. */
  @Test
  void theNearestEnumerationParameterAndSimulationStand() {
    ProfileRig rig = new ProfileRig(folder);
    rig.document(
        "base",
        ProfileRig.MODBUS
            + "params: {n: {type: int, min: 0, max: 9, default: 1}}\n"
            + "enums: {mode: {0: {id: off, label: {zh: 关, en: Off}}}}\n"
            + "points: {x: {title: {zh: 式, en: X}, at: \"input:${n}\", enum: mode}}\n"
            + "sim: {x: {wave: constant, around: 0}}\n");
    rig.profile(
        "extends: [base]\n"
            + "params: {n: {type: int, min: 0, max: 9, default: 7}}\n"
            + "enums: {mode: {0: {id: idle, label: {zh: 闲, en: Idle}}}}\n"
            + "sim: {x: {wave: constant, around: 3}}\n");
    ResolvedPoint x = rig.resolve("{}").point("x");
    assertThat(((RegisterSource) x.source()).address()).isEqualTo(7);
    assertThat(x.labels().get(0L).id()).isEqualTo("idle");
  }
}
