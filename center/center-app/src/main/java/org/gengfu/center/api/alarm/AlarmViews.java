package org.gengfu.center.api.alarm;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gengfu.center.api.field.Places;
import org.gengfu.center.settings.Texts;
import org.gengfu.center.watch.AlarmRow;
import org.gengfu.center.watch.DeviceKey;
import org.gengfu.center.watch.LivePicture;
import org.gengfu.contract.PointDefinition;
import org.gengfu.contract.Severity;
import org.gengfu.contract.SpareDefinition;
import org.gengfu.core.alarm.DisplayState;
import org.gengfu.core.alarm.Occurrence.Acknowledgement;
import org.jspecify.annotations.Nullable;

/** Alarm occurrences as {@code openapi.yaml} shapes them. Any thread. */
public final class AlarmViews {
  private final Places places;
  private final AlarmIncidents incidents;

  /** Of the alarms that the picture knows. */
  public AlarmViews(LivePicture picture, Places places) {
    this.places = places;
    this.incidents = AlarmIncidents.of(picture, places);
  }

  record AckView(String user, Instant time, String comment) {}

  /** A part that the repair may need. */
  record SpareView(String part, String maker, Map<String, String> text, List<String> substitutes) {
    static SpareView of(SpareDefinition spare) {
      return new SpareView(spare.part(), spare.maker(), spare.texts(), spare.substitutes());
    }
  }

  public record AlarmView(
      long id,
      String edge,
      String device,
      Map<String, String> deviceTitle,
      String site,
      String room,
      String alarm,
      String alarmType,
      Severity severity,
      Map<String, String> text,
      Map<String, String> action,
      List<SpareView> spares,
      DisplayState state,
      String condition,
      boolean active,
      boolean acknowledged,
      boolean latched,
      @Nullable Instant shelvedUntil,
      boolean annunciated,
      int occurrence,
      int toggles,
      Instant raised,
      Instant received,
      Instant changed,
      @Nullable Instant cleared,
      @Nullable String clearCause,
      @Nullable Double observed,
      @Nullable Double limit,
      String unit,
      @Nullable String point,
      @Nullable AckView ack,
      @Nullable String incident) {}

  public AlarmView view(AlarmRow row) {
    DeviceKey device = row.device();
    Places.Place place = places.of(device);
    Acknowledgement ack = row.ack();
    Optional<PointDefinition> decides = places.deciding(device, row.alarm());
    return new AlarmView(
        row.id(),
        device.edge(),
        device.device(),
        places.title(device).byLanguage(),
        place.site(),
        place.room(),
        row.alarm(),
        row.alarmType(),
        row.severity(),
        Texts.of(row.text(), row.alarm()).byLanguage(),
        row.action(),
        places.spares(device, row.alarm()).stream().map(SpareView::of).toList(),
        row.display(),
        row.condition(),
        row.active(),
        row.isAcknowledged(),
        row.latched(),
        row.shelvedUntil(),
        row.annunciated(),
        row.occurrence(),
        row.toggles(),
        row.raised(),
        row.received(),
        row.changed(),
        row.cleared(),
        row.clearCause(),
        row.observed(),
        row.limit(),
        decides.map(PointDefinition::unit).orElse(""),
        decides.map(PointDefinition::point).orElse(null),
        ack == null ? null : new AckView(ack.user(), ack.at(), ack.comment()),
        incidents.of(row));
  }

  /** Id of the site where a device stands; null for nowhere known. */
  public @Nullable String site(DeviceKey device) {
    Places.Place place = places.of(device);
    return place.equals(Places.NOWHERE) ? null : place.site();
  }
}
