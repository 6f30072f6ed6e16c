package org.gengfu.center.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops whatever PostgreSQL still runs on a data folder: the orphan of a center that was killed.
 * The process is named by {@code postmaster.pid} and believed only when its command line names the
 * same folder, for process ids are used again. SIGINT asks for a fast shutdown, SIGQUIT for an
 * immediate one (PostgreSQL documentation, "Shutting Down the Server"), then it is killed; each has
 * 10 s. Data survives all three.
 */
final class PostgresOrphan {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresOrphan.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private PostgresOrphan() {}

  /** Returns when no such process is left. */
  static void stop(Path data) throws IOException {
    Path pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    Optional<ProcessHandle> found = named(pidFile);
    if (found.isEmpty()) {
      return; // PostgreSQL itself makes sure that no child of the dead one still runs
    }
    ProcessHandle orphan = found.get();
    if (!runsOn(orphan, data)) {
      LOG.info("{} names process {}, which is something else by now", pidFile, orphan.pid());
      Files.deleteIfExists(pidFile);
      return;
    }
    LOG.info("Stopping the PostgreSQL with process id {} on {}", orphan.pid(), data);
    if (!end(orphan, "INT") && !end(orphan, "QUIT")) {
      orphan.descendants().forEach(ProcessHandle::destroyForcibly);
      end(orphan, "KILL");
    }
  }

  private static Optional<ProcessHandle> named(Path pidFile) throws IOException {
    List<String> lines = Files.readAllLines(pidFile);
    if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,10}")) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
  }

  private static boolean runsOn(ProcessHandle process, Path data) {
    Path commandLine = Path.of("/proc", Long.toString(process.pid()), "cmdline");
    try {
      String[] words = Files.readString(commandLine).split("\0", -1);
      for (int i = 0; i + 1 < words.length; i++) {
        if (words[i].equals("-D") && words[i + 1].equals(data.toString())) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return false; // it ended in between, or it belongs to somebody else
    }
  }

  private static boolean end(ProcessHandle process, String signal) throws IOException {
    try {
      new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
      process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      return !process.isAlive();
    }
  }
}
