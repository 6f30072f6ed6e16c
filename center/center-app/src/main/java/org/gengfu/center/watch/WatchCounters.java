package org.gengfu.center.watch;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What the watch counted since its start. Any thread may read. */
public final class WatchCounters {
  final LongAdder commits = new LongAdder();
  final LongAdder commitNanos = new LongAdder();
  final LongAdder failures = new LongAdder();
  final LongAdder repeatedBatches = new LongAdder();
  final LongAdder facts = new LongAdder();
  final LongAdder ignored = new LongAdder();
  final LongAdder refusedBirths = new LongAdder();
  final LongAdder looks = new LongAdder();
  final LongAdder refusedLooks = new LongAdder();
  final AtomicLong journalRows = new AtomicLong();

  WatchCounters() {}

  void count(Draft draft, long nanos) {
    commits.increment();
    commitNanos.add(nanos);
    facts.add(draft.alarms().facts().size());
    ignored.add(draft.alarms().ignored());
    refusedBirths.add(draft.field().refused());
    looks.add(draft.looks().count());
    refusedLooks.add(draft.looks().refused());
    journalRows.set(draft.head().seq());
  }

  /** Transactions that were committed. */
  public long commits() {
    return commits.sum();
  }

  /** Time spent in them, in nanoseconds. */
  public long commitNanos() {
    return commitNanos.sum();
  }

  /** Transactions that failed and were tried again. */
  public long failures() {
    return failures.sum();
  }

  /** Batches that had been committed before. */
  public long repeatedBatches() {
    return repeatedBatches.sum();
  }

  /** Alarm facts written to the journal. */
  public long facts() {
    return facts.sum();
  }

  /** What alarms were told and was no news, or too late. */
  public long ignored() {
    return ignored.sum();
  }

  /** Births refused because there are too many devices. */
  public long refusedBirths() {
    return refusedBirths.sum();
  }

  /** Looks at cameras that were kept. */
  public long looks() {
    return looks.sum();
  }

  /** Looks refused because there are too many cameras. */
  public long refusedLooks() {
    return refusedLooks.sum();
  }

  /** Number of the journal's last row. */
  public long journalRows() {
    return journalRows.get();
  }
}
