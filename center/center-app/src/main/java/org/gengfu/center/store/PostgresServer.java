package org.gengfu.center.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded PostgreSQL: one server process whose data stays in the center's data folder. A
 * server that a killed center left behind is stopped before this one starts; a server that dies
 * while the center lives (a full disk makes it do so) is started again on the same port, after 1 s
 * and then ever later up to 30 s. Listens on loopback only, with a password that only the center's
 * user can read.
 *
 * <p>{@link #start} and {@link #close} belong to the thread that assembles the center; a thread of
 * its own watches over the process.
 */
final class PostgresServer implements AutoCloseable {
  static final String USER = "gengfu";

  private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final int START_TRIES = 5;
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final PostgresPrograms programs;
  private final Path data;
  private final String password;
  private final int port;
  private final ReentrantLock processLock = new ReentrantLock();
  private @Nullable Process process;
  private volatile boolean closing;

  private PostgresServer(PostgresPrograms programs, Path data, String password, int port) {
    this.programs = programs;
    this.data = data;
    this.password = password;
    this.port = port;
  }

  /**
   * Starts the server on the data in {@code home}, which is made when it is not there.
   *
   * @param home folder of its own, e.g. {@code <data>/postgres}
   * @param programsFolder where the programs are unpacked
   * @throws StoreException when it cannot be started, with what it said
   */
  static PostgresServer start(Path home, Path programsFolder) {
    PostgresPrograms programs = PostgresPrograms.unpack(programsFolder);
    Path data = home.toAbsolutePath().normalize().resolve("data");
    try {
      Files.createDirectories(home);
      String password = password(home.resolve("password"));
      PostgresOrphan.stop(data);
      if (!Files.exists(data.resolve("PG_VERSION"))) {
        PostgresCluster.make(programs, data, home.resolve("password"));
      }
      PostgresCluster.checkRelease(data);
      PostgresServer server = new PostgresServer(programs, data, password, freePort());
      server.launchPatiently();
      Thread.ofPlatform().daemon().name("postgres-watch").start(server::watch);
      return server;
    } catch (IOException e) {
      throw new StoreException("the embedded PostgreSQL in " + home + " does not start: " + e, e);
    }
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  String password() {
    return password;
  }

  /** Process id of the server, for tests that kill it. */
  long pid() {
    processLock.lock();
    try {
      return process == null ? -1 : process.pid();
    } finally {
      processLock.unlock();
    }
  }

  /** The children of a server that was killed need a moment to notice; till then it refuses. */
  private void launchPatiently() throws IOException {
    for (int left = START_TRIES - 1; ; left--) {
      try {
        launch();
        return;
      } catch (StoreException e) {
        if (left == 0) {
          throw e;
        }
        LOG.info("The embedded PostgreSQL did not start, trying again: {}", e.getMessage());
        pause(Duration.ofSeconds(1));
      }
    }
  }

  /** Leaves the process running and forgets it, as a center does that is killed; for tests. */
  void abandon() {
    closing = true;
  }

  private void launch() throws IOException {
    processLock.lock();
    try {
      if (closing) {
        return;
      }
      List<String> command = new ArrayList<>(PostgresCluster.asOrdinaryUser());
      command.add(programs.program("postgres").toString());
      command.addAll(List.of("-D", data.toString(), "-p", Integer.toString(port)));
      Process started = new ProcessBuilder(command).redirectErrorStream(true).start();
      process = started;
      new PostgresGreeting(started, data).await(START_LIMIT);
    } finally {
      processLock.unlock();
    }
  }

  private void watch() {
    Duration pause = Duration.ofSeconds(1);
    try {
      while (!closing) {
        Process current = current();
        long begun = System.nanoTime();
        int code = current.waitFor();
        if (closing) {
          return;
        }
        LOG.warn("The embedded PostgreSQL ended by itself with {}; it is started again", code);
        boolean ranLong = System.nanoTime() - begun > LONGEST_PAUSE.toNanos();
        pause = ranLong ? Duration.ofSeconds(1) : pause;
        Thread.sleep(pause);
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
        relaunch();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void relaunch() {
    try {
      PostgresOrphan.stop(data);
      launch();
    } catch (IOException | StoreException e) {
      LOG.error("The embedded PostgreSQL cannot be started again yet: {}", e.getMessage());
    }
  }

  private Process current() {
    processLock.lock();
    try {
      if (process == null) {
        throw new IllegalStateException("watched before it was launched");
      }
      return process;
    } finally {
      processLock.unlock();
    }
  }

  /** Stops the server; open transactions are rolled back. */
  @Override
  public void close() {
    closing = true;
    processLock.lock();
    try {
      Process running = process;
      if (running == null || !running.isAlive()) {
        return;
      }
      PostgresOrphan.stop(data);
      if (!running.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        running.destroyForcibly();
      }
    } catch (IOException e) {
      LOG.warn("The embedded PostgreSQL could not be stopped: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      processLock.unlock();
    }
  }

  private static String password(Path file) throws IOException {
    if (Files.exists(file)) {
      return Files.readString(file).strip();
    }
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, password + "\n", StandardCharsets.UTF_8);
    return password;
  }

  private static void pause(Duration length) {
    try {
      Thread.sleep(length);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("interrupted while PostgreSQL started", e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }
}
