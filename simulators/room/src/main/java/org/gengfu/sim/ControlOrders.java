package org.gengfu.sim;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gengfu.document.MapNode;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ValueKind;
import org.gengfu.sim.ControlAnswers.Answer;
import org.gengfu.sim.face.WireMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the control interface does on request, apart from HTTP. Any thread. */
final class ControlOrders {
  private static final Logger LOG = LoggerFactory.getLogger(ControlOrders.class);

  private final Simulator simulator;
  private final InstantSource clock;
  private final AlarmOrders alarms;

  ControlOrders(Simulator simulator, InstantSource clock) {
    this.simulator = simulator;
    this.clock = clock;
    alarms = new AlarmOrders(simulator);
  }

  Answer carryOut(String path, MapNode node, Problems problems) {
    return switch (path) {
      case "/faults" -> fault(node, problems);
      case "/wire" -> wire(node, problems);
      case "/points" -> points(node, problems);
      default -> ControlAnswers.problem(404, "POST goes to /faults, /wire or /points");
    };
  }

  private Answer fault(MapNode node, Problems problems) {
    node.require("name", problems);
    String name = node.string("name", "", problems);
    String target = node.string("device", "", problems);
    boolean valued = node.has("value");
    double value = node.number("value", 0, -1e9, 1e9, problems);
    node.close(problems);
    if (!problems.isEmpty()) {
      return ControlAnswers.refused(problems);
    }
    Optional<Answer> ofAlarm = alarms.carryOut(name, target);
    if (ofAlarm.isPresent()) {
      return ofAlarm.get();
    }
    if (!simulator.room().faultNames().contains(name)) {
      List<String> names = simulator.room().faultNames();
      String message = "no fault is called \"" + name + "\"; there are " + String.join(", ", names);
      return ControlAnswers.problem(400, message);
    }
    try {
      Room.Happened happened = simulator.room().apply(name, target, valued ? value : Double.NaN);
      LOG.info("fault {} {}{}", name, target, valued ? value : "");
      return new Answer(200, ControlAnswers.happened(happened));
    } catch (IllegalArgumentException e) {
      return ControlAnswers.problem(400, String.valueOf(e.getMessage()));
    }
  }

  private Answer wire(MapNode node, Problems problems) {
    Optional<SimulatedDevice> device = device(node, problems);
    if (device.isEmpty()) {
      return missing(problems);
    }
    WireMode mode = WireModeReader.read(node, device.get(), clock.instant(), problems);
    node.close(problems);
    if (!problems.isEmpty()) {
      return ControlAnswers.refused(problems);
    }
    device.get().mode(mode);
    LOG.info("device {} on the wire: {}", device.get().id(), mode.word());
    Map<String, Object> done = new LinkedHashMap<>();
    done.put("at", clock.millis());
    done.put("device", device.get().id());
    done.put("mode", mode.word());
    return new Answer(200, done);
  }

  /** {@code values} holds points, {@code none} makes them say "no value", {@code free} lets go. */
  private Answer points(MapNode node, Problems problems) {
    Optional<SimulatedDevice> device = device(node, problems);
    if (device.isEmpty()) {
      return missing(problems);
    }
    PointOrder order = PointOrder.read(node, device.get(), problems);
    node.close(problems);
    if (!problems.isEmpty()) {
      return ControlAnswers.refused(problems);
    }
    order.carryOut(device.get());
    return new Answer(200, Map.of("at", clock.millis(), "device", device.get().id()));
  }

  private Optional<SimulatedDevice> device(MapNode node, Problems problems) {
    String id = node.string("device", problems);
    if (id == null) {
      return Optional.empty();
    }
    Optional<SimulatedDevice> device = simulator.device(id);
    if (device.isEmpty()) {
      String message = "there is no device \"" + id + "\"";
      problems.add(node.valueMark("device"), "UNKNOWN_DEVICE", message, "See GET /state");
    }
    return device;
  }

  private static Answer missing(Problems problems) {
    boolean unknown = problems.list().stream().anyMatch(p -> p.code().equals("UNKNOWN_DEVICE"));
    return unknown
        ? ControlAnswers.problem(404, problems.list().getFirst().message())
        : ControlAnswers.refused(problems);
  }

  /** What shall become of points; all or nothing. */
  private record PointOrder(
      Map<String, Double> numbers, Map<String, String> texts, List<String> free) {
    static PointOrder read(MapNode node, SimulatedDevice device, Problems problems) {
      Map<String, Double> numbers = new LinkedHashMap<>();
      Map<String, String> texts = new LinkedHashMap<>();
      MapNode values = node.map("values", problems);
      if (values != null) {
        for (String point : values.keys()) {
          take(values, point, device, numbers, texts, problems);
        }
      }
      for (String point : node.strings("none", problems)) {
        check(node, point, device, problems);
        numbers.put(point, Double.NaN);
      }
      List<String> free = node.strings("free", problems);
      free.forEach(point -> check(node, point, device, problems));
      return new PointOrder(numbers, texts, free);
    }

    private static void take(
        MapNode values,
        String id,
        SimulatedDevice device,
        Map<String, Double> numbers,
        Map<String, String> texts,
        Problems problems) {
      check(values, id, device, problems);
      Node value = values.get(id);
      Optional<ResolvedPoint> point = device.point(id);
      if (point.isEmpty()) {
        return;
      }
      if (!(value instanceof ScalarNode scalar)) {
        problems.add(values.keyMark(id), "WRONG_TYPE", id + " must be a single value", "");
      } else if (point.get().kind() == ValueKind.TEXT) {
        texts.put(id, scalar.text());
      } else if (scalar.flag() != null) {
        numbers.put(id, Boolean.TRUE.equals(scalar.flag()) ? 1.0 : 0.0);
      } else if (scalar.decimal() != null) {
        numbers.put(id, scalar.decimal().doubleValue());
      } else {
        problems.add(scalar.mark(), "WRONG_TYPE", id + " is no text", "Give a number or a flag");
      }
    }

    private static void check(MapNode node, String id, SimulatedDevice device, Problems problems) {
      if (device.point(id).isEmpty()) {
        String message = "device " + device.id() + " has no point \"" + id + "\" on its wire";
        problems.add(node.keyMark(id), "UNKNOWN_POINT", message, "Use one of its profile's points");
      }
    }

    void carryOut(SimulatedDevice device) {
      numbers.forEach(device::hold);
      texts.forEach(device::hold);
      free.forEach(device::letGo);
    }
  }
}
