package org.gengfu.center.api.server;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.gengfu.telemetry.Bucket;
import org.gengfu.telemetry.Row;
import org.gengfu.telemetry.TelemetryException;
import org.gengfu.telemetry.TelemetryStore;
import org.gengfu.telemetry.TrendResult;

/** A telemetry store in memory, which can be told to fail. */
public final class FakeTelemetry implements TelemetryStore {
  private final List<Row> rows = new CopyOnWriteArrayList<>();
  public volatile boolean failing;

  @Override
  public void write(List<Row> more) {
    rows.addAll(more);
  }

  @Override
  public TrendResult trend(
      String edge, String device, String point, Instant from, Instant to, int buckets) {
    List<Row> found = raw(edge, device, point, from, to, MAX_RAW_ROWS);
    Duration width = Duration.between(from, to).dividedBy(buckets);
    List<Bucket> result = new ArrayList<>();
    for (Row row : found) {
      result.add(new Bucket(row.eventTime(), row.value(), row.value(), row.value(), 1));
    }
    return new TrendResult(width, TrendResult.Source.RAW, result);
  }

  @Override
  public List<Row> raw(
      String edge, String device, String point, Instant from, Instant to, int limit) {
    if (failing) {
      throw new TelemetryException(TelemetryException.Kind.UNREACHABLE, "told to fail", null);
    }
    return rows.stream()
        .filter(row ->
            row.edge().equals(edge)
                && row.device().equals(device)
                && row.point().equals(point)
                && !row.eventTime().isBefore(from)
                && row.eventTime().isBefore(to))
        .sorted(Comparator.comparing(Row::eventTime))
        .limit(limit)
        .toList();
  }

  @Override
  public void maintain(Instant now) {}

  @Override
  public long diskFreeBytes() {
    return 1L << 40;
  }

  @Override
  public void close() {}
}
