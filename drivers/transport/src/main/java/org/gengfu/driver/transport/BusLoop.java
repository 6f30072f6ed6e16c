package org.gengfu.driver.transport;

import java.time.Duration;
import org.gengfu.driver.BusThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The platform thread of one bus, or of all buses of a driver: runs tasks and, where a bus has work
 * that waits (a serial line, whose native calls would pin a virtual thread), takes that on step by
 * step between them. {@link #execute}, {@link #schedule} and {@link #stop} may be called from any
 * thread; what comes after the end is dropped.
 */
public final class BusLoop implements BusThread {
  /** The grid of scheduled tasks. */
  public static final Duration TICK = Duration.ofMillis(10);

  private static final Logger LOG = LoggerFactory.getLogger(BusLoop.class);

  /** What the thread does while a question is under way. */
  public interface Work {
    /** True while a question is under way. */
    boolean pending();

    /** Takes the question one step on; waits at most about 100 ms. */
    void step();
  }

  /** Of a bus whose library waits on threads of its own. */
  private static final Work NONE =
      new Work() {
        @Override
        public boolean pending() {
          return false;
        }

        @Override
        public void step() {}
      };

  private final TaskClock tasks = new TaskClock(TICK.toNanos());
  private final Thread thread;
  private final Work work;
  private volatile boolean stopped;

  /** A loop that runs tasks only. */
  public BusLoop(String name) {
    this(name, NONE);
  }

  /**
   * @param name name of the thread
   */
  public BusLoop(String name, Work work) {
    this.work = work;
    thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
  }

  /** Starts the thread. Once. */
  public BusLoop started() {
    thread.start();
    return this;
  }

  @Override
  public void execute(Runnable task) {
    if (!stopped) {
      tasks.add(task);
    }
  }

  @Override
  public void schedule(Duration delay, Runnable task) {
    if (!stopped) {
      tasks.add(System.nanoTime() + delay.toNanos(), task);
    }
  }

  @Override
  public boolean isCurrent() {
    return Thread.currentThread() == thread;
  }

  /** Ends the thread after the tasks that are due. */
  public void stop() {
    execute(() -> stopped = true);
  }

  private void run() {
    while (!stopped) {
      try {
        turn();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        LOG.error("A step on the thread {} failed", thread.getName(), e);
      }
    }
  }

  private void turn() throws InterruptedException {
    tasks.run(System.nanoTime(), this::runTask);
    if (stopped) {
      return;
    }
    if (work.pending()) {
      work.step();
    } else {
      tasks.sleep(System.nanoTime());
    }
  }

  /** A callback that throws is its owner's mistake; the tasks after it must not pay for it. */
  private void runTask(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.error("A task on the thread {} failed", thread.getName(), e);
    }
  }
}
