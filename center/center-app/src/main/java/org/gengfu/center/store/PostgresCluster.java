package org.gengfu.center.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of an embedded PostgreSQL: making them, and the settings that they are run with. Used
 * by {@link PostgresServer} on its own threads.
 */
final class PostgresCluster {
  /** What differs from PostgreSQL's defaults; everything that guards durability stays on. */
  private static final String SETTINGS =
      """
      listen_addresses = '127.0.0.1'
      unix_socket_directories = ''
      max_connections = 40
      shared_buffers = 64MB
      wal_compression = on
      max_wal_size = 512MB
      timezone = 'UTC'
      log_timezone = 'UTC'
      statement_timeout = 30s
      idle_in_transaction_session_timeout = 60s
      # Logs: one file a day of the week, written over a week later.
      logging_collector = on
      log_directory = 'log'
      log_filename = 'postgresql-%u.log'
      log_truncate_on_rotation = on
      log_rotation_age = 1d
      log_rotation_size = 0
      """;

  private PostgresCluster() {}

  /**
   * Makes the data folder: beside its name first, so that half a cluster is never taken for one.
   */
  static void make(PostgresPrograms programs, Path data, Path passwordFile) throws IOException {
    Path beside = data.resolveSibling("data.part");
    PostgresPrograms.delete(beside);
    List<String> command = new ArrayList<>(asOrdinaryUser());
    command.add(programs.program("initdb").toString());
    command.addAll(
        List.of("-D", beside.toString(), "-U", PostgresServer.USER, "-A", "scram-sha-256"));
    command.addAll(List.of("--pwfile", passwordFile.toString(), "-E", "UTF8", "--locale=C"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new StoreException("initdb failed: " + said.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("interrupted while the database was made", e);
    }
    Files.writeString(beside.resolve("postgresql.auto.conf"), SETTINGS);
    Files.move(beside, data, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Refuses data of another PostgreSQL release.
   *
   * @throws StoreException when the data was written by another major release
   */
  static void checkRelease(Path data) throws IOException {
    String written = Files.readString(data.resolve("PG_VERSION")).strip();
    String ours = PostgresPrograms.RELEASE.substring(0, PostgresPrograms.RELEASE.indexOf('.'));
    if (!written.equals(ours)) {
      throw new StoreException(
          "the data in %s is of PostgreSQL %s, this center brings %s: move it with pg_dump"
              .formatted(data, written, ours));
    }
  }

  /** What stands before a command: PostgreSQL refuses to run as root, so root steps out of it. */
  static List<String> asOrdinaryUser() throws IOException {
    boolean root = Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    return root ? List.of("unshare", "-U") : List.of();
  }
}
