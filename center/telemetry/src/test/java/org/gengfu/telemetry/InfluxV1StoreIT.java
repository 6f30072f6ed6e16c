package org.gengfu.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.gengfu.telemetry.TelemetryException.Kind;
import org.gengfu.telemetry.TelemetrySettings.Dialect;
import org.gengfu.telemetry.TelemetrySettings.InfluxDb;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against InfluxDB 1.x as Debian has it: written and asked there. */
class InfluxV1StoreIT extends TelemetryStoreContract {
  private static final String CONF =
      """
      reporting-disabled = true
      bind-address = "127.0.0.1:%d"
      [meta]
        dir = "%s/meta"
      [data]
        dir = "%s/data"
        wal-dir = "%s/wal"
      [http]
        bind-address = "127.0.0.1:%d"
        log-enabled = false
      [monitor]
        store-enabled = false
      """;

  @TempDir static Path folder;
  private static ServerProcess server;
  private static int databases;
  private TelemetryStore store;

  @BeforeAll
  static void startServer() throws Exception {
    ServerProcess.require("influxd", "influxdb");
    int port = ServerProcess.freePort();
    String conf = String.format(CONF, ServerProcess.freePort(), folder, folder, folder, port);
    Path file = Files.writeString(folder.resolve("influxdb.conf"), conf);
    server = ServerProcess.start(folder, port, "/ping", "influxd", "-config", file.toString());
  }

  @AfterAll
  static void stopServer() {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void open() throws Exception {
    String database = "test" + databases++;
    ServerProcess.post(server.url, "/query?q=", "CREATE DATABASE " + database);
    store = store(database);
  }

  private static TelemetryStore store(String database) {
    InfluxDb own = new InfluxDb(server.url, "-", database, null, Dialect.INFLUXQL);
    TelemetrySettings settings = new TelemetrySettings(Duration.ofDays(15), CONDENSING, own);
    return TelemetryStores.open(settings, folder);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  TelemetryStore store() {
    return store;
  }

  @Test
  void anUnknownDatabaseIsRefusedAndNotRepeated() {
    try (TelemetryStore unknown = store("nowhere")) {
      assertThatThrownBy(() -> unknown.write(List.of(row("ups-1", "load", T0, 1))))
          .isInstanceOfSatisfying(
              TelemetryException.class,
              e -> {
                assertThat(e.kind()).isEqualTo(Kind.REFUSED);
                assertThat(e.isWorthRepeating()).isFalse();
                assertThat(e).hasMessageContaining("nowhere");
              });
    }
  }
}
