package org.gengfu.driver.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class EchoTest {
  private static final long OWNER = 0x1122334455667788L;

  private static ByteBuffer answerTo(byte[] request, int type) {
    byte[] answer = request.clone();
    answer[0] = (byte) type;
    return ByteBuffer.wrap(answer);
  }

  @Test
  void theChecksumIsThatOfTheStandardsExample() {
    // RFC 1071, section 3: the sum of 00 01 f2 03 f4 f5 f6 f7 is ddf2.
    short checksum = Echo.checksum(HexFormat.of().parseHex("0001f203f4f5f6f7"));
    assertThat(checksum).isEqualTo((short) ~0xddf2);
  }

  @Test
  void anAnswerIsKnownByItsToken() {
    byte[] request = Echo.request(false, OWNER, 70_000, 40);
    assertThat(request).hasSize(8 + 16 + 40);
    assertThat(Echo.answered(false, false, OWNER, answerTo(request, 0))).hasValue(70_000);
    byte[] six = Echo.request(true, OWNER, 5, 0);
    assertThat(Echo.answered(true, false, OWNER, answerTo(six, 129))).hasValue(5);
  }

  @Test
  void whatIsNoAnswerOfOursIsPassedOver() {
    byte[] request = Echo.request(false, OWNER, 1, 0);
    assertThat(Echo.answered(false, false, OWNER, ByteBuffer.wrap(request))).isEmpty();
    assertThat(Echo.answered(false, false, OWNER + 1, answerTo(request, 0))).isEmpty();
    assertThat(Echo.answered(false, false, OWNER, ByteBuffer.allocate(3))).isEmpty();
    assertThat(Echo.answered(false, true, OWNER, ByteBuffer.allocate(0))).isEmpty();
  }

  @Test
  void anIpHeaderIsSkippedByItsLength() {
    byte[] answer = answerTo(Echo.request(false, OWNER, 9, 0), 0).array();
    ByteBuffer packet = ByteBuffer.allocate(24 + answer.length);
    packet.put((byte) 0x46).position(24).put(answer).flip();
    assertThat(Echo.answered(false, true, OWNER, packet)).hasValue(9);
  }
}
