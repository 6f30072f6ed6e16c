package org.gengfu.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.questdb.ServerMain;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gengfu.telemetry.TelemetrySettings.Dialect;
import org.gengfu.telemetry.TelemetrySettings.InfluxDb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the InfluxDB adapter writes is taken by other servers that speak the line protocol. */
class LineProtocolPeersIT {
  private static final Instant T0 = Instant.parse("2026-03-01T08:00:00Z");

  @TempDir Path folder;

  private static void writeTo(URI url, Dialect dialect) {
    InfluxDb own = new InfluxDb(url, "city", "watch", null, dialect);
    TelemetrySettings settings = new TelemetrySettings(Duration.ofDays(400), null, own);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      rows.add(
          new Row("room-a", "ups-" + i % 10, "load", T0.plusMillis(i), i / 4.0, null, Row.GOOD));
    }
    try (TelemetryStore store = TelemetryStores.open(settings, Path.of("."))) {
      store.write(rows);
      store.write(rows.subList(0, 1));
    }
  }

  @Test
  void victoriaMetricsTakesIt() throws Exception {
    ServerProcess.require("victoria-metrics", "victoria-metrics");
    int port = ServerProcess.freePort();
    try (ServerProcess server =
        ServerProcess.start(
            folder,
            port,
            "/health",
            "victoria-metrics",
            "-httpListenAddr=127.0.0.1:" + port,
            "-storageDataPath=" + folder.resolve("data"),
            "-retentionPeriod=100y",
            "-dedup.minScrapeInterval=1ms")) {
      writeTo(server.url, Dialect.FLUX);
      ServerProcess.get(server.url, "/internal/force_flush", "");
      String exported =
          ServerProcess.get(
              server.url,
              "/api/v1/export?match[]=".replace("[]", "%5B%5D"),
              "reading_value{edge=\"room-a\",device=\"ups-3\",point=\"load\"}");
      assertThat(exported).contains("\"values\":[0.75,3.25,5.75");
      assertThat(exported.substring(exported.indexOf("\"timestamps\"")).split(",")).hasSize(100);
    }
  }

  @Test
  void questDbsOwnEndpointTakesIt() throws Exception {
    QuestDbFolder.prepare(folder);
    Map<String, String> settings =
        Map.of(
            "QDB_HTTP_BIND_TO", "127.0.0.1:0",
            "QDB_HTTP_MIN_ENABLED", "false",
            "QDB_PG_ENABLED", "false",
            "QDB_LINE_TCP_ENABLED", "false",
            "QDB_TELEMETRY_ENABLED", "false",
            "QDB_SHARED_WORKER_COUNT", "1");
    try (ServerMain server = ServerMain.create(folder.toString(), settings)) {
      server.start();
      URI url = URI.create("http://127.0.0.1:" + server.getHttpServerPort());
      writeTo(url, Dialect.FLUX);
      server.awaitTable("reading");
      String counted =
          ServerProcess.get(
              url,
              "/exec?query=",
              "SELECT count(), sum(value), max(timestamp) FROM reading"
                  + " WHERE device = 'ups-3' AND quality = 192");
      assertThat(counted).contains("[[100,12450.0,\"2026-03-01T08:00:00.993000Z\"]]");
    }
  }
}
