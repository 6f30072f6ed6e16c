package org.gengfu.center.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL for tests: one server for all tests of a run, a new database for each asker.
 */
public final class TestDatabase {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private TestDatabase() {}

  private static final class Server {
    static final PostgresServer ONE = start();

    private static PostgresServer start() {
      Path home = Path.of("target", "test-postgres", "run-" + ProcessHandle.current().pid());
      PostgresServer server = PostgresServer.start(home, programs());
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      return server;
    }
  }

  /** Where tests unpack PostgreSQL's programs, once. */
  public static Path programs() {
    return Path.of("target", "test-postgres", "programs");
  }

  /** A new empty database. */
  public static DatabaseSettings fresh() {
    String name = "test_" + COUNT.incrementAndGet();
    PostgresServer server = Server.ONE;
    try (Connection connection =
            DriverManager.getConnection(server.url(), PostgresServer.USER, server.password());
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new AssertionError("no database for the test", e);
    }
    String url = server.url().replaceAll("/postgres$", "/" + name);
    return new DatabaseSettings.External(url, PostgresServer.USER, server.password());
  }

  /** A new empty database with the center's schema. */
  public static Database open() {
    return Database.open(fresh());
  }
}
