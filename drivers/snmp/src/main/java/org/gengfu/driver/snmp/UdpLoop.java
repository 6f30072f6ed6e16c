package org.gengfu.driver.snmp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import org.gengfu.driver.BusThread;
import org.gengfu.driver.transport.TaskClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread of all SNMP buses: a selector with a coarse clock. Whatever waits for a time is
 * looked at on a grid of {@link #TICK}, because waking a sleeping core costs more than a question
 * does.
 *
 * <p>{@link #execute}, {@link #schedule} and {@link #close} may be called from any thread, the rest
 * on the loop's own.
 */
final class UdpLoop implements BusThread {
  static final Duration TICK = Duration.ofMillis(20);

  private static final Logger LOG = LoggerFactory.getLogger(UdpLoop.class);

  private final Selector selector;
  private final Thread thread;
  private final TaskClock tasks = new TaskClock(TICK.toNanos());
  private volatile boolean closed;

  UdpLoop(String name) {
    try {
      selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException("no selector: the process may be out of file handles", e);
    }
    thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    thread.start();
  }

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
    wake();
  }

  @Override
  public void schedule(Duration delay, Runnable task) {
    tasks.add(System.nanoTime() + delay.toNanos(), task);
    wake();
  }

  private void wake() {
    if (!isCurrent()) {
      selector.wakeup();
    }
  }

  @Override
  public boolean isCurrent() {
    return Thread.currentThread() == thread;
  }

  /** Ends the thread after the tasks that are due, among them the closing of its buses. */
  void close() {
    execute(() -> closed = true);
  }

  /** Calls {@code ready} on the loop whenever the channel has something to read. */
  void register(DatagramChannel channel, Runnable ready) throws IOException {
    channel.register(selector, SelectionKey.OP_READ, ready);
  }

  private void run() {
    while (!closed) {
      try {
        turn();
      } catch (IOException e) {
        LOG.error("The selector of all SNMP agents failed; they are not polled any more", e);
        return;
      }
    }
    try {
      selector.close();
    } catch (IOException e) {
      LOG.debug("closing the selector", e);
    }
  }

  private void turn() throws IOException {
    long wait = tasks.waitNanos(System.nanoTime(), TaskClock.NEVER);
    if (wait == 0) {
      selector.selectNow(this::dispatch);
    } else {
      selector.select(this::dispatch, wait == TaskClock.NEVER ? 0 : wait / 1_000_000 + 1);
    }
    tasks.run(System.nanoTime(), this::runTask);
  }

  private void dispatch(SelectionKey key) {
    runTask((Runnable) key.attachment());
  }

  private void runTask(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      // A callback's own mistake, for which the other agents must not pay.
      LOG.error("A task on the thread of the SNMP agents failed", e);
    }
  }
}
