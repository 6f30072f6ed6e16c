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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/**
 * A small machine room with everything that belongs to it: simulated devices, one edge agent and a
 * center, each a process of its own on ports that are free. One thread.
 */
final class MachineRoom implements AutoCloseable {
  private static final String PASSWORD = "a-password-of-this-test-only";

  private final Deque<ChildProcess> children = new ArrayDeque<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Path root;
  private final Path folder;

  private MachineRoom(Path root, Path folder) {
    this.root = root;
    this.folder = folder;
  }

  /** Starts the three processes in an empty folder; what was started is ended when one fails. */
  static MachineRoom start(Path root, Path folder) {
    MachineRoom room = new MachineRoom(root, folder);
    try {
      room.startAll();
      return room;
    } catch (IOException e) {
      room.close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      room.close();
      throw e;
    }
  }

  private ChildProcess simulator() {
    return children.peekLast();
  }

  private void startAll() throws IOException {
    write("room.yaml", room());
    children.push(
        ChildProcess.start(
            root,
            "simulators/room",
            "org.gengfu.sim.SimulatorMain",
            folder,
            Map.of(),
            "--room",
            folder.resolve("room.yaml").toString(),
            "--control",
            "0",
            "--folder",
            folder.toString()));
    write("room-a.password", PASSWORD);
    write("center.yaml", CENTER);
    ChildProcess center =
        ChildProcess.start(
            root,
            "center/center-app",
            "org.gengfu.center.CenterMain",
            folder,
            Map.of("GENGFU_ADMIN_PASSWORD_FILE", folder.resolve("admin.password").toString()),
            "--config",
            folder.resolve("center.yaml").toString());
    children.push(center);
    write("edge.yaml", edge(center.after("MQTT")));
    children.push(
        ChildProcess.start(
            root,
            "edge-agent",
            "org.gengfu.edge.EdgeMain",
            folder,
            Map.of(),
            "--config",
            folder.resolve("edge.yaml").toString()));
  }

  /** Address of the console. */
  String console() {
    return children.stream().skip(1).findFirst().orElseThrow().after("READY");
  }

  /** The one-time password that the center made at its first start. */
  String firstPassword() {
    try {
      return Files.readString(folder.resolve("admin.password")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets something happen in the simulated room. */
  void happen(String fault) {
    HttpRequest.BodyPublisher body =
        HttpRequest.BodyPublishers.ofString("{\"name\": \"" + fault + "\"}");
    ask(HttpRequest.newBuilder(control("/faults")).POST(body).build());
  }

  private URI control(String path) {
    return URI.create(simulator().after("READY") + path);
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

  private int port(String id) {
    JsonObject ports = ask(HttpRequest.newBuilder(control("/ports")).build());
    for (JsonElement one : ports.getAsJsonArray("ports")) {
      JsonObject port = one.getAsJsonObject();
      if (port.get("id").getAsString().equals(id)) {
        return port.get("port").getAsInt();
      }
    }
    throw new IllegalStateException("the simulator has no port " + id + ": " + ports);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private String room() {
    return """
    room: acceptance
    profiles: [%s]
    ports:
      - {id: ups-host, transport: tcp}
      - {id: io-host, transport: tcp}
    devices:
      - {id: ups-1, profile: ups-modbus, port: ups-host, unit: 1}
      - {id: io-1, profile: io-modbus, port: io-host, unit: 1, pulsePerRead: true}
    """
        .formatted(root.resolve("device-profiles"));
  }

  private static final String CENTER =
      """
      http: {address: 127.0.0.1, port: 0}
      mqtt: {address: 127.0.0.1, port: 0}
      data: center-data
      sites:
        - id: hall-1
          title: {zh: 政务服务大厅, en: Service hall}
          rooms: [{id: room-1, title: {zh: 中心机房, en: Machine room}}]
      edges:
        - {id: room-a, site: hall-1, room: room-1, passwordFile: room-a.password}
      """;

  private String edge(String broker) {
    return """
    edge: room-a
    uplink: {brokers: ["%s"], username: room-a, passwordFile: room-a.password}
    outbox: {folder: outbox}
    profiles: [%s]
    status: {port: 0}
    buses:
      - id: ups-host
        driver: modbus
        transport: tcp
        host: 127.0.0.1
        port: %d
        devices: [{id: ups-1, profile: ups-modbus, unit: 1, room: room-1, title: {zh: 主机 UPS, en: Main UPS}}]
      - id: io-host
        driver: modbus
        transport: tcp
        host: 127.0.0.1
        port: %d
        devices: [{id: io-1, profile: io-modbus, unit: 1, room: room-1, title: {zh: 消防与门禁, en: Fire and door}}]
    """
        .formatted(broker, root.resolve("device-profiles"), port("ups-host"), port("io-host"));
  }

  @Override
  public void close() {
    children.forEach(ChildProcess::close);
    http.close();
  }
}
