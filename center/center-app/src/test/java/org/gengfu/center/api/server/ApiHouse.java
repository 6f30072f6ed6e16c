package org.gengfu.center.api.server;

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
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.gengfu.center.access.Role;
import org.gengfu.center.access.Users;
import org.gengfu.center.api.ApiParts;
import org.gengfu.center.api.EdgeDesk;
import org.gengfu.center.api.Instance;
import org.gengfu.center.api.Json;
import org.gengfu.center.api.ServiceDesks;
import org.gengfu.center.broker.Credential;
import org.gengfu.center.camera.CameraUpkeep;
import org.gengfu.center.camera.Contract;
import org.gengfu.center.clock.ClockDesk;
import org.gengfu.center.clock.ClockSetup;
import org.gengfu.center.clock.OrderMarks;
import org.gengfu.center.contract.ContractSettings;
import org.gengfu.center.contract.ContractShelf;
import org.gengfu.center.dispatch.DispatchDesk;
import org.gengfu.center.ingest.IngestCounters;
import org.gengfu.center.ingest.IngestHealth;
import org.gengfu.center.ingest.IngestReport;
import org.gengfu.center.inspection.InspectionDesk;
import org.gengfu.center.inspection.RoundContext;
import org.gengfu.center.maintenance.MaintenanceDesk;
import org.gengfu.center.notify.NotifyDesk;
import org.gengfu.center.notify.NotifySettings;
import org.gengfu.center.order.OrderDesk;
import org.gengfu.center.order.OrderTerms;
import org.gengfu.center.paper.PaperDesk;
import org.gengfu.center.push.PushDesk;
import org.gengfu.center.settings.CenterSettings;
import org.gengfu.center.settings.Texts;
import org.gengfu.center.shift.ShiftPlan;
import org.gengfu.center.stock.StockContext;
import org.gengfu.center.stock.StockDesk;
import org.gengfu.center.stock.TravelSettings;
import org.gengfu.center.store.Database;
import org.gengfu.center.store.DatabaseSettings;
import org.gengfu.center.store.TestDatabase;
import org.gengfu.center.watch.WatchFixture;
import org.gengfu.center.watch.WatchSetup;
import org.gengfu.contract.PointValue;
import org.gengfu.core.availability.AvailabilityPolicy;
import org.gengfu.core.contract.ContractBook;
import org.gengfu.document.Problems;
import org.gengfu.notes.NoteLibrary;
import org.gengfu.report.post.PostSettings;
import org.gengfu.telemetry.Row;
import org.gengfu.telemetry.TelemetrySettings;

/** The API on a real database and a real socket, with one user of each role. */
public final class ApiHouse implements AutoCloseable {
  public static final String PASSWORD = "four words in a row";

  /** The house's own notes, which know the maker of the fixture's device. */
  private static final NoteLibrary NOTES =
      NoteLibrary.load(Path.of("../../firmware-notes"), new Problems());

  public final WatchFixture.ManualClock clock = new WatchFixture.ManualClock();
  public final MaintenanceDesk maintenance =
      new MaintenanceDesk(edge -> edge.equals("room-a") ? "hall-1" : "");
  public final NotifyDesk notify;
  public final OrderDesk orders;
  public final ClockDesk clocks;
  public volatile ContractBook book = ContractBook.EMPTY;

  /** What contracts say before an order is opened. */
  public volatile OrderTerms terms = OrderTerms.PLAIN;

  public final StockDesk stock;
  public final DispatchDesk dispatch;
  public final InspectionDesk inspections;
  public final PaperDesk papers;
  public final WatchFixture house;
  public final FakeTelemetry telemetry = new FakeTelemetry();
  public final Set<String> rebirths = ConcurrentHashMap.newKeySet();
  public final Set<String> writes = ConcurrentHashMap.newKeySet();
  public final List<String> requests = new CopyOnWriteArrayList<>();
  public final Users users;
  public final ApiServer server;
  public volatile IngestHealth health =
      new IngestHealth(IngestHealth.State.ACCEPTING, WatchFixture.T0, "");
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, String> cookies = new ConcurrentHashMap<>();

  public ApiHouse() {
    this(NotifySettings.NONE);
  }

  /** One that tells people. */
  public ApiHouse(NotifySettings notifying) {
    this(notifying, Contract.USUAL);
  }

  /** One that counts the time of cameras by a contract. */
  public ApiHouse(Contract cameras) {
    this(NotifySettings.NONE, cameras);
  }

