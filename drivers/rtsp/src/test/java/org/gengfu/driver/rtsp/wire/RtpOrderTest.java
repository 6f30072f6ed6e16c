package org.gengfu.driver.rtsp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** RTP packets: their heads and their order. */
class RtpOrderTest {
  private static List<Integer> order(List<Integer> sequences) {
    List<Integer> out = new ArrayList<>();
    RtpOrder order = new RtpOrder(packet -> out.add(packet.sequence()));
    for (int sequence : sequences) {
      order.take(new RtpPacket(96, false, sequence & 0xFFFF, 0, ByteBuffer.allocate(1)));
    }
    return out;
  }

  @Property(tries = 200)
  void packetsThatOvertookEachOtherAreInOrderAgain(@ForAll long seed) {
    List<Integer> sequences = new ArrayList<>(IntStream.range(65_500, 65_700).boxed().toList());
    Random random = new Random(seed);
    for (int i = 1; i + 8 < sequences.size(); i += 8) {
      Collections.shuffle(sequences.subList(i, i + 8), random);
    }
    List<Integer> expected = IntStream.range(65_500, 65_700).map(i -> i & 0xFFFF).boxed().toList();
    assertThat(order(sequences)).isEqualTo(expected);
  }

  @Test
  void whatNeverComesIsWaitedForOnlySoLong() {
    List<Integer> sequences = new ArrayList<>(List.of(1));
    IntStream.range(3, 60).forEach(sequences::add);
    List<Integer> expected = new ArrayList<>(List.of(1));
    IntStream.range(3, 60).forEach(expected::add);
    assertThat(order(sequences)).isEqualTo(expected);
  }

  @Test
  void aPacketThatCameAgainIsDropped() {
    assertThat(order(List.of(7, 8, 8, 7, 9))).containsExactly(7, 8, 9);
  }

  @Test
  void extensionAndPaddingAreNoPayload() {
    byte[] bytes =
        HexFormat.of()
            .parseHex(
                "b1e00007000003e80000002a" + "11111111" + "bede0001aaaaaaaa" + "6588ff" + "000003");
    RtpPacket packet = RtpPacket.parse(ByteBuffer.wrap(bytes));
    assertThat(packet.marker()).isTrue();
    assertThat(packet.payloadType()).isEqualTo(96);
    assertThat(packet.sequence()).isEqualTo(7);
    assertThat(packet.timestamp()).isEqualTo(1_000);
    byte[] payload = new byte[packet.payload().remaining()];
    packet.payload().get(payload);
    assertThat(HexFormat.of().formatHex(payload)).isEqualTo("6588ff");
    for (int length = 0; length < 24; length++) {
      assertThat(RtpPacket.parse(ByteBuffer.wrap(bytes, 0, length).slice()))
          .as("cut at %d", length)
          .satisfiesAnyOf(
              cut -> assertThat(cut).isNull(),
              cut -> assertThat(cut.payload().remaining()).isLessThan(12));
    }
  }

  @Property(tries = 500)
  void anyBytesAreAPacketOrNone(@ForAll byte[] bytes) {
    RtpPacket packet = RtpPacket.parse(ByteBuffer.wrap(bytes));
    if (packet != null) {
      assertThat(packet.payload().remaining()).isLessThan(bytes.length);
    }
  }
}
