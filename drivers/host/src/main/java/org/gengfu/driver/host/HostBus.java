package org.gengfu.driver.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.gengfu.driver.Bus;
import org.gengfu.driver.BusThread;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.ReadRequest;
import org.gengfu.driver.WriteOutcome;
import org.gengfu.driver.WriteRequest;
import org.gengfu.profile.host.HostSource;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the machine. A look may wait for a printer or a clock server and therefore runs beside
 * the bus's thread; what it finds comes back on it. What cannot be known is absent, never a
 * failure: the machine itself lives as long as the agent.
 */
final class HostBus implements Bus {
  private final Machine machine;
  private final HostThread thread = new HostThread();
  private boolean underWay;
  private volatile boolean closed;

  HostBus(Machine machine) {
    this.machine = machine;
  }

  /** The bus's thread; what comes after its end is dropped. */
  private static final class HostThread implements BusThread {
    private volatile @Nullable Thread own;
    private final ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(1, this::thread);

    private Thread thread(Runnable task) {
      Thread made = Thread.ofPlatform().daemon().name("host").unstarted(task);
      own = made;
      return made;
    }

    @Override
    public void execute(Runnable task) {
      schedule(Duration.ZERO, task);
    }

    @Override
    public void schedule(Duration delay, Runnable task) {
      try {
        var unused = executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
      } catch (RejectedExecutionException ended) {
        // The bus is closed; nobody waits for the task any more.
      }
    }

    @Override
    public boolean isCurrent() {
      return Thread.currentThread() == own;
    }

    void end() {
      executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
      executor.shutdown();
    }
  }

  @Override
  public BusThread thread() {
    return thread;
  }

  @Override
  public void read(DevicePlan device, ReadRequest request, Consumer<ReadOutcome> done) {
    if (!thread.isCurrent() || underWay) {
      throw new IllegalStateException("one question at a time, on the bus's thread");
    }
    if (!(request instanceof HostPlan.Look look)) {
      throw new IllegalArgumentException("a question of another driver: " + request.describe());
    }
    underWay = true;
    Thread.ofVirtual()
        .name("host look")
        .start(() -> {
          ReadOutcome outcome = looked(look);
          thread.execute(() -> {
            underWay = false;
            done.accept(closed ? new ReadOutcome.NoAnswer(Duration.ZERO, "closed") : outcome);
          });
        });
  }

  private ReadOutcome looked(HostPlan.Look look) {
    List<RawValue> values = new ArrayList<>();
    for (HostSource source : look.sources()) {
      values.add(machine.read(source, look.timeout()));
    }
    return new ReadOutcome.Values(values);
  }

  @Override
  public void write(DevicePlan device, WriteRequest request, Consumer<WriteOutcome> done) {
    thread.execute(() -> done.accept(new WriteOutcome.Refused("a computer is only read")));
  }

  @Override
  public void close() {
    closed = true;
    thread.end();
  }
}
