package org.gengfu.driver.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Programs of strangers. */
final class Peers {
  private Peers() {}

  /** Skips the test, or fails it where peers are required, when a program is missing. */
  static void require(String program, String debianPackage) {
    if (Files.isExecutable(Path.of(program))) {
      return;
    }
    String message = program + " is missing; install it: apt-get install " + debianPackage;
    if ("1".equals(System.getenv("GENGFU_REQUIRE_PEERS"))) {
      Assertions.fail(message);
    }
    Assumptions.abort(message);
  }

  /**
   * Runs a program that must end well.
   *
   * @param line the program and its arguments, parted by single blanks; {@code ''} for an empty one
   */
  static void run(Path folder, String line) throws IOException, InterruptedException {
    List<String> command =
        Arrays.stream(line.split(" ", -1)).map(part -> part.equals("''") ? "" : part).toList();
    Path log = folder.resolve(command.getFirst() + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("MIBS", "");
    builder.environment().put("SNMP_PERSISTENT_DIR", folder.resolve("client").toString());
    Process process = builder.start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
  }

  /** The port on which notifications are received, once it is open. */
  static int awaitPort(Agents agents) {
    BlockingQueue<Integer> ports = new LinkedBlockingQueue<>();
    look(agents, ports);
    return Agents.await(ports);
  }

  private static void look(Agents agents, BlockingQueue<Integer> ports) {
    agents.loop.execute(() -> {
      TrapPort traps = agents.bus.traps();
      if (traps != null && traps.port() != 0) {
        ports.add(traps.port());
      } else {
        agents.loop.schedule(java.time.Duration.ofMillis(20), () -> look(agents, ports));
      }
    });
  }
}
