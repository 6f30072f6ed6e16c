package org.gengfu.scenario.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gengfu.scenario.proof.Stored;
import org.jspecify.annotations.Nullable;

/**
 * The center's REST interface, logged in as a user is. Any thread. It logs in again by itself when
 * its session is gone.
 */
public final class CenterClient implements AutoCloseable {
  /** Long: a busy machine is no reason to judge nothing. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String API = "/api/v1/";
  private static final int PAGE = 10_000;
  private static final int LIST = 1_000;
  private static final String WORKBOOK =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final ObjectMapper json = new ObjectMapper();
  private final URI address;
  private final String user;
  private volatile String password;
  private volatile String cookie = "";

  public CenterClient(URI address, String user, String password) {
    this.address = address;
    this.user = user;
    this.password = password;
  }

  /**
   * A device as the center shows it.
   *
   * @param alarms ids of its active alarms
   */
  public record ShownDevice(
      String edge, String device, String state, List<String> alarms, List<String> points) {}

  /**
   * A camera as the list of cameras shows it.
   *
   * @param well the newest look found its stream and its picture good
   * @param lookAt when that look was made, null for never
   */
  public record ShownCamera(
      String device, String edge, String state, boolean well, @Nullable Instant lookAt) {}

  public URI address() {
    return address;
  }

  /** Logs in; when the password must be changed, changes it to this one. */
  public void login(String replacement) {
    login();
    if (get("me").path("mustChangePassword").asBoolean()) {
      post("me/password", Map.of("current", password, "replacement", replacement));
      password = replacement;
    }
  }

  /** Every device of every room. */
  public List<ShownDevice> devices() {
    List<ShownDevice> devices = new ArrayList<>();
    for (JsonNode site : get("sites").path("sites")) {
      for (JsonNode room : site.path("rooms")) {
        String path = "rooms/" + text(site, "id") + "/" + text(room, "id");
        get(path).path("devices").forEach(device -> devices.add(shown(device)));
      }
    }
    return devices;
  }

  /** Every camera of the list. */
  public List<ShownCamera> cameras() {
    List<ShownCamera> cameras = new ArrayList<>();
    int total = 1;
    for (int page = 0; page * LIST < total; page++) {
      JsonNode body = get("cameras?sort=code&size=" + LIST + "&page=" + page);
      total = body.path("total").asInt();
      for (JsonNode row : body.path("cameras")) {
        boolean well = text(row, "online").equals("good") && text(row, "intact").equals("good");
        Instant lookAt = row.path("lookAt").isTextual() ? Instant.parse(text(row, "lookAt")) : null;
        cameras.add(
            new ShownCamera(
                text(row, "device"), text(row, "edge"), text(row, "state"), well, lookAt));
      }
    }
    return cameras;
  }

  /** What a camera's time counts as by its contract, in order of time. */
  public List<Counted> counted(String device, Instant from, Instant to) {
    List<Counted> counted = new ArrayList<>();
    String path =
        "camera/timeline?measure=online&code=%s&from=%s&to=%s"
            .formatted(encode(device), encode(from.toString()), encode(to.toString()));
    for (JsonNode stretch : get(path).path("stretches")) {
      counted.add(
          new Counted(
              Instant.parse(text(stretch, "from")),
              Instant.parse(text(stretch, "to")),
              text(stretch, "class")));
    }
    return counted;
  }

  /** All stored readings of a point since an instant. */
  public List<Stored> readings(String edge, String device, String point, Instant since) {
    List<Stored> readings = new ArrayList<>();
    String path =
        "devices/" + encode(edge) + "/" + encode(device) + "/points/" + encode(point) + "/readings";
    String from = since.toString();
    while (!from.isEmpty()) {
      Instant to = Instant.now().plus(Duration.ofHours(1));
      JsonNode page =
          get(path + "?from=" + encode(from) + "&to=" + encode(to.toString()) + "&limit=" + PAGE);
      for (JsonNode reading : page.path("readings")) {
        JsonNode value = reading.path("value");
        readings.add(
            new Stored(
                Instant.parse(text(reading, "eventTime")),
                value.isNumber() ? value.asDouble() : Double.NaN,
                text(reading, "quality").equals("good")));
      }
      from = page.path("next").isTextual() ? page.path("next").asText() : "";
    }
    return readings;
  }

