package org.gengfu.edge.uplink;

import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Where the uplink's thread waits for what others have for it. At most {@value #MAX} messages; the
 * ones beyond are dropped and counted, as the host repeats what it needs. Any thread may fill it.
 */
final class Mailbox implements Link.Inbox {
  static final int MAX = 1_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final ArrayDeque<Link.Message> messages = new ArrayDeque<>();
  private final Counters counters;
  private @Nullable String lost;
  private boolean woken;
  private boolean birthsDue;
  private boolean stopping;

  Mailbox(Counters counters) {
    this.counters = counters;
  }

  /** A new connection: what came from the last one is forgotten. */
  void clear() {
    lock.lock();
    try {
      messages.clear();
      lost = null;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void arrived(Link.Message message) {
    lock.lock();
    try {
      if (messages.size() < MAX) {
        messages.add(message);
      } else {
        counters.droppedMessage();
      }
      filled.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void lost(String why) {
    lock.lock();
    try {
      lost = why;
      filled.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void wake() {
    lock.lock();
    try {
      woken = true;
      filled.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Asks for all births to be sent again, as if the host had asked. */
  void demandBirths() {
    lock.lock();
    try {
      birthsDue = true;
      woken = true;
      filled.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** True once for each time that births were asked for. */
  boolean takeBirthsDue() {
    lock.lock();
    try {
      boolean due = birthsDue;
      birthsDue = false;
      return due;
    } finally {
      lock.unlock();
    }
  }

  void stop() {
    lock.lock();
    try {
      stopping = true;
      filled.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean stopping() {
    lock.lock();
    try {
      return stopping;
    } finally {
      lock.unlock();
    }
  }

  @Nullable String lost() {
    lock.lock();
    try {
      return lost;
    } finally {
      lock.unlock();
    }
  }

  Link.@Nullable Message poll() {
    lock.lock();
    try {
      return messages.poll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until there is something to look at, or for so long. */
  void await(long nanos) throws InterruptedException {
    lock.lock();
    try {
      long left = nanos;
      while (left > 0 && messages.isEmpty() && lost == null && !woken && !stopping) {
        left = filled.awaitNanos(left);
      }
      woken = false;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for so long, unless the uplink is to stop. */
  void rest(long millis) throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(millis);
      while (left > 0 && !stopping) {
        left = filled.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
