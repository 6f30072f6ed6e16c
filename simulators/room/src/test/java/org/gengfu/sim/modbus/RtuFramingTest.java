package org.gengfu.sim.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RtuFramingTest {
  /** Requests with check sums as other people's masters send them. */
  private static final List<String> GOLDEN =
      List.of("01030000 0002C40B", "01040001 0002200B", "01032AF8 001CCDEA");

  private final RtuFraming framing = new RtuFraming();

  @Test
  void findsGoldenRequestsAtEverySplitPoint() {
    for (String golden : GOLDEN) {
      byte[] bytes = hex(golden);
      for (int split = 0; split <= bytes.length; split++) {
        RtuFraming fresh = new RtuFraming();
        take(fresh, bytes, 0, split);
        List<Frame> found = drain(fresh);
        assertThat(found).hasSize(split == bytes.length ? 1 : 0);
        take(fresh, bytes, split, bytes.length);
        found.addAll(drain(fresh));
        assertThat(found).as("%s split at %d", golden, split).hasSize(1);
        assertThat(found.getFirst().unit()).isEqualTo(1);
        assertThat(found.getFirst().pdu()).isEqualTo(slice(bytes, 1, bytes.length - 2));
      }
    }
  }

  @Test
  void wrapsAnAnswerAsADeviceDoes() {
    Frame request = new Frame(1, new byte[] {3}, 0, 8);
    assertThat(framing.wrap(request, hex("83 02"))).isEqualTo(hex("01 83 02 C0 F1"));
    assertThat(framing.wrap(request, hex("03 04 02 92 FF 9F")))
        .isEqualTo(hex("01 03 04 02 92 FF 9F 5B FE"));
  }

  @Test
  void passesOverNoiseBeforeARequest() {
    byte[] bytes = hex("FF 00 13 37 01" + GOLDEN.getFirst());
    take(framing, bytes, 0, bytes.length);
    assertThat(drain(framing)).hasSize(1);
  }

  @Test
  void ignoresARequestWithAWrongCheckSum() {
    byte[] bytes = hex(GOLDEN.getFirst());
    bytes[3] ^= 1;
    take(framing, bytes, 0, bytes.length);
    assertThat(drain(framing)).isEmpty();
    assertThat(framing.still()).isEmpty();
    assertThat(framing.empty()).isTrue();
  }

  @Test
  void findsTwoRequestsInOnePiece() {
    byte[] bytes = hex(GOLDEN.get(0) + GOLDEN.get(1));
    take(framing, bytes, 0, bytes.length);
    assertThat(drain(framing)).hasSize(2);
  }

  @Test
  void findsAWriteOfManyRegistersByItsByteCount() {
    byte[] frame = Crc16.frame(7, hex("10 0001 0002 04 000A 0102"));
    take(framing, frame, 0, frame.length - 1);
    assertThat(drain(framing)).isEmpty();
    take(framing, frame, frame.length - 1, frame.length);
    assertThat(drain(framing)).singleElement().extracting(Frame::unit).isEqualTo(7);
  }

  /** A function whose length nobody knows ends with the pause; the device must refuse it. */
  @Test
  void takesAnUnknownFunctionWhenTheLineIsStill() {
    byte[] frame = hex("01 2B 0E 03 87 31 75");
    take(framing, frame, 0, frame.length);
    assertThat(drain(framing)).isEmpty();
    Optional<Frame> found = framing.still();
    assertThat(found).isPresent();
    assertThat(found.get().pdu()).isEqualTo(hex("2B 0E 03 87"));
  }

  @Test
  void keepsNoMoreThanTwoFramesOfNoise() {
    byte[] noise = new byte[500];
    for (int i = 0; i < 100; i++) {
      framing.take(noise, noise.length);
    }
    byte[] bytes = hex(GOLDEN.getFirst());
    take(framing, bytes, 0, bytes.length);
    assertThat(drain(framing)).hasSize(1);
  }

  private static void take(RtuFraming framing, byte[] bytes, int from, int to) {
    byte[] part = slice(bytes, from, to);
    framing.take(part, part.length);
  }

  private static List<Frame> drain(RtuFraming framing) {
    List<Frame> found = new ArrayList<>();
    for (Optional<Frame> f = framing.next(); f.isPresent(); f = framing.next()) {
      found.add(f.get());
    }
    return found;
  }

  private static byte[] slice(byte[] bytes, int from, int to) {
    return java.util.Arrays.copyOfRange(bytes, from, to);
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }
}
