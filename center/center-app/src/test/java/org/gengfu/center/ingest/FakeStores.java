package org.gengfu.center.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.gengfu.core.ledger.LedgerSnapshot;
import org.gengfu.telemetry.Row;
import org.gengfu.telemetry.TelemetryException;

/** Where ingest writes to, in memory; each of the two can be made to fail. */
final class FakeStores implements Committer, RowSink {
  enum Fault {
    NONE,
    DISK_FULL,
    TELEMETRY_AWAY,
    COMMIT_AWAY,
    COMMIT_DEFECT
  }

  final BlockingQueue<Fault> attempts = new LinkedBlockingQueue<>();
  private final Map<String, LedgerSnapshot> ledgers = new HashMap<>();
  private final List<Row> rows = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();
  private Fault fault = Fault.NONE;

  synchronized void fail(Fault next) {
    fault = next;
    attempts.clear();
  }

  synchronized List<Row> rows() {
    return List.copyOf(rows);
  }

  synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }

  @Override
  public synchronized Map<String, LedgerSnapshot> ledgers() {
    return Map.copyOf(ledgers);
  }

  @Override
  public synchronized void write(List<Row> some) {
    switch (fault) {
      case DISK_FULL -> {
        attempts.add(fault);
        throw new TelemetryException(
            TelemetryException.Kind.DISK_FULL, "2 MB free of 1 GB needed", null);
      }
      case TELEMETRY_AWAY -> {
        attempts.add(fault);
        throw new TelemetryException(TelemetryException.Kind.UNREACHABLE, "no answer", null);
      }
      case NONE, COMMIT_AWAY, COMMIT_DEFECT -> rows.addAll(some);
    }
  }

  @Override
  public synchronized void commit(Batch batch) throws StoreUnavailableException {
    attempts.add(fault);
    switch (fault) {
      case COMMIT_AWAY ->
          throw new StoreUnavailableException("PostgreSQL is away", new Exception("refused"));
      case COMMIT_DEFECT -> throw new IllegalStateException("a defect");
      case NONE, DISK_FULL, TELEMETRY_AWAY -> {
        entries.addAll(batch.entries());
        ledgers.putAll(batch.ledgersAfter());
      }
    }
  }
}
