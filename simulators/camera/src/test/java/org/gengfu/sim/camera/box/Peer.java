package org.gengfu.sim.camera.box;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Programs that nobody here wrote. */
final class Peer {
  private static final long MOST_SECONDS = 120;

  private Peer() {}

  /** How a program ended and what it said. */
  record Ended(int code, String text) {}

  /** Skips the test when a program is missing, or fails it where peers are required. */
  static void need(String program, String debianPackage) {
    if (!Files.isExecutable(Path.of("/usr/bin", program))) {
      missing(program + " is missing; install it: apt-get install " + debianPackage);
    }
  }

  static void missing(String message) {
    if ("1".equals(System.getenv("GENGFU_REQUIRE_PEERS"))) {
      Assertions.fail(message);
    }
    Assumptions.abort(message);
  }

  /** Runs a program to its end. */
  static Ended run(Path folder, Map<String, String> environment, String input, List<String> command)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "peer", ".txt");
    Path typed = Files.createTempFile(folder, "peer", ".in");
    Files.writeString(typed, input);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectInput(typed.toFile())
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      throw new AssertionError(command + " does not end: " + Files.readString(output));
    }
    return new Ended(process.exitValue(), Files.readString(output));
  }
}
