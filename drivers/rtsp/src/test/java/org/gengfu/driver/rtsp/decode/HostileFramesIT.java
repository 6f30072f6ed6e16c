package org.gengfu.driver.rtsp.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.gengfu.driver.rtsp.PeerPrograms;
import org.gengfu.driver.rtsp.picture.Picture;
import org.gengfu.driver.rtsp.picture.Scenes;
import org.gengfu.driver.rtsp.wire.Codec;
import org.gengfu.driver.rtsp.wire.EncodedPicture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What no camera sends, and what a malicious one may: each key frame has a clear outcome, the
 * decoder's memory stays within bounds, and the sane neighbour behind it is decoded.
 */
@Timeout(240)
class HostileFramesIT {
  private static final long SEED = 20_261_122;

  /**
   * Resident memory that a decoder's process never exceeds, in MB: a picture of the largest size
   * takes 57 in itself, its decoder some of them; Java has 96 of heap.
   */
  private static final long MOST_MEGABYTES = 500;

  private static final byte[] START = {0, 0, 0, 1};

  @TempDir static Path folder;

  private static DecodePool pool;
  private static EncodedPicture sane;
  private final Random random = new Random(SEED);

  @BeforeAll
  static void start() {
    pool = new DecodePool(1, folder, Duration.ofSeconds(60));
    sane = Clips.h264(Scenes.street(3));
  }

  @AfterAll
  static void stop() {
    pool.close();
  }

  private static DecodeOutcome decode(Codec codec, byte[] bytes)
      throws InterruptedException, ExecutionException, TimeoutException {
    CompletableFuture<DecodeOutcome> outcome = new CompletableFuture<>();
    pool.decode(new EncodedPicture(codec, bytes), outcome::complete);
    return outcome.get(90, TimeUnit.SECONDS);
  }

  /** Each has an outcome; after all of them the neighbour is decoded, in bounded memory. */
  private static void survives(Codec codec, List<byte[]> frames) throws Exception {
    for (byte[] frame : frames) {
      // Decoded with damage, undecodable or crashed: each is an answer, and only this frame's.
      assertThat(decode(codec, frame)).isNotInstanceOf(DecodeOutcome.NotDecoded.class);
      assertThat(pool.processIds()).hasSizeLessThanOrEqualTo(1);
    }
    DecodeOutcome neighbour = decode(Codec.H264, sane.bytes());
    assertThat(neighbour).isInstanceOf(DecodeOutcome.Decoded.class);
    assertThat(((DecodeOutcome.Decoded) neighbour).picture().damaged()).isFalse();
    assertThat(peakMegabytes()).isLessThan(MOST_MEGABYTES);
  }

