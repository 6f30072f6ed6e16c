package org.gengfu.center;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.gengfu.center.store.TestDatabase;

/** The center as a process of its own, as an operator starts it. */
final class CenterProcess implements AutoCloseable {
  private static final int START_SECONDS = 240;

  private final Process process;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  final List<String> seen = new ArrayList<>();

  private CenterProcess(Process process) {
    this.process = process;
    Thread.ofVirtual().start(this::read);
  }

  /** Writes a configuration with one site, one room and the edge {@code room-a}. */
  static Path configure(Path folder) throws IOException {
    Path file = folder.resolve("center.yaml");
    Files.writeString(folder.resolve("room-a.password"), "secret-a\n");
    Files.writeString(
        file,
        """
        http: {address: 127.0.0.1, port: 0}
        mqtt: {address: 127.0.0.1, port: 0}
        data: data
        sites:
          - {id: hall-1, title: {zh: 政务大厅}, rooms: [{id: room-1, title: 中心机房}]}
        edges:
          - {id: room-a, site: hall-1, room: room-1, passwordFile: room-a.password}
        """);
    Path programs = TestDatabase.programs().toAbsolutePath();
    Files.createDirectories(programs);
    Files.createDirectories(folder.resolve("data/postgres"));
    Files.createSymbolicLink(folder.resolve("data/postgres/programs"), programs);
    return file;
  }

  static CenterProcess start(Path config, Map<String, String> environment, String... more)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                CenterMain.class.getName(),
                "--config",
                config.toString()));
    command.addAll(List.of(more));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(config.resolveSibling("center.log").toFile());
    builder.environment().putAll(environment);
    return new CenterProcess(builder.start());
  }

  private void read() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
      }
    } catch (IOException e) {
      lines.add("(output ended: " + e + ")");
    }
  }

  /** What follows the word in the first line that begins with it. */
  String await(String word) throws InterruptedException {
    while (true) {
      String line = lines.poll(START_SECONDS, TimeUnit.SECONDS);
      if (line == null) {
        throw new AssertionError("no line " + word + " came; there were " + seen);
      }
      seen.add(line);
      if (line.startsWith(word + " ")) {
        return line.substring(word.length() + 1);
      }
    }
  }

  URI awaitUri(String word) throws InterruptedException {
    return URI.create(await(word));
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** SIGTERM, or waiting for a command that ends by itself. */
  int end(boolean terminate) throws InterruptedException {
    if (terminate) {
      process.destroy();
    }
    if (!process.waitFor(START_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("the center did not end");
    }
    return process.exitValue();
  }

  @Override
  public void close() throws InterruptedException {
    if (process.isAlive()) {
      end(true);
    }
  }
}
