package org.gengfu.driver.opcua;

import java.time.Duration;
import org.gengfu.driver.BusThread;
import org.gengfu.driver.transport.TaskClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of all OPC UA buses. It never waits for a server: what does, runs on the client
 * library's threads and hands back a task. Its methods may be called from any thread.
 */
final class OpcuaThread implements BusThread {
  private static final Logger LOG = LoggerFactory.getLogger(OpcuaThread.class);
  private static final Duration TICK = Duration.ofMillis(10);

  private final TaskClock tasks = new TaskClock(TICK.toNanos());
  private final Thread thread;
  private volatile boolean stopped;

  OpcuaThread(String name) {
    thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
  }

  OpcuaThread started() {
    thread.start();
    return this;
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
  void stop() {
    execute(() -> stopped = true);
  }

  private void run() {
    while (!stopped) {
      try {
        tasks.run(System.nanoTime(), OpcuaThread::runTask);
        if (!stopped) {
          tasks.sleep(System.nanoTime());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** A callback that throws is its owner's mistake; the tasks after it must not pay for it. */
  private static void runTask(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.error("A task on the thread of OPC UA failed", e);
    }
  }
}