  private static long peakMegabytes() throws IOException {
    for (String line :
        Files.readAllLines(Path.of("/proc/" + pool.processIds().getFirst() + "/status"))) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1_024;
      }
    }
    throw new IOException("no VmHWM");
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }

  @Test
  void flippedBits() throws Exception {
    List<byte[]> frames = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      byte[] bytes = sane.bytes().clone();
      // Parameter sets and slice heads first: there a bit does most.
      int reach = i % 2 == 0 ? 64 : bytes.length;
      for (int flips = 0; flips < 1 + i / 3; flips++) {
        bytes[random.nextInt(reach)] ^= (byte) (1 << random.nextInt(8));
      }
      frames.add(bytes);
    }
    survives(Codec.H264, frames);
  }

  @Test
  void framesCutShortAndGluedTogether() throws Exception {
    List<byte[]> frames = new ArrayList<>();
    int length = sane.bytes().length;
    for (int i = 0; i < 25; i++) {
      byte[] head = Arrays.copyOf(sane.bytes(), random.nextInt(length));
      byte[] tail = Arrays.copyOfRange(sane.bytes(), random.nextInt(length), length);
      frames.add(head);
      frames.add(tail);
      frames.add(joined(head, tail));
    }
    frames.add(new byte[0]);
    frames.add(START);
    frames.add(joined(START, START, START));
    survives(Codec.H264, frames);
  }

  @Test
  void rubbishOfEveryTypeInBothCodings() throws Exception {
    for (Codec codec : Codec.values()) {
      List<byte[]> frames = new ArrayList<>();
      for (int type = 0; type < 64; type++) {
        byte[] rubbish = new byte[1 + random.nextInt(3_000)];
        random.nextBytes(rubbish);
        int header = codec == Codec.H264 ? 0x60 | type & 0x1F : type << 1;
        byte[] unit = joined(START, new byte[] {(byte) header, 1}, rubbish);
        frames.add(unit);
        frames.add(joined(unit, sane.bytes()));
      }
      survives(codec, frames);
    }
  }

  /** A key frame of H.265 that Debian's FFmpeg makes, flipped, cut and glued. */
  @Test
  void mutatedFramesOfH265() throws Exception {
    byte[] whole = h265();
    assertThat(decode(Codec.H265, whole)).isInstanceOf(DecodeOutcome.Decoded.class);
    List<byte[]> frames = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      byte[] bytes = whole.clone();
      int reach = i % 2 == 0 ? 128 : bytes.length;
      for (int flips = 0; flips < 1 + i / 3; flips++) {
        bytes[random.nextInt(reach)] ^= (byte) (1 << random.nextInt(8));
      }
      frames.add(bytes);
    }
    for (int i = 0; i < 20; i++) {
      byte[] head = Arrays.copyOf(whole, random.nextInt(whole.length));
      byte[] tail = Arrays.copyOfRange(whole, random.nextInt(whole.length), whole.length);
      frames.add(head);
      frames.add(joined(head, tail));
    }
    survives(Codec.H265, frames);
  }

  private static byte[] h265() throws IOException, InterruptedException {
    PeerPrograms.needFfmpeg();
    Picture street = Scenes.street(3);
    byte[] planes = joined(street.luma(), street.blue(), street.red());
    String encoders =
        new String(
            PeerPrograms.ffmpeg(folder, new byte[0], "-hide_banner", "-encoders"),
            StandardCharsets.UTF_8);
    if (!encoders.contains("libx265")) {
      PeerPrograms.missing("this ffmpeg cannot encode H.265: install Debian's, with libx265");
    }
    String[] arguments = {
      "-f",
      "rawvideo",
      "-pix_fmt",
      "yuv420p",
      "-s",
      "640x360",
      "-r",
      "25",
      "-i",
      "-",
      "-c:v",
      "libx265",
      "-preset",
      "ultrafast",
      "-x265-params",
      "log-level=none:pools=1:repeat-headers=1",
      "-f",
      "hevc",
      "-"
    };
    return PeerPrograms.ffmpeg(folder, planes, arguments);
  }

  // H.264 7.3.2.1.1: width and height in macroblocks less one, as Exp-Golomb numbers.
  @Test
  void picturesOfHugeSize() throws Exception {
    List<byte[]> frames = new ArrayList<>();
    byte[] slices = slices();
    for (int blocks : new int[] {511, 1_023, 4_095, 16_383, 65_535, 1 << 20}) {
      frames.add(joined(START, sps(blocks, blocks), START, pps(), slices));
    }
    // The largest that is decoded, without what would fill it.
    frames.add(joined(START, sps(511, 255), START, pps(), slices));
    survives(Codec.H264, frames);
    DecodeOutcome huge = decode(Codec.H264, frames.get(3));
    assertThat(huge).isInstanceOf(DecodeOutcome.Undecodable.class);
  }

  @Test
  void endlessMessagesAndFloods() throws Exception {
    // An SEI message whose length goes on in bytes of 255 (H.264 7.3.2.3.1), as much as fits.
    byte[] endless = new byte[4 << 20];
    Arrays.fill(endless, (byte) 0xFF);
    byte[] sei = joined(START, new byte[] {6}, endless);
    ByteArrayOutputStream sets = new ByteArrayOutputStream();
    while (sets.size() < 4 << 20) {
      sets.writeBytes(joined(START, sps(10 + random.nextInt(200), 20), START, pps()));
    }
    ByteArrayOutputStream same = new ByteArrayOutputStream();
    while (same.size() < 8 << 20) {
      same.writeBytes(sane.bytes());
    }
    byte[] starts = new byte[4 << 20];
    for (int i = 3; i < starts.length; i += 4) {
      starts[i] = 1;
    }
    survives(
        Codec.H264,
        List.of(
            joined(sei, sane.bytes()),
            joined(sets.toByteArray(), sane.bytes()),
            same.toByteArray(),
            starts,
            new byte[4 << 20]));
  }

  private static byte[] slices() {
    for (int i = 0; i + 4 < sane.bytes().length; i++) {
      boolean isStart = Arrays.equals(sane.bytes(), i, i + 4, START, 0, 4);
      if (isStart && (sane.bytes()[i + 4] & 0x1F) == 5) {
        return Arrays.copyOfRange(sane.bytes(), i, sane.bytes().length);
      }
    }
    throw new IllegalStateException("no key frame");
  }

  private static byte[] pps() {
    Bits bits = new Bits();
    bits.golomb(0).golomb(0).bits(0, 1).bits(0, 1).golomb(0).golomb(0).golomb(0).bits(0, 3);
    bits.golomb(0).golomb(0).golomb(0).bits(0, 3).bits(1, 1);
    return bits.unit(0x68);
  }

  private static byte[] sps(int width, int height) {
    Bits bits = new Bits();
    bits.bits(66, 8).bits(0, 8).bits(62, 8).golomb(0).golomb(0).golomb(2).golomb(1).bits(0, 1);
    bits.golomb(width).golomb(height).bits(1, 1).bits(0, 1).bits(0, 1).bits(0, 1).bits(1, 1);
    return bits.unit(0x67);
  }

  /** Bits in a row, as a unit with its guard bytes (H.264 7.4.1). */
  private static final class Bits {
    private final StringBuilder text = new StringBuilder();

    Bits bits(int value, int count) {
      for (int i = count - 1; i >= 0; i--) {
        text.append(value >> i & 1);
      }
      return this;
    }

    Bits golomb(int value) {
      int count = 32 - Integer.numberOfLeadingZeros(value + 1);
      text.append("0".repeat(count - 1));
      return bits(value + 1, count);
    }

    byte[] unit(int header) {
      while (text.length() % 8 != 0) {
        text.append('0');
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.write(header);
      int zeros = 0;
      for (int i = 0; i < text.length(); i += 8) {
        int value = Integer.parseInt(text.substring(i, i + 8), 2);
        if (zeros >= 2 && value <= 3) {
          bytes.write(3);
          zeros = 0;
        }
        bytes.write(value);
        zeros = value == 0 ? zeros + 1 : 0;
      }
      return bytes.toByteArray();
    }
  }
}
