package org.gengfu.center.broker;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Debian's MQTT clients: a peer that nobody here wrote. */
final class Mosquitto {
  private static final int PATIENCE_SECONDS = 20;

  /** How a run ended. */
  record Run(int exit, String output) {}

  private Mosquitto() {}

  static void assumeInstalled() {
    boolean there;
    try {
      there = run(List.of("mosquitto_pub", "--help")).exit() >= 0;
    } catch (IOException e) {
      there = false;
    }
    Assumptions.assumeTrue(there, "install mosquitto-clients (apt install mosquitto-clients)");
  }

  static Run publish(URI broker, String user, String password, String topic) throws IOException {
    List<String> command = command("mosquitto_pub", broker, user, password);
    command.addAll(List.of("-t", topic, "-m", "payload", "-q", "1"));
    return run(command);
  }

  /** Subscribes, and leaves as soon as the subscription is answered. */
  static Run subscribe(URI broker, String user, String password, String filter) throws IOException {
    List<String> command = command("mosquitto_sub", broker, user, password);
    command.addAll(List.of("-t", filter, "-E", "-q", "1"));
    return run(command);
  }

  private static List<String> command(String program, URI broker, String user, String password) {
    List<String> command = new ArrayList<>(List.of(program, "-V", "mqttv5", "-d"));
    command.addAll(List.of("-h", broker.getHost(), "-p", Integer.toString(broker.getPort())));
    if (!user.isEmpty()) {
      command.addAll(List.of("-u", user, "-P", password));
    }
    return command;
  }

  private static Run run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError(command + " did not end in " + PATIENCE_SECONDS + " s");
      }
      byte[] output = process.getInputStream().readAllBytes();
      return new Run(process.exitValue(), new String(output, StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }
}
