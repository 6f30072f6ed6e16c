package org.gengfu.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.gengfu.telemetry.TelemetryException.Kind;
import org.gengfu.telemetry.TelemetrySettings.Dialect;
import org.gengfu.telemetry.TelemetrySettings.InfluxDb;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server may answer, and what the store makes of it. */
class InfluxStoreTest {
  private static final Row ROW =
      new Row("room-a", "ups-1", "load", Instant.ofEpochMilli(1_500), 41.5, null, Row.GOOD);

  private final AtomicInteger status = new AtomicInteger(204);
  private final AtomicReference<String> answer = new AtomicReference<>("");
  private final AtomicReference<String> request = new AtomicReference<>("");
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          request.set(
              exchange.getRequestURI()
                  + "\n"
                  + exchange.getRequestHeaders().get("Authorization")
                  + "\n"
                  + body);
          byte[] bytes = answer.get().getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(status.get(), bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private InfluxStore store(Dialect dialect, String token) {
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    InfluxDb own = new InfluxDb(url, "city", "watch", null, dialect);
    return InfluxStore.open(new TelemetrySettings(Duration.ofDays(400), null, own), own, token);
  }

  /** Line protocol as the InfluxDB documentation gives it; time in milliseconds. */
  @Test
  void writesLineProtocolToVersion2() {
    try (InfluxStore store = store(Dialect.FLUX, "secret")) {
      store.write(List.of(ROW));
    }
    assertThat(request.get())
        .startsWith("/api/v2/write?")
        .contains("org=city", "bucket=watch", "precision=ms", "[Token secret]")
        .endsWith("\nreading,device=ups-1,edge=room-a,point=load quality=192i,value=41.5 1500");
  }

  @Test
  void writesLineProtocolToVersion1() {
    try (InfluxStore store = store(Dialect.INFLUXQL, "watch:secret")) {
      store.write(
          List.of(new Row("room-a", "", "load", Instant.ofEpochMilli(1), 7, "a \"b\"", 80)));
    }
    assertThat(request.get())
        .startsWith("/write?")
        .contains("db=watch", "precision=ms", "[Basic d2F0Y2g6c2VjcmV0]")
        .endsWith(
            "\nreading,device=(edge),edge=room-a,point=load"
                + " quality=80i,suspect=7.0,text=\"a \\\"b\\\"\" 1");
  }

  @ParameterizedTest
  @CsvSource({
    "401, unauthorized access, REFUSED, false",
    "404, bucket not found, REFUSED, false",
    "422, bad timestamp, REFUSED, false",
    "429, too many requests, UNREACHABLE, true",
    "503, try later, UNREACHABLE, true",
    "500, write /var/lib: no space left on device, DISK_FULL, true"
  })
  void tellsFailuresApart(int code, String message, Kind kind, boolean worthRepeating) {
    status.set(code);
    answer.set("{\"code\":\"x\",\"message\":\"" + message + "\"}");
    try (InfluxStore store = store(Dialect.FLUX, "")) {
      assertThatThrownBy(() -> store.write(List.of(ROW)))
          .isInstanceOfSatisfying(
              TelemetryException.class,
              e -> {
                assertThat(e.kind()).isEqualTo(kind);
                assertThat(e.isWorthRepeating()).isEqualTo(worthRepeating);
                assertThat(e).hasMessageContaining(message);
              });
    }
  }

  @Test
  void aServerThatIsGoneIsUnreachableAndMayComeBack() throws IOException {
    try (InfluxStore store = store(Dialect.FLUX, "")) {
      InetSocketAddress address = server.getAddress();
      server.stop(0);
      assertThatThrownBy(() -> store.write(List.of(ROW)))
          .isInstanceOfSatisfying(
              TelemetryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
      server = HttpServer.create(address, 0);
      server.createContext(
          "/",
          exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
          });
      server.start();
      store.write(List.of(ROW));
    }
  }

  @Test
  void aClosedStoreSaysSo() {
    InfluxStore store = store(Dialect.FLUX, "");
    store.close();
    assertThatThrownBy(() -> store.write(List.of(ROW)))
        .isInstanceOfSatisfying(
            TelemetryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CLOSED));
  }
}
