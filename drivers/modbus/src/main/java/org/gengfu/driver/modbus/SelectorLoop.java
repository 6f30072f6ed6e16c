package org.gengfu.driver.modbus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.driver.BusThread;
import org.gengfu.driver.transport.TaskClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread of all TCP hosts: a selector with a coarse clock. Whatever waits for a time (a
 * poll that is due, an answer that does not come) is looked at on a grid of {@link #TICK}, many at
 * once, because waking a sleeping core costs more than a question does. Answers are handled as they
 * come, without a hand-over to another thread.
 *
 * <p>{@link #execute}, {@link #schedule} and {@link #close} may be called from any thread, the rest
 * on the loop's own.
 */
final class SelectorLoop implements BusThread {
  static final Duration TICK = Duration.ofMillis(50);

  private static final Logger LOG = LoggerFactory.getLogger(SelectorLoop.class);

  private static final String WRONG = "A task on the thread of the TCP hosts failed";

  /** What lives on the loop. */
  interface Client {
    /** Its channel is ready. */
    void ready(SelectionKey key);

    /**
     * A tick: deals with what is due.
     *
     * @return when it wants to be called next, {@link TaskClock#NEVER} when it waits for nothing
     */
    long tick(long nowNanos);
  }

  private final Selector selector;
  private final Thread thread;
  private final TaskClock tasks = new TaskClock(TICK.toNanos());
  private final List<Client> clients = new ArrayList<>();
  private long nowNanos;
  private boolean nowIsFresh;

  /** No client wants a tick before it. */
  private long clientsDueNanos = TaskClock.NEVER;

  private volatile boolean closed;

  SelectorLoop(String name) {
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
    if (!isCurrent()) {
      selector.wakeup();
    }
  }

  @Override
  public void schedule(Duration delay, Runnable task) {
    tasks.add(System.nanoTime() + delay.toNanos(), task);
    if (!isCurrent()) {
      selector.wakeup();
    }
  }

  @Override
  public boolean isCurrent() {
    return Thread.currentThread() == thread;
  }

  /** Ends the thread after the tasks that are due, among them the closing of its clients. */
  void close() {
    execute(() -> closed = true);
  }

  void add(Client client) {
    clients.add(client);
  }

  void remove(Client client) {
    clients.remove(client);
  }

  /** Asks for a tick at or soon after an instant. */
  void wantTick(long atNanos) {
    if (clientsDueNanos == TaskClock.NEVER || atNanos - clientsDueNanos < 0) {
      clientsDueNanos = atNanos;
    }
  }

  SelectionKey register(SelectableChannel channel, int interest, Client client) throws IOException {
    return channel.register(selector, interest, client);
  }

  /** Monotonic time, read once per turn. */
  long nowNanos() {
    if (!nowIsFresh) {
      nowNanos = System.nanoTime();
      nowIsFresh = true;
    }
    return nowNanos;
  }

  private void run() {
    while (!closed) {
      try {
        turn();
      } catch (IOException e) {
        LOG.error("The selector of all TCP hosts failed; they are not polled any more", e);
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
    long wait = tasks.waitNanos(System.nanoTime(), clientsDueNanos);
    nowIsFresh = false;
    if (wait == 0) {
      selector.selectNow(this::dispatch);
    } else {
      selector.select(this::dispatch, wait == TaskClock.NEVER ? 0 : wait / 1_000_000 + 1);
    }
    nowIsFresh = false;
    tasks.run(nowNanos(), this::runTask);
    if (clientsDueNanos != TaskClock.NEVER && tasks.gridReached(clientsDueNanos, nowNanos())) {
      tickClients();
    }
  }

  private void dispatch(SelectionKey key) {
    try {
      ((Client) key.attachment()).ready(key);
    } catch (RuntimeException e) {
      complain(WRONG, e);
    }
  }

  private void tickClients() {
    clientsDueNanos = TaskClock.NEVER;
    long now = nowNanos();
    for (Client client : List.copyOf(clients)) {
      try {
        long next = client.tick(now);
        if (next != TaskClock.NEVER) {
          wantTick(next);
        }
      } catch (RuntimeException e) {
        complain(WRONG, e);
      }
    }
  }

  private void runTask(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      complain(WRONG, e);
    }
  }

  /**
   * Notes what is nobody's outcome: a callback's own mistake, for which the other hosts must not
   * pay.
   */
  void complain(String what, Exception why) {
    LOG.error(what, why);
  }
}
