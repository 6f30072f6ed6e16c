package org.gengfu.sim.opcua;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.gengfu.sim.RunningRoom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** node-opcua sees of a fresh server what it saw of the recorded one. */
@Timeout(300)
class RecordAndReplayIT {
  private static final String SEEN = "SAW {\"what\":\"changed\",\"value\":33.25}";

  @TempDir private Path folder;

  @BeforeAll
  static void install() throws IOException, InterruptedException {
    NodePeer.install();
  }

  private RunningRoom open(String device, Path record) throws IOException {
    Path profiles = Path.of("../../device-profiles").toAbsolutePath().normalize();
    String text =
        """
        profiles: ["%s"]
        world: none
        ports: [{id: plc, protocol: opcua}]
        devices: [{id: station, profile: heat-station-opcua, port: plc, %s}]
        """
            .formatted(profiles, device);
    Path room = Files.writeString(folder.resolve("room.yaml"), text);
    return RunningRoom.open(room, 0, folder, record);
  }

  private static void assertSees(RunningRoom room) throws IOException, InterruptedException {
    String url = "opc.tcp://127.0.0.1:" + room.ports().getFirst().port();
    try (NodePeer client = NodePeer.start(new ArrayList<>(), "client.js", url, "", "")) {
      client.await(SEEN);
    }
  }

  @Test
  void aFreshServerSaysWhatTheRecordedOneSaid() throws IOException, InterruptedException {
    try (RunningRoom room = open("values: {secondary.supply.temperature: 33.25}", folder)) {
      assertSees(room);
    }
    assertThat(Files.readString(folder.resolve("station.rec")))
        .contains(" value secondary.supply.temperature ");
    try (RunningRoom room = open("replay: station.rec", null)) {
      assertSees(room);
    }
  }
}
