package org.gengfu.profiletool.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gengfu.document.Problems;
import org.gengfu.profile.recording.RecordedEntry;
import org.gengfu.profile.recording.Recording;
import org.gengfu.profile.recording.RecordingReader;
import org.gengfu.profiletool.ProfileMain;
import org.gengfu.profiletool.probe.TinySlave;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordCommandTest {
  private static final String PROFILE =
      """
      profile: example
      schema: 1
      version: 1.0.0
      kind: other.device
      title: {zh: 示例, en: Example}
      illustrative: true
      protocol: modbus
      modbus: {base: 0}
      points:
        a: {title: {zh: 甲, en: A}, at: holding:3, type: int32}
        b: {title: {zh: 乙, en: B}, at: holding:5}
        c: {title: {zh: 丙, en: C}, at: holding:9}
      """;

  @TempDir private Path folder;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... words) {
    return ProfileMain.run(
        List.of(words),
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private Recording read(Path file) throws Exception {
    Problems problems = new Problems();
    Recording recording = RecordingReader.read("r", Files.readString(file), problems);
    assertThat(problems.list()).isEmpty();
    return recording;
  }

  @Test
  void recordsARangeUntilTheFileIsFull() throws Exception {
    Path file = folder.resolve("a.rec");
    try (TinySlave slave = new TinySlave(Map.of(0, 1, 1, 2, 3, 4))) {
      int code =
          run(
              "record",
              "--out",
              file.toString(),
              "--host",
              "127.0.0.1",
              "--port",
              "" + slave.port(),
              "--from",
              "0",
              "--to",
              "3",
              "--rate",
              "500/s",
              "--every",
              "50ms",
              "--for",
              "5m",
              "--max",
              "7");

      assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
      assertThat(slave.functions()).containsOnly(3);
    }
    Recording recording = read(file);
    assertThat(recording.entries()).hasSize(7);
    assertThat(recording.about()).containsEntry("host", "127.0.0.1").containsKey("started");
    long at = recording.entries().getFirst().atMillis();
    assertThat(recording.entries().getFirst())
        .isEqualTo(new RecordedEntry.Registers(at, "holding", 0, List.of(1, 2)));
    assertThat(recording.entries()).anyMatch(entry -> entry instanceof RecordedEntry.Failure);
  }

  @Test
  void recordsTheRegistersOfAProfile() throws Exception {
    Files.writeString(folder.resolve("example.yaml"), PROFILE);
    Path file = folder.resolve("b.rec");
    try (TinySlave slave = new TinySlave(Map.of(3, 1, 4, 2, 5, 3, 9, 0xFFFF))) {
      int code =
          run(
              "record",
              "--out",
              file.toString(),
              "--host",
              "127.0.0.1",
              "--port",
              "" + slave.port(),
              "--profile",
              "example",
              "--profiles",
              folder.toString(),
              "--rate",
              "500/s",
              "--max",
              "2");

      assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
    }
    Recording recording = read(file);
    assertThat(recording.registersAt(recording.lastMillis()))
        .containsOnly(
            Map.entry("holding:3", 1),
            Map.entry("holding:4", 2),
            Map.entry("holding:5", 3),
            Map.entry("holding:9", 0xFFFF));
  }

  @Test
  void neverOverwritesARecording() throws Exception {
    Path file = folder.resolve("c.rec");
    Files.writeString(file, "precious");

    assertThat(run("record", "--out", file.toString(), "--host", "127.0.0.1")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("exists already");
    assertThat(file).hasContent("precious");
    assertThat(run("record", "--host", "127.0.0.1")).isEqualTo(2);
    assertThat(run("record", "--out", "x", "--host", "h", "--every", "often")).isEqualTo(2);
  }
}
