package org.gengfu.profiletool.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.profiletool.Call;
import org.gengfu.profiletool.Subcommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Profiles put to the test on real sockets. */
class TrialTest {
  private static final String HEAD =
      """
      profile: demo
      schema: 1
      version: 1.0.0
      kind: test.demo
      title: {zh: 示例, en: Demo}
      illustrative: true
      protocol: modbus
      modbus: {base: 0, read: {maxGap: 8}}
      """;
  private static final String POINTS =
      """
      points:
        x: {title: {zh: 值, en: X}, at: input:0, type: int16, scale: 0.1, invalid: [0x8000], valid: [-40, 90]}
        y: {title: {zh: 另, en: Other}, at: holding:3, type: float32, order: CDAB, valid: [-1000, 1000]}
        z: {title: {zh: 态, en: State}, at: input:4, enum: {0: {id: idle, label: {zh: 停, en: Idle}}, 7: {id: run, label: {zh: 开, en: Run}}}}
        w: {title: {zh: 位, en: Bits}, at: input:5, bits: {0: {id: a, title: {zh: 甲, en: A}}, 9: {id: b, title: {zh: 乙, en: B}}}}
      """;

  @TempDir Path folder;

  @Test
  void readsEveryPointOfAGeneratedDevice() throws IOException {
    Call call = test(HEAD + POINTS);
    assertThat(call.code()).as(call.out() + call.err()).isEqualTo(Subcommand.FINE);
    assertThat(call.out()).contains("ok   demo: 20 checks");
  }

  @Test
  void aGoldenVectorThatIsNotMetIsAFinding() throws IOException {
    String vector = "tests:\n  - {read: {input:0: [0x00F7]}, expect: {x: 24.6}}\n";
    Call call = test(HEAD + POINTS + vector);
    assertThat(call.code()).isEqualTo(Subcommand.FINDINGS);
    assertThat(call.out()).contains("x must be").contains("24.6").contains("24.7");
  }

  @Test
  void aGoldenVectorThatIsMetIsCounted() throws IOException {
    String vector =
        "tests:\n  - {read: {input:0: [0x00F7]}, expect: {x: 24.7}}\n"
            + "  - {read: {input:0: [0x8000]}, expect: {x: bad}}\n";
    Call call = test(HEAD + POINTS + vector);
    assertThat(call.code()).as(call.out()).isEqualTo(Subcommand.FINE);
    assertThat(call.out()).contains("22 checks");
  }

  @Test
  void aGoldenVectorSaysWhichFailureItExpects() throws IOException {
    String vectors =
        """
        tests:
          - {read: {input:0: [0x8000]}, expect: {x: bad notAvailable}}
          - {read: {input:0: [0x7000]}, expect: {x: bad implausible}}
        """;
    Call right = test(HEAD + POINTS + vectors);
    assertThat(right.code()).as(right.out()).isEqualTo(Subcommand.FINE);
    Call wrong = test(HEAD + POINTS + vectors.replace("notAvailable", "implausible"));
    assertThat(wrong.code()).isEqualTo(Subcommand.FINDINGS);
    assertThat(wrong.out())
        .contains("x must be \"bad implausible\", but is")
        .contains("NOT_AVAILABLE");
  }

  /** A refusal, a wrong end and a good answer of one device; an unexpected failure is a mistake. */
  @Test
  void aSerialVectorMayFailAsTheDeviceDoes() throws IOException {
    String profile =
        """
        profile: demo
        schema: 1
        version: 1.0.0
        kind: test.demo
        title: {zh: 示例, en: Demo}
        illustrative: true
        protocol: serial
        serial:
          frames: {question: {end: "\\r"}, answer: {start: "(", end: "\\r"}}
          refusals: [{regex: ^NAK, name: not known}]
          questions:
            one: {send: A, answer: {match: [{regex: "[0-9]+"}], example: "(1\\r"}}
            two: {send: B, answer: {match: [{regex: "[0-9]+"}], example: "(2\\r"}}
        points:
          a: {title: {zh: 甲, en: A}, at: one, byte: 0, valid: [48, 57]}
          b: {title: {zh: 乙, en: B}, at: two, byte: 0, valid: [48, 57]}
        tests:
          - {answers: {one: "(NAK\\r", two: "(2\\r"}, expect: {a: bad refused, b: 50}}
          - {answers: {one: "(1", two: "(2\\r"}, expect: {a: bad malformed, b: 50}}
        """;
    Call right = test(profile);
    assertThat(right.code()).as(right.out() + right.err()).isEqualTo(Subcommand.FINE);
    Call wrong = test(profile.replace("a: bad malformed", "a: bad refused"));
    assertThat(wrong.out()).contains("a must be \"bad refused\", but is \"bad malformed\"");
    Call mistake = test(profile.replace("a: bad malformed", "a: bad"));
    assertThat(mistake.out()).contains("this is no answer of \"one\": the frame has no end");
  }

