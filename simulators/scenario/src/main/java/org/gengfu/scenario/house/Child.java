package org.gengfu.scenario.house;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A process of ours: what it prints goes to a log file, its READY line is waited for. Any thread
 * may stop it; one thread at a time starts it.
 */
public final class Child {
  private static final String READY = "READY ";
  private static final int LAST_LINES = 15;
  private static final long STOP_SECONDS = 20;

  private final String name;
  private final Path log;
  private final Process process;
  private final Map<String, String> announced = new LinkedHashMap<>();
  private final ArrayDeque<String> last = new ArrayDeque<>();
  private final Set<ProcessHandle> offspring = ConcurrentHashMap.newKeySet();
  private boolean ended;

  private Child(String name, Path log, Process process) {
    this.name = name;
    this.log = log;
    this.process = process;
  }

  /** Starts a program; its standard output and error are appended to the log. */
  static Child start(String name, List<String> command, Map<String, String> environment, Path log) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      Child child = new Child(name, log, builder.start());
      Thread.ofVirtual().name("log-" + name).start(child::copyOutput);
      return child;
    } catch (IOException e) {
      throw new HouseException(name + " cannot be started: " + e.getMessage(), e);
    }
  }

  /**
   * Waits until it says that it is ready.
   *
   * @return what it announced: READY and, for the center, MQTT
   * @throws HouseException when it ends or the time runs out before
   */
  Map<String, String> awaitReady(Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    synchronized (announced) {
      while (!announced.containsKey("READY") && !ended) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
          break;
        }
        pause(left);
      }
      if (announced.containsKey("READY")) {
        remember();
        return Map.copyOf(announced);
      }
    }
    String why = process.isAlive() ? "was not ready within " + patience : "ended";
    throw new HouseException(name + " " + why + "; its last lines (" + log + "):\n" + lastLines());
  }

  private void pause(long millis) {
    try {
      announced.wait(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HouseException("interrupted while waiting for " + name, e);
    }
  }

  public boolean alive() {
    return process.isAlive();
  }

  /** Kills it as {@code kill -9} does; what it started itself lives on. */
  public void kill() {
    remember();
    process.destroyForcibly();
    await(STOP_SECONDS);
  }

  /** Asks it to stop, kills it when it does not, and ends whatever it has left behind. */
  void stop() {
    remember();
    process.destroy();
    if (!await(STOP_SECONDS)) {
      process.destroyForcibly();
      await(STOP_SECONDS);
    }
    for (ProcessHandle left : offspring) {
      left.destroy();
    }
  }

  /** Keeps in mind what it has started, to be able to tidy up behind it. */
  private void remember() {
    process.descendants().forEach(offspring::add);
  }

  private boolean await(long seconds) {
    try {
      return process.waitFor(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void copyOutput() {
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        BufferedWriter to =
            Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        to.write(line);
        to.newLine();
        to.flush();
        heard(line);
      }
    } catch (IOException closed) {
      // The pipe closes when the process is ended; what it said until then is in the log.
    } finally {
      synchronized (announced) {
        ended = true;
        announced.notifyAll();
      }
    }
  }

  private void heard(String line) {
    synchronized (announced) {
      last.addLast(line);
      if (last.size() > LAST_LINES) {
        last.removeFirst();
      }
      announcement(line)
          .ifPresent(words -> {
            announced.put(words.getFirst(), words.getLast());
            announced.notifyAll();
          });
    }
  }

  private static Optional<List<String>> announcement(String line) {
    boolean known = line.startsWith(READY) || line.startsWith("MQTT ");
    return known ? Optional.of(List.of(line.strip().split(" ", 2))) : Optional.empty();
  }

  private String lastLines() {
    synchronized (announced) {
      return last.stream().map(line -> "  " + line).collect(Collectors.joining("\n"));
    }
  }
}
