package org.gengfu.center.api.device;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gengfu.center.api.Answer;
import org.gengfu.center.api.ProblemException;
import org.gengfu.center.api.Request;
import org.gengfu.center.api.field.Places;
import org.gengfu.center.settings.CenterSettings.Room;
import org.gengfu.center.settings.CenterSettings.Site;
import org.gengfu.center.settings.Texts;
import org.gengfu.center.watch.AlarmList;
import org.gengfu.center.watch.Device;
import org.gengfu.center.watch.DeviceKey;
import org.gengfu.center.watch.LivePicture;
import org.gengfu.contract.PointDefinition;
import org.gengfu.contract.Quality;
import org.gengfu.telemetry.Bucket;
import org.gengfu.telemetry.Row;
import org.gengfu.telemetry.TelemetryStore;
import org.gengfu.telemetry.TrendResult;
import org.jspecify.annotations.Nullable;

/**
 * Sites, rooms, devices and their points. Handlers; see {@link
 * org.gengfu.center.api.Operation.Handler}.
 */
final class DeviceHandlers {
  private static final Duration USUAL_SPAN = Duration.ofHours(1);

  private final Places places;
  private final LivePicture picture;
  private final AlarmList alarms;
  private final SiteViews sites;
  private final DeviceViews devices;
  private final TelemetryStore telemetry;
  private final Clock clock;

  DeviceHandlers(
      Places places,
      LivePicture picture,
      AlarmList alarms,
      SiteViews sites,
      DeviceViews devices,
      TelemetryStore telemetry,
      Clock clock) {
    this.places = places;
    this.picture = picture;
    this.alarms = alarms;
    this.sites = sites;
    this.devices = devices;
    this.telemetry = telemetry;
    this.clock = clock;
  }

  Answer sites(Request request) {
    return Answer.ok(Map.of("sites", sites.sites(alarms.open())));
  }

  Answer room(Request request) {
    String siteId = request.pathText("site");
    String roomId = request.pathText("room");
    Site site = places.site(siteId).orElseThrow(() -> ProblemException.notFound("site " + siteId));
    Room room =
        Places.room(site, roomId)
            .orElseThrow(() -> ProblemException.notFound("room " + siteId + "/" + roomId));
    return Answer.ok(sites.room(site, room, alarms.open()));
  }

  Answer device(Request request) {
    return Answer.ok(devices.device(found(request), alarms.open()));
  }

  private Device found(Request request) {
    DeviceKey key = key(request);
    return picture
        .device(key)
        .orElseThrow(() -> ProblemException.notFound("device " + key.edge() + "/" + key.device()));
  }

  private static DeviceKey key(Request request) {
    String device = request.pathText("device");
    return new DeviceKey(request.pathText("edge"), device.equals("~") ? "" : device);
  }

  private static PointDefinition point(Request request, Device device) {
    String name = request.pathText("point");
    return device.points().stream()
        .filter(point -> point.point().equals(name))
        .findFirst()
        .orElseThrow(() ->
            ProblemException.notFound(
                "point " + name + " of " + device.key().edge() + "/" + device.key().device()));
  }

  /** A span of time, never empty. */
  private record Span(Instant from, Instant to) {}

  private Span span(Request request) {
    Instant to = request.time("to").orElse(clock.instant());
    Instant from = request.time("from").orElse(to.minus(USUAL_SPAN));
    if (from.isBefore(Row.EARLIEST) || !from.isBefore(Row.LATEST)) {
      throw ProblemException.badField("from", "must be in the years 1970 to 2199");
    }
    if (to.isAfter(Row.LATEST)) {
      throw ProblemException.badField("to", "must be in the years 1970 to 2199");
    }
    if (!from.isBefore(to)) {
      throw ProblemException.badField("from", "must be before to");
    }
    return new Span(from, to);
  }

  record BucketView(Instant start, double min, double mean, double max, long count) {
    static BucketView of(Bucket bucket) {
      return new BucketView(
          bucket.start(), bucket.min(), bucket.mean(), bucket.max(), bucket.count());
    }
  }

  record TrendView(
      String edge,
      String device,
      String point,
      String unit,
      Map<String, String> title,
      Instant from,
      Instant to,
      long bucketMillis,
      List<BucketView> buckets) {}

  Answer trend(Request request) {
    Device device = found(request);
    PointDefinition point = point(request, device);
    Span span = span(request);
    int buckets = (int) request.whole("buckets", 300, 1, 2_000);
    DeviceKey key = device.key();
    TrendResult trend =
        telemetry.trend(key.edge(), key.device(), point.point(), span.from(), span.to(), buckets);
    return Answer.ok(
        new TrendView(
            key.edge(),
            key.device(),
            point.point(),
            point.unit(),
            Texts.of(point.titles(), point.point()).byLanguage(),
            span.from(),
            span.to(),
            Math.max(1, trend.width().toMillis()),
            trend.buckets().stream().map(BucketView::of).toList()));
  }

  record RawView(Instant eventTime, @Nullable Object value, Quality quality) {}

  record RawReadingsView(
      String edge,
      String device,
      String point,
      String unit,
      List<RawView> readings,
      @Nullable Instant next) {}

  Answer readings(Request request) {
    Device device = found(request);
    PointDefinition point = point(request, device);
    Span span = span(request);
    int limit = (int) request.whole("limit", 1_000, 1, 10_000);
    DeviceKey key = device.key();
    List<Row> rows =
        telemetry.raw(key.edge(), key.device(), point.point(), span.from(), span.to(), limit + 1);
    Instant next = rows.size() > limit ? rows.get(limit).eventTime() : null;
    List<RawView> shown = new ArrayList<>();
    for (Row row : rows.subList(0, Math.min(limit, rows.size()))) {
      shown.add(new RawView(row.eventTime(), value(row), Quality.ofCode(row.quality())));
    }
    return Answer.ok(
        new RawReadingsView(key.edge(), key.device(), point.point(), point.unit(), shown, next));
  }

  private static @Nullable Object value(Row row) {
    if (row.text() != null) {
      return row.text();
    }
    return Double.isNaN(row.value()) ? null : row.value();
  }
}
