package org.gengfu.center.api.device;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.gengfu.center.access.Role;
import org.gengfu.center.api.alarm.AlarmViews;
import org.gengfu.center.api.field.Places;
import org.gengfu.center.command.CommandRules;
import org.gengfu.center.settings.Texts;
import org.gengfu.center.watch.AlarmRow;
import org.gengfu.center.watch.Device;
import org.gengfu.center.watch.DeviceKey;
import org.gengfu.center.watch.DeviceState;
import org.gengfu.center.watch.LivePicture;
import org.gengfu.contract.PointDefinition;
import org.gengfu.contract.PointDefinition.ValueType;
import org.gengfu.contract.PointValue;
import org.gengfu.contract.Quality;
import org.gengfu.contract.Reading;
import org.gengfu.contract.WriteDefinition;
import org.jspecify.annotations.Nullable;

/** Devices, points and readings as {@code openapi.yaml} shapes them. Any thread. */
public final class DeviceViews {
  /** Facts of a birth that have a field of their own. */
  private static final List<String> NAMED =
      List.of("profile", "kind", "title.zh", "title.en", "room", "vendor", "model");

  private final LivePicture picture;
  private final Places places;
  private final AlarmViews alarms;
  private final DeviceNotes notes;

  DeviceViews(LivePicture picture, Places places, AlarmViews alarms, DeviceNotes notes) {
    this.picture = picture;
    this.notes = notes;
    this.places = places;
    this.alarms = alarms;
  }

  /**
   * How something may be asked of a device.
   *
   * @param approval role of the second person, null for nobody
   * @param maxLength most characters of a text, null for any
   */
  record WriteView(
      Role role,
      boolean confirm,
      @Nullable Role approval,
      @Nullable Double min,
      @Nullable Double max,
      @Nullable Double step,
      @Nullable Integer maxLength) {
    static WriteView of(PointDefinition point) {
      WriteDefinition write = point.write() == null ? WriteDefinition.UNSAID : point.write();
      return new WriteView(
          CommandRules.role(write.role()),
          write.confirm(),
          write.approval().isEmpty() ? null : CommandRules.role(write.approval()),
          write.min(),
          write.max(),
          write.step(),
          write.maxLength() == 0 ? null : write.maxLength());
    }
  }

  /** A command that a device can be given. */
  record OfferView(String command, Map<String, String> title, WriteView write) {
    static OfferView of(PointDefinition point) {
      String id = point.point().substring(PointDefinition.COMMANDS.length());
      return new OfferView(id, Texts.of(point.titles(), id).byLanguage(), WriteView.of(point));
    }
  }

  record PointView(
      String point,
      ValueType type,
      String unit,
      @Nullable Double low,
      @Nullable Double high,
      Map<String, String> title,
      Map<String, Map<String, String>> labels,
      boolean writable,
      @Nullable WriteView write,
      @Nullable Object value,
      @Nullable Quality quality,
      @Nullable Instant eventTime) {}

  record DeviceView(
      String edge,
      String device,
      String site,
      String room,
      Map<String, String> title,
      String kind,
      String profile,
      String vendor,
      String model,
      Map<String, String> facts,
      DeviceState state,
      @Nullable Instant since,
      @Nullable Instant lastSeen,
      List<PointView> points,
      List<PointView> settings,
      List<OfferView> commands,
      List<AlarmViews.AlarmView> alarms,
      List<DeviceNotes.NoteView> notes) {}

  public record ReadingView(
      String edge,
      String device,
      String point,
      @Nullable Object value,
      Quality quality,
      Instant eventTime) {}

  record DeviceEventView(
      String edge,
      String device,
      String site,
      String room,
      DeviceState state,
      @Nullable Instant since,
      boolean born) {}

  /**
   * @param open all open occurrences; those of this device are shown
   */
  DeviceView device(Device device, List<AlarmRow> open) {
    DeviceKey key = device.key();
    Places.Place place = places.of(key);
    Map<String, String> facts = new TreeMap<>(device.facts());
    NAMED.forEach(facts::remove);
    return new DeviceView(
        key.edge(),
        key.device(),
        place.site(),
        place.room(),
        places.title(key).byLanguage(),
        kind(device),
        device.facts().getOrDefault("profile", ""),
        device.facts().getOrDefault("vendor", ""),
        device.facts().getOrDefault("model", ""),
        facts,
        device.state(),
        device.since(),
        picture.lastSeen(key).orElse(null),
        points(device),
        points(device, PointDefinition::setting),
        device.points().stream().filter(PointDefinition::isCommand).map(OfferView::of).toList(),
        open.stream().filter(row -> row.device().equals(key)).map(alarms::view).toList(),
        notes.about(device.facts()));
  }

  private static String kind(Device device) {
    return device.key().device().isEmpty() ? "edge" : device.facts().getOrDefault("kind", "");
  }

  /** Its telemetry: neither settings nor commands. */
  List<PointView> points(Device device) {
    return points(device, point -> !point.setting());
  }

  private List<PointView> points(Device device, Predicate<PointDefinition> wanted) {
    return device.points().stream()
        .filter(point -> !point.isCommand() && wanted.test(point))
        .map(point -> point(device.key(), point))
        .toList();
  }

  private PointView point(DeviceKey key, PointDefinition point) {
    Reading reading = picture.latest(key, point.point()).orElse(null);
    return new PointView(
        point.point(),
        point.type(),
        point.unit(),
        point.low(),
        point.high(),
        Texts.of(point.titles(), point.point()).byLanguage(),
        labels(point),
        point.writable(),
        point.writable() ? WriteView.of(point) : null,
        reading == null ? null : value(reading.value()),
        reading == null ? null : reading.quality(),
        reading == null ? null : reading.eventTime());
  }

  /** {@code 3.zh} and {@code 3.en} gathered under {@code 3}. */
  private static Map<String, Map<String, String>> labels(PointDefinition point) {
    Map<String, Map<String, String>> labels = new TreeMap<>();
    point
        .labels()
        .forEach((name, text) -> {
          int dot = name.lastIndexOf('.');
          if (dot > 0) {
            labels
                .computeIfAbsent(name.substring(0, dot), raw -> new TreeMap<>())
                .put(name.substring(dot + 1), text);
          }
        });
    labels.replaceAll((raw, texts) -> Texts.of(texts, raw).byLanguage());
    return labels;
  }

  public static @Nullable Object value(@Nullable PointValue value) {
    return switch (value) {
      case null -> null;
      case PointValue.Real real -> real.value();
      case PointValue.Whole whole -> whole.value();
      case PointValue.Flag flag -> flag.value();
      case PointValue.Text text -> text.value();
    };
  }

  public static ReadingView reading(String edge, Reading reading) {
    return new ReadingView(
        edge,
        reading.device(),
        reading.point(),
        value(reading.value()),
        reading.quality(),
        reading.eventTime());
  }

  public DeviceEventView event(Device device, boolean born) {
    Places.Place place = places.of(device.key());
    return new DeviceEventView(
        device.key().edge(),
        device.key().device(),
        place.site(),
        place.room(),
        device.state(),
        device.since(),
        born);
  }
}
