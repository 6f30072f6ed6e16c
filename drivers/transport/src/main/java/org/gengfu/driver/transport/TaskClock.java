package org.gengfu.driver.transport;

import java.util.ArrayDeque;
import java.util.PriorityQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * The tasks of a bus thread: those that run soon, in order, and those that wait for an instant on a
 * coarse grid. Tasks are added by any thread and run by the bus thread. Holds {@link #MAX_TASKS};
 * above it a task is refused with {@link RejectedExecutionException}.
 */
public final class TaskClock {
  /** "No instant" where an instant in nanoseconds is expected. */
  public static final long NEVER = Long.MAX_VALUE;

  public static final int MAX_TASKS = 100_000;

  /** A task that waits; equal instants keep the order in which they were added. */
  private record Timer(long atNanos, long number, Runnable task) implements Comparable<Timer> {
    @Override
    public int compareTo(Timer other) {
      int byTime = Long.signum(atNanos - other.atNanos);
      return byTime != 0 ? byTime : Long.compare(number, other.number);
    }
  }

  private final long gridNanos;
  private final ArrayDeque<Runnable> soon = new ArrayDeque<>();
  private final PriorityQueue<Timer> timers = new PriorityQueue<>();
  private long added;

  /**
   * @param gridNanos distance of the instants at which waiting tasks run, in nanoseconds
   */
  public TaskClock(long gridNanos) {
    this.gridNanos = gridNanos;
  }

  /** Adds a task that runs soon. Any thread. */
  public synchronized void add(Runnable task) {
    checkRoom();
    soon.add(task);
    notifyAll();
  }

  /** Adds a task that runs at an instant of {@link System#nanoTime}, or soon after. Any thread. */
  public synchronized void add(long atNanos, Runnable task) {
    checkRoom();
    timers.add(new Timer(atNanos, added++, task));
    notifyAll();
  }

  private void checkRoom() {
    if (soon.size() + timers.size() >= MAX_TASKS) {
      throw new RejectedExecutionException(
          "more than " + MAX_TASKS + " tasks wait for one bus thread");
    }
  }

  /**
   * How long the thread may sleep.
   *
   * @param alsoNanos another instant to wake up for, or {@link #NEVER}
   * @return nanoseconds, 0 when there is work, {@link #NEVER} when there is nothing to wait for
   */
  public synchronized long waitNanos(long nowNanos, long alsoNanos) {
    if (!soon.isEmpty()) {
      return 0;
    }
    Timer first = timers.peek();
    long own = first == null ? NEVER : waitForGrid(first.atNanos, nowNanos);
    long also = alsoNanos == NEVER ? NEVER : waitForGrid(alsoNanos, nowNanos);
    return Math.min(own, also);
  }

  private long waitForGrid(long atNanos, long nowNanos) {
    return Math.max(0, onGrid(atNanos) - nowNanos);
  }

  /** The first instant of the grid that is not before the given one. */
  private long onGrid(long atNanos) {
    return -Math.floorDiv(-atNanos, gridNanos) * gridNanos;
  }

  /** True when the grid's instant for {@code atNanos} has come. */
  public boolean gridReached(long atNanos, long nowNanos) {
    return nowNanos - onGrid(atNanos) >= 0;
  }

  /** Sleeps until there is work or the time has passed. */
  public synchronized void sleep(long nowNanos) throws InterruptedException {
    long wait = waitNanos(nowNanos, NEVER);
    if (wait == NEVER) {
      wait();
    } else if (wait > 0) {
      wait(wait / 1_000_000 + 1);
    }
  }

  /** Runs what was there when it was called and is due: what a task adds runs in the next turn. */
  public void run(long nowNanos, Consumer<Runnable> runner) {
    int count = dueNow(nowNanos);
    for (int i = 0; i < count; i++) {
      runner.accept(next());
    }
  }

  private synchronized int dueNow(long nowNanos) {
    for (Timer first = timers.peek();
        first != null && gridReached(first.atNanos, nowNanos);
        first = timers.peek()) {
      soon.add(timers.remove().task);
    }
    return soon.size();
  }

  private synchronized Runnable next() {
    return soon.remove();
  }
}
