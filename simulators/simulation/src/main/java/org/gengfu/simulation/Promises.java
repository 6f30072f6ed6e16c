package org.gengfu.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** Follows the steps of a run, and stops it at the first promise that is broken. One thread. */
final class Promises {
  private static final int SHOWN = 40;

  private final Deque<Supplier<String>> last = new ArrayDeque<>();
  private final AlarmPromises alarms = new AlarmPromises(this);
  private long steps;

  /** What must hold of every alarm. */
  AlarmPromises alarms() {
    return alarms;
  }

  long steps() {
    return steps;
  }

  /** A step begins. */
  void step(Supplier<String> what) {
    steps++;
    note(what);
  }

  /** Something that is shown should a promise be broken soon. */
  void note(Supplier<String> what) {
    last.addLast(what);
    if (last.size() > SHOWN) {
      last.removeFirst();
    }
  }

  /**
   * Something must hold.
   *
   * @throws PromiseBrokenException when it does not
   */
  void hold(boolean holds, Supplier<String> promise) {
    if (!holds) {
      throw new PromiseBrokenException(promise.get());
    }
  }

  /** The last steps, oldest first. */
  String lastSteps() {
    StringBuilder text = new StringBuilder();
    last.forEach(each -> text.append("  ").append(each.get()).append('\n'));
    return text.toString();
  }
}
