package org.gengfu.driver.link;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.gengfu.driver.BusThread;
import org.jspecify.annotations.Nullable;

/** The one thread of a bus; what comes after its end is dropped. Any thread may call. */
final class LinkThread implements BusThread, AutoCloseable {
  private final ScheduledThreadPoolExecutor executor;
  private volatile @Nullable Thread own;

  LinkThread(String name) {
    this.executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = Thread.ofPlatform().daemon().name(name).unstarted(task);
              own = thread;
              return thread;
            });
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    executor.setRemoveOnCancelPolicy(true);
  }

  @Override
  public void execute(Runnable task) {
    schedule(Duration.ZERO, task);
  }

  @Override
  public void schedule(Duration delay, Runnable task) {
    try {
      var unused = executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException closed) {
      // The bus is closed; nobody waits for the task any more.
    }
  }

  @Override
  public boolean isCurrent() {
    return Thread.currentThread() == own;
  }

  @Override
  public void close() {
    executor.shutdown();
  }
}
