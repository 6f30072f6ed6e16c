package org.gengfu.sim.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class MbapFramingTest {
  private static final byte[] GOLDEN =
      HexFormat.of().parseHex("000100000006110300 6B0003".replace(" ", ""));
  private final MbapFraming framing = new MbapFraming();

  @Test
  void findsARequestAtEverySplitPointAndKeepsItsTransaction() throws BrokenStreamException {
    for (int split = 0; split <= GOLDEN.length; split++) {
      MbapFraming fresh = new MbapFraming();
      byte[] first = Arrays.copyOf(GOLDEN, split);
      byte[] second = Arrays.copyOfRange(GOLDEN, split, GOLDEN.length);
      fresh.take(first, first.length);
      if (split < GOLDEN.length) {
        assertThat(fresh.next()).as("split %d", split).isEmpty();
      }
      fresh.take(second, second.length);
      Frame frame = fresh.next().orElseThrow();
      assertThat(frame.unit()).isEqualTo(0x11);
      assertThat(frame.tag()).isEqualTo(1);
      assertThat(frame.pdu()).isEqualTo(HexFormat.of().parseHex("03006B0003"));
      assertThat(fresh.next()).isEmpty();
    }
  }

  /**
   * Modbus Messaging on TCP/IP, 4.4: the answer carries the transaction and unit of its request.
   */
  @Test
  void wrapsAnAnswer() {
    Frame request = new Frame(0x11, new byte[] {3}, 0xABCD, 12);
    byte[] answer = framing.wrap(request, HexFormat.of().parseHex("0302000A"));
    assertThat(answer).isEqualTo(HexFormat.of().parseHex("ABCD00000005110302000A"));
  }

  @Test
  void cutsOffWhoeverSpeaksSomethingElse() throws BrokenStreamException {
    byte[] http = "GET / HTTP/1.1\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    framing.take(http, http.length);
    assertThatThrownBy(framing::next).isInstanceOf(BrokenStreamException.class);
    byte[] tooLong = HexFormat.of().parseHex("00010000010011");
    MbapFraming fresh = new MbapFraming();
    fresh.take(tooLong, tooLong.length);
    assertThatThrownBy(fresh::next).hasMessageContaining("length 256");
  }

  @Test
  void bordersAreTaken() throws BrokenStreamException {
    byte[] longest = new byte[260];
    longest[4] = 0;
    longest[5] = (byte) 254;
    framing.take(longest, longest.length);
    assertThat(framing.next()).isPresent();
  }
}
