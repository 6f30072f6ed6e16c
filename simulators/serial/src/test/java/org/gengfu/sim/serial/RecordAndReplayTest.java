package org.gengfu.sim.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gengfu.sim.RunningRoom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A simulated UPS is recorded; a fresh one says the same again, byte by byte. */
@Timeout(60)
class RecordAndReplayTest {
  private static final int ANSWER_BYTES = 47;

  @TempDir private Path folder;

  private RunningRoom open(String device, Path record) throws IOException {
    Path profiles = Path.of("../../device-profiles").toAbsolutePath().normalize();
    String text =
        """
        profiles: ["%s"]
        world: none
        ports: [{id: line, protocol: serial, transport: tcp, baud: 0}]
        devices: [{id: ups, profile: ups-megatec, port: line, %s}]
        """
            .formatted(profiles, device);
    Path room = Files.writeString(folder.resolve("room.yaml"), text);
    return RunningRoom.open(room, 0, folder, record);
  }

  private static String asked(RunningRoom room) throws IOException {
    int port = room.ports().getFirst().port();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write("Q1\r".getBytes(StandardCharsets.ISO_8859_1));
      byte[] answer = socket.getInputStream().readNBytes(ANSWER_BYTES);
      return new String(answer, StandardCharsets.ISO_8859_1);
    }
  }

  @Test
  void aFreshDeviceSaysWhatTheRecordedOneSaid() throws IOException {
    String held =
        "{input.voltage: 199.3, input.voltage.fault: 187.5, output.voltage: 231.7, ups.load: 83,"
            + " input.frequency: 49.7, battery.reading: 26.2, ups.temperature: 38.4,"
            + " ups.status.onBattery: true}";
    String before;
    try (RunningRoom room = open("values: " + held, folder)) {
      before = asked(room);
    }
    assertThat(before).startsWith("(199.3 187.5 231.7 083 49.7 26.2 38.4 1");
    try (RunningRoom room = open("replay: ups.rec", null)) {
      String again = asked(room);
      while (!again.equals(before)) {
        // The recording gives no value before the moment when the first one was asked for.
        again = asked(room);
      }
    }
    try (RunningRoom room = open("feed: own", null)) {
      assertThat(asked(room)).as("without the recording").isNotEqualTo(before);
    }
  }
}
