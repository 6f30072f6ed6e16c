package org.gengfu.driver.snmp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snmp4j.PDU;
import org.snmp4j.smi.UdpAddress;

/** What a bus knows of one agent while it is open. On the bus's thread only. */
final class Agent {
  private final AgentSettings settings;
  private final Duration timeout;
  private final int retries;
  private final RateLimit limit;
  private final Learnt learnt;
  private final Map<String, Uptime> uptimes = new HashMap<>();
  private @Nullable AgentMessages messages;
  private @Nullable InetSocketAddress address;
  private boolean lookingUp;
  private boolean silent;

  Agent(SnmpPlan plan) {
    settings = plan.agent();
    timeout = plan.timeout();
    retries = plan.block().retries();
    limit = new RateLimit(settings.rate(), plan.block().gap().toNanos());
    boolean v1 = settings.access() instanceof Access.Community community && community.v1();
    learnt = new Learnt(plan.block(), v1);
    InetAddress literal = settings.literalHost();
    if (literal != null) {
      found(literal);
    }
  }

  AgentSettings settings() {
    return settings;
  }

  Duration timeout() {
    return timeout;
  }

  RateLimit limit() {
    return limit;
  }

  Learnt learnt() {
    return learnt;
  }

  /** Where it is, null while its name is not resolved. */
  @Nullable InetSocketAddress address() {
    return address;
  }

  /** True when its name must be looked up now; false while that is under way already. */
  boolean beginLookUp() {
    boolean first = !lookingUp;
    lookingUp = true;
    return first;
  }

  /** The look-up is over. */
  void lookedUp() {
    lookingUp = false;
  }

  /** Its name stands for this address. */
  void found(InetAddress host) {
    InetSocketAddress where = new InetSocketAddress(host, settings.port());
    if (!where.equals(address)) {
      address = where;
      messages = new AgentMessages(settings.access(), new UdpAddress(host, settings.port()));
    }
  }

  /** A PDU of its version, without objects. */
  PDU pdu(int type) {
    return AgentMessages.pdu(settings.access(), type);
  }

  /** Its messages; its address must be known. */
  AgentMessages messages() {
    AgentMessages known = messages;
    if (known == null) {
      throw new IllegalStateException("the address of " + settings.host() + " is not known");
    }
    return known;
  }

  /** Repeats of a question; a silent agent's repeat would cost its neighbours a time-out. */
  int repeats() {
    return silent ? 0 : retries;
  }

  /** It answered. */
  void answered() {
    silent = false;
  }

  /** It did not answer: what is known of it may be old. */
  void unanswered() {
    silent = true;
    if (messages != null) {
      messages.forget();
    }
    if (settings.literalHost() == null) {
      address = null;
      messages = null;
    }
  }

  /** The count of one point's time since the agent began. */
  Uptime uptime(String point) {
    return uptimes.computeIfAbsent(point, p -> new Uptime());
  }
}
