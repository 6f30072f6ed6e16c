package org.gengfu.center.notify;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.gengfu.center.ingest.StoreUnavailableException;
import org.gengfu.center.order.OrderDesk;
import org.gengfu.center.order.OrderTerms;
import org.gengfu.center.push.PushChannel;
import org.gengfu.center.push.PushDesk;
import org.gengfu.center.push.PushService;
import org.gengfu.center.store.Database;
import org.gengfu.center.store.FactSink;
import org.gengfu.center.store.TestDatabase;
import org.gengfu.center.watch.Committing;
import org.gengfu.center.watch.LiveEvent;
import org.gengfu.center.watch.WatchFixture;
import org.gengfu.center.watch.WatchPart;
import org.gengfu.center.watch.WatchSetup;
import org.gengfu.core.availability.AvailabilityPolicy;
import org.gengfu.core.order.Act;
import org.gengfu.core.order.Deed;
import org.gengfu.core.order.OrderFact;
import org.gengfu.core.order.OrderKind;
import org.gengfu.core.order.OrderMatter;
import org.gengfu.document.Documents;
import org.gengfu.document.Problems;

/** Orders, a push service, a gateway for short messages, on a real database. */
final class OrderHouse implements AutoCloseable {
  static final Instant T0 = WatchFixture.T0;
  private static final String SETTINGS =
      """
      pages: https://gf.example
      channels:
        - {id: gateway, kind: sms, settings: {url: "http://127.0.0.1:%d/sms", body: '{"to":"${address}","text":"${text}"}'}}
      """;

  final Map<String, String> phones = new ConcurrentHashMap<>();
  final List<String> texts = new CopyOnWriteArrayList<>();
  final AtomicInteger status = new AtomicInteger(200);
  final PushService push = new PushService();
  final WatchFixture.ManualClock clock = new WatchFixture.ManualClock();
  final Broken broken = new Broken();
  final WatchFixture house;
  private final Database database = TestDatabase.open();
  private final HttpServer http;
  private final NotifySettings settings;
  private OrderDesk orders;
  private PushDesk phonesThatListen;
  private NotifyDesk desk;
  private int deeds;

  /** Fails a commit when a test says so. */
  static final class Broken implements WatchPart {
    volatile boolean now;

    @Override
    public void load(Connection connection) {}

    @Override
    public void decide(Committing change) {}

    @Override
    public boolean hasNews() {
      return now;
    }

    @Override
    public void store(Connection connection, FactSink facts) throws SQLException {
      if (now) {
        now = false;
        throw new SQLException("the disk is full");
      }
    }

    @Override
    public List<LiveEvent> accepted() {
      return List.of();
    }

    @Override
    public Optional<Instant> nextDeadline() {
      return Optional.empty();
    }
  }

