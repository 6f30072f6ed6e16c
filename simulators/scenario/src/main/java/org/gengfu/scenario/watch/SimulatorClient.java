package org.gengfu.scenario.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.scenario.proof.Served;
import org.jspecify.annotations.Nullable;

/** The simulator's control interface. Any thread. */
public final class SimulatorClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final URI address;

  public SimulatorClient(URI address) {
    this.address = address;
  }

  /**
   * What one point of a device served.
   *
   * @param dropped older answers that the simulator no longer holds
   */
  public record PointLedger(double deadband, long dropped, List<Served> served) {}

  /**
   * Where devices are: {@code port.ID} and {@code port.ID.WHAT} (TCP), {@code serial.ID} (path).
   */
  public Map<String, String> ports() {
    Map<String, String> ports = new HashMap<>();
    for (JsonNode port : get("/ports").path("ports")) {
      String id = port.path("id").asText();
      if (port.path("serialPort").asText().isEmpty()) {
        ports.put("port." + id, port.path("port").asText());
        port.path("more")
            .properties()
            .forEach(
                more -> ports.put("port." + id + "." + more.getKey(), more.getValue().asText()));
      } else {
        ports.put("serial." + id, port.path("serialPort").asText());
      }
    }
    return ports;
  }

  /** Ids of all devices. */
  public List<String> devices() {
    List<String> ids = new ArrayList<>();
    get("/state").path("devices").forEach(device -> ids.add(device.path("id").asText()));
    return ids;
  }

  /** Ids of the alarms that each device can have, by device. */
  public Map<String, Set<String>> alarms() {
    Map<String, Set<String>> alarms = new LinkedHashMap<>();
    for (JsonNode device : get("/state").path("devices")) {
      Set<String> own = new LinkedHashSet<>();
      device.path("alarms").forEach(alarm -> own.add(alarm.asText()));
      alarms.put(device.path("id").asText(), own);
    }
    return alarms;
  }

  /**
   * Lets a fault happen; returns an instant before which nobody saw it.
   *
   * @param device whom it happens to, empty for the whole room
   */
  public Instant fault(String name, String device, @Nullable Double value) {
    Map<String, Object> body = new HashMap<>();
    body.put("name", name);
    if (!device.isEmpty()) {
      body.put("device", device);
    }
    if (value != null) {
      body.put("value", value);
    }
    return at(post("/faults", body));
  }

  /** Changes how a device behaves on its wire. */
  public Instant wire(String device, Map<String, Object> fields) {
    Map<String, Object> body = new HashMap<>(fields);
    body.put("device", device);
    return at(post("/wire", body));
  }

  /** Everything that a device served, by point. */
  public Map<String, PointLedger> ledger(String device) {
    Map<String, PointLedger> points = new LinkedHashMap<>();
    JsonNode body = get("/ledger?device=" + URLEncoder.encode(device, StandardCharsets.UTF_8));
    body.path("points")
        .properties()
        .forEach(point -> points.put(point.getKey(), pointLedger(point.getValue())));
    return points;
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private static PointLedger pointLedger(JsonNode point) {
    List<Served> served = new ArrayList<>();
    for (JsonNode entry : point.path("entries")) {
      Instant at = Instant.ofEpochMilli(entry.path(0).asLong());
      JsonNode value = entry.path(1);
      served.add(new Served(at, value.isNumber() ? value.asDouble() : Double.NaN));
    }
    return new PointLedger(
        point.path("deadband").asDouble(), point.path("dropped").asLong(), served);
  }

  private static Instant at(JsonNode body) {
    return Instant.ofEpochMilli(body.path("at").asLong());
  }

  private JsonNode get(String path) {
    return send(HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE).build());
  }

  private JsonNode post(String path, Map<String, Object> body) {
    try {
      String text = json.writeValueAsString(body);
      return send(
          HttpRequest.newBuilder(address.resolve(path))
              .timeout(PATIENCE)
              .POST(BodyPublishers.ofString(text))
              .build());
    } catch (IOException e) {
      throw new WatchException("cannot write " + body, e);
    }
  }

  private JsonNode send(HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      JsonNode body = json.readTree(response.body());
      if (response.statusCode() != 200) {
        throw new WatchException(
            "the simulator refused " + request.uri() + ": " + body.path("detail").asText());
      }
      return body;
    } catch (IOException e) {
      throw new WatchException("the simulator does not answer " + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WatchException("interrupted", e);
    }
  }
}