  private ApiHouse(NotifySettings notifying, Contract cameras) {
    notify =
        new NotifyDesk(notifying, (site, room) -> site + " " + room, maintenance.hush(), clock);
    Database database = TestDatabase.open();
    orders =
        new OrderDesk(
            database,
            (subject, at) -> terms.of(subject, at),
            maintenance.part()::maintenance,
            ZoneOffset.ofHours(8));
    clocks =
        new ClockDesk(
            ClockSetup.of(() -> book)
                .with(maintenance.plannedWork())
                .with(OrderMarks.of(orders.part()))
                .with(notify.teller(), "https://center.example"),
            clock);
    papers = new PaperDesk(database, clocks);
    stock =
        new StockDesk(
            new StockDesk.Settings(
                Map.of("hall-1", "政务大厅"),
                key -> key.edge().equals("room-a") ? "hall-1" : "",
                () -> book,
                () -> orders.part().factsNow(),
                TravelSettings.USUAL,
                ZoneId.of("Asia/Shanghai")));
    dispatch = new DispatchDesk(orders, stock, notify.teller(), "https://center.example", clock);
    inspections = rounds();
    house =
        new WatchFixture(
            WatchSetup.of(AvailabilityPolicy.DEFAULT)
                .with(
                    List.of(
                        maintenance.part(),
                        orders.part(),
                        inspections.part(),
                        stock.part(),
                        dispatch.part(),
                        clocks.part(),
                        papers.part(),
                        notify.part())),
            clock,
            database);
    maintenance.begin(house.watch);
    orders.begin(house.watch);
    notify.begin(house.watch);
    clocks.begin(house.watch, house.database);
    stock.begin(house.watch, house.database, clock);
    papers.begin(house.watch);
    orders.context(new StockContext(stock, orders.context()));
    inspections.begin(house.watch, house.database, clock);
    orders.context(new RoundContext(inspections, orders.context()));
    users = new Users(house.database, house.clock);
    measured();
    server = serve(database, cameras);
  }

  private InspectionDesk rounds() {
    return new InspectionDesk(
        orders,
        notify.teller(),
        new InspectionDesk.Settings(
            () -> book,
            key -> key.edge().equals("room-a") ? "hall-1" : "",
            site -> null,
            (site, room) -> site,
            ZoneId.of("Asia/Shanghai"),
            "https://center.example"));
  }

  private void measured() {
    telemetry.write(
        List.of(
            row(WatchFixture.T0.minusSeconds(60), 22.5),
            row(WatchFixture.T0.minusSeconds(30), 22.75),
            row(WatchFixture.T0.minusSeconds(1), 23.0)));
    for (Role role : Role.values()) {
      users.add(name(role), role, "first " + PASSWORD);
    }
  }

  private ApiServer serve(Database database, Contract cameras) {
    dispatch.begin(house.watch);
    Instance instance = new Instance("0badcafe", "0.1.0", WatchFixture.T0, "");
    return ApiServer.start(
        new ApiParts(
            settings(cameras),
            instance,
            house.database,
            house.watch,
            telemetry,
            desk(),
            NOTES,
            notify,
            maintenance,
            new ServiceDesks(
                ContractShelf.open(house.database, ContractSettings.NONE, house.clock),
                orders,
                clocks,
                new PushDesk(database, "mailto:a@example.org", house.clock),
                stock,
                dispatch,
                inspections,
                papers),
            house.clock));
  }

  /** Plans the rounds that are due, and lets the writer find out what time brings. */
  public void plan() throws Exception {
    inspections.look();
    house.watch.act(change -> true);
    house.watch.act(change -> true);
  }

  private static Row row(Instant time, double value) {
    return new Row("room-a", "th-1", "ambient.temperature", time, value, null, Row.GOOD);
  }

  private static CenterSettings settings(Contract cameras) {
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
        new CenterSettings.CameraSettings(CameraUpkeep.USUAL, cameras, PostSettings.NONE),
        ShiftPlan.USUAL,
        NotifySettings.NONE,
        ContractSettings.NONE,
        TravelSettings.USUAL);
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

  public static String name(Role role) {
    return "a-" + Json.name(role);
  }

  /** A session of the user of that role, with the first password changed. */
  public String login(Role role) throws Exception {
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

  /** A new session of a user who was logged in once, when the old one is over. */
  public void loginAgain(Role role) throws Exception {
    cookies.put(name(role), login(name(role), PASSWORD));
  }

  public String login(String user, String password) throws Exception {
    HttpResponse<String> answer =
        send(
            "POST",
            "/api/v1/login",
            null,
            "{\"user\":\"" + user + "\",\"password\":\"" + password + "\"}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
  }

  public HttpResponse<String> get(String path, String cookie) throws Exception {
    return send("GET", path, cookie, null);
  }

  public HttpResponse<String> send(String method, String path, String cookie, String body)
      throws Exception {
    return client.send(request(method, path, cookie, body).build(), BodyHandlers.ofString());
  }

  public HttpRequest.Builder request(String method, String path, String cookie, String body) {
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

  public HttpClient client() {
    return client;
  }

  public static JsonNode json(HttpResponse<String> answer) throws Exception {
    return new JsonMapper().readTree(answer.body());
  }

  @Override
  public void close() {
    server.close();
    notify.close();
    dispatch.close();
    stock.close();
    inspections.close();
    house.close();
    client.shutdownNow(); // an orderly close would wait for streams that a test left open
  }
}
