package org.gengfu.driver.transport;

import java.time.Duration;
import org.gengfu.driver.BusThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The platform thread of one serial line: native calls would pin a virtual one. It runs tasks while
 * no question is under way, and between the bytes of one. {@link #execute}, {@link #schedule} and
 * {@link #stop} may be called from any thread.
 */
public final class SerialLoop implements BusThread {
  /** The grid of scheduled tasks. */
  public static final Duration TICK = Duration.ofMillis(10);

  private static final Logger LOG = LoggerFactory.getLogger(SerialLoop.class);

  /** What the thread does while a question is under way. */
  public interface Work {
    /** True while a question is under way. */
    boolean pending();

    /** Takes the question one step on; waits at most about 100 ms. */
    void step();
  }

  private final TaskClock tasks = new TaskClock(TICK.toNanos());
  private final Thread thread;
  private final Work work;
  private volatile boolean stopped;

  /**
   * @param name name of the thread
   */
  public SerialLoop(String name, Work work) {
    this.work = work;
    thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
  }

  /** Starts the thread. Once. */
  public void start() {
    thread.start();
  }

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
  }

  @Override
  public void schedule(Duration delay, Runnable task) {
    tasks.add(System.nanoTime() + delay.toNanos(), task);
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
        LOG.error("A task on the thread of a serial line failed", e);
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
      LOG.error("A task on the thread of a serial line failed", e);
    }
  }
}