  OrderHouse() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/sms", this::take);
    http.start();
    Problems problems = new Problems();
    String text = SETTINGS.formatted(http.getAddress().getPort());
    settings =
        NotifySettings.read(
            Documents.parse("center.yaml", text, problems), Path.of("target"), problems);
    if (!problems.isEmpty()) {
      throw new AssertionError(problems.toString());
    }
    open();
    house = new WatchFixture(setup(desk.part()), clock, database);
    begin();
  }

  private void open() {
    orders =
        new OrderDesk(database, OrderTerms.PLAIN, (node, at) -> Optional.empty(), ZoneOffset.UTC);
    phonesThatListen = push.desk(database, clock);
    desk = new NotifyDesk(settings, OrderHouse::place, Hush.NONE, clock);
    desk.orders(people(), new PushChannel(phonesThatListen, clock));
  }

  private OrderPeople people() {
    return new OrderPeople(
        orders.part()::factsNow,
        phonesThatListen::listens,
        user -> phones.getOrDefault(user, ""),
        order -> Optional.of(T0.plus(Duration.ofMinutes(90))));
  }

  private static String place(String site, String room) {
    return "西湖路机房";
  }

  private WatchSetup setup(WatchPart notify) {
    return WatchSetup.of(AvailabilityPolicy.DEFAULT).with(List.of(orders.part(), broken, notify));
  }

  private void begin() {
    orders.begin(house.watch);
    desk.begin(house.watch);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      texts.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      exchange.sendResponseHeaders(status.get(), -1);
    }
  }

  NotifyDesk desk() {
    return desk;
  }

  void listens(String user, String phone) {
    push.subscribe(phonesThatListen, user, phone);
  }

  boolean listens(String user) {
    return phonesThatListen.listens(user);
  }

  /**
   * From now on the program dies as soon as something is committed: nothing is sent.
   *
   * @param failing the first transaction fails
   */
  void dying(boolean failing) {
    shut();
    open();
    NotifyPolicyOf policy = new NotifyPolicyOf(settings);
    NotifyPart mute = new NotifyPart(policy.all(), OrderHouse::place, Hush.NONE, sent -> {});
    mute.orders(new OrderTelling(policy.all(), OrderHouse::place, people()));
    house.restart(setup(mute));
    orders.begin(house.watch);
    broken.now = failing;
    run(mute::begin);
  }

  /** The policy as the running desk has it. */
  private record NotifyPolicyOf(NotifySettings settings) {
    org.gengfu.notify.NotifyPolicy all() {
      return settings.policy().with(NotifyDesk.WEB_PUSH);
    }
  }

  void restart() {
    shut();
    open();
    house.restart(setup(desk.part()));
    begin();
  }

  private void shut() {
    desk.close();
    phonesThatListen.close();
  }

  /** A new order of that level; its number. */
  String order(int level) throws StoreUnavailableException {
    OrderMatter matter =
        new OrderMatter(
            OrderKind.FAULT,
            "UPS-3 市电中断",
            "UPS-3 mains failed",
            "",
            "e/ups",
            "",
            "S1",
            level,
            "",
            "",
            "",
            "",
            false);
    return orders.open(matter, "desk").orElseThrow().id();
  }

  /** Somebody does something; what is not done fails the test. */
  void does(String who, String order, Act act) throws StoreUnavailableException {
    Deed deed = new Deed("d-" + deeds++, who, clock.instant().toEpochMilli(), false, act);
    OrderFact fact = orders.take(List.of(new OrderDesk.Asked(order, deed))).getFirst();
    if (!(fact instanceof OrderFact.Done)) {
      throw new AssertionError(fact.toString());
    }
  }

  void run(Runnable work) {
    try {
      house.watch.act(change -> {
        work.run();
        return true;
      });
    } catch (StoreUnavailableException e) {
      throw new AssertionError(e);
    }
  }

  /** Moves the clock and lets the writer find out what is due. */
  void pass(Duration time) {
    clock.advance(time);
    run(() -> {});
    run(() -> {});
  }

  /** Has the writer go on until something is so; what is sent comes back by it. */
  void until(BooleanSupplier so) {
    Instant end = Instant.now().plusSeconds(60);
    while (!so.getAsBoolean()) {
      run(() -> {});
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("it never was so; messages: " + messages());
      }
    }
  }

  /** Channel and state of all messages, oldest first. */
  List<String> messages() {
    return rows().stream().map(each -> each.channel() + " " + each.state()).toList();
  }

  /** True when so many messages are in that state, and no others are there. */
  boolean are(String state, int count) {
    List<MessageRow> all = rows();
    return all.size() == count && all.stream().allMatch(each -> each.state().equals(state));
  }

  List<MessageRow> rows() {
    return database
        .read(connection ->
            MessageTable.page(
                connection, new MessageTable.Filter(null, null, Instant.MIN, Instant.MAX), 0, 500))
        .messages()
        .reversed();
  }

  List<MessageRow.Lost> lost() {
    return database.read(
        connection -> MessageTable.failures(connection, T0, T0.plus(Duration.ofDays(1)), 100));
  }

  @Override
  public void close() {
    shut();
    house.close();
    http.stop(0);
    push.close();
  }
}
