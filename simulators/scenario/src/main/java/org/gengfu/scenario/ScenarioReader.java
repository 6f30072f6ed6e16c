package org.gengfu.scenario;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.scenario.post.ReceiverKind;
import org.jspecify.annotations.Nullable;

/** Reads a scenario file strictly; opens nothing else. One use, one thread. */
public final class ScenarioReader {
  private static final Duration LONGEST = Duration.ofDays(1);

  private static final Duration HALF_HOUR = Duration.ofMinutes(30);

  private final Path file;
  private final Problems problems;
  private final Set<String> labels = new HashSet<>();
  private final PhoneReader phoneReader;

  private ScenarioReader(Path file, Problems problems) {
    this.file = file.toAbsolutePath().normalize();
    this.problems = problems;
    phoneReader = new PhoneReader(problems);
  }

  /** The scenario, or null after a problem. */
  public static @Nullable Scenario read(Path file, Problems problems) {
    MapNode root = Documents.load(file, problems);
    if (root == null) {
      return null;
    }
    Scenario scenario = new ScenarioReader(file, problems).scenario(root);
    return problems.isEmpty() ? scenario : null;
  }

  private Scenario scenario(MapNode root) {
    Path room = path(root, "room");
    Path center = path(root, "center");
    List<Scenario.Edge> edges = new ArrayList<>();
    root.require("edges", problems);
    for (MapNode node : root.maps("edges", problems)) {
      String id = node.string("id", problems);
      edges.add(new Scenario.Edge(id == null ? "" : id, path(node, "template")));
      node.close(problems);
    }
    List<CameraPart> register = new ArrayList<>();
    for (MapNode node : root.maps("register", problems)) {
      register.add(part(node));
      node.close(problems);
    }
    Drawing drawing = new DrawingReader(problems).read(root.map("drawing", problems));
    List<Errand> errands = phoneReader.errands(root);
    List<PhonePart> phones = phoneReader.phones(root);
    Map<String, ReceiverKind> receivers = receivers(root);
    List<Step> timeline = timeline(root, edges);
    ExpectationReader reader = new ExpectationReader(labels, receivers.keySet(), problems);
    List<Expectation> expectations = new ArrayList<>();
    for (MapNode node : root.maps("expect", problems)) {
      Expectation expectation = reader.read(node);
      if (expectation != null) {
        expectations.add(expectation);
      }
    }
    bound(root, "expect", expectations.size());
    root.close(problems);
    Path name = file.getFileName();
    return new Scenario(
        name == null ? "scenario" : name.toString().replaceFirst("\\.ya?ml$", ""),
        room,
        center,
        edges,
        register,
        drawing,
        errands,
        phones,
        receivers,
        timeline,
        expectations);
  }

  private CameraPart part(MapNode node) {
    List<String> said = new ArrayList<>();
    for (String key : new String[] {"devices", "edge", "district", "owner", "item", "party"}) {
      String text = node.string(key, problems);
      said.add(text == null ? "" : text);
    }
    return new CameraPart(
        said.get(0).replaceFirst("\\*$", ""),
        said.get(1),
        said.get(2),
        said.get(3),
        said.get(4),
        said.get(5));
  }

  private Map<String, ReceiverKind> receivers(MapNode root) {
    Map<String, ReceiverKind> receivers = new LinkedHashMap<>();
    for (MapNode node : root.maps("receivers", problems)) {
      String id = node.string("id", problems);
      node.require("kind", problems);
      ReceiverKind kind = node.choice("kind", ReceiverKind.class, ReceiverKind.MAIL, problems);
      if (id != null && receivers.put(id, kind) != null) {
        String message = "two receivers are called " + id;
        problems.add(node.valueMark("id"), "DUPLICATE", message, "Rename one");
      }
      node.close(problems);
    }
    return receivers;
  }

  private List<Step> timeline(MapNode root, List<Scenario.Edge> edges) {
    Set<String> processes = new HashSet<>(Set.of("center"));
    edges.forEach(edge -> processes.add(edge.id()));
    List<Step> steps = new ArrayList<>();
    for (MapNode node : root.maps("timeline", problems)) {
      node.require("at", problems);
      Duration at = node.duration("at", Duration.ZERO, Duration.ZERO, LONGEST, problems);
      String label = node.string("as", "", problems);
      if (!label.isEmpty() && !labels.add(label)) {
        String message = "two steps are called " + label;
        problems.add(node.valueMark("as"), "DUPLICATE", message, "Rename one");
      }
      node.require("do", problems);
      MapNode what = node.map("do", problems);
      Action action = what == null ? null : action(what, processes);
      node.close(problems);
      if (action != null) {
        steps.add(new Step(at, action, label));
      }
    }
    bound(root, "timeline", steps.size());
    return steps;
  }

