package org.gengfu.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.gengfu.document.Problems;
import org.gengfu.profile.recording.Recording;
import org.gengfu.profile.recording.RecordingReader;
import org.gengfu.sim.modbus.ModbusFaceMaker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
  private static final Path PROFILES =
      Path.of("../../device-profiles").toAbsolutePath().normalize();

  @TempDir Path folder;

  /** What a simulated device answered can be played again, "no value" and all. */
  @Test
  void aRecordingSaysAgainWhatWasServed() throws IOException {
    DeviceSettings device = room("").devices().getFirst();
    Instant start = Instant.parse("2026-11-22T08:00:00Z");
    Path file = folder.resolve("out/th.rec");
    try (Recorder recorder = Recorder.open(file, device, start)) {
      long at = start.toEpochMilli();
      recorder.add(Map.of("ambient.temperature", new Served(at + 100, 21.5, null)));
      recorder.add(Map.of("ambient.temperature", new Served(at + 1_100, Double.NaN, null)));
      recorder.add(Map.of("device.note", new Served(at + 1_200, Double.NaN, "走廊 1")));
    }
    Problems problems = new Problems();
    Recording read = RecordingReader.read("th.rec", Files.readString(file), problems);
    assertThat(problems.list()).isEmpty();
    assertThat(read.about()).containsEntry("profile", "th-modbus");
    Replay replay = Replay.of(read, device.profile(), new ModbusFaceMaker(), false);
    assertThat(replay.at("ambient.temperature", 0.05)).isNull();
    assertThat(replay.at("ambient.temperature", 0.5).number()).isEqualTo(21.5);
    assertThat(replay.at("ambient.temperature", 99).number()).isNaN();
    assertThat(replay.at("device.note", 99).text()).isEqualTo("走廊 1");
  }

  /** Registers of a live device come back as its points' values, in time, over and over. */
  @Test
  void registersOfALiveDeviceBecomeValues() throws IOException {
    Files.writeString(
        folder.resolve("live.rec"),
        """
        gengfu-recording 1
        protocol modbus
        0 registers input:1 00EA 01F4
        1000 registers input:1 00EB
        2000 failure input:1+2 exception 2
        """);
    DeviceSettings device = room(", replay: live.rec, replayAgain: true").devices().getFirst();
    String point = "ambient.temperature";
    double first = device.replay().at(point, 0.1).number();
    double second = device.replay().at(point, 1.5).number();
    assertThat(second).isGreaterThan(first);
    assertThat(device.replay().at(point, 2.1).number()).as("again").isEqualTo(first);
  }

  /** What the tool recorded by a profile's points is raw, and becomes what a reader makes of it. */
  @Test
  void rawValuesOfPointsBecomeValues() throws IOException {
    Files.writeString(
        folder.resolve("live.rec"),
        """
        gengfu-recording 1
        protocol modbus
        0 value ambient.temperature 323334
        1000 failure ambient.temperature exception 2
        2000 value ambient.temperature 6E206E6F6E65
        """);
    DeviceSettings device = room(", replay: live.rec").devices().getFirst();
    assertThat(device.replay().at("ambient.temperature", 0.5).number()).isEqualTo(23.4);
    assertThat(device.replay().at("ambient.temperature", 1.5).number()).isNaN();
    assertThat(device.replay().at("ambient.temperature", 2.5).number()).isNaN();
  }

  /** A dialogue of bytes has no points; who names it must not get a made-up device. */
  @Test
  void aRecordingThatSaysNothingOfTheDeviceIsTold() throws IOException {
    Files.writeString(
        folder.resolve("talk.rec"),
        "gengfu-recording 1\nprotocol serial\n0 sent 51310D\n9 heard 28\n");
    Problems problems = new Problems();
    assertThat(RoomReader.read(file(", replay: talk.rec"), problems)).isNull();
    assertThat(problems.toString())
        .contains("NOTHING_SAID the recording says nothing of any point of th-modbus");
  }

  @Test
  void aMissingRecordingIsTold() throws IOException {
    Problems problems = new Problems();
    assertThat(RoomReader.read(file(", replay: none.rec"), problems)).isNull();
    assertThat(problems.toString()).contains("NO_FILE").contains("none.rec");
  }

  private RoomSettings room(String more) throws IOException {
    Problems problems = new Problems();
    RoomSettings settings = RoomReader.read(file(more), problems);
    assertThat(problems.list()).isEmpty();
    return settings;
  }

  private Path file(String more) throws IOException {
    String text =
        "profiles: [%s]\nworld: none\nports: [{id: p}]\n".formatted(PROFILES)
            + "devices: [{id: th-1, profile: th-modbus, port: p%s}]\n".formatted(more);
    return Files.writeString(folder.resolve("room.yaml"), text);
  }
}
