package org.gengfu.driver.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.snmp.SnmpType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A device that sends notifications without end costs its bus nothing but a counter. */
@Timeout(120)
class TrapFloodTest {
  /** v2c, community public: sysUpTime 100, snmpTrapOID coldStart. */
  static final byte[] COLD_START =
      HexFormat.of()
          .parseHex(
              "304002010104067075626c6963a7330201010201000201003028300d06082b06010201"
                  + "0103004301643017060a2b06010603010104010006092b0601060301010501");

  private static final int PER_MILLI = 11;
  private static final int MILLIS = 3_000;
  private static final int FLOOD = PER_MILLI * MILLIS;
  private static final int PER_SECOND = 50;
  private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

  private final AtomicInteger heard = new AtomicInteger();
  private final AtomicBoolean sending = new AtomicBoolean(true);

  /** Issue 3: "a trap flood of 10,000/s leaves polling intact". */
  @Test
  void pollingGoesOnThroughThreeSecondsOfTenThousandTrapsEach() throws IOException {
    SnmpSettings.Traps settings = new SnmpSettings.Traps(HERE, 0, null, PER_SECOND);
    try (Agents agents = new Agents(settings);
        RawPeer peer = new RawPeer();
        DatagramSocket flood = new DatagramSocket(0, HERE);
        DatagramSocket stranger = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.9"))) {
      SnmpPlan plan = listening(agents, peer);
      SocketAddress port = new InetSocketAddress(HERE, Peers.awaitPort(agents));
      TrapPort traps = agents.bus.traps();
      Thread answers = Thread.ofPlatform().daemon().start(() -> answerAll(peer));
      long start = System.nanoTime();
      Thread sender = Thread.ofPlatform().daemon().start(() -> send(flood, stranger, port));
      int polls = 0;
      while (sending.get() || polls < 20) {
        ReadOutcome outcome = agents.read(plan, plan.requests(PollClass.FAST).getFirst());
        assertThat(outcome).isEqualTo(new ReadOutcome.Values(List.of(new RawValue.Whole(7))));
        assertThat(traps.waiting()).isLessThanOrEqualTo(TrapPort.QUEUE);
        polls++;
      }
      awaitAllAccountedFor(traps);
      double seconds = (System.nanoTime() - start) / 1e9;
      TrapCounts counts = traps.counts();
      System.out.printf(
          Locale.ROOT,
          "%d traps, %d in each millisecond; %d polls answered; taken %d, dropped: %s%n",
          FLOOD,
          PER_MILLI,
          polls,
          counts.takenCount(),
          counts.news());
      assertThat(counts.takenCount()).isPositive().isLessThan(PER_SECOND * (2 + (long) seconds));
      assertThat(counts.droppedCount(TrapCounts.Dropped.TOO_FAST)).isPositive();
      assertThat(counts.droppedCount(TrapCounts.Dropped.UNKNOWN_SENDER)).isPositive();
      assertThat(counts.droppedCount(TrapCounts.Dropped.UNREADABLE)).isZero();
      assertThat(agents.read(plan, "a")).isInstanceOf(ReadOutcome.Values.class);
      assertThat(heard).hasValue((int) counts.takenCount());
      answers.interrupt();
      sender.interrupt();
    }
  }

  private SnmpPlan listening(Agents agents, RawPeer peer) {
    SnmpPlan plan =
        Agents.plan(
            peer.port(),
            Agents.community("public"),
            Points.profile(
                Points.patient(), Points.at("a", "1.3.6.1.4.1.9999.1.1.0", SnmpType.INTEGER)));
    agents.loop.execute(() ->
        agents.bus.listen(List.of(plan), (device, points, outcome, at) -> heard.incrementAndGet()));
    return plan;
  }

  /**
   * Sends what each millisecond of its own pacing owes, one in eleven as a stranger; a sender that
   * was kept from running makes up for it at once.
   */
  private void send(DatagramSocket known, DatagramSocket stranger, SocketAddress to) {
    long start = System.nanoTime();
    try {
      for (int milli = 0; milli < MILLIS; milli++) {
        while (System.nanoTime() - start < milli * 1_000_000L) {
          LockSupport.parkNanos(200_000);
        }
        for (int i = 0; i < PER_MILLI; i++) {
          DatagramSocket from = i == 0 ? stranger : known;
          from.send(new DatagramPacket(COLD_START, COLD_START.length, to));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      sending.set(false);
    }
  }

  /** Each trap was taken, dropped by rule, or dropped by the system, which says so. */
  private static void awaitAllAccountedFor(TrapPort traps) {
    TrapCounts counts = traps.counts();
    while (counts.takenCount() + counts.droppedCount() < FLOOD) {
      traps.askSystem();
      LockSupport.parkNanos(5_000_000);
    }
    assertThat(counts.takenCount() + counts.droppedCount()).isEqualTo(FLOOD);
  }

  static void answerAll(RawPeer peer) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        peer.awaitQuestion();
        peer.answer(7);
      }
    } catch (AssertionError | UncheckedIOException ended) {
      // the test closed the peer
    }
  }

  /** What the hexadecimal above says, so that a slip of it is not taken for a dropped trap. */
  @Test
  void theTrapIsRight() {
    TrapDecoder decoder =
        new TrapDecoder(
            Agents.community("public"),
            null,
            new byte[] {1, 2, 3, 4, 5},
            1,
            out -> {},
            notification -> {
              assertThat(notification.names())
                  .extracting(Object::toString)
                  .containsExactly("1.3.6.1.6.3.1.1.5.1");
              return true;
            });
    assertThat(decoder.decode(COLD_START, new InetSocketAddress(HERE, 1))).isTrue();
  }
}
