package org.gengfu.center.api.server;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.gengfu.center.access.Sessions;
import org.gengfu.center.api.Instance;
import org.gengfu.center.api.Json;
import org.gengfu.center.api.ProblemException;
import org.gengfu.center.api.Request;
import org.gengfu.center.api.alarm.AlarmViews;
import org.gengfu.center.api.camera.CameraViews;
import org.gengfu.center.api.device.CommandViews;
import org.gengfu.center.api.device.DeviceViews;
import org.gengfu.center.api.device.EdgeViews;
import org.gengfu.center.api.field.Places;
import org.gengfu.center.api.incident.IncidentViews;
import org.gengfu.center.watch.DeviceKey;
import org.gengfu.center.watch.EventRing;
import org.gengfu.center.watch.LiveEvent;
import org.gengfu.contract.Reading;
import org.jspecify.annotations.Nullable;

/**
 * All open server-sent event streams (WHATWG HTML, "Server-sent events"), at most {@value
 * #MAX_STREAMS}. A stream keeps no queue of its own: it has a place in the {@link EventRing}, and
 * when the ring no longer reaches back to it, the client was too slow and is sent away. Streams are
 * opened on the event loop of their connection and stay there.
 */
final class EventStreams {
  static final int MAX_STREAMS = 500;
  static final Duration PING = Duration.ofSeconds(10);

  private final Vertx vertx;
  private final EventRing ring;
  private final EventTexts texts;
  private final Places places;
  private final Sessions sessions;
  private final Instance instance;
  private final Executor blocking;
  private final Clock clock;
  private final Set<EventStream> open = ConcurrentHashMap.newKeySet();

  EventStreams(
      Vertx vertx,
      EventRing ring,
      EventTexts texts,
      Places places,
      Sessions sessions,
      Instance instance,
      Executor blocking,
      Clock clock) {
    this.vertx = vertx;
    this.ring = ring;
    this.texts = texts;
    this.places = places;
    this.sessions = sessions;
    this.instance = instance;
    this.blocking = blocking;
    this.clock = clock;
    ring.listen(() -> open.forEach(EventStream::wake));
  }

  int count() {
    return open.size();
  }

  /** Opens a stream for a logged-in user; on the connection's event loop. */
  void open(RoutingContext context, Request request) {
    if (open.size() >= MAX_STREAMS) {
      throw new ProblemException(
          ProblemException.Code.UNAVAILABLE, MAX_STREAMS + " pages listen already");
    }
    Predicate<DeviceKey> wanted = wanted(request);
    boolean readings = request.flag("readings", true);
    HttpServerResponse response = context.response();
    response.setChunked(true);
    response.putHeader("Content-Type", "text/event-stream");
    response.putHeader("Content-Encoding", "identity"); // compressed, events would wait in a buffer
    response.putHeader("Cache-Control", "no-store");
    response.putHeader("X-Accel-Buffering", "no");
    EventStream stream =
        new EventStream(
            vertx.getOrCreateContext(),
            response,
            ring,
            event -> texts.text(event, readings ? wanted : key -> false),
            instance.id(),
            blocking,
            () -> context.request().connection().close());
    open.add(stream);
    long timer = vertx.setPeriodic(PING.toMillis(), id -> check(stream, request.session()));
    response.closeHandler(ignored -> {
      vertx.cancelTimer(timer);
      open.remove(stream);
    });
    String last = context.request().getHeader("Last-Event-ID");
    stream.begin(last == null ? "" : last, this::hello);
  }

  private String hello(boolean resumed) {
    return Json.text(
        Map.of(
            "serverTime", clock.instant(),
            "instance", instance.id(),
            "version", instance.version(),
            "resumed", resumed));
  }

  private void check(EventStream stream, String token) {
    stream.ping();
    blocking.execute(() -> {
      if (sessions.user(token).isEmpty()) {
        stream.end("session-ended");
      }
    });
  }

  private Predicate<DeviceKey> wanted(Request request) {
    String site = request.text("site", 64).orElse("");
    String room = request.text("room", 64).orElse("");
    String edge = request.text("edge", 64).orElse("");
    String device = request.text("device", 64).orElse("");
    return key -> {
      Places.Place place = places.of(key);
      return (site.isEmpty() || place.site().equals(site))
          && (room.isEmpty() || place.room().equals(room))
          && (edge.isEmpty() || key.edge().equals(edge))
          && (device.isEmpty() || key.device().equals(device.equals("~") ? "" : device));
    };
  }

  /** Says goodbye to all. */
  void close() {
    open.forEach(stream -> stream.end("other-instance"));
  }

  /** Live events as text. */
  static final class EventTexts {
    private final AlarmViews alarms;
    private final DeviceViews devices;
    private final EdgeViews edges;
    private final CommandViews commands;
    private final CameraViews cameras;
    private final Places places;

    EventTexts(
        AlarmViews alarms,
        DeviceViews devices,
        EdgeViews edges,
        CommandViews commands,
        CameraViews cameras,
        Places places) {
      this.alarms = alarms;
      this.devices = devices;
      this.edges = edges;
      this.commands = commands;
      this.cameras = cameras;
      this.places = places;
    }

    /** Name and data lines, empty when nothing of it is wanted. */
    String text(LiveEvent event, Predicate<DeviceKey> wanted) {
      return switch (event) {
        case LiveEvent.Readings(String edge, List<Reading> all) -> {
          List<DeviceViews.ReadingView> shown =
              all.stream()
                  .filter(reading -> wanted.test(new DeviceKey(edge, reading.device())))
                  .map(reading -> DeviceViews.reading(edge, reading))
                  .toList();
          yield shown.isEmpty() ? "" : frame("readings", Map.of("readings", shown));
        }
        case LiveEvent.Alarm(var row) -> frame("alarm", alarms.view(row));
        case LiveEvent.CameraChanged(var camera) -> frame("camera", cameras.event(camera));
        case LiveEvent.CommandChanged(var row) -> frame("command", commands.view(row));
        case LiveEvent.IncidentChanged(var row) ->
            frame("incident", IncidentViews.view(row, row.changed()));
        case LiveEvent.OfPart(String name, Supplier<@Nullable Object> view) -> {
          Object told = view.get();
          yield told == null ? "" : frame(name, told);
        }
        case LiveEvent.DeviceChanged(var device, boolean born) ->
            frame("device", devices.event(device, born));
        case LiveEvent.Told(String name, Object view) -> frame(name, view);
        case LiveEvent.EdgeChanged(var link) ->
            places.edges().stream()
                .filter(edge -> edge.id().equals(link.edge()))
                .findFirst()
                .map(edge -> frame("edge", edges.view(edge)))
                .orElse("");
      };
    }

    private static String frame(String name, Object data) {
      return "event: " + name + "\ndata: " + Json.text(data) + "\n\n";
    }
  }
}