  /**
   * Imports a list, as {@code POST}.
   *
   * @param workbook XLSX
   * @throws WatchException when the center takes not all of it
   */
  public void importBook(String path, byte[] workbook) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", WORKBOOK)
            .POST(BodyPublishers.ofByteArray(workbook));
    if (!bytes(path, request).path("errors").isEmpty()) {
      throw new WatchException("the center took not all of " + path);
    }
  }

  /**
   * Sends a piece of a file, as {@code PUT}.
   *
   * @param first where in the file it begins, bytes
   * @param size of the whole file, bytes
   * @throws WatchException when the center does not take it
   */
  JsonNode piece(String path, byte[] piece, int first, int size) {
    String range = "bytes %d-%d/%d".formatted(first, first + piece.length - 1, size);
    return bytes(
        path,
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/octet-stream")
            .header("Content-Range", range)
            .PUT(BodyPublishers.ofByteArray(piece)));
  }

  private JsonNode bytes(String path, HttpRequest.Builder request) {
    HttpResponse<String> response =
        sendOnce(request.timeout(PATIENCE).header("Cookie", cookie).build());
    if (response.statusCode() != 200) {
      throw new WatchException("the center refused " + path + ": " + problem(response));
    }
    try {
      return parse(response.body());
    } catch (IOException e) {
      throw new WatchException("the center's answer to " + path + " is no JSON", e);
    }
  }

  /** What the center keeps of the looks at a camera, oldest first. */
  public List<LookRun> looks(String edge, String device, Instant from, Instant to) {
    List<LookRun> runs = new ArrayList<>();
    String path =
        "camera/evidence?code=%s&from=%s&to=%s"
            .formatted(encode(device), encode(from.toString()), encode(to.toString()));
    for (JsonNode run : get(path).path("runs")) {
      Set<String> reasons = new TreeSet<>();
      for (JsonNode rung : run.path("ladder")) {
        if (!text(rung, "seen").equals("good")) {
          reasons.add(text(rung, "reason"));
        }
      }
      List<String> faults = new ArrayList<>();
      run.path("faults").forEach(fault -> faults.add(fault.asText()));
      runs.add(
          new LookRun(
              Instant.parse(text(run, "first")),
              Instant.parse(text(run, "last")),
              run.path("looks").asLong(),
              Duration.ofMillis(run.path("widestGapMillis").asLong()),
              text(run, "online"),
              text(run, "intact"),
              reasons,
              faults));
    }
    return runs;
  }

  /** Opens the stream of events, readings left out; the caller closes it. */
  InputStream events(String lastEventId) throws IOException {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(uri("events?readings=false"))
            .header("Cookie", cookie)
            .header("Accept", "text/event-stream");
    if (!lastEventId.isEmpty()) {
      builder.header("Last-Event-ID", lastEventId);
    }
    HttpResponse<InputStream> response = exchange(builder.build(), BodyHandlers.ofInputStream());
    if (response.statusCode() == 401) {
      response.body().close();
      login();
      throw new IOException("the session was gone");
    }
    if (response.statusCode() != 200) {
      response.body().close();
      throw new IOException("the event stream was refused with " + response.statusCode());
    }
    return response.body();
  }

  JsonNode parse(String text) throws IOException {
    return json.readTree(text);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private static ShownDevice shown(JsonNode device) {
    List<String> alarms = new ArrayList<>();
    for (JsonNode alarm : device.path("alarms")) {
      if (alarm.path("active").asBoolean()) {
        alarms.add(text(alarm, "alarm"));
      }
    }
    List<String> points = new ArrayList<>();
    device.path("points").forEach(point -> points.add(text(point, "point")));
    return new ShownDevice(
        text(device, "edge"), text(device, "device"), text(device, "state"), alarms, points);
  }

  private void login() {
    HttpResponse<String> response =
        sendOnce(request("POST", "login", Map.of("user", user, "password", password)));
    if (response.statusCode() != 200) {
      throw new WatchException("login was refused: " + problem(response));
    }
    cookie =
        response
            .headers()
            .firstValue("Set-Cookie")
            .map(value -> value.split(";", 2)[0])
            .orElseThrow(() -> new WatchException("login set no cookie"));
  }

  /** What the interface answers to a question. */
  public JsonNode get(String path) {
    return send("GET", null, path);
  }

  JsonNode post(String path, Map<String, ?> body) {
    return send("POST", body, path);
  }

  /** Tells the interface something by {@code POST} or {@code PUT}. */
  public JsonNode tell(String method, String path, Map<String, ?> body) {
    return send(method, body, path);
  }

  private JsonNode send(String method, @Nullable Map<String, ?> body, String path) {
    HttpResponse<String> response = sendOnce(request(method, path, body));
    if (response.statusCode() == 401) {
      login();
      response = sendOnce(request(method, path, body));
    }
    if (response.statusCode() / 100 != 2) {
      throw new WatchException("the center refused " + path + ": " + problem(response));
    }
    try {
      return json.readTree(response.body().isEmpty() ? "{}" : response.body());
    } catch (IOException e) {
      throw new WatchException("the center's answer to " + path + " is no JSON", e);
    }
  }

  private HttpRequest request(String method, String path, @Nullable Map<String, ?> body) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(uri(path)).timeout(PATIENCE);
    if (!cookie.isEmpty()) {
      builder.header("Cookie", cookie);
    }
    if (body != null) {
      try {
        builder
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json.writeValueAsString(body)));
      } catch (IOException e) {
        throw new WatchException("cannot write a request", e);
      }
    }
    return builder.build();
  }

  private HttpResponse<String> sendOnce(HttpRequest request) {
    try {
      return exchange(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new WatchException("the center does not answer " + request.uri(), e);
    }
  }

  private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler)
      throws IOException {
    try {
      return http.send(request, handler);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private URI uri(String path) {
    return address.resolve(API + path);
  }

  private static String problem(HttpResponse<String> response) {
    return response.statusCode() + " " + response.body();
  }

  private static String text(JsonNode node, String key) {
    return node.path(key).asText("");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
