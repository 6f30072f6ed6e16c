package org.gengfu.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gengfu.contract.AlarmDefinition;
import org.gengfu.contract.AlarmEvent;
import org.gengfu.contract.Birth;
import org.gengfu.contract.OutboxRecord;
import org.gengfu.contract.Severity;

/**
 * The field of {@link StormBench}: cabinets of mains, UPS, switch and cameras, each cabinet behind
 * one edge; what fails in a cabinet is its mains first, then what hangs on it. Immutable.
 *
 * @param cabinets how many
 * @param devices in each, mains, UPS and switch among them
 * @param edges over which they are spread
 * @param others further alarms that each device can have, which nothing explains
 */
record StormField(int cabinets, int devices, int edges, int others) {
  /** The edge whose only device has the alarms of which each is changed alone. */
  static final String PROBE_EDGE = "edge-0";

  /** The device that has them. */
  static final String PROBE_DEVICE = "probe";

  private static final Map<String, String> TEXT = Map.of("zh", "试验", "en", "bench");

  /** What a device is, by its place in the cabinet. */
  private enum Kind {
    MAINS("mains", "mains_fail"),
    UPS("ups", "ups_on_battery"),
    SWITCH("switch", "switch_unreachable"),
    CAMERA("camera", "camera_offline");

    final String word;
    final String alarm;

    Kind(String word, String alarm) {
      this.word = word;
      this.alarm = alarm;
    }

    static Kind at(int place) {
      return values()[Math.min(place, CAMERA.ordinal())];
    }
  }

  List<String> edgeIds() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < edges; i++) {
      ids.add("edge-" + i);
    }
    return ids;
  }

  String edge(int cabinet) {
    return "edge-" + cabinet % edges;
  }

  String device(int cabinet, int place) {
    Kind kind = Kind.at(place);
    return kind == Kind.CAMERA ? "cam-%d-%d".formatted(cabinet, place) : kind.word + "-" + cabinet;
  }

  /** The node of the field's drawing. */
  String node(int cabinet, int place) {
    return edge(cabinet) + "/" + device(cabinet, place);
  }

  /** The alarm that a power cut brings about at a device. */
  OutboxRecord raise(int cabinet, int place) {
    return alarm(device(cabinet, place), Kind.at(place).alarm);
  }

  /** All alarms of a device that nothing explains. */
  List<OutboxRecord> others(int cabinet, int place) {
    List<OutboxRecord> records = new ArrayList<>();
    for (int i = 0; i < others; i++) {
      records.add(alarm(device(cabinet, place), "other-" + i));
    }
    return records;
  }

  static OutboxRecord alarm(String device, String id) {
    return new OutboxRecord.Alarm(
        new AlarmEvent(device, id, true, Severity.MAJOR, Instant.now(), null, null));
  }

  /**
   * What the devices of an edge are.
   *
   * @param probes how many alarms the probe has
   */
  List<Birth> births(String edge, int probes) {
    Instant now = Instant.now();
    List<Birth> births = new ArrayList<>();
    for (int cabinet = 0; cabinet < cabinets; cabinet++) {
      for (int place = 0; place < devices && edge(cabinet).equals(edge); place++) {
        Kind kind = Kind.at(place);
        List<AlarmDefinition> alarms = new ArrayList<>(List.of(definition(kind.alarm)));
        for (int i = 0; i < others; i++) {
          alarms.add(definition("other-" + i));
        }
        births.add(birth(device(cabinet, place), kind.word, now, alarms));
      }
    }
    if (edge.equals(PROBE_EDGE)) {
      List<AlarmDefinition> alarms = new ArrayList<>();
      for (int i = 0; i < probes; i++) {
        alarms.add(definition(ReplayFleet.probe(i)));
      }
      births.add(birth(PROBE_DEVICE, "meter", now, alarms));
    }
    return births;
  }

  private static Birth birth(
      String device, String kind, Instant now, List<AlarmDefinition> alarms) {
    Map<String, String> facts = Map.of("kind", kind, "profile", "bench", "room", "room-1");
    return new Birth(device, now, facts, List.of(), List.of(), alarms, List.of());
  }

  private static AlarmDefinition definition(String id) {
    return new AlarmDefinition(id, "EQUIPMENT", Severity.MAJOR, TEXT, Map.of());
  }

  /** The drawing as edits of the center's interface, each a JSON object. */
  List<String> drawing() {
    List<String> edits = new ArrayList<>();
    for (int cabinet = 0; cabinet < cabinets; cabinet++) {
      for (int place = 0; place < devices; place++) {
        edits.add(
            "{\"op\":\"node\",\"id\":\"%s\",\"type\":\"%s\",\"site\":\"bench\",\"attributes\":{}}"
                .formatted(node(cabinet, place), Kind.at(place).word));
      }
    }
    for (int cabinet = 0; cabinet < cabinets; cabinet++) {
      for (int place = 1; place < devices; place++) {
        Kind kind = Kind.at(place);
        edits.add(
            "{\"op\":\"edge\",\"from\":\"%s\",\"to\":\"%s\",\"relation\":\"%s\"}"
                .formatted(
                    node(cabinet, kind.ordinal() - 1),
                    node(cabinet, place),
                    kind == Kind.CAMERA ? "CARRIES" : "POWERS"));
      }
    }
    return edits;
  }
}
