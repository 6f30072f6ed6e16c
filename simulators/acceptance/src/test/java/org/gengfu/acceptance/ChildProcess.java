package org.gengfu.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One of our processes, started as the launcher starts it: {@code target/classes} and {@code
 * target/lib} of its module. What it says on standard output is read for its READY line and kept in
 * a file, standard error goes to another. One thread.
 */
final class ChildProcess implements AutoCloseable {
  private static final Duration START_WITHIN = Duration.ofMinutes(3);
  private static final Duration END_WITHIN = Duration.ofSeconds(20);
  private static final int LAST_LINES = 40;

  private final String name;
  private final Process process;
  private final Path errors;
  private final List<String> said = new ArrayList<>();

  private ChildProcess(String name, Process process, Path errors) {
    this.name = name;
    this.process = process;
    this.errors = errors;
  }

  /** Starts a main class of a module and waits until it says READY; fails with its last words. */
  static ChildProcess start(
      Path root, String module, String main, Path logs, Map<String, String> env, String... args) {
    Path target = root.resolve(module).resolve("target");
    if (!Files.isDirectory(target.resolve("lib"))) {
      throw new IllegalStateException(target + "/lib is missing: build the module " + module);
    }
    String name = main.substring(main.lastIndexOf('.') + 1);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("-Dgengfu.root=" + root);
    command.addAll(List.of("-cp", target.resolve("classes") + ":" + target.resolve("lib") + "/*"));
    command.add(main);
    command.addAll(List.of(args));
    try {
      Path errors = logs.resolve(name + ".err");
      ProcessBuilder builder = new ProcessBuilder(command).directory(logs.toFile());
      builder.environment().putAll(env);
      builder.redirectError(errors.toFile());
      ChildProcess child = new ChildProcess(name, builder.start(), errors);
      child.awaitReady();
      return child;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + name, e);
    }
  }

  private void awaitReady() {
    CompletableFuture<Boolean> ready = new CompletableFuture<>();
    Thread.ofVirtual().name("output of " + name).start(() -> listen(ready));
    try {
      if (!ready.get(START_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException(name + " ended before it was ready: " + lastWords());
      }
    } catch (TimeoutException e) {
      close();
      throw new IllegalStateException(
          name + " was not ready within " + START_WITHIN.toSeconds() + " s: " + lastWords(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + name + " started", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("reading what " + name + " says failed", e);
    }
  }

  private void listen(CompletableFuture<Boolean> ready) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        synchronized (said) {
          said.add(line);
        }
        if (line.startsWith("READY ")) {
          ready.complete(true);
        }
      }
      ready.complete(false);
    } catch (IOException e) {
      ready.completeExceptionally(e);
    }
  }

  /** What followed the word on the line that began with it, for example after {@code READY}. */
  String after(String word) {
    synchronized (said) {
      return said.stream()
          .filter(line -> line.startsWith(word + " "))
          .map(line -> line.substring(word.length() + 1).strip())
          .findFirst()
          .orElseThrow(() -> new IllegalStateException(name + " never said " + word + ": " + said));
    }
  }

  private String lastWords() {
    try {
      List<String> lines = Files.readAllLines(errors);
      synchronized (said) {
        return said
            + System.lineSeparator()
            + String.join(
                System.lineSeparator(),
                lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
      }
    } catch (IOException e) {
      return "its errors cannot be read: " + e;
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(END_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
