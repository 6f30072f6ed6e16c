package org.gengfu.acceptance;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.scenario.house.House;

/**
 * A small machine room with everything that belongs to it: simulated devices, one edge agent and a
 * center, each a process of its own on ports that are free. One thread.
 */
final class MachineRoom implements AutoCloseable {
  private static final String ROOM =
      """
      room: acceptance
      profiles: [%s]
      ports:
        - {id: ups-host, transport: tcp}
        - {id: io-host, transport: tcp}
      devices:
        - {id: ups-1, profile: ups-modbus, port: ups-host, unit: 1}
        - {id: io-1, profile: io-modbus, port: io-host, unit: 1, pulsePerRead: true}
      """;
  private static final String CENTER =
      """
      http: {address: 127.0.0.1, port: 0}
      mqtt: {address: 127.0.0.1, port: 0}
      data: ${data}
      sites:
        - id: hall-1
          title: {zh: 政务服务大厅, en: Service hall}
          rooms: [{id: room-1, title: {zh: 中心机房, en: Machine room}}]
      edges:
        - {id: room-a, site: hall-1, room: room-1, passwordFile: room-a.password}
      """;
  private static final String EDGE =
      """
      edge: room-a
      uplink: {brokers: ["${mqtt}"], username: room-a, passwordFile: room-a.password}
      outbox: {folder: "${data}"}
      profiles: ["${profiles}"]
      status: {port: 0}
      buses:
        - id: ups-host
          driver: modbus
          transport: tcp
          host: 127.0.0.1
          port: ${port.ups-host}
          devices: [{id: ups-1, profile: ups-modbus, unit: 1, room: room-1, title: {zh: 主机 UPS, en: Main UPS}}]
        - id: io-host
          driver: modbus
          transport: tcp
          host: 127.0.0.1
          port: ${port.io-host}
          devices: [{id: io-1, profile: io-modbus, unit: 1, room: room-1, title: {zh: 消防与门禁, en: Fire and door}}]
      """;

  private final HttpClient http = HttpClient.newHttpClient();
  private final House house;
  private final URI control;
  private final URI console;

  /** Starts the three processes in an empty folder; ends what was started when one fails. */
  MachineRoom(Path root, Path folder) {
    house = new House(root, folder, 0);
    try {
      String profiles = root.resolve("device-profiles").toString();
      control = house.startSimulator(write(folder, "room.yaml", ROOM.formatted(profiles)));
      house.learn(ports());
      house.drawPasswords(List.of("room-a"));
      console = house.startCenter(write(folder, "center.template", CENTER));
      house.startEdge("room-a", write(folder, "edge.template", EDGE));
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Address of the console. */
  String console() {
    return console.toString();
  }

  /** The one-time password that the center made at its first start. */
  String firstPassword() {
    try {
      return Files.readString(house.firstPassword()).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets something happen in the simulated room. */
  void happen(String fault) {
    JsonObject what = new JsonObject();
    what.addProperty("name", fault);
    HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofString(what.toString());
    ask(HttpRequest.newBuilder(control.resolve("/faults")).POST(body).build());
  }

  private Map<String, String> ports() {
    Map<String, String> ports = new HashMap<>();
    JsonObject answer = ask(HttpRequest.newBuilder(control.resolve("/ports")).build());
    for (JsonElement one : answer.getAsJsonArray("ports")) {
      JsonObject port = one.getAsJsonObject();
      ports.put("port." + port.get("id").getAsString(), port.get("port").getAsString());
    }
    return ports;
  }

  private JsonObject ask(HttpRequest request) {
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(request + " was answered " + answer.body());
      }
      return JsonParser.parseString(answer.body()).getAsJsonObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static Path write(Path folder, String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    house.close();
    http.close();
  }
}
