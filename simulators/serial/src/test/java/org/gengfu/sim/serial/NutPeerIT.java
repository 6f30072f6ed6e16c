package org.gengfu.sim.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.gengfu.sim.face.Face;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Network UPS Tools read our UPS over a pseudo terminal: drivers that nobody here wrote. */
@Timeout(120)
class NutPeerIT {
  private static final Path DRIVERS = Path.of("/lib/nut");

  @TempDir private Path folder;

  @BeforeAll
  static void findNut() {
    if (!Files.isExecutable(DRIVERS.resolve("nutdrv_qx"))) {
      String message = "NUT's drivers are missing; install them: apt-get install nut-server";
      if ("1".equals(System.getenv("GENGFU_REQUIRE_PEERS"))) {
        throw new AssertionError(message);
      }
      Assumptions.abort(message);
    }
  }

  @Test
  void blazerReadsTheMegatecUps() throws Exception {
    HeldDevice ups = megatec();
    try (Face line = HeldDevice.open(folder, "{link: ups, baud: 2400}", ups)) {
      Map<String, String> seen = dump("blazer_ser", line, List.of());
      assertThat(seen)
          .containsEntry("input.voltage", "221.5")
          .containsEntry("output.voltage", "230.1")
          .containsEntry("ups.load", "37")
          .containsEntry("input.frequency", "49.9")
          .containsEntry("battery.voltage", "27.40")
          .containsEntry("ups.temperature", "31.5")
          .containsEntry("ups.status", "OB LB");
      assertThat(seen.get("ups.firmware")).contains("VT12046Q");
    }
  }

  @Test
  void qxReadsTheMegatecUps() throws Exception {
    HeldDevice ups = megatec();
    ups.with("ups.status.onBattery", 0).with("ups.status.lowBattery", 0);
    try (Face line = HeldDevice.open(folder, "{link: ups, baud: 2400}", ups)) {
      Map<String, String> seen = dump("nutdrv_qx", line, List.of("protocol=megatec"));
      assertThat(seen)
          .containsEntry("input.voltage", "221.5")
          .containsEntry("ups.load", "37")
          .containsEntry("ups.status", "OL")
          .containsEntry("input.voltage.nominal", "220");
    }
  }

  @Test
  void qxReadsTheVoltronicUps() throws Exception {
    HeldDevice ups =
        new HeldDevice("ups-voltronic", "id: ups")
            .with("input.voltage", 0)
            .with("output.voltage", 229.8)
            .with("output.frequency", 50)
            .with("ups.load", 42)
            .with("battery.voltage", 24.6)
            .with("ups.temperature", Double.NaN)
            .with("ups.type", 2)
            .with("ups.mode", 'B')
            .with("ups.status.onBattery", 1)
            .with("battery.charge", 63)
            .with("battery.runtime", 1800)
            .with("rated.voltage", 230);
    try (Face line = HeldDevice.open(folder, "{link: ups, baud: 2400}", ups)) {
      Map<String, String> seen = dump("nutdrv_qx", line, List.of("protocol=voltronic"));
      assertThat(seen)
          .containsEntry("output.voltage", "229.8")
          .containsEntry("ups.load", "42")
          .containsEntry("battery.charge", "63")
          .containsEntry("battery.runtime", "1800")
          .doesNotContainKey("ups.temperature");
      assertThat(seen.get("ups.status")).contains("OB");
      assertThat(ups.served).containsEntry("battery.charge", 63.0);
    }
  }

  private static HeldDevice megatec() {
    return new HeldDevice("ups-megatec", "id: ups")
        .with("input.voltage", 221.5)
        .with("input.voltage.fault", 195)
        .with("output.voltage", 230.1)
        .with("ups.load", 37)
        .with("input.frequency", 49.9)
        .with("battery.reading", 27.4)
        .with("ups.temperature", 31.5)
        .with("ups.status.onBattery", 1)
        .with("ups.status.lowBattery", 1)
        .with("rated.voltage", 220)
        .with("rated.battery", 24)
        .with("rated.frequency", 50);
  }

  /** What a driver shows of its device after one round. */
  private Map<String, String> dump(String driver, Face line, List<String> more)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(DRIVERS.resolve(driver).toString()));
    command.addAll(List.of("-s", "ups", "-u", "root", "-d", "1"));
    command.addAll(List.of("-x", "port=" + line.where().serialPort()));
    more.forEach(option -> command.addAll(List.of("-x", option)));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("NUT_STATEPATH", folder.toString());
    builder.environment().put("NUT_ALTPIDPATH", folder.toString());
    Process process = builder.start();
    Map<String, String> seen = new TreeMap<>();
    StringBuilder all = new StringBuilder();
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String text = said.readLine(); text != null; text = said.readLine()) {
        all.append(text).append('\n');
        int colon = text.indexOf(": ");
        if (colon > 0) {
          seen.put(text.substring(0, colon), text.substring(colon + 2).strip());
        }
      }
    }
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(all.toString()).isTrue();
    assertThat(seen).as(all.toString()).containsKey("ups.status");
    return seen;
  }
}
