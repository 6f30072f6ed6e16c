package org.gengfu.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The simulator as a process of its own, as the launcher starts it. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ProcessIT {
  private static final String PYMODBUS =
      """
      import re, sys
      from pymodbus.client import ModbusTcpClient
      client = ModbusTcpClient("127.0.0.1", port=int(sys.argv[1]))
      assert client.connect()
      print("input", client.read_input_registers(0, 6, 1).registers)
      print("refused", client.read_input_registers(5000, 1, 1).exception_code)
      print("coils", client.read_coils(0, 1, 1).exception_code)
      client.close()
      """;

  @TempDir Path folder;

  @Test
  void saysReadyAnswersAndTidiesUpWhenToldToStop() throws Exception {
    Process process = start("../rooms/machine-room.yaml");
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      String ready = out.readLine();
      assertThat(ready).startsWith("READY http://127.0.0.1:");
      String ports = get(ready.substring("READY ".length()) + "/ports");
      assertThat(ports).contains("\"id\":\"ups-host\"");
      assertThat(folder.resolve("line-1")).exists();
      process.destroy();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(Files.exists(folder.resolve("line-1"), LinkOption.NOFOLLOW_LINKS)).isFalse();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void saysWhatIsWrongWithItsFile() throws Exception {
    Path bad = Files.writeString(folder.resolve("bad.yaml"), "prots: []\n");
    Process process = start(bad.toString());
    try (InputStream err = process.getErrorStream()) {
      String text = new String(err.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(2);
      assertThat(text).contains("bad.yaml:1:1: UNKNOWN_KEY").contains("ports");
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void pymodbusReadsTheUps() throws Exception {
    Assumptions.assumeTrue(
        exit(List.of("/usr/bin/python3", "-c", "import pymodbus")) == 0,
        "pymodbus is missing: apt-get install python3-pymodbus");
    Path script = Files.writeString(folder.resolve("ask.py"), PYMODBUS);
    Process process = start("../rooms/machine-room.yaml");
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      String ports = get(out.readLine().substring("READY ".length()) + "/ports");
      String port = ports.replaceFirst(".*\"ups-host\"[^}]*\"port\":(\\d+).*", "$1");
      Process python =
          new ProcessBuilder("/usr/bin/python3", script.toString(), port)
              .redirectErrorStream(true)
              .start();
      String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(python.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(said).containsPattern("input \\[2[12]\\d\\d, 5000, 2200, 5000, \\d+, \\d+\\]");
      assertThat(said).contains("refused 2").contains("coils 1");
    } finally {
      process.destroyForcibly();
    }
  }

  private Process start(String room) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            "org.gengfu.sim.SimulatorMain",
            "--room",
            room,
            "--control",
            "0",
            "--folder",
            folder.toString())
        .start();
  }

  private static int exit(List<String> command) throws IOException, InterruptedException {
    if (!Files.isExecutable(Path.of(command.getFirst()))) {
      return -1;
    }
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor(30, TimeUnit.SECONDS) ? process.exitValue() : -1;
  }

  private static String get(String uri) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofString())
          .body();
    }
  }
}
