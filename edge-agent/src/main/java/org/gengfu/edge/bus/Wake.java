package org.gengfu.edge.bus;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.gengfu.driver.BusThread;

/** Plans the next turn of a bus, the earliest one only. Only the bus's thread may call it. */
final class Wake {
  private final BusThread thread;
  private final LongSupplier nanos;
  private final Runnable turn;
  private long atNanos = Long.MAX_VALUE;

  Wake(BusThread thread, LongSupplier nanos, Runnable turn) {
    this.thread = thread;
    this.nanos = nanos;
    this.turn = turn;
  }

  /** The next turn is after this, or earlier; {@link Long#MAX_VALUE} for never. */
  void in(long waitNanos) {
    if (waitNanos == Long.MAX_VALUE) {
      return;
    }
    long at = nanos.getAsLong() + waitNanos;
    if (at < atNanos) {
      atNanos = at;
      thread.schedule(
          Duration.ofNanos(waitNanos),
          () -> {
            if (at == atNanos) {
              atNanos = Long.MAX_VALUE;
            }
            turn.run();
          });
    }
  }
}
