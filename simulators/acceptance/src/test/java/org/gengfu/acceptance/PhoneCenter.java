package org.gengfu.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The center behind the phone, as a test sees it: what came of the phone's deeds is read by the
 * same API from any center. One thread.
 */
abstract class PhoneCenter implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

  /** A deed as the center keeps it. */
  record Kept(String id, String by, String act, Instant time, String outcome, JsonNode fields) {}

  /** Where the phone's pages are: without path and slash. */
  abstract String address();

  /** A technician who has an order, and what logs in. */
  abstract String user();

  abstract String password();

  /** An order of that technician that wants a swap. */
  abstract String order();

  /** What the center has of an order, in the order in which it came. */
  final List<Kept> deeds(String order) {
    List<Kept> deeds = new ArrayList<>();
    for (JsonNode deed : file(order).get("deeds")) {
      deeds.add(
          new Kept(
              deed.get("id").asText(),
              deed.get("by").asText(),
              deed.get("act").asText(),
              Instant.parse(deed.get("time").asText()),
              deed.get("outcome").asText(),
              deed.get("fields")));
    }
    return deeds;
  }

  /** Everything that the center tells of an order. */
  final JsonNode file(String order) {
    ask(
        HttpRequest.newBuilder(URI.create(address() + "/api/v1/login"))
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"user\":\"%s\",\"password\":\"%s\"}".formatted(user(), password()))));
    return get("/api/v1/orders/" + order);
  }

  final JsonNode get(String path) {
    return ask(HttpRequest.newBuilder(URI.create(address() + path)));
  }

  private JsonNode ask(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(request.build().uri() + " was answered " + answer.body());
      }
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
