package org.gengfu.profiletool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** load and diff. */
class DeskCommandsTest {
  private static final String PROFILE =
      """
      profile: demo
      schema: 1
      version: 1.0.0
      kind: test.demo
      title: {zh: 示例, en: Demo}
      illustrative: true
      protocol: modbus
      modbus: {base: 0}
      polling: {fast: 1s}
      points:
        x: {title: {zh: 值, en: X}, at: input:0, scale: 0.10, poll: fast}   # comment
        y: {title: {zh: 另, en: Other}, at: input:1, poll: fast}
      """;

  private static final String SERIAL =
      """
      profile: demo
      schema: 1
      version: 1.0.0
      kind: test.demo
      title: {zh: 示例, en: Demo}
      illustrative: true
      protocol: serial
      serial:
        line: {baud: 1200, parity: even}
        timing: {gap: 30ms}
        address: {min: 1, max: 32}
        frames: {all: {start: "hex: FF", end: "\\r", checksum: {kind: xor}, data: {from: 2}}}
        questions:
          state: {send: "hex: {address:b} 41", answer: {match: [{at: 1, is: "hex: {address:b}"}], example: "hex: FF 01 31 32 FD 0D"}}
      polling: {fast: 2s}
      points:
        a: {title: {zh: 甲, en: A}, at: state, byte: 0, poll: fast, valid: [0, 255]}
        b: {title: {zh: 乙, en: B}, at: state, byte: 1, valid: [0, 255]}
      """;

  @TempDir Path folder;

  /** 8 + 5 + 4 bytes and 7 characters of silence at 9600 baud, 10 bits each, are 25 ms. */
  @Test
  void loadCountsBytesSilencesAndTurnaround() throws IOException {
    Path file = Files.writeString(folder.resolve("demo.yaml"), PROFILE);
    Call call = Call.of("load", file.toString(), "--devices", "12", "--turnaround", "0");
    assertThat(call.code()).isEqualTo(Subcommand.FINE);
    assertThat(call.out())
        .contains("demo: 12 devices at 9600 baud")
        .contains("1 questions for   2 points,     25 ms a device,  30.0 % of the line")
        .contains("at most 40 such devices");
  }

  @Test
  void loadSaysWhenALineCannotCarryIt() throws IOException {
    Path file = Files.writeString(folder.resolve("demo.yaml"), PROFILE);
    assertThat(Call.of("load", file.toString(), "--baud", "1200", "--devices", "30").code())
        .isEqualTo(Subcommand.FINDINGS);
  }

  @Test
  void loadCountsTheCharactersOfASerialProfile() {
    Call call = Call.of("load", "../ups", "--profile", "ups-voltronic", "--turnaround", "0");
    assertThat(call.code()).as(call.err()).isEqualTo(Subcommand.FINE);
    assertThat(call.out()).contains("ups-voltronic: 1 devices at 2400 baud");
    Call two = Call.of("load", "../ups", "--profile", "ups-megatec", "--devices", "2");
    assertThat(two.code()).as("no address, so one to a line").isEqualTo(Subcommand.FINDINGS);
    assertThat(two.out()).contains("the device has no address: one to a line");
  }

  /**
   * The question FF 01 41 sum 0D is 5 characters, the answer FF 01 31 32 sum 0D is 6; 11 characters
   * of 11 bits at 1200 baud take 100.8 ms; with a gap of 30 ms and 10 ms for the device 141 ms.
   * Three devices in two seconds take 21 %.
   */
  @Test
  void loadReckonsFramesParityAndGaps() throws IOException {
    Path file = Files.writeString(folder.resolve("demo.yaml"), SERIAL);
    Call call = Call.of("load", file.toString(), "--turnaround", "10", "--devices", "3");
    assertThat(call.code()).as(call.out() + call.err()).isEqualTo(Subcommand.FINE);
    assertThat(call.out())
        .contains("demo: 3 devices at 1200 baud")
        .contains("1 questions for   2 points,    141 ms a device,  21.1 % of the line")
        .contains("at most 14 such devices");
    Call busy = Call.of("load", file.toString(), "--baud", "300", "--devices", "30");
    assertThat(busy.code()).isEqualTo(Subcommand.FINDINGS);
  }

  @Test
  void diffIgnoresWaysOfWriting() throws IOException {
    String other =
        PROFILE
            .replace("0.10", "0.1")
            .replace("   # comment", "")
            .replace("fast: 1s", "fast: 1000ms");
    Call call = diff(other);
    assertThat(call.code()).as(call.out()).isEqualTo(Subcommand.FINE);
  }

  @Test
  void diffMarksWhatReadersMustKnow() throws IOException {
    String other =
        PROFILE.replace("scale: 0.10", "scale: 0.01").replaceAll("(?m)^  y: .*\\R", "")
            + "  z: {title: {zh: 新, en: New}, at: input:9}\n";
    Call call = diff(other);
    assertThat(call.code()).isEqualTo(Subcommand.FINDINGS);
    assertThat(call.out())
        .contains("! ~ points.x/scale: 0.1 -> 0.01")
        .contains("! - points.y: is there")
        .contains("  + points.z: is there");
  }

  private Call diff(String other) throws IOException {
    Path before = Files.writeString(folder.resolve("a.yaml"), PROFILE);
    Path after = Files.writeString(folder.resolve("b.yaml"), other);
    return Call.of("diff", before.toString(), after.toString());
  }
}
