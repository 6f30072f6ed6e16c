package org.gengfu.driver.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.gengfu.driver.Bus;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.WriteOutcome;
import org.gengfu.driver.WriteRequest;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.WriteRule;
import org.gengfu.profile.snmp.Oid;
import org.gengfu.profile.snmp.SnmpSource;
import org.gengfu.profile.snmp.SnmpType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is left when a bus ends: nothing. And what its owner may still do while it does. */
@Timeout(60)
class BusEndTest {
  private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

  private static SnmpPlan plan(int port) {
    return Agents.plan(
        port,
        Agents.community("public"),
        Points.profile(
            Points.patient(),
            Points.of(
                "a",
                SnmpSource.of(new Oid("1.3.6.1.4.1.9999.1.1.0"), SnmpType.INTEGER),
                new WriteRule(0, 100, 0, "operator", null, Duration.ZERO))));
  }

  private static boolean runs(String name) {
    return Thread.getAllStackTraces().keySet().stream().anyMatch(t -> t.getName().equals(name));
  }

  private static void await(String name, boolean running) {
    while (runs(name) != running) {
      LockSupport.parkNanos(5_000_000);
    }
  }

  /** A driver is closed right after its buses; their closing must still be carried out. */
  @Test
  void closingBusAndDriverAtOnceEndsTheirThreads() throws InterruptedException {
    SnmpDriver driver = new SnmpDriver();
    SnmpSettings.Traps traps = new SnmpSettings.Traps(HERE, 0, null, 50);
    Bus bus = driver.open(new SnmpSettings("to-be-closed", HERE, null, traps));
    bus.thread().execute(() -> bus.listen(List.of(plan(9)), (d, p, o, at) -> {}));
    await("snmp traps to-be-closed", true);
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    bus.thread()
        .execute(() -> {
          entered.countDown();
          try {
            leave.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    entered.await();
    bus.close();
    driver.close();
    leave.countDown();
    await("snmp traps to-be-closed", false);
  }

  /** The owner learns of a command's end on the closing bus, and asks on before it is told. */
  @Test
  void closingDuringACommandLetsItsOwnerAskOn() {
    try (Agents agents = new Agents();
        RawPeer peer = new RawPeer()) {
      SnmpPlan plan = plan(peer.port());
      BlockingQueue<WriteOutcome> written = new LinkedBlockingQueue<>();
      BlockingQueue<ReadOutcome> read = new LinkedBlockingQueue<>();
      agents.loop.execute(() ->
          agents.bus.write(
              plan,
              new WriteRequest("a", new RawValue.Whole(5)),
              outcome -> {
                written.add(outcome);
                agents.bus.read(plan, plan.requests(PollClass.FAST).getFirst(), read::add);
              }));
      peer.awaitQuestion();
      agents.bus.close();
      assertThat(Agents.await(written)).isInstanceOf(WriteOutcome.Refused.class);
      assertThat(Agents.await(read)).isInstanceOf(ReadOutcome.NoAnswer.class);
    }
  }

  /** A machine without a clock of its own starts in 1970. */
  @Test
  void bootsAreNeverNegative() {
    assertThat(TrapPort.boots(Instant.EPOCH)).isZero();
    assertThat(TrapPort.boots(Instant.parse("2026-01-01T01:00:00Z"))).isEqualTo(60);
  }

  /** The network often begins after the agent, and senders move. */
  @Test
  void aSendersNameIsLookedUpAgain() {
    AtomicReference<InetAddress> answer = new AtomicReference<>();
    Names names =
        host -> {
          if (answer.get() == null) {
            throw new UnknownHostException(host);
          }
          return answer.get();
        };
    SnmpPlan plan =
        Agents.plan(
            new AgentSettings("ups.example", 161, Agents.community("public"), 1000, null),
            Points.profile(Points.patient(), Points.at("a", "1.3.6.1.4.1.1.0", SnmpType.INTEGER)));
    TrapSenders senders =
        new TrapSenders(
            "test",
            List.of(plan),
            names,
            each ->
                new TrapSenders.Sender(
                    each.device(),
                    new TrapDecoder(
                        each.agent().access(), null, new byte[5], 1, out -> {}, n -> true),
                    new RateLimit(50, 0)));
    InetAddress first = InetAddress.ofLiteral("192.0.2.7");
    InetAddress second = InetAddress.ofLiteral("192.0.2.8");
    senders.lookUp();
    assertThat(senders.from(first)).isEmpty();
    answer.set(first);
    senders.lookUp();
    assertThat(senders.from(first)).hasSize(1);
    answer.set(null);
    senders.lookUp();
    assertThat(senders.from(first)).hasSize(1);
    answer.set(second);
    senders.lookUp();
    assertThat(senders.from(first)).isEmpty();
    assertThat(senders.from(second)).hasSize(1);
  }

  /** The form of Linux's tables, as Linux 6.1 writes it. */
  @Test
  void theSystemsOwnDropsAreReadFromItsTable() {
    List<String> table =
        List.of(
            "   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid "
                + " timeout inode ref pointer drops",
            "  100: 00000000:00A2 00000000:0000 07 00000000:00000000 00:00000000 00000000   100    "
                + "    0 21434 2 0000000000000000 1234",
            "  101: 0100007F:00A3 00000000:0000 07 00000000:00000000 00:00000000 00000000   100    "
                + "    0 21435 2 0000000000000000 5");
    assertThat(SystemDrops.count(table, 162)).isEqualTo(1234);
    assertThat(SystemDrops.count(table, 161)).isZero();
  }

  /** A point that is true while a column holds something may be written elsewhere. */
  @Test
  void aPointOfAColumnIsReadBackByWalkingIt() {
    SnmpSource column =
        new SnmpSource(
            new Oid("1.3.6.1.4.1.9999.2"),
            SnmpType.TRUTH,
            SnmpSource.Charset.UTF_8,
            SnmpSource.Ask.WALK,
            "7",
            null,
            "");
    WriteRule rule =
        new WriteRule(
            0,
            10,
            0,
            "operator",
            null,
            Duration.ofMillis(1),
            SnmpSource.of(new Oid("1.3.6.1.4.1.9999.3.0"), SnmpType.INTEGER),
            org.gengfu.profile.WriteConduct.PLAIN);
    try (Agents agents = new Agents();
        RawPeer peer = new RawPeer()) {
      SnmpPlan plan =
          Agents.plan(
              peer.port(),
              Agents.community("public"),
              Points.profile(Points.patient(), Points.of("a", column, rule)));
      Thread answers = Thread.ofPlatform().daemon().start(() -> TrapFloodTest.answerAll(peer));
      WriteOutcome outcome = agents.write(plan, new WriteRequest("a", new RawValue.Whole(7)));
      // This agent goes in circles; what counts is that the walk was begun and came to its end.
      assertThat(outcome).isInstanceOf(WriteOutcome.NotTaken.class);
      answers.interrupt();
    }
  }
}
