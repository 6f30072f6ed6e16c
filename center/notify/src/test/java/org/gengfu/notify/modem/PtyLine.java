package org.gengfu.notify.modem;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A simulated modem on one end of a pair of pseudo terminals, by socat. */
final class PtyLine implements AutoCloseable {
  private final Process socat;
  private final Path port;
  private final Thread thread;

  PtyLine(Path folder, AtModem modem) throws IOException {
    port = folder.resolve("modem");
    Path inside = folder.resolve("inside");
    socat = start("socat", "socat", "-d", "-d", end(port), end(inside));
    BufferedReader said =
        new BufferedReader(new InputStreamReader(socat.getInputStream(), StandardCharsets.UTF_8));
    String line = said.readLine();
    while (line != null && !line.contains("starting data transfer loop")) {
      line = said.readLine();
    }
    if (line == null) {
      throw new IOException("socat ended at once; is this a system without pseudo terminals?");
    }
    thread = Thread.ofPlatform().daemon().start(() -> serve(modem, inside));
  }

  private static void serve(AtModem modem, Path inside) {
    try (InputStream in = new FileInputStream(inside.toFile());
        OutputStream out = new FileOutputStream(inside.toFile())) {
      modem.serve(in, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String end(Path link) {
    return "pty,raw,echo=0,link=" + link;
  }

  /** Starts a program that nobody here wrote, or skips the test visibly. */
  static Process start(String debianPackage, String... command) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("LC_ALL", "C.UTF-8");
      return builder.start();
    } catch (IOException e) {
      String message = command[0] + " is missing; install it: apt-get install " + debianPackage;
      if ("1".equals(System.getenv("GENGFU_REQUIRE_PEERS"))) {
        throw new AssertionError(message, e);
      }
      Assumptions.abort(message);
      throw new AssertionError(e);
    }
  }

  Path port() {
    return port;
  }

  @Override
  public void close() {
    socat.destroy();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
