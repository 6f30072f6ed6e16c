package org.gengfu.center.ingest;

import java.util.Map;
import org.gengfu.core.ledger.LedgerSnapshot;

/**
 * Where a batch becomes lasting. Called by ingest's one writer thread only, after the batch's
 * readings are in the telemetry store and before its records are acknowledged to their edges.
 */
public interface Committer {

  /**
   * The ledgers as they were last committed, by edge id; read once, at start.
   *
   * @throws StoreUnavailableException when the store cannot be reached; ingest tries again
   */
  Map<String, LedgerSnapshot> ledgers() throws StoreUnavailableException;

  /**
   * Commits the whole batch, or nothing of it, in one transaction, and then tells who listens.
   *
   * @throws StoreUnavailableException when nothing was committed, or when it is not known whether
   *     it was; ingest hands in the same batch again, so a repeat must be harmless
   */
  void commit(Batch batch) throws StoreUnavailableException;
}
