package org.gengfu.driver.snmp;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.gengfu.driver.Bus;
import org.gengfu.driver.BusThread;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.ReadRequest;
import org.gengfu.driver.WriteOutcome;
import org.gengfu.driver.WriteRequest;
import org.jspecify.annotations.Nullable;

/**
 * The agents that share one UDP port: turns planned requests into messages and answers into values.
 * Called on the loop's thread only, {@link #close()} from any.
 */
final class SnmpBus implements Bus {
  private final UdpLoop loop;
  private final SnmpSettings settings;
  private final Exchange exchange;
  private final Map<AgentSettings, Agent> agents = new HashMap<>();
  private boolean busy;
  private boolean closed;
  private @Nullable Command command;
  private @Nullable TrapPort traps;
  private @Nullable TrapRouter router;

  SnmpBus(UdpLoop loop, SnmpSettings settings) {
    this.loop = loop;
    this.settings = settings;
    this.exchange = new Exchange(loop, settings.address(), InetAddress::getByName);
  }

  @Override
  public BusThread thread() {
    return loop;
  }

  /** Two devices behind one agent, asked in the same way, share what is known of it. */
  private Agent agent(SnmpPlan plan) {
    return agents.computeIfAbsent(plan.agent(), settings -> new Agent(plan));
  }

  @Override
  public void read(DevicePlan device, ReadRequest request, Consumer<ReadOutcome> done) {
    begin();
    SnmpPlan plan = (SnmpPlan) device;
    Agent agent = agent(plan);
    if (router != null) {
      router.renewed(plan);
    }
    Consumer<ReadOutcome> ended =
        outcome -> {
          busy = false;
          done.accept(outcome);
        };
    new AgentRead(exchange, agent).ask((SnmpRequest) request, ended);
  }

  @Override
  public void write(DevicePlan device, WriteRequest request, Consumer<WriteOutcome> done) {
    begin();
    SnmpPlan plan = (SnmpPlan) device;
    Command started =
        new Command(
            exchange,
            agent(plan),
            plan,
            request,
            outcome -> {
              command = null;
              busy = false;
              done.accept(outcome);
            });
    command = started;
    loop.execute(() -> {
      if (closed) {
        started.abort();
      } else {
        started.start();
      }
    });
  }

  private void begin() {
    if (!loop.isCurrent()) {
      throw new IllegalStateException("a bus is used on its own thread only");
    }
    if (busy) {
      throw new IllegalStateException("a question or command is under way already");
    }
    busy = true;
  }

  @Override
  public void listen(List<DevicePlan> devices, Listener listener) {
    SnmpSettings.Traps where = settings.traps();
    if (where == null || closed) {
      return;
    }
    List<SnmpPlan> plans = devices.stream().map(SnmpPlan.class::cast).toList();
    TrapPort previous = traps;
    if (previous != null) {
      previous.close();
    }
    TrapRouter fresh = new TrapRouter(plans, listener);
    router = fresh;
    traps = new TrapPort(loop, settings.id(), where, plans, fresh).started();
  }

  /** Where notifications are received, for tests; null while nothing is listened to. */
  @Nullable TrapPort traps() {
    return traps;
  }

  @Override
  public void close() {
    loop.execute(() -> {
      closed = true;
      if (traps != null) {
        traps.close();
      }
      // The message first: a command that ended before it would free the bus while it is not.
      exchange.close();
      if (command != null) {
        command.abort();
      }
    });
  }
}
