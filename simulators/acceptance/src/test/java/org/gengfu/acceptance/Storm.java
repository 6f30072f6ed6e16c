package org.gengfu.acceptance;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A running center over which the storm of {@code ./gengfu bench storm} has passed: power cuts in
 * cabinets of a hundred devices each, every alarm come over MQTT. One thread.
 */
final class Storm implements AutoCloseable {
  private static final Pattern OPEN = Pattern.compile("OPEN (\\S+) as (\\S+), password: (.+)");
  private static final long END_SECONDS = 60;

  private final Process process;
  private final String address;
  private final String user;
  private final String password;

  private Storm(Process process, String address, String user, String password) {
    this.process = process;
    this.address = address;
    this.user = user;
    this.password = password;
  }

  /** Lets so many alarms come within some seconds, and keeps the center. */
  static Storm over(Path root, int alarms, int seconds) {
    Path target = root.resolve("simulators/bench/target");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dgengfu.root=" + root,
            "-cp",
            target.resolve("classes") + File.pathSeparator + target.resolve("lib") + "/*",
            "org.gengfu.bench.StormBench",
            "--alarms",
            Integer.toString(alarms),
            "--seconds",
            Integer.toString(seconds),
            "--list",
            "0",
            "--hold");
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
      StringBuilder said = new StringBuilder();
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        said.append(line).append('\n');
        Matcher open = OPEN.matcher(line);
        if (open.matches()) {
          return new Storm(process, open.group(1), open.group(2), open.group(3));
        }
      }
      throw new IllegalStateException("the storm did not pass:\n" + said);
    } catch (IOException e) {
      throw new UncheckedIOException("the storm cannot be started", e);
    }
  }

  /** Address of the console. */
  String address() {
    return address;
  }

  String user() {
    return user;
  }

  String password() {
    return password;
  }

  @Override
  public void close() {
    try {
      process.outputWriter(StandardCharsets.UTF_8).close();
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
