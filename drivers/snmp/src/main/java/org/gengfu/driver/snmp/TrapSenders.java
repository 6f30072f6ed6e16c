package org.gengfu.driver.snmp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may send notifications to a bus, by address. Names are looked up on a thread of their own and
 * again every {@link #LOOK_AGAIN}, because a sender moves, and the network may begin after the
 * agent. {@link #from} is the receiving thread's; the rest may be called from any.
 */
final class TrapSenders {
  static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(TrapSenders.class);

  /**
   * One device as a sender.
   *
   * @param device its id
   */
  record Sender(String device, TrapDecoder decoder, RateLimit limit) {}

  /** A sender whose configuration names it, and where it was found last. */
  private static final class Named {
    private final Sender sender;
    private final String host;
    private @Nullable InetAddress at;
    private boolean complained;

    Named(Sender sender, String host) {
      this.sender = sender;
      this.host = host;
    }
  }

  private final String bus;
  private final Names names;
  private final List<Named> named = new ArrayList<>();
  private final Map<InetAddress, List<Sender>> literal = new HashMap<>();
  private volatile Map<InetAddress, List<Sender>> all;
  private @Nullable Thread looking;

  TrapSenders(String bus, List<SnmpPlan> plans, Names names, Function<SnmpPlan, Sender> made) {
    this.bus = bus;
    this.names = names;
    for (SnmpPlan plan : plans) {
      AgentSettings agent = plan.agent();
      String host = agent.trapHost() == null ? agent.host() : agent.trapHost();
      InetAddress address = AgentSettings.literal(host);
      Sender sender = made.apply(plan);
      if (address == null) {
        named.add(new Named(sender, host));
      } else {
        literal.computeIfAbsent(address, a -> new ArrayList<>()).add(sender);
      }
    }
    all = Map.copyOf(literal);
  }

  /** The devices that send from an address; empty for a stranger's. */
  List<Sender> from(InetAddress address) {
    return all.getOrDefault(address, List.of());
  }

  /** Begins to look names up. */
  void start() {
    if (!named.isEmpty()) {
      looking = Thread.ofVirtual().name("trap senders " + bus).start(this::lookUpAlways);
    }
  }

  void close() {
    Thread running = looking;
    if (running != null) {
      running.interrupt();
    }
  }

  private void lookUpAlways() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        lookUp();
        Thread.sleep(LOOK_AGAIN);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /** Looks every name up once. */
  void lookUp() {
    for (Named each : named) {
      try {
        InetAddress found = names.find(each.host);
        each.complained = false;
        if (!found.equals(each.at)) {
          each.at = found;
          publish();
        }
      } catch (UnknownHostException e) {
        // Where it was found last it may still be.
        if (!each.complained) {
          each.complained = true;
          String device = each.sender.device();
          LOG.warn("bus {}: notifications of {} need the name {}: unknown", bus, device, each.host);
        }
      }
    }
  }

  private void publish() {
    Map<InetAddress, List<Sender>> fresh = new HashMap<>();
    literal.forEach((address, senders) -> fresh.put(address, new ArrayList<>(senders)));
    for (Named each : named) {
      if (each.at != null) {
        fresh.computeIfAbsent(each.at, a -> new ArrayList<>()).add(each.sender);
      }
    }
    all = Map.copyOf(fresh);
  }
}
