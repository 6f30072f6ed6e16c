package org.gengfu.edge.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The agent as a process of its own. */
final class EdgeProcess implements AutoCloseable {
  private final Process process;
  private final String address;

  private EdgeProcess(Process process, String address) {
    this.process = process;
    this.address = address;
  }

  /** Starts it and waits until it says that it is ready. */
  static EdgeProcess start(Path config, Path log) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                "org.gengfu.edge.EdgeMain",
                "--config",
                config.toString())
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith("READY ")) {
        return new EdgeProcess(process, line.substring("READY ".length()));
      }
    }
    process.destroyForcibly();
    throw new IOException("the agent ended: " + Files.readString(log));
  }

  static Path config(Path folder, String broker, List<String> more) throws IOException {
    String text =
        """
        edge: edge-1
        group: g
        uplink: {host: center, brokers: ["%s"], redeliver: 2s}
        outbox: {folder: outbox}
        """
            .formatted(broker);
    return Files.writeString(folder.resolve("edge.yaml"), text + String.join("\n", more) + "\n");
  }

  String address() {
    return address;
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** SIGTERM; returns the exit code. */
  int stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(15, TimeUnit.SECONDS)) {
      throw new AssertionError("the agent did not end within 15 s of SIGTERM");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
