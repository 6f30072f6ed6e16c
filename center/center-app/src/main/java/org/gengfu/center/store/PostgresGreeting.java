package org.gengfu.center.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Waits until a PostgreSQL process takes connections, and keeps its last lines to explain why it
 * does not. It is ready when the eighth line of {@code postmaster.pid} says so (PostgreSQL source,
 * {@code src/include/utils/pidfile.h}: LOCK_FILE_LINE_PM_STATUS).
 */
final class PostgresGreeting {
  private static final int KEPT_LINES = 20;
  private static final int STATUS_LINE = 7;

  private final Process process;
  private final Path pidFile;
  private final Deque<String> lastLines = new ArrayDeque<>();

  PostgresGreeting(Process process, Path data) {
    this.process = process;
    this.pidFile = data.resolve("postmaster.pid");
    Thread.ofPlatform().daemon().name("postgres-output").start(this::drain);
  }

  /**
   * @throws StoreException when the process ends or stays unready
   */
  void await(Duration limit) throws IOException {
    long end = System.nanoTime() + limit.toNanos();
    try {
      while (!ready()) {
        if (!process.isAlive()) {
          throw new StoreException("PostgreSQL ended at its start: " + said());
        }
        if (System.nanoTime() > end) {
          process.destroyForcibly();
          throw new StoreException("PostgreSQL was not ready after " + limit + ": " + said());
        }
        Thread.sleep(20);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("interrupted while PostgreSQL started", e);
    }
  }

  private boolean ready() throws IOException {
    if (!Files.exists(pidFile)) {
      return false;
    }
    String[] lines = Files.readString(pidFile).split("\n", -1);
    return lines.length > STATUS_LINE
        && lines[0].strip().equals(Long.toString(process.pid()))
        && lines[STATUS_LINE].strip().equals("ready");
  }

  private void drain() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        keep(line);
      }
    } catch (IOException | UncheckedIOException e) {
      keep("(its output ended: " + e.getMessage() + ")");
    }
  }

  private synchronized void keep(String line) {
    if (lastLines.size() == KEPT_LINES) {
      lastLines.removeFirst();
    }
    lastLines.addLast(line.length() > 500 ? line.substring(0, 500) : line);
  }

  private synchronized String said() {
    return String.join(" | ", lastLines);
  }
}
