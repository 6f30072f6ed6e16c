package org.gengfu.driver.serial;

import java.io.IOException;
import org.junit.jupiter.api.Assumptions;

/** Programs that nobody here wrote. */
final class Peers {
  private Peers() {}

  /** Starts a peer program, or skips the test visibly. */
  static Process start(String debianPackage, String... command) {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      missing(debianPackage, command[0] + " is missing");
      throw new AssertionError(e);
    }
  }

  /** Says that a peer is missing: skips the test, or fails it where peers are required. */
  static void missing(String debianPackage, String what) {
    String message = what + "; install it: apt-get install " + debianPackage;
    if ("1".equals(System.getenv("GENGFU_REQUIRE_PEERS"))) {
      throw new AssertionError(message);
    }
    Assumptions.abort(message);
  }
}
