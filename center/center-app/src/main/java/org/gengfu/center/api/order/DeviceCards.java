package org.gengfu.center.api.order;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gengfu.center.api.alarm.AlarmViews;
import org.gengfu.center.api.device.DeviceNotes;
import org.gengfu.center.api.field.Places;
import org.gengfu.center.api.incident.IncidentViews;
import org.gengfu.center.incident.IncidentRow;
import org.gengfu.center.watch.AlarmList;
import org.gengfu.center.watch.AlarmRow;
import org.gengfu.center.watch.Device;
import org.gengfu.center.watch.LivePicture;
import org.jspecify.annotations.Nullable;

/** What is known of devices, for who stands before one. Any thread that may block. */
final class DeviceCards {
  private static final int MOST_INCIDENTS = 20;
  private static final int MOST_LABELS = 10_000;

  /** What the evidence of a register map of our own begins with. */
  private static final String ILLUSTRATIVE = "illustrative";

  private final LivePicture picture;
  private final OrderDetails details;
  private final AlarmList alarms;
  private final AlarmViews alarmViews;
  private final DeviceNotes notes;
  private final Places places;

  DeviceCards(
      LivePicture picture,
      OrderDetails details,
      AlarmList alarms,
      AlarmViews alarmViews,
      DeviceNotes notes,
      Places places) {
    this.picture = picture;
    this.details = details;
    this.alarms = alarms;
    this.alarmViews = alarmViews;
    this.notes = notes;
    this.places = places;
  }

  List<AlarmRow> open() {
    return alarms.open();
  }

  /** Adds values, alarms, notes and the manual of a device. */
  void add(Map<String, Object> view, String node, List<AlarmRow> open) {
    Device device = details.device(node);
    view.put("values", device == null ? List.of() : details.values(device));
    view.put(
        "alarms",
        device == null
            ? List.of()
            : open.stream()
                .filter(row -> row.device().equals(device.key()))
                .map(alarmViews::view)
                .toList());
    view.put("notes", device == null ? List.of() : notes.about(device.facts()));
    view.put("manual", device == null ? null : manual(device.facts()));
  }

  /**
   * Where the device's profile has its facts from: the maker's manual, or another source; null when
   * it names none and stands for a maker's device.
   */
  static @Nullable Map<String, Object> manual(Map<String, String> facts) {
    String evidence = facts.getOrDefault("evidence", "");
    boolean illustrative =
        facts.getOrDefault("illustrative", "").equals("true") || evidence.startsWith(ILLUSTRATIVE);
    String other =
        evidence.startsWith(ILLUSTRATIVE)
            ? evidence.substring(ILLUSTRATIVE.length()).replaceFirst("^; ", "")
            : evidence;
    String title = facts.getOrDefault("manual", other);
    if (title.isBlank() && !illustrative) {
      return null;
    }
    Map<String, Object> manual = new LinkedHashMap<>();
    manual.put("title", title);
    manual.put("page", facts.get("manualPage"));
    manual.put("illustrative", illustrative);
    return manual;
  }

  Optional<Map<String, Object>> card(String node) {
    Device device = details.device(node);
    if (device == null || device.born() == null) {
      return Optional.empty();
    }
    Map<String, Object> card = new LinkedHashMap<>();
    card.put("node", node);
    card.put("name", places.title(device.key()).byLanguage());
    card.put("site", places.of(device.key()).site());
    add(card, node, alarms.open());
    card.put(
        "incidents",
        picture
            .incidentRows()
            .page(row -> row.root().node().equals(node), 0, MOST_INCIDENTS)
            .rows()
            .stream()
            .map(DeviceCards::incident)
            .toList());
    return Optional.of(card);
  }

  private static Object incident(IncidentRow row) {
    return IncidentViews.view(row, row.changed());
  }

  /** What is printed on labels: of each device its code and what it is called. */
  List<Map<String, Object>> labels(String site) {
    List<Map<String, Object>> labels = new ArrayList<>();
    for (Device device : picture.devices()) {
      String where = places.of(device.key()).site();
      boolean wanted = site.isEmpty() || site.equals(where);
      if (!device.key().device().isEmpty() && wanted && labels.size() < MOST_LABELS) {
        Map<String, Object> label = new LinkedHashMap<>();
        String node = device.key().edge() + "/" + device.key().device();
        label.put("node", node);
        label.put("name", places.title(device.key()).byLanguage());
        label.put("site", where);
        label.put("serial", device.facts().get("serial"));
        label.put("code", PhoneHandlers.CODE + node);
        labels.add(label);
      }
    }
    return labels;
  }
}
