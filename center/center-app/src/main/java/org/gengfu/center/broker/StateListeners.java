package org.gengfu.center.broker;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The connections that listen to the host's STATE with QoS 1, and how many STATEs each has still to
 * confirm: the broker would end before the farewell is out. The STATE is the only message with QoS
 * 1 that the center sends, so confirmations can be counted. Called from any thread.
 */
final class StateListeners {
  private final Map<String, Integer> unconfirmed = new HashMap<>();
  private boolean retained;

  /** This connection listens from now on; it gets the retained STATE, if there is one. */
  synchronized void add(String connection) {
    unconfirmed.putIfAbsent(connection, retained ? 1 : 0);
  }

  synchronized void left(String connection) {
    unconfirmed.remove(connection);
    notifyAll();
  }

  /** A STATE is about to be published, retained. */
  synchronized void announcing() {
    retained = true;
    unconfirmed.replaceAll((connection, count) -> count + 1);
  }

  /** This connection has confirmed a STATE. */
  synchronized void confirmed(String connection) {
    unconfirmed.computeIfPresent(connection, (known, count) -> Math.max(0, count - 1));
    notifyAll();
  }

  /** Waits until all have confirmed everything; false when the time was over first. */
  synchronized boolean awaitAll(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    for (long left = patience.toMillis(); !isDone() && left > 0; ) {
      wait(left);
      left = (deadline - System.nanoTime()) / 1_000_000;
    }
    return isDone();
  }

  private boolean isDone() {
    return unconfirmed.values().stream().allMatch(count -> count == 0);
  }
}
