package org.gengfu.sim.camera.onvif;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Messages that wait for one subscriber. Any thread. When more than {@link #MOST_WAITING} wait, the
 * oldest is dropped.
 */
final class Subscription {
  static final int MOST_WAITING = 200;

  private final String id;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final ArrayDeque<Message> waiting = new ArrayDeque<>();
  private Instant until;
  private boolean over;

  Subscription(String id, Instant until) {
    this.id = id;
    this.until = until;
  }

  String id() {
    return id;
  }

  /** When it ends unless it is renewed, by the right time. */
  Instant until() {
    lock.lock();
    try {
      return until;
    } finally {
      lock.unlock();
    }
  }

  void renew(Instant later) {
    lock.lock();
    try {
      until = later;
    } finally {
      lock.unlock();
    }
  }

  void tell(List<Message> messages) {
    lock.lock();
    try {
      for (Message message : messages) {
        if (waiting.size() >= MOST_WAITING) {
          waiting.removeFirst();
        }
        waiting.addLast(message);
      }
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Ends it; who waits gets what there is. */
  void end() {
    lock.lock();
    try {
      over = true;
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for messages, so long at most; then at most {@code limit} of them, maybe none. */
  List<Message> pull(Duration wait, int limit) throws InterruptedException {
    lock.lock();
    try {
      long nanos = wait.toNanos();
      while (waiting.isEmpty() && !over && nanos > 0) {
        nanos = arrived.awaitNanos(nanos);
      }
      List<Message> pulled = new ArrayList<>();
      while (!waiting.isEmpty() && pulled.size() < limit) {
        pulled.add(waiting.removeFirst());
      }
      return pulled;
    } finally {
      lock.unlock();
    }
  }
}
