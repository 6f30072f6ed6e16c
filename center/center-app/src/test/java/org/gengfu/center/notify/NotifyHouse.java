package org.gengfu.center.notify;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.gengfu.center.watch.WatchFixture;
import org.gengfu.center.watch.WatchPart;
import org.gengfu.center.watch.WatchSetup;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.availability.AvailabilityPolicy;
import org.gengfu.core.availability.Known;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.graph.GraphEdge;
import org.gengfu.core.graph.GraphEdit;
import org.gengfu.core.graph.GraphNode;
import org.gengfu.core.graph.Relation;
import org.gengfu.core.incident.AlarmEvent;
import org.gengfu.core.incident.IncidentInput;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;

/** A center's writer that tells people, a mail server and a program that takes webhooks. */
final class NotifyHouse implements AutoCloseable {
  static final Instant T0 = WatchFixture.T0;

  /** Level 1 by webhook at once and by mail ten minutes later, all others by mail. */
  static final String SETTINGS =
      """
      pages: https://center.example
      levels:
        - {items: [G1], level: 1}
        - {level: 2}
      channels:
        - {id: hook, kind: webhook, settings: {url: "http://127.0.0.1:%1$d/hook"}}
        - {id: call, kind: voice, settings: {url: "http://127.0.0.1:%1$d/call", body: '{"say":"${title}"}'}}
        - {id: mail, kind: mail, settings: {host: 127.0.0.1, port: %2$d, security: none, from: gf@city.example}}
      receivers:
        - {id: li, name: 李工, addresses: {hook: li, call: "+8613800000001", mail: li@city.example}}
        - {id: chief, name: 赵主任, addresses: {mail: chief@city.example}}
      routes:
        - id: urgent
          levels: [1]
          ladder: [{to: [li], via: [hook, call]}, {after: 10m, to: [chief], via: [mail]}]
        - {id: rest, ladder: [{to: [li], via: [mail]}]}
      """;

  final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  final List<String> hooked = new CopyOnWriteArrayList<>();
  final List<String> called = new CopyOnWriteArrayList<>();
  final AtomicInteger status = new AtomicInteger(200);
  final WatchFixture.ManualClock clock = new WatchFixture.ManualClock();
  final Windows windows = new Windows();
  final WatchFixture house;
  private final HttpServer http;
  private final NotifySettings settings;
  private NotifyDesk desk;
  private long seq;

  /** Windows that a test opens. */
  static final class Windows implements Hush {
    private volatile Optional<Window> open = Optional.empty();
    private volatile long version;

    void open(String id, Instant until) {
      open = Optional.of(new Window(id, until));
      version++;
    }

    @Override
    public Optional<Window> over(String node, Instant now) {
      return open.filter(window -> now.isBefore(window.until()));
    }

    @Override
    public long version() {
      return version;
    }
  }

  NotifyHouse() throws IOException {
    mail.start();
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/hook", exchange -> take(exchange, hooked));
    http.createContext("/call", exchange -> take(exchange, called));
    http.start();
    settings = settings(SETTINGS);
    desk = desk();
    house = new WatchFixture(setup(desk.part()), clock);
    desk.begin(house.watch);
  }

  private NotifySettings settings(String text) {
    Problems problems = new Problems();
    MapNode node =
        Documents.parse(
            "center.yaml",
            text.formatted(http.getAddress().getPort(), mail.getSmtp().getPort()),
            problems);
    NotifySettings read = NotifySettings.read(node, Path.of("target"), problems);
    if (!problems.isEmpty()) {
      throw new AssertionError(problems.toString());
    }
    return read;
  }

  private NotifyDesk desk() {
    return new NotifyDesk(settings, (site, room) -> "人民路", windows, clock);
  }

  private static WatchSetup setup(WatchPart part) {
    return WatchSetup.of(AvailabilityPolicy.DEFAULT).with(List.of(part));
  }

  private void take(HttpExchange exchange, List<String> bodies) throws IOException {
    try (exchange) {
      bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      exchange.sendResponseHeaders(status.get(), -1);
    }
  }

  /** What was committed is not sent any more: the program dies before. */
  void loseSender() {
    desk.close();
    NotifyPart mute = new NotifyPart(settings.policy(), (site, room) -> "", windows, sent -> {});
    house.restart(setup(mute));
    run(mute::begin);
  }

  void restart() {
    desk.close();
    desk = desk();
    house.restart(setup(desk.part()));
    desk.begin(house.watch);
  }

  NotifyDesk running() {
    return desk;
  }

  /** A switch of contract item G1 with a UPS above and a camera below. */
  void draw() {
    TreeMap<String, String> item = new TreeMap<>();
    item.put("item", "G1");
    decide(
        new IncidentInput.GraphChanged(
            List.of(
                new GraphEdit.NodeDrawn(new GraphNode("e/ups", "ups", "S1", item)),
                new GraphEdit.NodeDrawn(new GraphNode("e/switch", "switch", "S1", item)),
                new GraphEdit.NodeDrawn(new GraphNode("e/camera", "camera", "S1", new TreeMap<>())),
                edge("e/ups", Relation.POWERS, "e/switch"),
                edge("e/switch", Relation.CARRIES, "e/camera"))));
  }

  private static GraphEdit edge(String from, Relation relation, String to) {
    return new GraphEdit.EdgeDrawn(
        new GraphEdge(
            from,
            relation,
            to,
            new TimeRange(0, TimeRange.LATEST),
            Known.since(T0.toEpochMilli())));
  }

  void raise(String node, String type) {
    raise(node, type, clock.instant());
  }

  /** It was so at that instant, and is heard of now. */
  void raise(String node, String type, Instant at) {
    transition(node, type, AlarmEvent.Change.RAISE, at);
  }

  void clear(String node, String type) {
    transition(node, type, AlarmEvent.Change.CLEAR, clock.instant());
  }

  private void transition(String node, String type, AlarmEvent.Change change, Instant at) {
    AlarmKey key = new AlarmKey(node, type, "");
    long now = at.toEpochMilli();
    decide(new IncidentInput.Transition(new AlarmEvent(key, change, now, "e", ++seq)));
    pass(Duration.ofSeconds(1));
  }

  private void decide(IncidentInput input) {
    try {
      house.watch.decide(input);
    } catch (org.gengfu.center.ingest.StoreUnavailableException e) {
      throw new AssertionError(e);
    }
  }

  /** Moves the clock and lets the writer find out what is due. */
  void pass(Duration time) {
    clock.advance(time);
    for (int i = 0; i < 4; i++) {
      run(() -> {});
    }
  }

  private void run(Runnable work) {
    try {
      house.watch.act(change -> {
        work.run();
        return true;
      });
    } catch (org.gengfu.center.ingest.StoreUnavailableException e) {
      throw new AssertionError(e);
    }
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

  /** All messages, oldest first. */
  List<MessageRow> messages() {
    return house
        .database
        .read(connection ->
            MessageTable.page(
                connection, new MessageTable.Filter(null, null, Instant.MIN, Instant.MAX), 0, 500))
        .messages()
        .reversed();
  }

  /** True when so many messages are in that state. */
  boolean are(int count, String state) {
    return messages().stream().filter(each -> each.state().equals(state)).count() == count;
  }

  @Override
  public void close() {
    desk.close();
    house.close();
    http.stop(0);
    mail.stop();
  }
}
