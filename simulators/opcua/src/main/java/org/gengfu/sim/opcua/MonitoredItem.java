package org.gengfu.sim.opcua;

import java.util.ArrayDeque;
import java.util.Objects;
import org.gengfu.sim.opcua.wire.DataValue;
import org.gengfu.sim.opcua.wire.Status;
import org.jspecify.annotations.Nullable;

/** A variable that a server watches for a client. Guarded by its server. */
final class MonitoredItem {
  /** Most values that wait in one item. */
  static final int MOST_QUEUED = 100;

  private static final long DISABLED = 0;
  private static final long REPORTING = 2;

  /**
   * What a client asked for.
   *
   * @param handle the client's number of it
   * @param samplingMillis how often it is looked at
   * @param queue values that wait at most
   * @param dropOldest true when the oldest is lost first
   * @param deadband smallest change that is told
   */
  record Wish(long handle, long samplingMillis, int queue, boolean dropOldest, double deadband) {}

  private final ValueSource source;
  private final ArrayDeque<DataValue> queue = new ArrayDeque<>();
  private Wish wish;
  private long mode;
  private long nextMillis;
  private @Nullable DataValue last;

  MonitoredItem(ValueSource source, Wish wish, long mode) {
    this.source = source;
    this.wish = wish;
    this.mode = mode;
  }

  ValueSource source() {
    return source;
  }

  Wish wish() {
    return wish;
  }

  void change(Wish wished) {
    wish = wished;
  }

  void mode(long next) {
    mode = next;
    if (next == DISABLED) {
      queue.clear();
      last = null;
    }
  }

  /** Looks at the value when it is time. */
  void sample(long nowMillis) {
    if (mode == DISABLED || nowMillis < nextMillis) {
      return;
    }
    nextMillis = nowMillis + wish.samplingMillis();
    DataValue now = source.read();
    if (last != null && !differs(last, now)) {
      return;
    }
    last = now;
    if (queue.size() >= wish.queue()) {
      if (wish.dropOldest()) {
        queue.removeFirst();
      } else {
        queue.removeLast();
      }
    }
    queue.addLast(now);
  }

  private boolean differs(DataValue before, DataValue now) {
    if (before.status() != now.status()) {
      return true;
    }
    if (wish.deadband() > 0
        && before.value().value() instanceof Number a
        && now.value().value() instanceof Number b) {
      return Math.abs(a.doubleValue() - b.doubleValue()) > wish.deadband();
    }
    return !Objects.equals(before.value(), now.value());
  }

  boolean waiting() {
    return mode == REPORTING && !queue.isEmpty();
  }

  /** The next value to be told. */
  DataValue next() {
    DataValue value = queue.removeFirst();
    return Status.bad(value.status()) ? DataValue.bad(value.status(), value.sourceMillis()) : value;
  }
}
