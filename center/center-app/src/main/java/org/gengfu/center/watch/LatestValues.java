package org.gengfu.center.watch;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.center.watch.LatestTable.Latest;
import org.gengfu.contract.Reading;

/**
 * The newest reading of each point on its way to pages and to the store. Both get the newest only,
 * at a bounded rate: pages every {@code TELL}, the store every {@code FLUSH} and then at most
 * {@value #FLUSH_ROWS} points, the longest waiting first. What a kill of the center loses of it (at
 * most that much) comes again with the births. Only the writer's thread may use it.
 */
final class LatestValues {
  static final int FLUSH_ROWS = 5_000;
  private static final Duration FLUSH = Duration.ofSeconds(1);
  private static final Duration TELL = Duration.ofMillis(200);

  private final LivePicture picture;
  private final EventRing events;
  private final Map<Point, Reading> unstored = new LinkedHashMap<>();
  private final Map<String, Map<Point, Reading>> untold = new LinkedHashMap<>();
  private volatile boolean ending;
  private List<Point> flushing = List.of();
  private Instant nextFlush = Instant.MIN;
  private Instant nextTell = Instant.MIN;

  private record Point(DeviceKey device, String point) {}

  LatestValues(LivePicture picture, EventRing events) {
    this.picture = picture;
    this.events = events;
  }

  /** Takes committed readings. */
  void take(Map<DeviceKey, Map<String, Reading>> latest) {
    latest.forEach((device, points) ->
        points.forEach((name, reading) -> {
          if (picture.put(device, reading)) {
            Point point = new Point(device, name);
            unstored.put(point, reading);
            untold
                .computeIfAbsent(device.edge(), edge -> new LinkedHashMap<>())
                .put(point, reading);
          }
        }));
  }

  boolean isFlushDue(Instant now) {
    return !unstored.isEmpty() && (ending || !now.isBefore(nextFlush));
  }

  /** From now on a flush is due whenever there is something; any thread. */
  void end() {
    ending = true;
  }

  /** Writes what is due; to be confirmed by {@link #flushed} or {@link #notFlushed}. */
  void flush(Connection connection, Instant now) throws SQLException {
    flushing = List.of();
    if (!isFlushDue(now)) {
      return;
    }
    List<Point> points = new ArrayList<>();
    List<Latest> rows = new ArrayList<>();
    Iterator<Map.Entry<Point, Reading>> oldest = unstored.entrySet().iterator();
    while (oldest.hasNext() && rows.size() < FLUSH_ROWS) {
      Map.Entry<Point, Reading> entry = oldest.next();
      points.add(entry.getKey());
      rows.add(new Latest(entry.getKey().device().edge(), entry.getValue()));
    }
    LatestTable.put(connection, rows);
    flushing = points;
    nextFlush = now.plus(FLUSH);
  }

  void flushed() {
    flushing.forEach(unstored::remove);
    flushing = List.of();
  }

  void notFlushed() {
    flushing = List.of();
  }

  /** Tells the pages, if it is time. */
  void tell(Instant now) {
    if (untold.isEmpty() || now.isBefore(nextTell)) {
      return;
    }
    List<LiveEvent> news = new ArrayList<>();
    untold.forEach((edge, points) -> {
      List<Reading> readings = new ArrayList<>(points.values());
      for (int from = 0; from < readings.size(); from += LiveEvent.Readings.MAX_READINGS) {
        int to = Math.min(readings.size(), from + LiveEvent.Readings.MAX_READINGS);
        news.add(new LiveEvent.Readings(edge, readings.subList(from, to)));
      }
    });
    untold.clear();
    nextTell = now.plus(TELL);
    events.publish(news);
  }
}
