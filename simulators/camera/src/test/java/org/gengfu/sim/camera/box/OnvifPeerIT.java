package org.gengfu.sim.camera.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Simulated web services as the onvif package of npm and Debian's onvif-tools see them. */
@Timeout(400)
class OnvifPeerIT {
  private static final Path SOURCE = Path.of("src/test/node");
  private static final Path INSTALLED = Path.of("target/node-peer");
  private static final String CAMERA = "127.65.4.1";
  private static final String RECORDER = "127.65.4.2";

  private static TestTown town;

  @TempDir private Path folder;

  @BeforeAll
  static void open() throws IOException {
    town =
        TestTown.open(
            ", discovery: 3702",
            "{id: street, host: " + CAMERA + "}",
            "{id: nvr-1, host: " + RECORDER + "}",
            "{id: nvr-2, channel: 2, host: " + RECORDER + "}");
  }

  @AfterAll
  static void close() throws IOException {
    town.close();
  }

  @AfterEach
  void repair() {
    town.repair();
  }

  private void installPackages() throws IOException, InterruptedException {
    Peer.need("node", "nodejs");
    Peer.need("npm", "npm");
    Files.createDirectories(INSTALLED);
    try (var files = Files.list(SOURCE)) {
      for (Path file : files.toList()) {
        Files.copy(
            file, INSTALLED.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    if (!Files.isDirectory(INSTALLED.resolve("node_modules"))) {
      List<String> command = List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
      Peer.Ended ended = Peer.run(INSTALLED.toAbsolutePath(), Map.of(), "", command);
      if (ended.code() != 0) {
        Peer.missing("the packages of src/test/node cannot be installed: " + ended.text());
      }
    }
  }

  private static Process client(String host, String password) throws IOException {
    return new ProcessBuilder(
            "node", "client.js", host, Integer.toString(town.onvifPort()), TestTown.USER, password)
        .directory(INSTALLED.toFile())
        .redirectErrorStream(true)
        .start();
  }

  /** Lines up to the one with this text. */
  private static List<String> until(BufferedReader lines, String text) throws IOException {
    List<String> read = new ArrayList<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      read.add(line);
      if (line.contains(text)) {
        return read;
      }
    }
    throw new AssertionError("no " + text + " but " + read);
  }

  private static BufferedReader lines(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  @Test
  void theNpmPackageSeesARecorderAndHearsItsEvents() throws Exception {
    installPackages();
    Process client = client(RECORDER, TestTown.PASSWORD);
    try (BufferedReader lines = lines(client)) {
      assertThat(until(lines, "READY"))
          .contains("SAW {\"what\":\"model\",\"value\":\"SIM-2MP\"}")
          .contains("SAW {\"what\":\"sources\",\"value\":2}")
          .contains("SAW {\"what\":\"services\",\"value\":6}")
          .anyMatch(line -> line.contains("Profile_101") && line.contains("Profile_202"))
          .anyMatch(line ->
              line.contains(
                  "rtsp://" + RECORDER + ":" + town.rtspPort() + "/Streaming/Channels/101"))
          .anyMatch(line -> line.contains("/snapshot/1\""));
      until(lines, "LastReboot");
      town.camera("nvr-2").apply("camera.occluded", Double.NaN);
      assertThat(until(lines, "Changed").getLast())
          .contains("TamperDetector", "\"name\":\"IsTamper\",\"value\":\"true\"");
      town.camera("nvr-2").apply("camera.blue", Double.NaN);
      assertThat(until(lines, "Changed").getLast()).contains("SignalLoss", "\"value\":\"true\"");
    } finally {
      client.destroyForcibly().waitFor();
    }
  }

  @Test
  void theNpmPackageIsRefusedWithAWrongPassword() throws Exception {
    installPackages();
    Process client = client(CAMERA, "wrong");
    try (BufferedReader lines = lines(client)) {
      assertThat(until(lines, "FAILED").getLast()).contains("not Authorized");
    } finally {
      client.destroyForcibly().waitFor();
    }
  }

  // onvif-util finds cameras by WS-Discovery only, on the default route and not on its own machine;
  // the preloaded library sends its probe through the loopback interface. It knows port 3702 only.
  @Test
  void onvifToolsFindACameraAndAskIt() throws Exception {
    Peer.need("onvif-util", "onvif-tools");
    Peer.need("gcc", "gcc libc6-dev");
    Path library = folder.resolve("loopback.so");
    String source = Path.of("src/test/c/loopback.c").toAbsolutePath().toString();
    Peer.Ended built =
        Peer.run(
            folder,
            Map.of(),
            "",
            List.of("gcc", "-shared", "-fPIC", "-o", library.toString(), source));
    assertThat(built.code()).as(built.text()).isZero();
    Map<String, String> preload = Map.of("LD_PRELOAD", library.toString());
    Peer.Ended found = Peer.run(folder, preload, "", List.of("onvif-util", "-a"));
    assertThat(found.text()).contains(CAMERA + " ", RECORDER + " ", "SIM-2MP");
    List<String> login =
        List.of("onvif-util", "-u", TestTown.USER, "-p", TestTown.PASSWORD, CAMERA);
    Peer.Ended asked = Peer.run(folder, preload, "get time\nget rtsp\nget profiles\nquit\n", login);
    assertThat(asked.text())
        .contains("successfully connected", "street", "Time Offset: ", "Token 1: Profile_102")
        .contains("rtsp://" + CAMERA + ":" + town.rtspPort() + "/Streaming/Channels/101");
  }
}
