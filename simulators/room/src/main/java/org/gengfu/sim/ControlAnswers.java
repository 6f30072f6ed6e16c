package org.gengfu.sim;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.profile.ResolvedPoint;

/** What the control interface says to each request, apart from HTTP. Any thread. */
final class ControlAnswers {
  private final Simulator simulator;
  private final InstantSource clock;
  private final ControlOrders orders;

  ControlAnswers(Simulator simulator, InstantSource clock) {
    this.simulator = simulator;
    this.clock = clock;
    orders = new ControlOrders(simulator, clock);
  }

  /**
   * An answer.
   *
   * @param status HTTP status
   * @param body what becomes its JSON
   */
  record Answer(int status, Object body) {}

  static Answer problem(int status, String detail) {
    return new Answer(status, Map.of("detail", detail));
  }

  Answer get(String path, Map<String, String> query) {
    return switch (path) {
      case "/state" -> new Answer(200, state());
      case "/ports" -> new Answer(200, Map.of("ports", ports()));
      case "/faults" -> new Answer(200, Map.of("faults", faults()));
      case "/ledger" -> ledger(query);
      case "/truth" -> truth(query);
      default ->
          problem(404, "there is /state, /ports, /faults, /ledger, /truth, /wire and /points");
    };
  }

  Answer post(String path, String body) {
    Problems problems = new Problems();
    MapNode node = Documents.parse("request", body, problems);
    return node == null ? refused(problems) : orders.carryOut(path, node, problems);
  }

  static Answer refused(Problems problems) {
    return problem(400, problems.toString().strip());
  }

  /** What the world says of each device, or of one, beside its points. */
  private Answer truth(Map<String, String> query) {
    String wanted = query.getOrDefault("device", "");
    Map<String, Object> devices = new LinkedHashMap<>();
    for (SimulatedDevice device : simulator.devices()) {
      if (wanted.isEmpty() || wanted.equals(device.id())) {
        devices.put(device.id(), simulator.room().view().truth(device.whole().seat()));
      }
    }
    if (devices.isEmpty() && !wanted.isEmpty()) {
      return problem(404, "there is no device \"" + wanted + "\"");
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("now", clock.millis());
    body.put("devices", devices);
    return new Answer(200, body);
  }

  private Map<String, Object> state() {
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("room", simulator.settings().name());
    state.put("now", clock.millis());
    state.put("points", PhysicsSnapshot.of(simulator));
    state.put(
        "devices", simulator.devices().stream().map(device -> status(device.status())).toList());
    return state;
  }

  private static Map<String, Object> status(SimulatedDevice.Status status) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", status.id());
    shown.put("profile", status.profile());
    shown.put("port", status.port());
    shown.put("address", status.address());
    shown.put("mode", status.mode());
    shown.put("answered", status.answered());
    shown.put("refused", status.refused());
    shown.put("alarms", status.alarms());
    return shown;
  }

  private List<Object> ports() {
    return simulator.ports().stream()
        .<Object>map(port -> {
          Map<String, Object> shown = new LinkedHashMap<>();
          shown.put("id", port.id());
          shown.put("transport", port.transport());
          shown.put("host", port.host());
          shown.put("port", port.port());
          shown.put("serialPort", port.serialPort());
          shown.put("baud", port.baud());
          shown.put("protocol", port.protocol());
          shown.put("more", port.more());
          return shown;
        })
        .toList();
  }

  private List<Object> faults() {
    return simulator.room().faults().stream().<Object>map(ControlAnswers::happened).toList();
  }

  static Map<String, Object> happened(Room.Happened happened) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("at", happened.at().toEpochMilli());
    shown.put("name", happened.fault());
    if (!happened.target().isEmpty()) {
      shown.put("device", happened.target());
    }
    if (!Double.isNaN(happened.value())) {
      shown.put("value", happened.value());
    }
    return shown;
  }

  private Answer ledger(Map<String, String> query) {
    String id = query.getOrDefault("device", "");
    Optional<SimulatedDevice> device = simulator.device(id);
    if (device.isEmpty()) {
      return problem(404, "there is no device \"" + id + "\"");
    }
    long since;
    try {
      since = Long.parseLong(query.getOrDefault("since", "0"));
    } catch (NumberFormatException e) {
      return problem(400, "since is milliseconds since 1970");
    }
    String wanted = query.getOrDefault("point", "");
    Map<String, Object> points = new LinkedHashMap<>();
    device
        .get()
        .ledger()
        .since(since)
        .forEach((point, extract) -> {
          if (wanted.isEmpty() || wanted.equals(point)) {
            points.put(point, extract(extract, device.get().point(point)));
          }
        });
    if (!wanted.isEmpty() && points.isEmpty() && device.get().point(wanted).isEmpty()) {
      return problem(404, "device " + id + " has no point \"" + wanted + "\" on its wire");
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("device", id);
    body.put("now", clock.millis());
    body.put("points", points);
    return new Answer(200, body);
  }

  private static Map<String, Object> extract(
      Ledger.Extract extract, Optional<ResolvedPoint> point) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("deadband", point.map(ResolvedPoint::deadband).orElse(0.0));
    shown.put("dropped", extract.dropped());
    shown.put(
        "entries",
        extract.entries().stream()
            .map(served -> Stream.of(served.millis(), value(served)).toList())
            .toList());
    return shown;
  }

  private static Object value(Served served) {
    String text = served.text();
    return text == null ? served.value() : text;
  }
}
