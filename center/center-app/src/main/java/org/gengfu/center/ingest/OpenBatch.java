package org.gengfu.center.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gengfu.contract.CameraLook;
import org.gengfu.contract.OutboxOffset;
import org.gengfu.contract.Thumbnail;
import org.gengfu.core.ledger.LedgerSnapshot;
import org.gengfu.core.ledger.OffsetLedger;
import org.jspecify.annotations.Nullable;

/** The batch that is being filled. Owned by ingest's own thread. */
final class OpenBatch {
  private static final int READINGS_OF_A_LOOK = 5;
  private static final int BYTES_OF_A_READING = 200;

  private final int full;
  private final Duration patience;
  private List<Entry> entries = new ArrayList<>();
  private final Map<String, OffsetLedger> moved = new HashMap<>();
  private final Map<String, OffsetLedger> acknowledged = new LinkedHashMap<>();
  private int readings;
  private @Nullable Instant openedAt;

  /**
   * A batch that is closed: what is to be committed, and what may be acknowledged after it.
   *
   * @param acknowledgements by edge id
   */
  record Closed(Batch batch, Map<String, OutboxOffset> acknowledgements) {
    /** True when there is nothing to commit: only duplicates came, which need their answer. */
    boolean commitsNothing() {
      return batch.entries().isEmpty() && batch.ledgersAfter().isEmpty();
    }
  }

  OpenBatch(int full, Duration patience) {
    this.full = full;
    this.patience = patience;
  }

  void add(Entry entry, Instant now) {
    open(now);
    entries.add(entry);
    readings +=
        switch (entry) {
          case Entry.Readings some -> some.readings().size();
          case Entry.Born born -> 1 + born.birth().points().size() + born.birth().alarms().size();
          case Entry.Alarm ignored -> 1;
          case Entry.Outcome ignored -> 1;
          case Entry.Look look -> weight(look.look());
          case Entry.DeviceDied ignored -> 1;
          case Entry.DeviceMissing ignored -> 1;
          case Entry.EdgeDied ignored -> 1;
        };
  }

  /** As many readings as take the memory of this look, about. */
  private static int weight(CameraLook look) {
    Thumbnail thumbnail = look.thumbnail();
    return READINGS_OF_A_LOOK + (thumbnail == null ? 0 : thumbnail.size() / BYTES_OF_A_READING);
  }

  /** Offsets were added to the edge's ledger: it is to be committed, and then acknowledged. */
  void ledgerMoved(String edge, OffsetLedger ledger, Instant now) {
    moved.put(edge, ledger);
    answer(edge, ledger, now);
  }

  /** The edge sent again what was committed before: it has not heard the answer. */
  void answer(String edge, OffsetLedger ledger, Instant now) {
    open(now);
    acknowledged.put(edge, ledger);
  }

  private void open(Instant now) {
    if (openedAt == null) {
      openedAt = now;
    }
  }

  boolean isFull() {
    return readings >= full;
  }

  /** When it is to be closed at the latest; empty while nothing is in it. */
  Optional<Instant> due() {
    return Optional.ofNullable(openedAt).map(opened -> opened.plus(patience));
  }

  /** Closes the batch and begins a new one. */
  Closed close(Instant now) {
    Map<String, LedgerSnapshot> ledgers = new HashMap<>();
    moved.forEach((edge, ledger) -> ledgers.put(edge, ledger.snapshot()));
    Map<String, OutboxOffset> answers = new LinkedHashMap<>();
    acknowledged.forEach(
        (edge, ledger) -> ledger.contiguous().ifPresent(upTo -> answers.put(edge, upTo)));
    Closed closed = new Closed(new Batch(now, entries, ledgers), answers);
    entries = new ArrayList<>();
    moved.clear();
    acknowledged.clear();
    readings = 0;
    openedAt = null;
    return closed;
  }
}
