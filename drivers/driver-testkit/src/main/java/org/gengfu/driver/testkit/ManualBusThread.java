package org.gengfu.driver.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.gengfu.driver.BusThread;

/**
 * A bus thread whose clock the test moves. Tasks run on the caller's thread within {@link #advance}
 * and {@link #runDue}, in the order of their instants, equal ones in the order in which they were
 * given. Not thread safe.
 */
public final class ManualBusThread implements BusThread {
  /** Tasks run by one call at most: more is a task that plans itself without letting time pass. */
  public static final int MAX_TASKS_PER_CALL = 1_000_000;

  private record Task(Instant at, long number, Runnable body) {}

  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparing(Task::at).thenComparing(Task::number));
  private Instant now;
  private long given;
  private boolean running;

  /**
   * @param start the first instant of the clock
   */
  public ManualBusThread(Instant start) {
    now = start;
  }

  /** The clock's instant. */
  public Instant now() {
    return now;
  }

  /** Tasks that wait. */
  public int waiting() {
    return tasks.size();
  }

  @Override
  public void execute(Runnable task) {
    tasks.add(new Task(now, given++, task));
  }

  @Override
  public void schedule(Duration delay, Runnable task) {
    tasks.add(new Task(now.plus(delay), given++, task));
  }

  /** True while a task runs. */
  @Override
  public boolean isCurrent() {
    return running;
  }

  /** Runs what is due now. */
  public void runDue() {
    advance(Duration.ZERO);
  }

  /** Moves the clock on, running each task at its own instant. */
  public void advance(Duration by) {
    Instant end = now.plus(by);
    int ran = 0;
    for (Task next = tasks.peek(); next != null && !next.at.isAfter(end); next = tasks.peek()) {
      if (++ran > MAX_TASKS_PER_CALL) {
        throw new IllegalStateException("a task plans itself again and again at " + now);
      }
      tasks.remove();
      now = next.at.isAfter(now) ? next.at : now;
      run(next.body);
    }
    now = end;
  }

  private void run(Runnable body) {
    running = true;
    try {
      body.run();
    } finally {
      running = false;
    }
  }
}
