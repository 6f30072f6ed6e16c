package org.gengfu.edge.outbox;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.contract.AlarmEvent;
import org.gengfu.contract.OutboxRecord;
import org.gengfu.contract.PointValue;
import org.gengfu.contract.Quality;
import org.gengfu.contract.Reading;
import org.gengfu.contract.Severity;
import org.gengfu.edge.outbox.OutboxCursor.Item;

/** Records and reading loops that the tests of this package share. */
public final class TestRecords {
  public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private TestRecords() {}

  public static OutboxSettings settings(long maxBytes) {
    return new OutboxSettings(maxBytes, Duration.ofDays(30), Duration.ZERO, 0);
  }

  public static OutboxRecord reading(long number) {
    return new OutboxRecord.Readings(
        "th-1",
        List.of(
            new Reading(
                "th-1",
                "ambient.temperature",
                new PointValue.Whole(number),
                "Cel",
                Quality.GOOD,
                START.plusSeconds(number))));
  }

  public static OutboxRecord alarm(long number) {
    return new OutboxRecord.Alarm(
        new AlarmEvent(
            "th-1", "high", true, Severity.MAJOR, START.plusSeconds(number), 28.5, 27.0));
  }

  /** About a kilobyte. */
  public static OutboxRecord large(long number) {
    return new OutboxRecord.Readings(
        "th-1",
        List.of(
            new Reading(
                "th-1",
                "text",
                new PointValue.Text("%06d ".formatted(number).repeat(140)),
                "",
                Quality.GOOD,
                START)));
  }

  public static List<Item> all(Outbox outbox, long from) throws IOException {
    List<Item> items = new ArrayList<>();
    try (OutboxCursor cursor = outbox.read(from)) {
      Item item = cursor.next(Long.MAX_VALUE);
      while (item != null) {
        items.add(item);
        item = cursor.next(Long.MAX_VALUE);
      }
    }
    return items;
  }

  public static List<OutboxRecord> records(Outbox outbox, long from) throws IOException {
    return all(outbox, from).stream().map(Item::record).toList();
  }
}
