package org.gengfu.center.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/**
 * The open PostgreSQL with the center's schema in it. Any thread that may block may call; at most
 * {@value #CONNECTIONS} work at once, the others wait up to {@value #WAIT_MILLIS} ms.
 */
public final class Database implements AutoCloseable {
  static final String SCHEMA = "gengfu";

  private static final int CONNECTIONS = 10;
  private static final int WAIT_MILLIS = 5_000;
  private static final int START_MILLIS = 60_000;

  private final @Nullable PostgresServer server;
  private final HikariDataSource pool;

  private Database(@Nullable PostgresServer server, HikariDataSource pool) {
    this.server = server;
    this.pool = pool;
  }

  /** Work with a connection. */
  @FunctionalInterface
  public interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  /** Work with a connection that answers nothing. */
  @FunctionalInterface
  public interface Step {
    void with(Connection connection) throws SQLException;
  }

  /**
   * Starts what must be started, connects, and brings the schema up to date.
   *
   * @throws StoreException when one of these fails, with what to do
   */
  public static Database open(DatabaseSettings settings) {
    return switch (settings) {
      case DatabaseSettings.Embedded(var home, var programs) -> embedded(home, programs);
      case DatabaseSettings.External(String url, String user, String password) ->
          connect(null, url, user, password);
    };
  }

  private static Database embedded(Path home, Path programs) {
    PostgresServer server = PostgresServer.start(home, programs);
    try {
      return connect(server, server.url(), PostgresServer.USER, server.password());
    } catch (StoreException e) {
      server.close();
      throw e;
    }
  }

  private static Database connect(
      @Nullable PostgresServer server, String url, String user, String password) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("postgres");
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(2);
    config.setConnectionTimeout(WAIT_MILLIS);
    config.setValidationTimeout(2_000);
    config.setInitializationFailTimeout(START_MILLIS);
    config.addDataSourceProperty("currentSchema", SCHEMA);
    config.addDataSourceProperty("ApplicationName", "gengfu-center");
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    config.addDataSourceProperty("socketTimeout", "60");
    config.addDataSourceProperty("connectTimeout", "5");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    HikariDataSource pool;
    try {
      pool = new HikariDataSource(config);
    } catch (PoolInitializationException e) {
      throw new StoreException(
          "PostgreSQL at %s cannot be reached as %s: %s".formatted(url, user, e.getMessage()), e);
    }
    try {
      Flyway.configure()
          .dataSource(pool)
          .defaultSchema(SCHEMA)
          .schemas(SCHEMA)
          .createSchemas(true)
          .locations("classpath:org/gengfu/center/store")
          .load()
          .migrate();
      return new Database(server, pool);
    } catch (FlywayException e) {
      pool.close();
      throw new StoreException("the schema cannot be brought up to date: " + e.getMessage(), e);
    }
  }

  /** "embedded" or "external", for the health page. */
  public String kind() {
    return server == null ? "external" : "embedded";
  }

  /** Process id of the embedded server, -1 when there is none; for tests that kill it. */
  long serverPid() {
    return server == null ? -1 : server.pid();
  }

  /**
   * Runs reading statements, each on its own.
   *
   * @throws StoreOfflineException when the server does not answer
   */
  public <T> T read(Work<T> work) {
    try (Connection connection = pool.getConnection()) {
      return work.with(connection);
    } catch (SQLException e) {
      throw StoreOfflineException.of(e);
    }
  }

  /**
   * Runs the work in one transaction; any exception rolls it back.
   *
   * @throws StoreOfflineException when the server does not answer or refuses; whether the
   *     transaction took place is then not known
   */
  public <T> T transaction(Work<T> work) {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false); // the pool rolls back what is given back uncommitted
      T result = work.with(connection);
      connection.commit();
      return result;
    } catch (SQLException e) {
      throw StoreOfflineException.of(e);
    }
  }

  /** Like {@link #read} for what answers nothing. */
  public void walk(Step step) {
    read(connection -> {
      step.with(connection);
      return true;
    });
  }

  /** Like {@link #transaction} for what answers nothing. */
  public void change(Step step) {
    transaction(connection -> {
      step.with(connection);
      return true;
    });
  }

  /** Waits for nobody: closes the connections, then stops the server if it is our own. */
  @Override
  public void close() {
    pool.close();
    if (server != null) {
      server.close();
    }
  }
}
