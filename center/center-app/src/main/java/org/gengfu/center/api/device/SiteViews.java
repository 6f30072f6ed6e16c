package org.gengfu.center.api.device;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.gengfu.center.api.Json;
import org.gengfu.center.api.field.Places;
import org.gengfu.center.settings.CenterSettings.Room;
import org.gengfu.center.settings.CenterSettings.Site;
import org.gengfu.center.watch.AlarmRow;
import org.gengfu.center.watch.Device;
import org.gengfu.center.watch.DeviceState;
import org.gengfu.center.watch.LivePicture;
import org.gengfu.contract.Severity;

/** Sites and rooms as {@code openapi.yaml} shapes them. Any thread. */
final class SiteViews {
  private final LivePicture picture;
  private final Places places;
  private final DeviceViews devices;

  SiteViews(LivePicture picture, Places places, DeviceViews devices) {
    this.picture = picture;
    this.places = places;
    this.devices = devices;
  }

  record Counts(
      int devices,
      int up,
      int down,
      int notObserved,
      int critical,
      int major,
      int minor,
      int warning,
      int indeterminate,
      int unacknowledged) {}

  record RoomSummary(String id, Map<String, String> title, Counts counts, String worst) {}

  record SiteView(
      String id, Map<String, String> title, Counts counts, String worst, List<RoomSummary> rooms) {}

  record RoomView(
      String site,
      String room,
      Map<String, String> siteTitle,
      Map<String, String> title,
      Counts counts,
      String worst,
      List<DeviceViews.DeviceView> devices) {}

  /** Devices and open alarms by place, gathered once for a whole answer. */
  private final class Gathered {
    private final Map<Places.Place, Tally> byPlace = new HashMap<>();

    Gathered(List<AlarmRow> open) {
      for (Device device : picture.devices()) {
        if (!device.key().device().isEmpty()) {
          tally(places.of(device.key())).add(device.state());
        }
      }
      open.forEach(row -> tally(places.of(row.device())).add(row));
    }

    private Tally tally(Places.Place place) {
      return byPlace.computeIfAbsent(place, ignored -> new Tally());
    }

    Tally of(Predicate<Places.Place> where) {
      Tally sum = new Tally();
      byPlace.forEach((place, tally) -> {
        if (where.test(place)) {
          sum.add(tally);
        }
      });
      return sum;
    }
  }

  private static final class Tally {
    private final Map<DeviceState, Integer> states = new EnumMap<>(DeviceState.class);
    private final Map<Severity, Integer> severities = new EnumMap<>(Severity.class);
    private int unacknowledged;

    void add(DeviceState state) {
      states.merge(state, 1, Integer::sum);
    }

    void add(AlarmRow row) {
      if (row.shelvedUntil() != null) {
        return;
      }
      if (row.active()) {
        severities.merge(row.severity(), 1, Integer::sum);
      }
      if (!row.isAcknowledged()) {
        unacknowledged++;
      }
    }

    void add(Tally other) {
      other.states.forEach((state, count) -> states.merge(state, count, Integer::sum));
      other.severities.forEach(
          (severity, count) -> severities.merge(severity, count, Integer::sum));
      unacknowledged += other.unacknowledged;
    }

    Counts counts() {
      return new Counts(
          states.values().stream().mapToInt(Integer::intValue).sum(),
          states.getOrDefault(DeviceState.UP, 0),
          states.getOrDefault(DeviceState.DOWN, 0),
          states.getOrDefault(DeviceState.NOT_OBSERVED, 0),
          severities.getOrDefault(Severity.CRITICAL, 0),
          severities.getOrDefault(Severity.MAJOR, 0),
          severities.getOrDefault(Severity.MINOR, 0),
          severities.getOrDefault(Severity.WARNING, 0),
          severities.getOrDefault(Severity.INDETERMINATE, 0),
          unacknowledged);
    }

    String worst() {
      for (Severity severity :
          List.of(
              Severity.CRITICAL,
              Severity.MAJOR,
              Severity.MINOR,
              Severity.WARNING,
              Severity.INDETERMINATE)) {
        if (severities.containsKey(severity)) {
          return Json.name(severity);
        }
      }
      for (DeviceState state :
          List.of(DeviceState.DOWN, DeviceState.NOT_OBSERVED, DeviceState.UP)) {
        if (states.containsKey(state)) {
          return Json.name(state);
        }
      }
      return "empty";
    }
  }

  List<SiteView> sites(List<AlarmRow> open) {
    Gathered gathered = new Gathered(open);
    return places.sites().stream().map(site -> site(site, gathered)).toList();
  }

  private static SiteView site(Site site, Gathered gathered) {
    Tally all = gathered.of(place -> place.site().equals(site.id()));
    return new SiteView(
        site.id(),
        site.title().byLanguage(),
        all.counts(),
        all.worst(),
        site.rooms().stream()
            .map(room -> {
              Tally tally = gathered.of(new Places.Place(site.id(), room.id())::equals);
              return new RoomSummary(
                  room.id(), room.title().byLanguage(), tally.counts(), tally.worst());
            })
            .toList());
  }

  RoomView room(Site site, Room room, List<AlarmRow> open) {
    Places.Place here = new Places.Place(site.id(), room.id());
    Tally tally = new Gathered(open).of(here::equals);
    return new RoomView(
        site.id(),
        room.id(),
        site.title().byLanguage(),
        room.title().byLanguage(),
        tally.counts(),
        tally.worst(),
        picture.devices().stream()
            .filter(device -> !device.key().device().isEmpty())
            .filter(device -> places.of(device.key()).equals(here))
            .map(device -> devices.device(device, open))
            .toList());
  }
}
