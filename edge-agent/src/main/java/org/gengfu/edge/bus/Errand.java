package org.gengfu.edge.bus;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.driver.RawValue;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done with one device beside polling it: a command, what is written after a
 * connect, a watchdog that must be fed. Its steps go one after the other; between them the bus is
 * free for others. Only the bus's thread may call it.
 */
final class Errand {
  /** Why the errand was begun. */
  enum Cause {
    COMMAND,
    CONNECTED,
    WATCHDOG
  }

  final BusDevice device;
  final Cause cause;

  /** For people: what it does. */
  final String what;

  /** Number that the host gave it, empty for none. */
  final String request;

  private final ArrayDeque<Step> steps;
  private final Map<String, RawValue> remembered = new HashMap<>();
  private final Set<String> touched = new HashSet<>();
  private final long sinceNanos;
  private boolean begun;
  private boolean wrote;
  private boolean uncertain;
  private long dueNanos;
  private long untilNanos = Long.MAX_VALUE;

  Errand(BusDevice device, Cause cause, String what, List<Step> steps, long nowNanos) {
    this(device, cause, what, "", steps, nowNanos);
  }

  /** What a host asked for. */
  static Errand ordered(
      BusDevice device, String name, String request, List<Step> steps, long nowNanos) {
    return new Errand(device, Cause.COMMAND, name, request, steps, nowNanos);
  }

  private Errand(
      BusDevice device, Cause cause, String what, String request, List<Step> steps, long nowNanos) {
    this.request = request;
    this.sinceNanos = nowNanos;
    this.device = device;
    this.cause = cause;
    this.what = what;
    this.steps = new ArrayDeque<>(steps);
    this.dueNanos = nowNanos;
  }

  /** The step to do now, null when all are done. */
  @Nullable Step step() {
    return steps.peek();
  }

  /** The present step is done. */
  void stepDone() {
    steps.poll();
    untilNanos = Long.MAX_VALUE;
  }

  /** When it was asked for. */
  long sinceNanos() {
    return sinceNanos;
  }

  /** Its first step is being done, or was. */
  void begin() {
    begun = true;
  }

  boolean begun() {
    return begun;
  }

  /** Something goes to the device. */
  void writes() {
    wrote = true;
  }

  boolean wrote() {
    return wrote;
  }

  /** Nobody knows whether the device took what was written. */
  void isUncertain() {
    uncertain = true;
  }

  boolean uncertain() {
    return uncertain;
  }

  /** Instant before which nothing is to be done. */
  long dueNanos() {
    return dueNanos;
  }

  void restUntil(long nanos) {
    dueNanos = nanos;
  }

  /** When the present step has failed; set at its first try. */
  long patience(long nowNanos, long withinNanos) {
    if (untilNanos == Long.MAX_VALUE) {
      untilNanos = nowNanos + withinNanos;
    }
    return untilNanos;
  }

  /** A point was set: what it shows now is asked when the errand has ended. */
  void touched(String point) {
    touched.add(point);
  }

  Set<String> touched() {
    return touched;
  }

  void remember(String point, RawValue value) {
    remembered.put(point, value);
  }

  @Nullable RawValue remembered(String point) {
    return remembered.get(point);
  }
}
