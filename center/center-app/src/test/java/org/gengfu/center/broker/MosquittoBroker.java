package org.gengfu.center.broker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Debian's MQTT broker, which lets everybody in: a broker outside the center. */
public final class MosquittoBroker implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/sbin/mosquitto");

  private final Process process;
  private final URI uri;

  private MosquittoBroker(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  /** Starts it on a free port; the test is skipped when it is not installed. */
  public static MosquittoBroker startOrSkip(Path folder) throws IOException {
    Assumptions.assumeTrue(
        Files.isExecutable(PROGRAM), "install mosquitto (apt install mosquitto)");
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Path settings = folder.resolve("mosquitto.conf");
    Files.writeString(settings, "listener " + port + " 127.0.0.1\nallow_anonymous true\n");
    Process process =
        new ProcessBuilder(PROGRAM.toString(), "-v", "-c", settings.toString())
            .redirectErrorStream(true)
            .start();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.contains("running")) {
        drain(output);
        return new MosquittoBroker(process, URI.create("tcp://127.0.0.1:" + port));
      }
    }
    throw new AssertionError("mosquitto did not start on port " + port);
  }

  private static void drain(BufferedReader output) {
    Thread.ofPlatform().daemon().start(() -> output.lines().forEach(line -> {}));
  }

  public URI uri() {
    return uri;
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
