package org.gengfu.telemetry;

import io.questdb.cairo.CairoEngine;
import io.questdb.cairo.CairoError;
import io.questdb.cairo.CairoException;
import io.questdb.cairo.O3PartitionPurgeJob;
import io.questdb.cairo.TableToken;
import io.questdb.cairo.wal.ApplyWal2TableJob;
import io.questdb.cairo.wal.CheckWalTransactionsJob;
import io.questdb.cairo.wal.WalPurgeJob;
import io.questdb.cairo.wal.seq.TableSequencerAPI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What QuestDB has to do behind a write: bring committed rows from the log into the tables, and
 * drop files that nothing needs. One thread of its own does it. A table that QuestDB has put aside
 * because a disk was full goes on once there is space again. {@link #wake} and {@link
 * #awaitApplied} may be called from any thread.
 */
final class QuestDbJobs implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(QuestDbJobs.class);
  private static final Duration IDLE = Duration.ofSeconds(1);

  /** Rows of so long are brought into a table together, unless somebody waits for them. */
  private static final Duration PACE = Duration.ofMillis(250);

  private static final long RESUME_FROM_NEXT = -1;

  private final CairoEngine engine;
  private final List<TableToken> tables;
  private final BooleanSupplier hasSpace;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final Condition applied = lock.newCondition();
  private final Thread thread;
  private boolean wanted = true;
  private boolean urgent;
  private boolean closed;
  private boolean suspended;

  QuestDbJobs(CairoEngine engine, List<TableToken> tables, BooleanSupplier hasSpace) {
    this.engine = engine;
    this.tables = List.copyOf(tables);
    this.hasSpace = hasSpace;
    this.thread = Thread.ofPlatform().name("telemetry-questdb").daemon().start(this::run);
  }

  /** There is something to bring into the tables. */
  void wake() {
    lock.lock();
    try {
      if (!wanted) {
        wanted = true;
        work.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until everything that was committed before this call is in the table, but not for longer
   * than the limit.
   *
   * @return false when the limit was reached
   */
  boolean awaitApplied(TableToken table, Duration limit) {
    TableSequencerAPI sequencer = engine.getTableSequencerAPI();
    long committed = sequencer.lastTxn(table);
    long nanos = limit.toNanos();
    lock.lock();
    try {
      while (sequencer.getTxnTracker(table).getWriterTxn() < committed) {
        if (nanos <= 0 || closed) {
          return false;
        }
        urgent = true;
        work.signal();
        nanos = applied.awaitNanos(nanos);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      work.signal();
      applied.signalAll();
    } finally {
      lock.unlock();
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (ApplyWal2TableJob apply = new ApplyWal2TableJob(engine, 0);
        WalPurgeJob purgeLog = new WalPurgeJob(engine);
        O3PartitionPurgeJob purgePartitions = new O3PartitionPurgeJob(engine, 1)) {
      CheckWalTransactionsJob check = new CheckWalTransactionsJob(engine);
      while (awaitWork()) {
        try {
          resumeSuspended();
          check.run(0);
          apply.drain(0);
          purgePartitions.drain(0);
          purgeLog.run(0);
        } catch (CairoException | CairoError e) {
          LOG.warn(
              "QuestDB could not bring rows into its tables, trying again: {}", e.getMessage());
        }
        signalApplied();
      }
    }
  }

  private boolean awaitWork() {
    lock.lock();
    try {
      long idle = IDLE.toNanos();
      while (idle > 0 && !wanted && !urgent && !closed) {
        idle = work.awaitNanos(idle);
      }
      long pace = PACE.toNanos();
      while (pace > 0 && wanted && !urgent && !closed) {
        pace = work.awaitNanos(pace);
      }
      wanted = false;
      urgent = false;
      return !closed;
    } catch (InterruptedException e) {
      return false;
    } finally {
      lock.unlock();
    }
  }

  private void signalApplied() {
    lock.lock();
    try {
      applied.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void resumeSuspended() {
    TableSequencerAPI sequencer = engine.getTableSequencerAPI();
    boolean any = false;
    for (TableToken table : tables) {
      if (sequencer.isSuspended(table)) {
        any = true;
        if (!suspended) {
          LOG.warn(
              "QuestDB put table {} aside: {}",
              table.getTableName(),
              sequencer.getTxnTracker(table).getErrorMessage());
        }
        if (hasSpace.getAsBoolean()) {
          sequencer.resumeTable(table, RESUME_FROM_NEXT);
        }
      }
    }
    if (suspended && !any) {
      LOG.info("QuestDB goes on");
    }
    suspended = any;
  }
}
