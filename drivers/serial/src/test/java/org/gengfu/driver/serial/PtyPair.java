package org.gengfu.driver.serial;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A serial line from one pseudo terminal to another, by socat. */
final class PtyPair implements AutoCloseable {
  private final Process socat;
  private final Path ours;
  private final Path theirs;

  /**
   * @param folder where the links to the two ends are made
   */
  PtyPair(Path folder) throws IOException {
    ours = folder.resolve("ours");
    theirs = folder.resolve("theirs");
    socat = Peers.start("socat", "socat", "-d", "-d", end(ours), end(theirs));
    BufferedReader said =
        new BufferedReader(new InputStreamReader(socat.getInputStream(), StandardCharsets.UTF_8));
    String line = said.readLine();
    while (line != null && !line.contains("starting data transfer loop")) {
      line = said.readLine();
    }
    if (line == null) {
      throw new IOException("socat ended at once; is this a system without pseudo terminals?");
    }
  }

  private static String end(Path link) {
    return "pty,raw,echo=0,link=" + link;
  }

  Path ours() {
    return ours;
  }

  Path theirs() {
    return theirs;
  }

  /** Ends the line and waits until socat has taken its links away: the folder may then go too. */
  @Override
  public void close() {
    socat.destroy();
    socat.onExit().join();
  }
}
