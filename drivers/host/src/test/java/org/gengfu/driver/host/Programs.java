package org.gengfu.driver.host;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs that nobody here wrote; all are ended by {@link #close}. */
final class Programs implements AutoCloseable {
  private static final long MOST_MILLIS = 20_000;

  private final List<Process> running = new ArrayList<>();
  private final Path folder;

  Programs(Path folder) {
    this.folder = folder;
  }

  /** Something that will be true soon. */
  interface Condition {
    boolean holds() throws Exception;
  }

  /** Full path of a program; the test is skipped when there is none. */
  static String found(String name, String debianPackage) {
    List<String> folders = new ArrayList<>(List.of("/usr/sbin", "/sbin"));
    folders.addAll(List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)));
    for (String each : folders) {
      Path path = Path.of(each, name);
      if (Files.isExecutable(path)) {
        return path.toString();
      }
    }
    assumeTrue(false, name + " is missing: apt-get install " + debianPackage);
    return "";
  }

  Process start(String... command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out-" + running.size()).toFile())
            .start();
    running.add(process);
    return process;
  }

  /** Runs a program to its end; what it printed. */
  static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes());
    if (!process.waitFor(MOST_MILLIS, TimeUnit.MILLISECONDS) || process.exitValue() != 0) {
      throw new IOException(String.join(" ", command) + ": " + out);
    }
    return out;
  }

  static void await(String what, Condition condition) throws Exception {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MOST_MILLIS);
    while (!condition.holds()) {
      if (System.nanoTime() > until) {
        throw new AssertionError("waited in vain: " + what);
      }
      Thread.onSpinWait();
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  static int freeTcpPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  static int freeUdpPort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws InterruptedException {
    for (Process process : running) {
      process.destroy();
    }
    for (Process process : running) {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }
}
