package org.gengfu.edge.outbox;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that syncs an outbox to its medium, groups of records at a time, and tells who sends
 * that there is something to send. Its methods may be called from any thread.
 */
public final class OutboxSyncer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxSyncer.class);
  private static final long AGE_EVERY_NANOS = 10_000_000_000L;
  private static final long RETRY_MILLIS = 1_000;
  private static final long JOIN_MILLIS = 2_000;

  private final Outbox outbox;
  private final Runnable durable;
  private final Thread thread;
  private boolean failing;
  private long agedNanos = System.nanoTime();

  /**
   * Starts the thread.
   *
   * @param durable called after every sync, on the thread of the syncer; must be quick
   */
  public OutboxSyncer(Outbox outbox, Runnable durable) {
    this.outbox = outbox;
    this.durable = durable;
    this.thread = Thread.ofPlatform().name("outbox-sync").daemon().start(this::run);
  }

  private void run() {
    try {
      while (!outbox.isClosed()) {
        outbox.awaitDue();
        step();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void step() throws InterruptedException {
    try {
      outbox.sync();
      if (System.nanoTime() - agedNanos > AGE_EVERY_NANOS) {
        agedNanos = System.nanoTime();
        outbox.dropAged();
      }
      if (failing) {
        LOG.info("outbox syncs to disk again");
      }
      failing = false;
      durable.run();
    } catch (IOException e) {
      if (!failing && !outbox.isClosed()) {
        LOG.error(
            "outbox cannot be synced to disk, nothing is sent until it can: {}", e.toString());
      }
      failing = true;
      Thread.sleep(RETRY_MILLIS);
    }
  }

  /** Waits until the thread has ended. Close the outbox first: that is what ends it. */
  @Override
  public void close() {
    try {
      thread.join(JOIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
