package org.gengfu.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import java.net.URI;
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
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** Against InfluxDB 2 in a container, asked in Flux. */
class InfluxV2StoreIT extends TelemetryStoreContract {
  private static final String IMAGE = "influxdb:2.7";
  private static final String ORG = "city";
  private static final String TOKEN = "a-token-of-the-test";
  private static final int PORT = 8086;

  @TempDir static Path folder;
  private static GenericContainer<?> server;
  private static int buckets;
  private TelemetryStore store;

  @BeforeAll
  static void startServer() {
    assumeTrue(
        DockerClientFactory.instance().isDockerAvailable(),
        "no container engine runs: start docker or podman to test against " + IMAGE);
    server =
        new GenericContainer<>(IMAGE)
            .withExposedPorts(PORT)
            .withEnv("DOCKER_INFLUXDB_INIT_MODE", "setup")
            .withEnv("DOCKER_INFLUXDB_INIT_USERNAME", "watch")
            .withEnv("DOCKER_INFLUXDB_INIT_PASSWORD", "watch-watch")
            .withEnv("DOCKER_INFLUXDB_INIT_ORG", ORG)
            .withEnv("DOCKER_INFLUXDB_INIT_BUCKET", "first")
            .withEnv("DOCKER_INFLUXDB_INIT_ADMIN_TOKEN", TOKEN)
            .waitingFor(Wait.forHttp("/health").forPort(PORT));
    server.start();
  }

  @AfterAll
  static void stopServer() {
    if (server != null) {
      server.stop();
    }
  }

  private static URI url() {
    return URI.create("http://" + server.getHost() + ":" + server.getMappedPort(PORT));
  }

  @BeforeEach
  void open() throws Exception {
    String bucket = "test" + buckets++;
    try (InfluxDBClient client =
        InfluxDBClientFactory.create(url().toString(), TOKEN.toCharArray(), ORG)) {
      String org =
          client.getOrganizationsApi().findOrganizations().stream()
              .filter(known -> known.getName().equals(ORG))
              .findFirst()
              .orElseThrow()
              .getId();
      client.getBucketsApi().createBucket(bucket, org);
    }
    store = store(bucket, TOKEN);
  }

  private static TelemetryStore store(String bucket, String token) throws Exception {
    Path file = Files.writeString(folder.resolve("token"), token + "\n");
    InfluxDb own = new InfluxDb(url(), ORG, bucket, file, Dialect.FLUX);
    TelemetrySettings settings = new TelemetrySettings(Duration.ofDays(15), CONDENSING, own);
    return TelemetryStores.open(settings, folder);
  }

  @AfterEach
  void close() {
    if (store != null) {
      store.close();
    }
  }

  @Override
  TelemetryStore store() {
    return store;
  }

  @Test
  void aWrongTokenIsRefused() throws Exception {
    try (TelemetryStore stranger = store("first", "wrong")) {
      assertThatThrownBy(() -> stranger.write(List.of(row("ups-1", "load", T0, 1))))
          .isInstanceOfSatisfying(
              TelemetryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED));
    }
  }
}
