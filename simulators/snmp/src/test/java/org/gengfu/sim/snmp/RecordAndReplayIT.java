package org.gengfu.sim.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.gengfu.sim.RunningRoom;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** net-snmp's snmpget sees of a fresh agent what it saw of the recorded one. */
@Timeout(120)
class RecordAndReplayIT {
  private static final String INPUT_VOLTAGE = "1.3.6.1.2.1.33.1.3.3.1.3.1";
  private static final String CHARGE = "1.3.6.1.2.1.33.1.2.4.0";
  private static final String MAKER = "1.3.6.1.2.1.33.1.1.1.0";
  private static final String SEEN = "INTEGER: 207\nINTEGER: 63\nSTRING: \"Someone\"\n";

  @TempDir private Path folder;

  @BeforeAll
  static void findTool() {
    if (!Files.isExecutable(Path.of("/usr/bin/snmpget"))) {
      String message = "snmpget is missing; install it: apt-get install snmp";
      if ("1".equals(System.getenv("GENGFU_REQUIRE_PEERS"))) {
        Assertions.fail(message);
      }
      Assumptions.abort(message);
    }
  }

  private RunningRoom open(String device, Path record) throws IOException {
    Path profiles = Path.of("../../device-profiles").toAbsolutePath().normalize();
    String text =
        """
        profiles: ["%s"]
        world: none
        ports: [{id: agent, protocol: snmp}]
        devices: [{id: ups, profile: ups-snmp, port: agent, %s}]
        """
            .formatted(profiles, device);
    Path room = Files.writeString(folder.resolve("room.yaml"), text);
    return RunningRoom.open(room, 0, folder, record);
  }

  private String asked(RunningRoom room) throws IOException, InterruptedException {
    Path log = folder.resolve("tool.log");
    String where = "127.0.0.1:" + room.ports().getFirst().port();
    ProcessBuilder builder =
        new ProcessBuilder(
                "snmpget",
                "-v2c",
                "-c",
                "public",
                "-Ov",
                "-t",
                "5",
                where,
                INPUT_VOLTAGE,
                CHARGE,
                MAKER)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("MIBS", "");
    builder.environment().put("SNMP_PERSISTENT_DIR", folder.resolve("client").toString());
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return Files.readString(log).replaceAll("Created directory: .*\\n", "");
  }

  private void assertAgain(String recording) throws IOException, InterruptedException {
    try (RunningRoom room = open("replay: " + recording, null)) {
      String again = asked(room);
      while (!again.equals(SEEN)) {
        // The recording gives no value before the moment when the first one was asked for.
        again = asked(room);
      }
    }
  }

  @Test
  void aFreshAgentSaysWhatTheRecordedOneSaid() throws IOException, InterruptedException {
    String held = "values: {input.voltage: 207, battery.charge: 63, ups.mfr: Someone}";
    try (RunningRoom room = open(held, folder)) {
      assertThat(asked(room)).isEqualTo(SEEN);
    }
    assertAgain("ups.rec");
    try (RunningRoom room = open("feed: own", null)) {
      assertThat(asked(room)).as("without the recording").isNotEqualTo(SEEN);
    }
  }

  /** What the tool records of a live agent: objects with the BER tags of their values. */
  @Test
  void itSaysWhatALiveAgentSaid() throws IOException, InterruptedException {
    Files.writeString(
        folder.resolve("live.rec"),
        """
        gengfu-recording 1
        protocol snmp
        0 oid %s 2 207
        0 oid %s 2 63
        0 oid %s 4 536F6D656F6E65
        """
            .formatted(INPUT_VOLTAGE, CHARGE, MAKER));
    assertAgain("live.rec");
  }
}
