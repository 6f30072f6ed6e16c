package org.gengfu.driver.onvif;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A script of Node.js in {@code src/test/node}, with its packages in {@code target}. */
final class NodePeer implements AutoCloseable {
  private static final Path SOURCE = Path.of("src/test/node");
  private static final Path INSTALLED = Path.of("target/node-peer");
  private static final long INSTALL_SECONDS = 240;
  private static final long READY_SECONDS = 60;

  private final Process process;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  private NodePeer(Process process) {
    this.process = process;
    Thread.ofVirtual().start(this::read);
  }

  /** Installs the packages; the test is skipped when that cannot be done. */
  static void install() throws IOException, InterruptedException {
    need(
        runs("node", "--version") && runs("npm", "--version"),
        "Node.js is missing; install it: apt-get install nodejs npm");
    Files.createDirectories(INSTALLED);
    try (var files = Files.list(SOURCE)) {
      for (Path file : files.toList()) {
        Files.copy(
            file, INSTALLED.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    if (!Files.isDirectory(INSTALLED.resolve("node_modules"))) {
      need(
          runs("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"),
          "the packages of src/test/node cannot be installed: npm ci fails; see target/node-peer");
    }
  }

  private static void need(boolean there, String otherwise) {
    if (!there && "1".equals(System.getenv("GENGFU_REQUIRE_PEERS"))) {
      throw new AssertionError(otherwise);
    }
    Assumptions.assumeTrue(there, otherwise);
  }

  private static boolean runs(String... command) throws InterruptedException {
    try {
      Files.createDirectories(INSTALLED);
      Process process =
          new ProcessBuilder(command)
              .directory(INSTALLED.toFile())
              .redirectErrorStream(true)
              .redirectOutput(INSTALLED.resolve("install.txt").toFile())
              .start();
      if (!process.waitFor(INSTALL_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return false;
      }
      return process.exitValue() == 0;
    } catch (IOException missing) {
      return false;
    }
  }

  /** Starts a script; {@link #await} its lines. */
  static NodePeer start(String script, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("node", script));
    command.addAll(List.of(arguments));
    return new NodePeer(
        new ProcessBuilder(command)
            .directory(INSTALLED.toFile())
            .redirectErrorStream(true)
            .start());
  }

  /** A file of an installed package. */
  static Path file(String path) {
    return INSTALLED.resolve("node_modules").resolve(path);
  }

  /** The rest of the next line that begins with this. */
  String await(String begin) throws InterruptedException {
    List<String> seen = new ArrayList<>();
    for (String line = lines.poll(READY_SECONDS, TimeUnit.SECONDS);
        line != null;
        line = lines.poll(READY_SECONDS, TimeUnit.SECONDS)) {
      if (line.startsWith(begin)) {
        return line.substring(begin.length());
      }
      seen.add(line);
    }
    throw new AssertionError("no line " + begin + " but " + seen);
  }

  private void read() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        lines.add(line);
      }
    } catch (IOException gone) {
      lines.add("the script's output broke: " + gone.getMessage());
    }
  }

  /** Ends the script and waits until its port is free. */
  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
