package org.gengfu.center.ingest;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.center.ingest.IngestHealth.State;
import org.gengfu.center.ingest.OpenBatch.Closed;
import org.gengfu.contract.Birth;
import org.gengfu.contract.PointValue;
import org.gengfu.contract.Reading;
import org.gengfu.telemetry.Row;
import org.gengfu.telemetry.TelemetryException;
import org.gengfu.telemetry.TelemetryStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that commits: readings to the telemetry store, then everything else in one
 * transaction, then the acknowledgements. A batch that fails is tried again until it succeeds or
 * the center ends; both stores take a repeat without harm. Holds one batch at a time.
 */
final class BatchWriter implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(BatchWriter.class);

  /** Who is told what became of a batch; called by the writer's thread. */
  interface Outcome {
    /** The batch is committed. */
    void committed(Closed closed);

    /** The writer can take the next batch. */
    void idle();
  }

  private final RowSink telemetry;
  private final Committer committer;
  private final Outcome outcome;
  private final InstantSource clock;
  private final Duration retryFirst;
  private final Duration retryMax;
  private final Object gate = new Object();
  private @Nullable Closed waiting;
  private boolean ended;
  private volatile boolean busy;
  private volatile IngestHealth health;
  private volatile long batches;
  private volatile long failures;
  private volatile long nanos;
  private volatile long lastNanos;
  private volatile long readings;
  private volatile long alarms;
  private volatile long births;

  BatchWriter(
      RowSink telemetry,
      Committer committer,
      Outcome outcome,
      InstantSource clock,
      Duration retryFirst,
      Duration retryMax) {
    this.telemetry = telemetry;
    this.committer = committer;
    this.outcome = outcome;
    this.clock = clock;
    this.retryFirst = retryFirst;
    this.retryMax = retryMax;
    this.health = new IngestHealth(State.STARTING, clock.instant(), "");
  }

  /** True while it could take a batch. */
  boolean isIdle() {
    return !busy;
  }

  /** Hands a batch over; only when {@link #isIdle}. */
  void write(Closed closed) {
    synchronized (gate) {
      if (busy) {
        throw new IllegalStateException("the writer is still at work");
      }
      busy = true;
      waiting = closed;
      gate.notifyAll();
    }
  }

  /** Ends the thread: at once when a store fails, else after the batch that it holds. */
  void end() {
    synchronized (gate) {
      ended = true;
      gate.notifyAll();
    }
  }

  void opened() {
    health = new IngestHealth(State.ACCEPTING, clock.instant(), "");
  }

  IngestHealth health() {
    return health;
  }

  @Override
  public void run() {
    try {
      for (Closed closed = next(); closed != null; closed = next()) {
        long begun = System.nanoTime();
        if (carryThrough(closed)) {
          lastNanos = System.nanoTime() - begun;
          count(closed.batch());
          outcome.committed(closed);
        }
        busy = false;
        outcome.idle();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      health = new IngestHealth(State.STOPPED, clock.instant(), "the center ends");
    }
  }

  private @Nullable Closed next() throws InterruptedException {
    synchronized (gate) {
      while (waiting == null && !ended) {
        gate.wait();
      }
      Closed closed = waiting;
      waiting = null;
      return closed;
    }
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // Only this thread writes them.
  private void count(Batch batch) {
    batches++;
    nanos += lastNanos;
    for (Entry entry : batch.entries()) {
      switch (entry) {
        case Entry.Readings some -> readings += some.readings().size();
        case Entry.Alarm ignored -> alarms++;
        case Entry.Outcome ignored -> {}
        case Entry.Look ignored -> {}
        case Entry.Born ignored -> births++;
        case Entry.DeviceDied ignored -> {}
        case Entry.DeviceMissing ignored -> {}
        case Entry.EdgeDied ignored -> {}
      }
    }
  }

  /** Tries until it is done; false when the end came first. */
  private boolean carryThrough(Closed closed) throws InterruptedException {
    if (closed.commitsNothing()) {
      return true;
    }
    List<Row> rows = rows(closed.batch().entries());
    Duration wait = retryFirst;
    while (true) {
      State state;
      Exception failure;
      try {
        if (!rows.isEmpty()) {
          store(rows);
          rows = List.of();
        }
        committer.commit(closed.batch());
        recovered();
        return true;
      } catch (TelemetryException e) {
        state =
            e.kind() == TelemetryException.Kind.DISK_FULL
                ? State.DISK_FULL
                : State.STORE_UNAVAILABLE;
        failure = e;
      } catch (StoreUnavailableException e) {
        state = State.STORE_UNAVAILABLE;
        failure = e;
      } catch (RuntimeException e) {
        // A defect in a store must not end the thread that all readings pass.
        LOG.error("a batch of {} entries failed unexpectedly", closed.batch().entries().size(), e);
        state = State.STORE_UNAVAILABLE;
        failure = e;
      }
      failed(state, failure);
      if (!pause(wait)) {
        return false;
      }
      wait = wait.multipliedBy(2).compareTo(retryMax) < 0 ? wait.multipliedBy(2) : retryMax;
    }
  }

  private void store(List<Row> rows) {
    for (int from = 0; from < rows.size(); from += TelemetryStore.MAX_ROWS_PER_WRITE) {
      int to = Math.min(rows.size(), from + TelemetryStore.MAX_ROWS_PER_WRITE);
      telemetry.write(from == 0 && to == rows.size() ? rows : rows.subList(from, to));
    }
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // Only this thread writes it.
  private void failed(State state, Exception failure) {
    failures++;
    String why = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    IngestHealth before = health;
    String explanation =
        why + ". Nothing is acknowledged; edges keep their readings; tried again by itself";
    if (before.state() != state) {
      LOG.error("ingest: {}", explanation);
      health = new IngestHealth(state, clock.instant(), explanation);
    } else {
      health = new IngestHealth(state, before.since(), explanation);
    }
  }

  private void recovered() {
    IngestHealth before = health;
    if (!before.isAccepting()) {
      health = new IngestHealth(State.ACCEPTING, clock.instant(), "");
      LOG.info("ingest: the stores take batches again, after {}", before.state());
    }
  }

  /** Waits before the next try; false when the end came. */
  private boolean pause(Duration time) throws InterruptedException {
    long deadline = System.nanoTime() + time.toNanos();
    synchronized (gate) {
      for (long left = time.toNanos(); left > 0 && !ended; left = deadline - System.nanoTime()) {
        gate.wait(left / 1_000_000, (int) (left % 1_000_000));
      }
      return !ended;
    }
  }

  /** What the telemetry store gets: births too, since a stock edge says its first values there. */
  private static List<Row> rows(List<Entry> entries) {
    List<Row> rows = new ArrayList<>();
    for (Entry entry : entries) {
      switch (entry) {
        case Entry.Readings some -> addRows(rows, some.edge(), some.readings());
        case Entry.Born(String edge, Birth birth) -> addRows(rows, edge, birth.readings());
        case Entry.Alarm ignored -> {}
        case Entry.Outcome ignored -> {}
        case Entry.Look ignored -> {}
        case Entry.DeviceDied ignored -> {}
        case Entry.DeviceMissing ignored -> {}
        case Entry.EdgeDied ignored -> {}
      }
    }
    return rows;
  }

  private static void addRows(List<Row> rows, String edge, List<Reading> readings) {
    for (Reading reading : readings) {
      PointValue value = reading.value();
      rows.add(
          new Row(
              edge,
              reading.device(),
              reading.point(),
              reading.eventTime(),
              value == null ? Double.NaN : value.asDouble(),
              value instanceof PointValue.Text(String text) ? text : null,
              reading.quality().code()));
    }
  }

  long batches() {
    return batches;
  }

  long failures() {
    return failures;
  }

  long nanos() {
    return nanos;
  }

  long lastNanos() {
    return lastNanos;
  }

  long readings() {
    return readings;
  }

  long alarms() {
    return alarms;
  }

  long births() {
    return births;
  }
}
