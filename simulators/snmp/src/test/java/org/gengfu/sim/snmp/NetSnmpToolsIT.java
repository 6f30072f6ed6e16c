package org.gengfu.sim.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gengfu.sim.face.Face;
import org.gengfu.sim.face.WireMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Our simulated agent against tools that nobody here wrote: those of net-snmp. */
@Timeout(180)
class NetSnmpToolsIT {
  private static final String INPUT_VOLTAGE = "1.3.6.1.2.1.33.1.3.3.1.3.1";
  private static final String CHARGE = "1.3.6.1.2.1.33.1.2.4.0";
  private static final String ALARMS = "1.3.6.1.2.1.33.1.6.2.1.2";

  @TempDir private Path folder;
  private final FakeDevice device =
      FakeDevice.of(
          "ups-snmp",
          """
          users:
            - {name: des, auth: md5, priv: des, authPassword: authpass123, privPassword: privpass123}
            - {name: aes, auth: sha1, priv: aes128, authPassword: authpass123, privPassword: privpass123}
            - {name: strong, auth: sha512, priv: aes256, authPassword: authpass123, privPassword: privpass123}
            - {name: middle, auth: sha256, priv: aes192, authPassword: authpass123, privPassword: privpass123}
            - {name: signed, auth: sha384, authPassword: authpass123}
            - {name: open}
          """);
  private Face face;

  @BeforeEach
  void start() throws IOException {
    if (!Files.isExecutable(Path.of("/usr/bin/snmpget"))) {
      String message = "snmpget is missing; install it: apt-get install snmp";
      if ("1".equals(System.getenv("GENGFU_REQUIRE_PEERS"))) {
        Assertions.fail(message);
      }
      Assumptions.abort(message);
    }
    device.numbers.put("input.voltage", 231.0);
    device.numbers.put("battery.charge", 87.0);
    device.numbers.put("ups.alarm.fanFailure", 1.0);
    device.texts.put("ups.mfr", "Maker");
    face = device.open();
  }

  @AfterEach
  void stop() throws IOException {
    if (face != null) {
      face.close();
    }
  }

  private record Ran(int exit, String output) {}

  private Ran run(String tool, List<String> access, String... asked)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(tool));
    command.addAll(access);
    command.addAll(List.of("-On", "-t", "5", "-r", "1", "127.0.0.1:" + face.where().port()));
    command.addAll(List.of(asked));
    Path log = folder.resolve("tool.log");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("MIBS", "");
    builder.environment().put("SNMP_PERSISTENT_DIR", folder.resolve("client").toString());
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    String output = Files.readString(log).replaceAll("Created directory: .*\\n", "");
    return new Ran(process.exitValue(), output);
  }

  private static List<String> community(String version) {
    return List.of("-v" + version, "-c", "public");
  }

  private static List<String> user(String name, String auth, String priv) {
    return List.of(
        "-v3",
        "-l",
        "authPriv",
        "-u",
        name,
        "-a",
        auth,
        "-A",
        "authpass123",
        "-x",
        priv,
        "-X",
        "privpass123");
  }

  private void assertGets(List<String> access) throws IOException, InterruptedException {
    Ran got = run("snmpget", access, INPUT_VOLTAGE, CHARGE);
    assertThat(got.output()).contains("INTEGER: 231").contains("INTEGER: 87");
    assertThat(got.exit()).isZero();
  }

  @Test
  void snmpgetInV1AndV2c() throws IOException, InterruptedException {
    assertGets(community("1"));
    assertGets(community("2c"));
    assertThat(run("snmpget", community("1"), "1.3.6.1.2.1.33.1.2.5.0").output())
        .contains("noSuchName");
    assertThat(run("snmpget", community("2c"), "1.3.6.1.2.1.33.1.2.5.0").output())
        .contains("No Such Instance");
  }

  @Test
  void snmpgetInV3WithEachProtocol() throws IOException, InterruptedException {
    assertGets(user("des", "MD5", "DES"));
    assertGets(user("aes", "SHA", "AES"));
    assertGets(user("middle", "SHA-256", "AES-192"));
    assertGets(user("strong", "SHA-512", "AES-256"));
    assertGets(
        List.of("-v3", "-l", "authNoPriv", "-u", "signed", "-a", "SHA-384", "-A", "authpass123"));
    assertGets(List.of("-v3", "-l", "noAuthNoPriv", "-u", "open"));
    assertThat(run("snmpget", List.of("-v3", "-l", "noAuthNoPriv", "-u", "aes"), CHARGE).output())
        .contains("uthorizationError");
    assertThat(
            run(
                    "snmpget",
                    List.of(
                        "-v3",
                        "-l",
                        "authNoPriv",
                        "-u",
                        "signed",
                        "-a",
                        "SHA-384",
                        "-A",
                        "wrongpass1"),
                    CHARGE)
                .output())
        .contains("Authentication failure");
  }

  /** In order, once each, to the end; snmpwalk and snmpbulkwalk see the same. */
  @Test
  void walksAreInOrderAndEnd() throws IOException, InterruptedException {
    Ran next = run("snmpwalk", community("2c"), "1.3.6.1.2.1.33");
    Ran bulk = run("snmpbulkwalk", community("2c"), "1.3.6.1.2.1.33");
    assertThat(next.exit()).isZero();
    assertThat(bulk.output()).isEqualTo(next.output());
    assertThat(next.output()).contains("STRING: \"Maker\"");
    assertThat(run("snmpwalk", user("aes", "SHA", "AES"), "1.3.6.1.2.1.33").output())
        .isEqualTo(next.output());
    assertThat(run("snmpwalk", community("1"), "1.3.6.1.2.1.1").output()).contains("ups-1");
  }

  @Test
  void rowsOfTheAlarmTableComeAndGo() throws IOException, InterruptedException {
    assertThat(run("snmpwalk", community("2c"), ALARMS).output())
        .contains("OID: .1.3.6.1.2.1.33.1.6.3.16")
        .doesNotContain("33.1.6.3.8");
    device.numbers.put("ups.alarm.fanFailure", 0.0);
    device.numbers.put("ups.alarm.overload", 1.0);
    assertThat(run("snmpwalk", community("2c"), ALARMS).output())
        .contains("OID: .1.3.6.1.2.1.33.1.6.3.8")
        .doesNotContain("33.1.6.3.16");
  }

  @Test
  void aWrongCommunityAndASilentAgentGetNoAnswer() throws IOException, InterruptedException {
    assertThat(run("snmpget", List.of("-v2c", "-c", "wrong", "-t", "1"), CHARGE).output())
        .contains("Timeout");
    device.mode = new WireMode.Silent();
    assertThat(run("snmpget", List.of("-v2c", "-c", "public"), CHARGE).output())
        .contains("Timeout");
  }

  @Test
  void whatMayNotBeWrittenIsRefused() throws IOException, InterruptedException {
    List<String> mayWrite = List.of("-v2c", "-c", "private");
    assertThat(run("snmpset", mayWrite, CHARGE, "i", "5").output()).contains("notWritable");
    assertThat(run("snmpset", community("2c"), CHARGE, "i", "5").output())
        .contains("uthorizationError");
  }
}
