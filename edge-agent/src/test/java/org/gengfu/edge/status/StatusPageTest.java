package org.gengfu.edge.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.gengfu.edge.bus.BusFigures;
import org.gengfu.edge.outbox.OutboxFigures;
import org.gengfu.edge.status.AgentStatus.DeviceLine;
import org.gengfu.edge.uplink.UplinkFigures;
import org.gengfu.edge.uplink.UplinkFigures.Phase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatusPageTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final AtomicInteger reloads = new AtomicInteger();
  private StatusPage page;

  @BeforeEach
  void open() throws IOException {
    page = StatusPage.open(0, StatusPageTest::status, reloads::incrementAndGet);
  }

  @AfterEach
  void close() {
    page.close();
  }

  private static AgentStatus status() {
    return new AgentStatus(
        "room-a",
        NOON,
        new UplinkFigures(
            Phase.ONLINE, "tcp://b:1", NOON, "it said \"no\" <b>", 1, 1, 5, 9, 4, 0, 0),
        new OutboxFigures(7, 10, 4, 1_234, 0, 2, 0, null),
        List.of(new BusFigures("line-1", 1, 1, 3, 1, 0, 5_000_000, 4_000_000, 2, 3_000_000)),
        List.of(new DeviceLine("th-1", "line-1", "th-modbus", "down")),
        List.of("edge.yaml:1:1: UNKNOWN_KEY x."),
        1,
        NOON);
  }

  private String ask(String request) throws IOException {
    URI address = URI.create(page.address());
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String request(String line, String host) {
    return line
        + " HTTP/1.1\r\nHost: "
        + host
        + "\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
  }

  @Test
  void theStatusIsJson() throws IOException {
    assertThat(ask(request("GET /status", "127.0.0.1:1")))
        .startsWith("HTTP/1.1 200")
        .contains("\"depth\":5")
        .contains("\"refusing\":null")
        .contains("\"lastProblem\":\"it said \\\"no\\\" <b>\"")
        .contains(
            "{\"device\":\"th-1\",\"bus\":\"line-1\",\"profile\":\"th-modbus\",\"state\":\"down\"}");
  }

  @Test
  void thePageIsChineseAndOnRequestEnglishAndEscapesWhatDevicesSay() throws IOException {
    assertThat(ask(request("GET /", "localhost:1")))
        .contains("离线缓存")
        .contains("&lt;b>")
        .doesNotContain("<b>\"");
    assertThat(ask(request("GET /?lang=en", "localhost:1"))).contains("Outbox");
  }

  @Test
  void reloadIsAPost() throws IOException {
    assertThat(ask(request("GET /reload", "localhost"))).startsWith("HTTP/1.1 404");
    assertThat(reloads).hasValue(0);
    assertThat(ask(request("POST /reload", "localhost"))).startsWith("HTTP/1.1 200");
    assertThat(reloads).hasValue(1);
  }

  /** A page of somebody else, by a name that resolves to this machine. */
  @Test
  void anotherHostsNameIsRefused() throws IOException {
    assertThat(ask(request("POST /reload", "evil.example:80"))).startsWith("HTTP/1.1 403");
    assertThat(reloads).hasValue(0);
  }
}
