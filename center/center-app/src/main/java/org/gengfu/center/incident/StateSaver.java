package org.gengfu.center.incident;

import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.gengfu.center.store.Database;
import org.gengfu.center.store.StoreException;
import org.gengfu.core.incident.IncidentState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores the correlator's state now and then, beside the writer, so that a start replays little. A
 * state never changes, so writing it takes nobody's time. The writer calls {@link #after}; one
 * thread of its own writes.
 */
public final class StateSaver implements AutoCloseable {
  /** After so many facts a state is stored, or after twice as many as it holds things. */
  public static final int EVERY_FACTS = 2_000;

  private static final int END_SECONDS = 30;
  private static final Logger LOG = LoggerFactory.getLogger(StateSaver.class);

  private final Database database;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("incident-state").factory());
  private volatile boolean busy;

  /** Begins with nothing to do. */
  public StateSaver(Database database) {
    this.database = database;
  }

  /**
   * To be called after a commit.
   *
   * @param seq last row of the journal
   */
  public void after(IncidentMemory memory, long seq, Instant now) {
    IncidentState state = memory.state();
    long things = 2L * (state.episodes().size() + state.graph().edgeCount());
    if (memory.facts() >= Math.max(EVERY_FACTS, things) && !busy) {
      busy = true;
      memory.stored();
      thread.execute(() -> save(state, seq, now));
    }
  }

  private void save(IncidentState state, long seq, Instant now) {
    try {
      byte[] body = StateShelf.body(state);
      database.change(connection -> StateShelf.put(connection, seq, body, now));
    } catch (StoreException e) {
      LOG.warn("The correlator's state was not stored, the next one will be: {}", e.getMessage());
    } finally {
      busy = false;
    }
  }

  /** Waits until what is being written is written. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("The correlator's state is still being stored");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
