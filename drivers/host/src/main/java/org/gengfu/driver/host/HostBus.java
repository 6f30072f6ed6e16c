package org.gengfu.driver.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.gengfu.driver.Bus;
import org.gengfu.driver.BusThread;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.ReadRequest;
import org.gengfu.driver.WriteOutcome;
import org.gengfu.driver.WriteRequest;
import org.gengfu.driver.transport.BusLoop;
import org.gengfu.profile.host.HostSource;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the machine. A look may wait for a printer, a clock server or a folder on another
 * machine and therefore runs beside the bus's thread; what it finds comes back on it. What cannot
 * be known is absent, never a failure: the machine itself lives as long as the agent.
 *
 * <p>A look that does not come back in {@link #LONGEST} and the time-outs of its points costs its
 * own values; it is not begun again before it has come back.
 */
final class HostBus implements Bus {
  static final Duration LONGEST = Duration.ofSeconds(20);

  private final BiFunction<HostSource, Duration, RawValue> machine;
  private final Duration longest;
  private final BusLoop thread = new BusLoop("host").started();
  private final Set<HostPlan.Look> hanging = new HashSet<>();
  private @Nullable Looking underWay;
  private boolean closed;

  /**
   * @param machine looks at one thing; may be called by several threads at once
   */
  HostBus(BiFunction<HostSource, Duration, RawValue> machine, Duration longest) {
    this.machine = machine;
    this.longest = longest;
  }

  @Override
  public BusThread thread() {
    return thread;
  }

  /** One look under way. On the bus's thread. */
  private final class Looking {
    private final HostPlan.Look look;
    private final Consumer<ReadOutcome> done;

    Looking(HostPlan.Look look, Consumer<ReadOutcome> done) {
      this.look = look;
      this.done = done;
    }

    void came(ReadOutcome outcome) {
      hanging.remove(look);
      end(outcome);
    }

    void late() {
      if (underWay == this) {
        hanging.add(look);
        end(absent(look, "nothing came back in time"));
      }
    }

    void end(ReadOutcome outcome) {
      if (underWay == this) {
        underWay = null;
        done.accept(outcome);
      }
    }
  }

  @Override
  public void read(DevicePlan device, ReadRequest request, Consumer<ReadOutcome> done) {
    if (!thread.isCurrent() || underWay != null) {
      throw new IllegalStateException("one question at a time, on the bus's thread");
    }
    if (!(request instanceof HostPlan.Look look)) {
      throw new IllegalArgumentException("a question of another driver: " + request.describe());
    }
    Looking asked = new Looking(look, done);
    underWay = asked;
    if (closed) {
      thread.execute(() -> asked.end(new ReadOutcome.NoAnswer(Duration.ZERO, "closed")));
    } else if (hanging.contains(look)) {
      thread.execute(() -> asked.end(absent(look, "an earlier look has not come back yet")));
    } else {
      thread.schedule(
          longest.plus(look.timeout().multipliedBy(look.sources().size())), asked::late);
      Thread.ofVirtual().name("host look").start(() -> look(asked));
    }
  }

  private void look(Looking asked) {
    ReadOutcome outcome = absent(asked.look, "the look failed");
    try {
      List<RawValue> values = new ArrayList<>();
      for (HostSource source : asked.look.sources()) {
        values.add(machine.apply(source, asked.look.timeout()));
      }
      outcome = new ReadOutcome.Values(values);
    } finally {
      ReadOutcome came = outcome;
      thread.execute(() -> asked.came(came));
    }
  }

  private static ReadOutcome absent(HostPlan.Look look, String why) {
    return new ReadOutcome.Values(
        Collections.nCopies(look.points().size(), new RawValue.Absent(why)));
  }

  @Override
  public void write(DevicePlan device, WriteRequest request, Consumer<WriteOutcome> done) {
    thread.execute(() -> done.accept(new WriteOutcome.Refused("a computer is only read")));
  }

  @Override
  public void close() {
    thread.execute(() -> {
      closed = true;
      Looking asked = underWay;
      if (asked != null) {
        asked.end(new ReadOutcome.NoAnswer(Duration.ZERO, "the bus was closed"));
      }
    });
    thread.stop();
  }
}
