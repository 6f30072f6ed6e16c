package org.gengfu.driver.modbus.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A serial line from one pseudo terminal to another, by socat. */
public final class PtyPair implements AutoCloseable {
  private final Process socat;
  private final Path ours;
  private final Path theirs;

  /**
   * @param folder where the links to the two ends are made
   */
  public PtyPair(Path folder) throws IOException {
    ours = folder.resolve("ours");
    theirs = folder.resolve("theirs");
    socat = start("socat", "-d", "-d", end(ours), end(theirs));
    BufferedReader said = reader(socat);
    String line = said.readLine();
    while (line != null && !line.contains("starting data transfer loop")) {
      line = said.readLine();
    }
    Assumptions.assumeTrue(
        line != null, "socat ended at once; is this a system without pseudo terminals?");
  }

  private static String end(Path link) {
    return "pty,raw,echo=0,link=" + link;
  }

  /** Starts a peer program, or skips the test visibly. */
  public static Process start(String... command) {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      Assumptions.abort(command[0] + " is missing; install it: apt-get install " + command[0]);
      throw new AssertionError(e);
    }
  }

  static BufferedReader reader(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  public Path ours() {
    return ours;
  }

  public Path theirs() {
    return theirs;
  }

  /** Ends the line and waits until socat has taken its links away: the folder may then go too. */
  @Override
  public void close() {
    socat.destroy();
    socat.onExit().join();
  }
}