  @Test
  void everyCombinationOfParametersIsTried() throws IOException {
    String params =
        "params:\n  wide: {type: flag, default: false}\n  at: {type: choice, choices: [p, q], default: p}\n";
    String points =
        "points:\n  x: {title: {zh: 值, en: X}, at: input:0}\n"
            + "  v: {title: {zh: 另, en: Other}, at: input:1, when: wide and at == \"q\"}\n";
    Call call = test(HEAD + params + points);
    assertThat(call.code()).as(call.out()).isEqualTo(Subcommand.FINE);
    assertThat(call.out()).contains("15 checks");
  }

  @Test
  void manyParametersAreTriedInPairs() {
    Map<String, List<String>> choices = new LinkedHashMap<>();
    for (int i = 0; i < 10; i++) {
      choices.put("p" + i, List.of("a", "b", "c"));
    }
    List<Map<String, String>> made = Combinations.of(choices);
    assertThat(made).hasSizeLessThan(60);
    Set<String> pairs = new HashSet<>();
    for (Map<String, String> one : made) {
      assertThat(one).hasSize(10);
      one.forEach((a, left) -> one.forEach((b, right) -> pairs.add(a + left + b + right)));
    }
    assertThat(pairs).hasSize(10 * 9 * 9 + 30);
  }

  @Test
  void aRecordingIsReplayed() throws IOException {
    Path file = Files.writeString(folder.resolve("demo.yaml"), HEAD + POINTS);
    org.gengfu.profile.recording.Recording recording =
        new org.gengfu.profile.recording.Recording(
            "modbus",
            Map.of(),
            List.of(
                new org.gengfu.profile.recording.RecordedEntry.Registers(
                    0, "input", 0, List.of(0x00F7, 0, 0, 0, 7, 0x0201)),
                new org.gengfu.profile.recording.RecordedEntry.Registers(
                    1, "holding", 3, List.of(0, 0x4120))));
    Path tape = Files.writeString(folder.resolve("demo.recording"), recording.text());
    Call call = Call.of("test", file.toString(), "--profile", "demo", "--replay", tape.toString());
    assertThat(call.code()).as(call.out() + call.err()).isEqualTo(Subcommand.FINE);
    assertThat(call.out()).contains("x: 24.7").contains("y: 10.0").contains("w.b: true");
  }

  private Call test(String text) throws IOException {
    return Call.of("test", Files.writeString(folder.resolve("demo.yaml"), text).toString());
  }

  /** A factor of 1 alone would not show that it gets lost. */
  @Test
  void aFactorThatTheDeviceKeepsIsTriedWithAnotherOneToo() throws IOException {
    Call call =
        test(
            HEAD
                + "points:\n"
                + "  f: {title: {zh: 幂, en: F}, at: input:0, type: int16, valid: [-3, 3]}\n"
                + "  x: {title: {zh: 值, en: X}, at: input:1, type: int16, valid: [0, 900], scale: {point: f, power10: true}}\n"
                + "  g: {title: {zh: 因, en: G}, at: input:2}\n"
                + "  y: {title: {zh: 值, en: Y}, at: input:3, valid: [0, 900], scale: {point: g}}\n");
    assertThat(call.code()).as(call.out() + call.err()).isEqualTo(Subcommand.FINE);
    assertThat(call.out()).contains("ok   demo: 12 checks");
  }
}
