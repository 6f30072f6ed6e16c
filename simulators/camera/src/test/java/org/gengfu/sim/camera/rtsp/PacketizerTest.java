package org.gengfu.sim.camera.rtsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gengfu.sim.camera.clip.AccessUnit;
import org.junit.jupiter.api.Test;

/** RTP payloads of H.264 (RFC 6184). */
class PacketizerTest {
  private static final byte[] SEQUENCE = {0x67, 1, 2, 3};
  private static final byte[] PICTURE = {0x68, 4};

  private final Packetizer packetizer = new Packetizer(SEQUENCE, PICTURE);

  private List<byte[]> payloads(boolean key, byte[]... nals) {
    return packetizer.frame(new AccessUnit(Duration.ZERO, key, List.of(nals))).payloads();
  }

  // RFC 6184, 5.8: indicator with type 28, then start, end and the real type.
  @Test
  void aLongUnitIsCutIntoFragments() {
    byte[] nal = new byte[3_000];
    nal[0] = 0x65;
    List<byte[]> cut = payloads(true, SEQUENCE, PICTURE, nal);
    assertThat(cut).hasSize(5);
    assertThat(Arrays.copyOf(cut.get(2), 2)).containsExactly(0x7C, 0x85);
    assertThat(Arrays.copyOf(cut.get(3), 2)).containsExactly(0x7C, 0x05);
    assertThat(Arrays.copyOf(cut.get(4), 2)).containsExactly(0x7C, 0x45);
  }

  @Test
  void aKeyFrameBringsItsParameterSets() {
    assertThat(payloads(true, new byte[] {0x65, 9}))
        .containsExactly(SEQUENCE, PICTURE, new byte[] {0x65, 9});
    assertThat(payloads(false, new byte[] {0x41, 9})).containsExactly(new byte[] {0x41, 9});
  }

  @Property(tries = 200)
  void fragmentsPutTogetherAreTheUnit(@ForAll @IntRange(min = 1, max = 9_000) int length) {
    byte[] nal = new byte[length];
    for (int i = 0; i < length; i++) {
      nal[i] = (byte) (i * 7 + 1);
    }
    nal[0] = 0x41;
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] payload : payloads(false, nal)) {
      assertThat(payload.length).isLessThanOrEqualTo(Packetizer.MOST_PAYLOAD_BYTES);
      if ((payload[0] & 0x1F) == 28) {
        if ((payload[1] & 0x80) != 0) {
          joined.write(payload[0] & 0xE0 | payload[1] & 0x1F);
        }
        joined.write(payload, 2, payload.length - 2);
      } else {
        joined.writeBytes(payload);
      }
    }
    assertThat(joined.toByteArray()).isEqualTo(nal);
  }
}
