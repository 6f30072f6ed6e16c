package org.gengfu.center.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.gengfu.center.access.Role;
import org.gengfu.center.access.Users;
import org.gengfu.center.broker.Credential;
import org.gengfu.center.ingest.IngestCounters;
import org.gengfu.center.ingest.IngestHealth;
import org.gengfu.center.ingest.IngestReport;
import org.gengfu.center.settings.CenterSettings;
import org.gengfu.center.settings.Texts;
import org.gengfu.center.store.DatabaseSettings;
import org.gengfu.center.watch.WatchFixture;
import org.gengfu.contract.PointValue;
import org.gengfu.document.Problems;
import org.gengfu.notes.NoteLibrary;
import org.gengfu.telemetry.Row;
import org.gengfu.telemetry.TelemetrySettings;

/** The API on a real database and a real socket, with one user of each role. */
final class ApiHouse implements AutoCloseable {
  static final String PASSWORD = "four words in a row";

  /** The house's own notes, which know the maker of the fixture's device. */
  private static final NoteLibrary NOTES =
      NoteLibrary.load(Path.of("../../firmware-notes"), new Problems());

  final WatchFixture house = new WatchFixture();
  final FakeTelemetry telemetry = new FakeTelemetry();
  final Set<String> rebirths = ConcurrentHashMap.newKeySet();
  final Set<String> writes = ConcurrentHashMap.newKeySet();
  final List<String> requests = new CopyOnWriteArrayList<>();
  final Users users = new Users(house.database, house.clock);
  final ApiServer server;
  volatile IngestHealth health =
      new IngestHealth(IngestHealth.State.ACCEPTING, WatchFixture.T0, "");
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, String> cookies = new ConcurrentHashMap<>();

  ApiHouse() {
    telemetry.write(
        List.of(
            row(WatchFixture.T0.minusSeconds(60), 22.5),
            row(WatchFixture.T0.minusSeconds(30), 22.75),
            row(WatchFixture.T0.minusSeconds(1), 23.0)));
    for (Role role : Role.values()) {
      users.add(name(role), role, "first " + PASSWORD);
    }
    Instance instance = new Instance("0badcafe", "0.1.0", WatchFixture.T0, "");
    server =
        ApiServer.start(
            new ApiServer.Parts(
                settings(),
                instance,
                house.database,
                house.watch,
                telemetry,
                desk(),
                NOTES,
                house.clock));
  }

  private static Row row(Instant time, double value) {
    return new Row("room-a", "th-1", "ambient.temperature", time, value, null, Row.GOOD);
  }

  private static CenterSettings settings() {
    return new CenterSettings(
        "gengfu-center",
        "gengfu",
        new CenterSettings.HttpSettings(new CenterSettings.Endpoint("127.0.0.1", 0), false),
        new CenterSettings.MqttSettings(new CenterSettings.Endpoint("127.0.0.1", 0), null),
        Path.of("target"),
        new DatabaseSettings.External("", "", ""),
        TelemetrySettings.DEFAULT,
        List.of(
            new CenterSettings.Site(
                "hall-1",
                new Texts(Map.of("zh", "政务大厅", "en", "Service hall")),
                List.of(new CenterSettings.Room("room-1", new Texts(Map.of("zh", "中心机房")))))),
        List.of(
            new CenterSettings.Edge("room-a", "hall-1", "room-1", Credential.ofPassword("secret"))),
        null,
        CenterSettings.CameraSettings.DEFAULT);
  }

  private EdgeDesk desk() {
    return new EdgeDesk() {
      @Override
      public IngestReport report() {
        IngestCounters none = new IngestCounters(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        return new IngestReport(health, none, Map.of());
      }

      @Override
      public boolean requestRebirth(String edge) {
        return rebirths.add(edge);
      }

      @Override
      public boolean requestWrite(
          String edge, String device, String metric, PointValue value, String request) {
        requests.add(request);
        return writes.add(edge + "/" + device + "/" + metric + "=" + value);
      }
    };
  }

  static String name(Role role) {
    return "a-" + Json.name(role);
  }

  /** A session of the user of that role, with the first password changed. */
  String login(Role role) throws Exception {
    String known = cookies.get(name(role));
    if (known != null) {
      return known;
    }
    String cookie = login(name(role), "first " + PASSWORD);
    HttpResponse<String> changed =
        send(
            "POST",
            "/api/v1/me/password",
            cookie,
            "{\"current\":\"first " + PASSWORD + "\",\"replacement\":\"" + PASSWORD + "\"}");
    assertThat(changed.statusCode()).isEqualTo(200);
    cookies.put(name(role), cookie);
    return cookie;
  }

  String login(String user, String password) throws Exception {
    HttpResponse<String> answer =
        send(
            "POST",
            "/api/v1/login",
            null,
            "{\"user\":\"" + user + "\",\"password\":\"" + password + "\"}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
  }

  HttpResponse<String> get(String path, String cookie) throws Exception {
    return send("GET", path, cookie, null);
  }

  HttpResponse<String> send(String method, String path, String cookie, String body)
      throws Exception {
    return client.send(request(method, path, cookie, body).build(), BodyHandlers.ofString());
  }

  HttpRequest.Builder request(String method, String path, String cookie, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.url() + path))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (cookie != null) {
      request.header("Cookie", cookie);
    }
    return request;
  }

  HttpClient client() {
    return client;
  }

  static JsonNode json(HttpResponse<String> answer) throws Exception {
    return new JsonMapper().readTree(answer.body());
  }

  @Override
  public void close() {
    server.close();
    house.close();
    client.shutdownNow(); // an orderly close would wait for streams that a test left open
  }
}
