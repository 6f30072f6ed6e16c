package org.gengfu.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gengfu.document.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoomReaderTest {
  private static final Path ROOMS = Path.of("../rooms").toAbsolutePath().normalize();
  private static final String HEAD =
      "profiles: [" + ROOMS.resolve("../../device-profiles").normalize() + "]\n";

  @TempDir Path folder;

  @Test
  void theRoomsOfTheHouseAreRead() {
    Problems problems = new Problems();
    RoomSettings room = RoomReader.read(ROOMS.resolve("machine-room.yaml"), problems);
    assertThat(problems.list()).isEmpty();
    assertThat(room.devices()).extracting(DeviceSettings::id).contains("ups-1", "meter-1", "io-1");
    RoomSettings line = RoomReader.read(ROOMS.resolve("rtu-line-30.yaml"), problems);
    assertThat(problems.list()).isEmpty();
    assertThat(line.devices()).hasSize(30).allMatch(DeviceSettings::pulsePerRead);
  }

  /** On an ordinary day nothing of the machine room raises an alarm, whatever drives its points. */
  @Test
  void theMachineRoomIsCalm() {
    RoomSettings settings = RoomReader.read(ROOMS.resolve("machine-room.yaml"), new Problems());
    try (Room room = new Room(settings.world(), java.time.InstantSource.system())) {
      for (DeviceSettings one : settings.devices()) {
        SimulatedDevice device =
            new SimulatedDevice(one, room, 1, java.time.InstantSource.system());
        assertThat(AlarmOrders.standing(device)).as(one.id()).isEmpty();
      }
    }
  }

  @Test
  void saysWhereAWordIsWrong() throws IOException {
    assertThat(problems(HEAD + "ports: []\ndevices: []\nphysics: {batery: {}}\n"))
        .contains(":4:11: UNKNOWN_KEY")
        .contains("battery");
    assertThat(problems(HEAD + "ports: []\ndevices: []\nphysics: {battery: {capacityWh: -1}}\n"))
        .contains(":4:33: OUT_OF_RANGE");
    assertThat(problems("ports: []\ndevices: []\n")).contains("\"profiles\" is missing");
  }

  @Test
  void refusesWhatCannotWork() throws IOException {
    String port = HEAD + "ports: [{id: a}, {id: b, transport: rtu}]\ndevices:\n";
    assertThat(problems(port + "  - {id: x, profile: th-modbus, port: c}\n"))
        .contains("there is no port c");
    assertThat(
            problems(
                port
                    + "  - {id: x, profile: th-modbus, port: a, unit: 3}\n"
                    + "  - {id: x, profile: th-modbus, port: a, unit: 3}\n"))
        .contains("two devices are called x")
        .contains("unit 3 is taken on port a");
    assertThat(problems(port + "  - {id: x, profile: th-modbuz, port: a}\n")).contains("th-modbus");
    assertThat(
            problems(
                port + "  - {id: x, profile: th-modbus, port: a, values: {ambient.temp: 3}}\n"))
        .contains("has no point ambient.temp");
    assertThat(problems(HEAD + "ports: [{id: a}, {id: a}]\ndevices: []\n"))
        .contains("two ports are called a");
    assertThat(problems(HEAD + "ports: [{id: a, link: x}]\ndevices: []\n"))
        .contains("unknown key \"link\"");
  }

  @Test
  void saysThatAFileIsMissing() {
    Problems problems = new Problems();
    assertThat(RoomReader.read(folder.resolve("none.yaml"), problems)).isNull();
    assertThat(problems.toString()).contains("NO_FILE");
  }

  private String problems(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("room.yaml"), text);
    Problems problems = new Problems();
    assertThat(RoomReader.read(file, problems)).isNull();
    return problems.toString();
  }
}
