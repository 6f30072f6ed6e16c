package org.gengfu.driver.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.ReadRequest;
import org.gengfu.driver.WriteOutcome;
import org.gengfu.driver.WriteRequest;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.snmp.SnmpBlock;

/** A driver with one bus, asked from a test's thread. */
final class Agents implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 30;

  final UdpLoop loop = new UdpLoop("test");
  final SnmpBus bus;

  Agents(SnmpSettings.Traps traps) {
    bus = new SnmpBus(loop, settings(traps));
  }

  Agents() {
    this(null);
  }

  static SnmpSettings settings(SnmpSettings.Traps traps) {
    return new SnmpSettings("test", InetAddress.ofLiteral("127.0.0.1"), null, traps);
  }

  static Access community(String name) {
    return new Access.Community(false, Secret.of(name));
  }

  static Access v1(String name) {
    return new Access.Community(true, Secret.of(name));
  }

  static SnmpPlan plan(int port, Access access, ResolvedProfile profile) {
    return plan(new AgentSettings("127.0.0.1", port, access, 1000, null), profile);
  }

  static SnmpPlan plan(AgentSettings agent, ResolvedProfile profile) {
    return SnmpPlan.of("device", profile, agent, (SnmpBlock) profile.protocol(), settings(null));
  }

  ReadOutcome read(SnmpPlan plan, ReadRequest request) {
    BlockingQueue<ReadOutcome> outcomes = new LinkedBlockingQueue<>();
    loop.execute(() -> bus.read(plan, request, outcomes::add));
    return await(outcomes);
  }

  /** Reads the question that brings a point. */
  ReadOutcome read(SnmpPlan plan, String point) {
    return read(plan, plan.request(point).orElseThrow());
  }

  WriteOutcome write(SnmpPlan plan, WriteRequest request) {
    BlockingQueue<WriteOutcome> outcomes = new LinkedBlockingQueue<>();
    loop.execute(() -> bus.write(plan, request, outcomes::add));
    return await(outcomes);
  }

  static <T> T await(BlockingQueue<T> queue) {
    try {
      T item = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(item).as("an outcome").isNotNull();
      return item;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  @Override
  public void close() {
    bus.close();
    loop.execute(loop::close);
  }
}
