package org.gengfu.profiletool.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gengfu.profiletool.Call;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Probing, testing and recording net-snmp's agent. */
@Timeout(120)
class SnmpdIT {
  private static final String SNMPD = "/usr/sbin/snmpd";
  private static final int TRIES = 30;

  @TempDir private Path folder;
  private Process snmpd;
  private List<String> way;

  @BeforeEach
  void start() throws Exception {
    if (!Files.isExecutable(Path.of(SNMPD))) {
      String message = SNMPD + " is missing; install it: apt-get install snmpd";
      if ("1".equals(System.getenv("GENGFU_REQUIRE_PEERS"))) {
        Assertions.fail(message);
      }
      Assumptions.abort(message);
    }
    int port;
    try (DatagramSocket free = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"))) {
      port = free.getLocalPort();
    }
    Path config =
        Files.writeString(
            folder.resolve("snmpd.conf"),
            "rocommunity secret 127.0.0.1\nsysName watched\nsysDescr a stranger\n");
    ProcessBuilder builder =
        new ProcessBuilder(
                SNMPD, "-f", "-LE", "3", "-C", "-c", config.toString(), "udp:127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("snmpd.log").toFile());
    builder.environment().put("SNMP_PERSISTENT_DIR", folder.resolve("state").toString());
    builder.environment().put("MIBS", "");
    snmpd = builder.start();
    Path secret = Files.writeString(folder.resolve("community"), "secret\n");
    way =
        List.of("--host", "127.0.0.1", "--port", "" + port, "--community-file", secret.toString());
    awaitAgent();
  }

  private void awaitAgent() {
    for (int i = 0; i < TRIES; i++) {
      if (call("probe", "--protocol", "snmp", "--root", "1.3.6.1.2.1.1.5").code() == 0) {
        return;
      }
    }
    throw new AssertionError("snmpd does not answer");
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (snmpd != null) {
      snmpd.destroy();
      assertThat(snmpd.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  private Call call(String... words) {
    List<String> line = new ArrayList<>(List.of(words));
    line.addAll(way);
    return Call.of(line.toArray(String[]::new));
  }

  @Test
  void theAgentIsWalkedReadByAProfileAndRecorded() throws Exception {
    Call walk =
        call(
            "probe",
            "--protocol",
            "snmp",
            "--root",
            ".1.3.6.1.2.1.1",
            "--rate",
            "100/s",
            "--profiles",
            Path.of("..").toAbsolutePath().normalize().toString());
    assertThat(walk.code()).as(walk.out() + walk.err()).isZero();
    assertThat(walk.out())
        .contains("1.3.6.1.2.1.1.1.0 = a stranger")
        .contains("1.3.6.1.2.1.1.5.0 = watched");

    assertThat(walk.out())
        .contains("of itself it says:")
        .contains("sysDescr = \"a stranger\"")
        .containsPattern("sysObjectId = \"\\.?1\\.3\\.6\\.1\\.4\\.1\\.8072")
        .contains("none of the profiles in ")
        .contains("./gengfu profile new KIND --protocol snmp");

    String switches = Path.of("../switch").toAbsolutePath().normalize().toString();
    Path tape = folder.resolve("agent.recording");
    Call live =
        call(
            "test",
            switches,
            "--profile",
            "switch-snmp",
            "--live",
            "--rounds",
            "1",
            "--record",
            tape.toString(),
            "--device",
            "rate: 500");
    assertThat(live.out() + live.err())
        .contains("system.name: \"watched\"")
        .contains("agent.recording: ");

    Call replay =
        Call.of("test", switches, "--profile", "switch-snmp", "--replay", tape.toString());
    assertThat(points(replay.out())).hasSizeGreaterThan(4).isEqualTo(points(live.out()));
    assertThat(Files.readString(tape)).contains("protocol snmp").doesNotContain("secret");
  }

  private static List<String> points(String out) {
    return out.lines().filter(line -> line.startsWith("  ")).toList();
  }
}
