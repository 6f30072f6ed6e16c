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
