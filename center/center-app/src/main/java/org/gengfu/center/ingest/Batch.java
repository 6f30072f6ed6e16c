package org.gengfu.center.ingest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gengfu.core.ledger.LedgerSnapshot;

/**
 * What is committed at once.
 *
 * @param arrival when the batch was closed, by the center's clock
 * @param entries what happened, of each edge in the order in which the edge said it; empty when
 *     only ledgers moved
 * @param ledgersAfter for each edge of which records are in the batch, the ledger that holds once
 *     the batch is committed; it replaces the stored one
 */
public record Batch(
    Instant arrival, List<Entry> entries, Map<String, LedgerSnapshot> ledgersAfter) {
  public Batch {
    entries = List.copyOf(entries);
    ledgersAfter = Map.copyOf(ledgersAfter);
  }
}
