package org.gengfu.center.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded server keeps its data whatever ends it. */
class PostgresServerIT {
  @TempDir private Path folder;

  @Test
  void dataStaysOverARestart() throws Exception {
    try (PostgresServer server = start()) {
      execute(server, "create table kept as select 42 as value");
    }
    try (PostgresServer server = start()) {
      assertThat(value(server)).isEqualTo(42);
    }
  }

  /** A center that is killed leaves its server running; the next center must get at the data. */
  @Test
  void aServerLeftBehindIsStoppedFirst() throws Exception {
    PostgresServer orphan = start();
    execute(orphan, "create table kept as select 42 as value");
    long orphanPid = orphan.pid();
    orphan.abandon();

    try (PostgresServer server = start()) {
      assertThat(ProcessHandle.of(orphanPid).map(ProcessHandle::isAlive).orElse(false)).isFalse();
      assertThat(value(server)).isEqualTo(42);
    }
  }

  /** After a power cut the pid file is stale, and its number may be somebody else's by now. */
  @Test
  void aStalePidFileThatNamesAnotherProcessDoesNotKillIt() throws Exception {
    try (PostgresServer server = start()) {
      execute(server, "create table kept as select 42 as value");
    }
    Process stranger = new ProcessBuilder("sleep", "600").start();
    try {
      Files.writeString(
          folder.resolve("pg/data/postmaster.pid"), stranger.pid() + "\n/elsewhere\n0\n1\n");
      try (PostgresServer server = start()) {
        assertThat(value(server)).isEqualTo(42);
      }
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void aServerThatDiesIsStartedAgainOnTheSamePort() throws Exception {
    try (PostgresServer server = start()) {
      execute(server, "create table kept as select 42 as value");
      ProcessHandle first = ProcessHandle.of(server.pid()).orElseThrow();
      first.destroyForcibly();
      first.onExit().get(20, TimeUnit.SECONDS);

      assertThat(valueWithin(server, 60)).isEqualTo(42);
      assertThat(server.pid()).isNotEqualTo(first.pid());
    }
  }

  @Test
  void whoDoesNotKnowThePasswordIsRefused() throws Exception {
    try (PostgresServer server = start()) {
      assertThatThrownBy(
              () -> DriverManager.getConnection(server.url(), PostgresServer.USER, "wrong").close())
          .hasMessageContaining("password authentication failed");
    }
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("pg/password"))))
        .isEqualTo("rw-------");
  }

  @Test
  void dataOfAnotherReleaseIsRefusedWithItsName() throws Exception {
    start().close();
    Files.writeString(folder.resolve("pg/data/PG_VERSION"), "15\n");
    assertThatThrownBy(this::start)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("PostgreSQL 15");
  }

  /** A first start that was cut off must not be taken for a database. */
  @Test
  void aHalfMadeClusterIsMadeAnew() throws Exception {
    Files.createDirectories(folder.resolve("pg/data.part/base"));
    Files.writeString(folder.resolve("pg/data.part/PG_VERSION"), "18\n");
    try (PostgresServer server = start()) {
      execute(server, "select 1");
    }
  }

  private PostgresServer start() {
    return PostgresServer.start(folder.resolve("pg"), TestDatabase.programs());
  }

  private static void execute(PostgresServer server, String sql) throws SQLException {
    try (Connection connection = connect(server);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int value(PostgresServer server) throws SQLException {
    try (Connection connection = connect(server);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select value from kept")) {
      assertThat(rows.next()).isTrue();
      return rows.getInt(1);
    }
  }

  private static int valueWithin(PostgresServer server, int seconds)
      throws InterruptedException, IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (true) {
      try {
        return value(server);
      } catch (SQLException e) {
        if (System.nanoTime() > end) {
          throw new IOException("not back after " + seconds + " s", e);
        }
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
  }

  private static Connection connect(PostgresServer server) throws SQLException {
    return DriverManager.getConnection(server.url(), PostgresServer.USER, server.password());
  }
}
