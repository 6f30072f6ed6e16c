package org.gengfu.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.gengfu.contract.Birth;
import org.gengfu.contract.SparkplugTopic;
import org.gengfu.contract.SparkplugTopic.Kind;
import org.gengfu.core.session.SessionEffect.NodeLost;
import org.gengfu.core.session.SessionEffect.RequestRebirth;
import org.gengfu.core.session.SessionView.Phase;
import org.gengfu.core.session.Wire.Sent;
import org.junit.jupiter.api.Test;

class EdgeSessionTest {
  private static final SessionSettings PROMPT =
      new SessionSettings(
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofMinutes(10),
          Duration.ZERO,
          Duration.ofMinutes(1),
          Duration.ofSeconds(10));

  private static Wire born() {
    Wire wire = new Wire(PROMPT);
    assertThat(Wire.kinds(wire.receive(wire.nodeBirth(3)))).containsExactly("NodeBorn");
    assertThat(Wire.kinds(wire.receive(wire.deviceBirth("th-1")))).containsExactly("DeviceBorn");
    return wire;
  }

  @Test
  void deliversWhatComesInOrderOverManyRoundsOfTheSequence() {
    Wire wire = born();
    for (int i = 0; i < 1_000; i++) {
      assertThat(Wire.values(wire.receive(wire.data("th-1", i)))).containsExactly((double) i);
    }
    assertThat(wire.session.view().phase()).isEqualTo(Phase.IN_STEP);
    assertThat(wire.session.nextDeadline()).isEmpty();
  }

  /** Sparkplug 3.0, chapter 5: a gap that closes within the reorder timeout asks for nothing. */
  @Test
  void putsMessagesBackInOrder() {
    Wire wire = born();
    Sent first = wire.data("th-1", 1);
    Sent second = wire.data("th-1", 2);
    Sent third = wire.data("th-1", 3);
    assertThat(wire.receive(third)).isEmpty();
    assertThat(wire.receive(second)).isEmpty();
    assertThat(wire.session.view().phase()).isEqualTo(Phase.GAP);
    assertThat(wire.session.view().held()).isEqualTo(2);
    assertThat(wire.pass(Duration.ofMillis(4_999))).isEmpty();
    assertThat(Wire.values(wire.receive(first))).containsExactly(1.0, 2.0, 3.0);
    assertThat(wire.session.view().phase()).isEqualTo(Phase.IN_STEP);
    assertThat(wire.session.view().counters().healed()).isEqualTo(1);
    assertThat(wire.pass(Duration.ofMinutes(1))).isEmpty();
  }

  /** Data that overtook its device's birth must be read by that birth. */
  @Test
  void readsHeldDataByTheBirthThatItOvertook() {
    Wire wire = born();
    Sent birth = wire.deviceBirth("th-2");
    Sent data = wire.data("th-2", 21);
    assertThat(wire.receive(data)).isEmpty();
    List<SessionEffect> effects = wire.receive(birth);
    assertThat(Wire.kinds(effects)).containsExactly("DeviceBorn", "Data");
    assertThat(Wire.values(effects)).containsExactly(21.0);
  }

  @Test
  void asksForOneRebirthWhenAGapStaysOpen() {
    Wire wire = born();
    wire.data("th-1", 1);
    Instant heldAt = wire.now;
    wire.receive(wire.data("th-1", 2));
    assertThat(wire.session.nextDeadline()).contains(heldAt.plusMillis(1).plusSeconds(5));
    List<SessionEffect> effects = wire.pass(Duration.ofSeconds(5));
    assertThat(Wire.kinds(effects)).containsExactly("Dropped", "RequestRebirth");
    assertThat(Wire.kinds(wire.receive(wire.data("th-1", 3)))).containsExactly("Dropped");
    assertThat(wire.session.view().phase()).isEqualTo(Phase.OUT_OF_STEP);
    assertThat(wire.session.view().online()).as("lost messages are no death").isTrue();

    assertThat(Wire.kinds(wire.receive(wire.nodeBirth(3)))).containsExactly("NodeBorn");
    wire.receive(wire.deviceBirth("th-1"));
    assertThat(Wire.values(wire.receive(wire.data("th-1", 4)))).containsExactly(4.0);
    assertThat(wire.pass(Duration.ofMinutes(5))).isEmpty();
    assertThat(wire.session.view().counters().rebirthsAsked()).isEqualTo(1);
  }

  @Test
  void waitsLongerWithEachRequestThatDidNotHelp() {
    Wire wire = new Wire(PROMPT);
    List<Long> asked = new ArrayList<>();
    for (int second = 0; second < 4_000; second++) {
      wire.now = Wire.START.plusSeconds(second);
      Sent sent = wire.data("th-1", second);
      if (wire.receive(sent).stream().anyMatch(RequestRebirth.class::isInstance)) {
        asked.add(Duration.between(Wire.START, wire.now).toSeconds());
      }
    }
    List<Long> waits = new ArrayList<>();
    for (int i = 1; i < asked.size(); i++) {
      waits.add(asked.get(i) - asked.get(i - 1));
    }
    assertThat(waits).startsWith(10L, 20L, 40L, 80L, 160L, 320L, 600L, 600L);
    assertThat(wire.session.view().online()).isFalse();
  }

