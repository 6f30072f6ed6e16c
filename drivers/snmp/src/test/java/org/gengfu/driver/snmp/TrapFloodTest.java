package org.gengfu.driver.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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
  private static final byte[] COLD_START =
      HexFormat.of()
          .parseHex(
              "304002010104067075626c6963a7330201010201000201003028300d06082b06010201"
                  + "0103004301643017060a2b06010603010104010006092b0601060301010501");

  private static final int FLOOD = 20_000;
  private static final int QUESTIONS = 20;

  @Test
  void pollingGoesOnWhileTenThousandsOfTrapsCome() throws IOException {
    SnmpSettings.Traps settings =
        new SnmpSettings.Traps(InetAddress.ofLiteral("127.0.0.1"), 0, null, 50);
    try (Agents agents = new Agents(settings);
        RawPeer peer = new RawPeer();
        DatagramSocket flood = new DatagramSocket()) {
      SnmpPlan plan =
          Agents.plan(
              peer.port(),
              Agents.community("public"),
              Points.profile(
                  Points.block(true, 20, 2),
                  Points.at("a", "1.3.6.1.4.1.9999.1.1.0", SnmpType.INTEGER)));
      AtomicInteger heard = new AtomicInteger();
      agents.loop.execute(() ->
          agents.bus.listen(
              List.of(plan), (device, points, outcome, at) -> heard.incrementAndGet()));
      int port = Peers.awaitPort(agents);
      DatagramPacket trap =
          new DatagramPacket(
              COLD_START, COLD_START.length, InetAddress.ofLiteral("127.0.0.1"), port);
      Thread answers = Thread.ofPlatform().daemon().start(() -> answer(peer));
      for (int question = 1; question <= QUESTIONS; question++) {
        for (int i = 0; i < FLOOD / QUESTIONS; i++) {
          flood.send(trap);
        }
        ReadOutcome outcome = agents.read(plan, plan.requests(PollClass.FAST).getFirst());
        assertThat(outcome).isEqualTo(new ReadOutcome.Values(List.of(new RawValue.Whole(7))));
      }
      TrapCounts counts = agents.bus.traps().counts();
      while (counts.takenCount() + counts.droppedCount() < FLOOD / 10) {
        Thread.onSpinWait();
      }
      assertThat(counts.takenCount()).isPositive();
      assertThat(counts.droppedCount(TrapCounts.Dropped.TOO_FAST)).isPositive();
      assertThat(counts.droppedCount(TrapCounts.Dropped.TOO_FAST))
          .isGreaterThan(counts.takenCount());
      assertThat(counts.news()).contains("above the sender's rate");
      assertThat(counts.news()).isEmpty();
      answers.interrupt();
    }
  }

  private static void answer(RawPeer peer) {
    try {
      for (int i = 0; i < QUESTIONS * 3; i++) {
        peer.awaitQuestion();
        peer.answer(7);
      }
    } catch (AssertionError ended) {
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
    assertThat(
            decoder.decode(
                COLD_START, new java.net.InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 1)))
        .isTrue();
  }
}
