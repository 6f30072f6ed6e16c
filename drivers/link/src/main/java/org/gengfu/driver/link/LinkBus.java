package org.gengfu.driver.link;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.gengfu.driver.Bus;
import org.gengfu.driver.BusThread;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.ReadRequest;
import org.gengfu.driver.WriteOutcome;
import org.gengfu.driver.WriteRequest;
import org.gengfu.driver.transport.BusLoop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Probes all targets of a bus, spread over their interval. A probe that is late is not made up for:
 * after a pause of the machine the next one comes at the next interval. Methods on the bus's
 * thread, {@link #close} on any.
 */
final class LinkBus implements Bus {
  /** Most targets of one bus; those beyond are not probed, and said to be. */
  static final int MAX_TARGETS = 2_000;

  private static final Logger LOG = LoggerFactory.getLogger(LinkBus.class);

  private final BusLoop thread;
  private final Prober prober;
  private volatile boolean closed;

  LinkBus(BusLoop thread, Prober prober) {
    this.thread = thread;
    this.prober = prober;
  }

  @Override
  public BusThread thread() {
    return thread;
  }

  @Override
  public void listen(List<DevicePlan> devices, Listener listener) {
    List<Probing> targets = new ArrayList<>();
    for (DevicePlan device : devices) {
      if (device instanceof LinkPlan plan && targets.size() < MAX_TARGETS) {
        targets.add(new Probing(plan));
      }
    }
    if (targets.size() < devices.size()) {
      LOG.warn("{} targets on one link bus, {} are probed", devices.size(), targets.size());
    }
    for (int i = 0; i < targets.size(); i++) {
      Probing target = targets.get(i);
      Duration interval = target.plan().block().interval();
      Duration phase = interval.multipliedBy(i).dividedBy(targets.size());
      thread.schedule(phase, () -> probe(target, listener));
      thread.schedule(phase.plus(target.plan().block().window()), () -> end(target, listener));
    }
  }

  private void probe(Probing target, Listener listener) {
    if (closed) {
      return;
    }
    LinkPlan plan = target.plan();
    thread.schedule(plan.block().interval(), () -> probe(target, listener));
    prober.probe(
        plan.target(),
        plan.block(),
        result -> thread.execute(() -> tell(target, target.took(result), listener)));
  }

  private void end(Probing target, Listener listener) {
    if (closed) {
      return;
    }
    thread.schedule(target.plan().block().window(), () -> end(target, listener));
    tell(target, target.ended(), listener);
  }

  private void tell(
      Probing target, Probing.@org.jspecify.annotations.Nullable Told told, Listener listener) {
    if (told != null && !closed) {
      listener.heard(target.plan(), told.points(), told.outcome(), null);
    }
  }

  /** Nothing can be asked of a link. */
  @Override
  public void read(DevicePlan device, ReadRequest request, Consumer<ReadOutcome> done) {
    String why = "a link tells its figures by itself";
    thread.execute(() -> done.accept(new ReadOutcome.NoAnswer(Duration.ZERO, why)));
  }

  @Override
  public void write(DevicePlan device, WriteRequest request, Consumer<WriteOutcome> done) {
    thread.execute(() -> done.accept(new WriteOutcome.Refused("a link cannot be written")));
  }

  @Override
  public void close() {
    closed = true;
    thread.stop();
    prober.close();
  }
}
