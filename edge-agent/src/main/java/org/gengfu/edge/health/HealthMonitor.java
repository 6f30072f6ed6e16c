package org.gengfu.edge.health;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.gengfu.contract.Birth;
import org.gengfu.contract.OutboxRecord;

/**
 * Looks at the agent once a second on a thread of its own and hands on what changed. Its methods
 * may be called from any thread.
 */
public final class HealthMonitor implements AutoCloseable {
  private static final long EVERY_MILLIS = 1_000;

  private final Supplier<Vitals> vitals;
  private final Consumer<OutboxRecord> sink;
  private final InstantSource clock;
  private final HealthBook book;
  private final CountDownLatch stop = new CountDownLatch(1);

  /**
   * @param vitals read once a second
   * @param sink takes readings and alarm transitions of the edge node
   */
  public HealthMonitor(Supplier<Vitals> vitals, Consumer<OutboxRecord> sink, InstantSource clock) {
    this.vitals = vitals;
    this.sink = sink;
    this.clock = clock;
    this.book =
        new HealthBook(
            clock.instant(), System.nanoTime(), Runtime.getRuntime().availableProcessors());
  }

  /** Starts the thread. */
  public void start() {
    Thread.ofPlatform().name("health").daemon().start(this::run);
  }

  private void run() {
    try {
      while (!stop.await(EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    Vitals seen = vitals.get();
    List<OutboxRecord> records;
    synchronized (book) {
      records = book.look(seen, clock.instant(), System.nanoTime());
    }
    records.forEach(sink);
  }

  /** The edge node's birth: its points with their last readings, its alarms with their state. */
  public Birth birth(Instant now, Map<String, String> properties) {
    synchronized (book) {
      return book.birth(now, properties);
    }
  }

  @Override
  public void close() {
    stop.countDown();
  }
}