  private @Nullable Action action(MapNode node, Set<String> processes) {
    Action action = null;
    if (node.has("fault")) {
      String name = node.string("fault", "", problems);
      double value = node.number("value", Double.NaN, -1e9, 1e9, problems);
      String device = node.string("device", "", problems);
      action = new Action.Fault(name, device, Double.isNaN(value) ? null : value);
    } else if (node.has("kill")) {
      action = new Action.Kill(process(node, "kill", processes));
    } else if (node.has("start")) {
      action = new Action.Start(process(node, "start", processes));
    } else if (node.has("wire")) {
      MapNode wire = node.map("wire", problems);
      action = wire == null ? null : wire(wire);
    } else if (node.has("await")) {
      MapNode await = node.map("await", problems);
      action = await == null ? null : await(await);
    } else if (node.has("ask")) {
      Expectation wanted = new AnswerReader(labels, problems).read(node.map("ask", problems));
      node.require("within", problems);
      Duration within = node.duration("within", Duration.ZERO, Duration.ZERO, LONGEST, problems);
      action = wanted instanceof Expectation.Answer answer ? new Action.Ask(answer, within) : null;
    } else if (PhoneReader.speaksOfOrder(node)) {
      action = phoneReader.action(node);
    } else {
      String fix = "Write fault, kill, start, wire, await, ask, desk, phone, signal or resend";
      problems.add(node.mark(), "NO_ACTION", "nothing is done here", fix);
    }
    node.close(problems);
    return action;
  }

  private Action await(MapNode node) {
    String cameras = node.string("cameras", "", problems);
    List<String> devices = new ArrayList<>(node.strings("devices", problems));
    if (!cameras.isEmpty() && !cameras.equals("all") || cameras.isEmpty() == devices.isEmpty()) {
      String fix = "Write cameras: all, or devices: [..]";
      problems.add(node.mark(), "MISSING", "no camera is named, or too many are", fix);
    }
    String from = node.string("from", "", problems);
    if (!from.isEmpty() && !labels.contains(from)) {
      String message = "no earlier step is called " + from;
      problems.add(node.valueMark("from"), "UNKNOWN_STEP", message, "Move this one behind it");
    }
    node.require("within", problems);
    Action.Await await =
        new Action.Await(
            devices,
            node.whole("looks", 1, 1, 1_000, problems),
            from,
            node.duration("sameHour", Duration.ZERO, Duration.ZERO, HALF_HOUR, problems),
            node.duration("within", Duration.ofMinutes(1), Duration.ZERO, LONGEST, problems));
    node.close(problems);
    return await;
  }

  private String process(MapNode node, String key, Set<String> processes) {
    String name = node.string(key, "", problems);
    if (!name.isEmpty() && !processes.contains(name)) {
      String fix = "Use one of " + String.join(", ", processes.stream().sorted().toList());
      problems.add(node.valueMark(key), "UNKNOWN", "there is no process " + name, fix);
    }
    return name;
  }

  private Action wire(MapNode node) {
    List<String> devices = new ArrayList<>(node.strings("devices", problems));
    String one = node.optionalString("device", problems);
    if (one != null) {
      devices.add(one);
    }
    if (devices.isEmpty()) {
      problems.add(node.mark(), "MISSING", "no device is named", "Add device: or devices:");
    }
    node.require("mode", problems);
    Map<String, Object> fields = new HashMap<>();
    for (String key : node.keys()) {
      Node value = node.get(key);
      if (value instanceof ScalarNode scalar && !key.equals("device")) {
        Long whole = scalar.whole();
        fields.put(key, whole == null ? scalar.text() : whole);
      } else if (!(value instanceof ScalarNode) && !key.equals("devices")) {
        problems.add(node.keyMark(key), "WRONG_TYPE", "\"" + key + "\" must be one value", "");
      }
    }
    return new Action.Wire(devices, fields);
  }

  private Path path(MapNode node, String key) {
    String text = node.string(key, problems);
    Path path = file.resolveSibling(text == null ? "" : text).normalize();
    if (text != null && !Files.isRegularFile(path)) {
      String message = "there is no file " + path;
      problems.add(node.valueMark(key), "NO_FILE", message, "Paths are relative to this file");
    }
    return path;
  }

  private void bound(MapNode root, String key, int size) {
    if (size > Scenario.MOST) {
      String message = "more than " + Scenario.MOST + " entries";
      problems.add(root.valueMark(key), "TOO_MANY", message, "Split the scenario");
    }
  }
}
