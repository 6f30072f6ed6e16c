package org.gengfu.center;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * A part of the center while it is opened on a thread of its own, beside the others: after a crash
 * the database and the store of readings take seconds each. {@link #await} and {@link #close}
 * belong to the thread that assembles the center, or follow it.
 */
@SuppressWarnings("try") // closing it is closing the part, which may be interrupted
final class Opening<T extends AutoCloseable> implements AutoCloseable {
  private final FutureTask<T> opening;

  private Opening(FutureTask<T> opening) {
    this.opening = opening;
  }

  static <T extends AutoCloseable> Opening<T> begin(String name, Supplier<T> opener) {
    FutureTask<T> opening = new FutureTask<>(opener::get);
    Thread.ofPlatform().daemon().name("open-" + name).start(opening);
    return new Opening<>(opening);
  }

  /**
   * Waits until it is open; closing this closes it. What the opener threw is thrown here.
   *
   * @throws CenterStartException when the wait is interrupted
   */
  T await() {
    try {
      return opening.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("a part of the center was not opened", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CenterStartException("interrupted while the center started", e);
    }
  }

  @Override
  public void close() throws Exception {
    T opened;
    try {
      opened = opening.get();
    } catch (ExecutionException e) {
      return; // it was never open; whoever waited for it was told why
    }
    opened.close();
  }
}