  /** A thousand edges that all need a birth at one moment must not be asked at one moment. */
  @Test
  void spreadsTheRequestsOfManyEdges() {
    Set<Instant> due = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      SessionSettings settings = SessionSettings.DEFAULT;
      EdgeSession session = new EdgeSession("room-" + i, settings);
      Wire wire = new Wire(settings);
      Sent data = wire.data("th-1", 1);
      session.arrived(data.topic(), data.payload(), Wire.START);
      Instant at = session.nextDeadline().orElse(Wire.START);
      assertThat(at).isBetween(Wire.START, Wire.START.plus(settings.spread()));
      due.add(at);
    }
    assertThat(due).hasSizeGreaterThan(500);
  }

  @Test
  void ignoresTheDeathOfAnOlderSession() {
    Wire wire = born();
    assertThat(Wire.kinds(wire.receive(wire.death(2)))).containsExactly("Ignored");
    assertThat(wire.session.view().online()).isTrue();
    assertThat(wire.receive(wire.death(3))).contains(new NodeLost(wire.now, "NDEATH"));
    assertThat(wire.session.view().phase()).isEqualTo(Phase.DEAD);
    assertThat(wire.session.view().offlineSince()).isEqualTo(wire.now);
    assertThat(wire.session.view().devices())
        .singleElement()
        .satisfies(device -> {
          assertThat(device.online()).isFalse();
          assertThat(device.offlineSince()).isEqualTo(wire.now);
        });
    assertThat(Wire.kinds(wire.receive(wire.death(3)))).as("twice").containsExactly("Ignored");
  }

  /** DDEATH counts from the payload's time, NDEATH from the host's (Sparkplug 3.0, chapter 5). */
  @Test
  void tellsADeadDeviceFromADeadEdge() {
    Wire wire = born();
    Sent death = wire.deviceDeath("th-1");
    Instant saidAt = wire.now;
    wire.now = wire.now.plusSeconds(2);
    assertThat(Wire.kinds(wire.receive(death))).containsExactly("DeviceDied");
    assertThat(wire.session.view().devices())
        .singleElement()
        .satisfies(device -> assertThat(device.offlineSince()).isEqualTo(saidAt));
    wire.receive(wire.deviceBirth("th-1"));
    assertThat(wire.session.view().devices())
        .singleElement()
        .satisfies(device -> assertThat(device.online()).isTrue());
  }

  @Test
  void missesADeviceThatIsNotBornAgain() {
    Wire wire = born();
    wire.receive(wire.deviceBirth("th-2"));
    wire.receive(wire.nodeBirth(3));
    wire.receive(wire.deviceBirth("th-2"));
    assertThat(wire.pass(Duration.ofMillis(9_999))).isEmpty();
    assertThat(wire.pass(Duration.ofMillis(1)))
        .containsExactly(new SessionEffect.DeviceMissing("th-1", wire.now));
    assertThat(wire.pass(Duration.ofHours(1))).isEmpty();
  }

  /** What others of the edge say still counts while one device's birth is missing. */
  @Test
  void staysInStepWhenOneDeviceWasNeverBorn() {
    Wire wire = born();
    Wire other = new Wire(PROMPT);
    other.nodeBirth(9);
    other.deviceBirth("th-1");
    other.deviceBirth("th-9");
    Sent unborn = new Wire(PROMPT).data("th-9", 1);
    wire.seq = 3;
    List<SessionEffect> effects =
        wire.session.arrived(unborn.topic(), withSeq(other, wire, 2), wire.now);
    assertThat(Wire.kinds(effects)).containsExactly("Dropped", "RequestRebirth");
    assertThat(Wire.values(wire.receive(wire.data("th-1", 5)))).containsExactly(5.0);
  }

  private static byte[] withSeq(Wire from, Wire clock, int seq) {
    from.seq = seq;
    from.now = clock.now;
    return from.data("th-9", 1).payload();
  }

  @Test
  void countsAMessageThatComesTwiceOnce() {
    Wire wire = born();
    Sent data = wire.data("th-1", 1);
    wire.receive(data);
    assertThat(Wire.kinds(wire.receive(data))).containsExactly("Ignored");
    wire.data("th-1", 2);
    Sent held = wire.data("th-1", 3);
    wire.receive(held);
    assertThat(Wire.kinds(wire.receive(held))).containsExactly("Ignored");
  }

  /** More than half of the circle lost at once looks like old messages, but is not. */
  @Test
  void noticesThatHalfACircleIsLost() {
    Wire wire = born();
    for (int i = 0; i < 200; i++) {
      wire.data("th-1", i);
    }
    assertThat(Wire.kinds(wire.receive(wire.data("th-1", 200)))).containsExactly("RequestRebirth");
    assertThat(wire.session.view().phase()).isEqualTo(Phase.OUT_OF_STEP);
  }

  /** A malformed payload is refused and counted, and the next message is no gap. */
  @Test
  void aMalformedMessageLosesNoNeighbour() {
    Wire wire = born();
    Sent lost = wire.data("th-1", 1);
    byte[] garbage = {(byte) 0xff, 1, 2};
    assertThat(Wire.kinds(wire.session.arrived(lost.topic(), garbage, wire.now)))
        .containsExactly("Refused");
    assertThat(Wire.values(wire.receive(wire.data("th-1", 2)))).containsExactly(2.0);
    assertThat(wire.session.view().phase()).isEqualTo(Phase.IN_STEP);
  }

  /** Asking again for a birth that cannot be read would never end. */
  @Test
  void doesNotAskAgainForARefusedDeviceBirth() {
    Wire wire = born();
    Sent birth = wire.deviceBirth("th-2");
    wire.session.arrived(birth.topic(), new byte[] {(byte) 0xff}, wire.now);
    assertThat(Wire.kinds(wire.receive(wire.data("th-2", 1)))).containsExactly("Dropped");
    assertThat(wire.session.nextDeadline()).isEmpty();
    assertThat(Wire.values(wire.receive(wire.data("th-1", 1)))).containsExactly(1.0);
  }

  @Test
  void givesUpWaitingWhenTooMuchIsHeld() {
    Wire wire = born();
    wire.data("th-1", 0);
    SparkplugTopic topic = new SparkplugTopic(Kind.DDATA, "gengfu", "room-a", "th-1");
    byte[] large = new byte[ReorderBuffer.MAX_BYTES / 2 + 1];
    EdgeSession session =
        new EdgeSession(
            "room-a",
            PROMPT,
            (of, bytes) ->
                of.kind() == Kind.NBIRTH
                    ? new org.gengfu.contract.Decoded.NodeBorn(
                        0, 1, wire.now, emptyBirth(wire.now), List.of())
                    : new org.gengfu.contract.Decoded.Data(
                        bytes[0], wire.now, "th-1", false, List.of(), List.of()));
    session.arrived(new SparkplugTopic(Kind.NBIRTH, "gengfu", "room-a", ""), large, wire.now);
    large[0] = 2;
    assertThat(session.arrived(topic, large.clone(), wire.now)).isEmpty();
    large[0] = 3;
    assertThat(Wire.kinds(session.arrived(topic, large.clone(), wire.now)))
        .containsExactly("Dropped", "RequestRebirth");
    assertThat(session.view().held()).isZero();
  }

  private static Birth emptyBirth(Instant now) {
    return new Birth("", now, java.util.Map.of(), List.of(), List.of(), List.of(), List.of());
  }

  @Test
  void aLostBrokerIsNoDeathOfDevicesButEndsTheView() {
    Wire wire = born();
    assertThat(wire.session.observationLost(wire.now, "broker connection lost"))
        .containsExactly(new NodeLost(wire.now, "broker connection lost"));
    assertThat(wire.session.observationLost(wire.now, "again")).isEmpty();
    assertThat(wire.session.view().phase()).isEqualTo(Phase.UNKNOWN);
    assertThat(Wire.kinds(wire.receive(wire.data("th-1", 1))))
        .containsExactly("Dropped", "RequestRebirth");
  }

  /**
   * Whatever a shuffling, doubling, losing network does: nothing is delivered twice or out of order
   * within a session, and once the network behaves a birth puts everything right.
   */
  @Property(tries = 300)
  void neverDeliversOutOfOrderOrTwice(@ForAll long seed) {
    Random random = new Random(seed);
    Wire wire = born();
    double last = -1;
    List<Sent> underway = new ArrayList<>();
    int bdSeq = 3;
    for (int i = 0; i < 400; i++) {
      if (random.nextInt(60) == 0) {
        underway.clear();
        wire.receive(wire.nodeBirth(++bdSeq));
        wire.receive(wire.deviceBirth("th-1"));
      }
      Sent sent = wire.data("th-1", i);
      if (random.nextInt(40) != 0) {
        underway.add(
            random.nextInt(4) == 0 ? random.nextInt(underway.size() + 1) : underway.size(), sent);
      }
      while (underway.size() > 3) {
        Sent next = underway.removeFirst();
        last = ascending(wire.receive(next), last);
        if (random.nextInt(20) == 0) {
          last = ascending(wire.receive(next), last);
        }
      }
      last = ascending(wire.pass(Duration.ofMillis(random.nextInt(400))), last);
    }
    wire.receive(wire.nodeBirth(++bdSeq));
    wire.receive(wire.deviceBirth("th-1"));
    assertThat(Wire.values(wire.receive(wire.data("th-1", 1_000)))).containsExactly(1_000.0);
  }

  private static double ascending(List<SessionEffect> effects, double last) {
    double newest = last;
    for (double value : Wire.values(effects)) {
      assertThat(value).isGreaterThan(newest);
      newest = value;
    }
    return newest;
  }
}
