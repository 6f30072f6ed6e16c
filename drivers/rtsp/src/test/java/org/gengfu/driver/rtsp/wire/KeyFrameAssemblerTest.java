package org.gengfu.driver.rtsp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.gengfu.driver.rtsp.wire.KeyFrameAssembler.State;
import org.junit.jupiter.api.Test;

/** Packets become a key frame (RFC 6184, RFC 7798). */
class KeyFrameAssemblerTest {
  private static final String SPS = "67420029";
  private static final String PPS = "68ce31b2";
  private static final String IDR = "6588112233445566";
  private static final String SLICE_2 = "6508778899";

  private final KeyFrameAssembler h264 = new KeyFrameAssembler(Codec.H264, List.of(), 1_000);
  private int sequence = 65_534;

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }

  private RtpPacket packet(long timestamp, boolean marker, byte[] payload) {
    sequence = (sequence + 1) & 0xFFFF;
    return new RtpPacket(96, marker, sequence, timestamp, ByteBuffer.wrap(payload));
  }

  private State take(long timestamp, boolean marker, String payload) {
    return h264.take(packet(timestamp, marker, hex(payload)));
  }

  private static String annexB(String... units) {
    StringBuilder text = new StringBuilder();
    for (String unit : units) {
      text.append("00000001").append(unit);
    }
    return text.toString();
  }

  private static String bytes(KeyFrameAssembler assembler) {
    return HexFormat.of().formatHex(assembler.picture().bytes());
  }

  @Test
  void singleUnitsAreJoinedAcrossTheWrapOfTheSequence() {
    assertThat(take(1, false, "41 9a00")).isEqualTo(State.WAITING);
    assertThat(take(2, false, SPS)).isEqualTo(State.WAITING);
    assertThat(take(2, false, PPS)).isEqualTo(State.WAITING);
    assertThat(take(2, false, IDR)).isEqualTo(State.WAITING);
    assertThat(take(2, true, SLICE_2)).isEqualTo(State.WHOLE);
    assertThat(bytes(h264)).isEqualTo(annexB(SPS, PPS, IDR, SLICE_2));
  }

  // Some cameras never set the marker: the next picture's time ends this one.
  @Test
  void aNewTimestampEndsAPicture() {
    take(2, false, SPS);
    take(2, false, PPS);
    take(2, false, IDR);
    assertThat(take(3, false, "41 9a00")).isEqualTo(State.WHOLE);
  }

  @Test
  void aggregatesAreTakenApart() {
    assertThat(take(5, true, "78 0004" + SPS + "0004" + PPS + "0008" + IDR)).isEqualTo(State.WHOLE);
    assertThat(bytes(h264)).isEqualTo(annexB(SPS, PPS, IDR));
  }

  @Test
  void fragmentsAreJoined() {
    take(5, false, "78 0004" + SPS + "0004" + PPS);
    take(5, false, "7c 85 88112233");
    take(5, false, "7c 05 4455");
    assertThat(take(5, true, "7c 45 66")).isEqualTo(State.WHOLE);
    assertThat(bytes(h264)).isEqualTo(annexB(SPS, PPS, IDR));
  }

  @Test
  void aPictureWithAHoleIsDroppedAndTheNextTaken() {
    take(5, false, "78 0004" + SPS + "0004" + PPS);
    take(5, false, "7c 85 88112233");
    sequence++;
    assertThat(take(5, true, "7c 45 66")).isEqualTo(State.WAITING);
    assertThat(h264.lost()).isEqualTo(1);
    assertThat(take(6, true, IDR)).isEqualTo(State.WHOLE);
  }

  // Joining in the middle of a key frame: its first slice is missing though no number is.
  @Test
  void aPictureWithoutItsHeadIsDropped() {
    take(4, false, SPS);
    take(4, true, PPS);
    assertThat(take(5, true, SLICE_2)).isEqualTo(State.WAITING);
    assertThat(take(6, true, IDR)).isEqualTo(State.WHOLE);
  }

  @Test
  void setsOfTheDescriptionServeUntilTheStreamHasItsOwn() {
    KeyFrameAssembler described =
        new KeyFrameAssembler(Codec.H264, List.of(hex(SPS), hex(PPS)), 1_000);
    assertThat(described.take(packet(1, true, hex(IDR)))).isEqualTo(State.WHOLE);
    assertThat(bytes(described)).isEqualTo(annexB(SPS, PPS, IDR));
  }

  @Test
  void aKeyFrameWithoutSetsIsNone() {
    assertThat(take(1, true, IDR)).isEqualTo(State.WAITING);
    assertThat(h264.keyFramesWithoutSets()).isEqualTo(1);
  }

  @Test
  void aKeyFrameThatIsTooLargeIsSaid() {
    take(5, false, "78 0004" + SPS + "0004" + PPS);
    byte[] large = Arrays.copyOf(hex(IDR), 600);
    assertThat(h264.take(packet(5, false, large))).isEqualTo(State.WAITING);
    assertThat(h264.take(packet(5, true, large))).isEqualTo(State.TOO_LARGE);
  }

  @Test
  void parameterSetsDoNotGrowWithoutEnd() {
    for (int i = 0; i < 1_000; i++) {
      take(i, true, "68%06x".formatted(i));
    }
    take(2_000, true, SPS);
    take(2_001, true, IDR);
    assertThat(h264.picture().bytes().length).isLessThan(9 * KeyFrameAssembler.MAX_SETS + 20);
  }

  @Test
  void h265IsReadFromAggregatesAndFragments() {
    KeyFrameAssembler h265 = new KeyFrameAssembler(Codec.H265, List.of(), 1_000);
    h265.take(packet(1, false, hex("6001 0003 400101 0003 420102 0003 440103")));
    h265.take(packet(1, false, hex("6201 93 8811")));
    h265.take(packet(1, false, hex("6201 13 22")));
    assertThat(h265.take(packet(1, true, hex("6201 53 33")))).isEqualTo(State.WHOLE);
    assertThat(bytes(h265)).isEqualTo(annexB("400101", "420102", "440103", "260188112233"));
  }

  @Property(tries = 1_000)
  void anyPacketsAreTaken(
      @ForAll boolean isH264,
      @ForAll @Size(max = 40) List<@Size(max = 30) byte[]> payloads,
      @ForAll @IntRange(max = 255) int first) {
    KeyFrameAssembler assembler =
        new KeyFrameAssembler(isH264 ? Codec.H264 : Codec.H265, List.of(), 200);
    for (byte[] payload : payloads) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.write(first);
      bytes.writeBytes(payload);
      assembler.take(packet(payload.length, payload.length % 2 == 0, bytes.toByteArray()));
    }
    if (assembler.picture() != null) {
      assertThat(assembler.picture().bytes().length).isLessThanOrEqualTo(200);
    }
  }
}
