package org.gengfu.center.watch;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.gengfu.center.ingest.StoreUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One platform thread that works off tasks in their order and, in between, a pulse. At most {@value
 * #QUEUE} tasks wait; a further caller waits for a place, at most as long as for its answer.
 */
final class WriterThread implements AutoCloseable {
  static final int QUEUE = 64;

  private static final Logger LOG = LoggerFactory.getLogger(WriterThread.class);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final BlockingQueue<Runnable> tasks = new ArrayBlockingQueue<>(QUEUE);
  private final Duration period;
  private final Runnable pulse;
  private final Thread thread;
  private volatile boolean closing;

  /**
   * @param period between two pulses; the task in hand is finished first
   * @param pulse must not throw
   */
  WriterThread(String name, Duration period, Runnable pulse) {
    this.period = period;
    this.pulse = pulse;
    this.thread = Thread.ofPlatform().name(name).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /**
   * Has the work done and waits for its result.
   *
   * @throws StoreUnavailableException when the work failed, or took longer than {@code PATIENCE}
   */
  <T> T call(Callable<T> work) throws StoreUnavailableException {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Runnable task =
        () -> {
          try {
            answer.complete(work.call());
          } catch (Exception e) { // whoever asked gets it, whatever it is
            answer.completeExceptionally(e);
          }
        };
    try {
      if (closing || !tasks.offer(task, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw unavailable("the center is ending or overloaded", new IllegalStateException());
      }
      return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("interrupted while waiting for the store", e);
    } catch (TimeoutException e) {
      throw unavailable("the store did not answer for " + PATIENCE, e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw unavailable(String.valueOf(cause.getMessage()), cause);
    }
  }

  private static StoreUnavailableException unavailable(String message, Throwable cause) {
    return new StoreUnavailableException(message, cause);
  }

  private void run() {
    long next = System.nanoTime();
    while (!closing || !tasks.isEmpty()) {
      try {
        Runnable task = tasks.poll(Math.max(0, next - System.nanoTime()), TimeUnit.NANOSECONDS);
        if (task != null) {
          task.run();
        }
      } catch (InterruptedException e) {
        LOG.debug("{} was woken", thread.getName());
      }
      if (System.nanoTime() - next >= 0) {
        pulse.run();
        next = System.nanoTime() + period.toNanos();
      }
    }
    pulse.run();
  }

  /** Finishes what waits, then ends. */
  @Override
  public void close() {
    closing = true;
    thread.interrupt();
    try {
      thread.join(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
