package org.gengfu.scenario.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP server of the JDK; it takes what is JSON, and refuses the rest. */
final class WebhookBox implements LetterBox {
  private static final int MOST_BYTES = 65_536;

  private final String receiver;
  private final InstantSource clock;
  private final ObjectMapper json = new ObjectMapper();
  private final HttpServer server;
  private final List<Delivered> delivered = new CopyOnWriteArrayList<>();

  WebhookBox(String receiver, InstantSource clock) {
    this.receiver = receiver;
    this.clock = clock;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("no port for " + receiver, e);
    }
    server.createContext("/", this::take);
    server.start();
  }

  @Override
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public List<Delivered> delivered() {
    return List.copyOf(delivered);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      Instant at = clock.instant();
      byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
      exchange.sendResponseHeaders(keep(at, body) ? 204 : 400, -1);
    }
  }

  private boolean keep(Instant at, byte[] body) {
    if (body.length > MOST_BYTES) {
      return false;
    }
    try {
      JsonNode message = json.readTree(body);
      String title = message.path("title").asText("");
      delivered.add(
          new Delivered(receiver, at, title, title + "\n" + message.path("text").asText("")));
      return true;
    } catch (IOException noJson) {
      return false;
    }
  }
}
