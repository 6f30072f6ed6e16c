package org.gengfu.driver.rtsp.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.gengfu.driver.rtsp.picture.Picture;
import org.gengfu.driver.rtsp.picture.PictureMeasures;
import org.gengfu.driver.rtsp.picture.Scenes;
import org.gengfu.driver.rtsp.wire.Codec;
import org.gengfu.driver.rtsp.wire.EncodedPicture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Decoding in processes of their own, which may die. */
@Timeout(120)
class DecodePoolIT {
  /** One folder for all tests: the libraries are unpacked once. */
  @TempDir static Path folder;

  private DecodePool pool;

  @AfterEach
  void stop() {
    if (pool != null) {
      pool.close();
    }
  }

  private void realPool() {
    pool = new DecodePool(1, folder, Duration.ofSeconds(30));
  }

  private void falsePool(String licence, Duration limit) {
    String java = System.getProperty("java.home") + "/bin/java";
    String classPath = System.getProperty("java.class.path");
    List<String> command =
        List.of(java, "-Xmx64m", "-cp", classPath, FalseDecoder.class.getName(), licence);
    pool = new DecodePool(1, command, limit);
  }

  private DecodeOutcome decode(EncodedPicture picture) throws InterruptedException {
    BlockingQueue<DecodeOutcome> outcomes = new LinkedBlockingQueue<>();
    pool.decode(picture, outcomes::add);
    return outcomes.poll(90, TimeUnit.SECONDS);
  }

  private DecodeOutcome decode(char first) throws InterruptedException {
    return decode(new EncodedPicture(Codec.H264, new byte[] {(byte) first}));
  }

  @Test
  void aKeyFrameComesBackAsItWasDrawn() throws Exception {
    realPool();
    Picture street = Scenes.street(7);
    DecodeOutcome outcome = decode(Clips.h264(street));
    assertThat(outcome).isInstanceOf(DecodeOutcome.Decoded.class);
    DecodedPicture picture = ((DecodeOutcome.Decoded) outcome).picture();
    PictureMeasures drawn = PictureMeasures.of(street);
    assertThat(picture.damaged()).isFalse();
    assertThat(List.of(picture.width(), picture.height())).containsExactly(640, 360);
    assertThat(picture.measures().mean()).isBetween(drawn.mean() - 1, drawn.mean() + 1);
    assertThat(picture.measures().blue()).isBetween(drawn.blue() - 1, drawn.blue() + 1);
    assertThat(picture.measures().blur()).isBetween(drawn.blur() - 0.1, drawn.blur() + 0.1);
    var image = ImageIO.read(new ByteArrayInputStream(picture.thumbnail()));
    assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(320, 180);
  }

  // Each broken frame has an outcome of its own, and the sane one behind it is decoded.
  @Test
  void brokenFramesHurtNobodyElse() throws Exception {
    realPool();
    EncodedPicture sane = Clips.h264(Scenes.street(8));
    Random random = new Random(20261122);
    for (int i = 0; i < 150; i++) {
      byte[] bytes =
          Arrays.copyOf(
              sane.bytes(),
              i % 3 == 0 ? random.nextInt(sane.bytes().length) + 1 : sane.bytes().length);
      for (int flips = 0; flips < i % 50; flips++) {
        bytes[random.nextInt(i % 2 == 0 ? bytes.length : Math.min(60, bytes.length))] ^=
            (byte) (1 << random.nextInt(8));
      }
      Codec codec = i % 10 == 9 ? Codec.H265 : Codec.H264;
      assertThat(decode(new EncodedPicture(codec, bytes)))
          .as("frame %d", i)
          .isNotNull()
          .isNotInstanceOf(DecodeOutcome.NotDecoded.class);
    }
    assertThat(decode(sane)).isInstanceOf(DecodeOutcome.Decoded.class);
  }

  @Test
  void nothingOfAPictureIsUndecodable() throws Exception {
    realPool();
    assertThat(decode(new EncodedPicture(Codec.H264, new byte[1_000])))
        .isInstanceOf(DecodeOutcome.Undecodable.class);
    assertThat(decode(new EncodedPicture(Codec.H265, new byte[0])))
        .isInstanceOf(DecodeOutcome.Undecodable.class);
    assertThat(decode(new EncodedPicture(Codec.H264, new byte[Answers.MAX_FRAME_BYTES + 1])))
        .isInstanceOf(DecodeOutcome.Undecodable.class);
  }

  // As a crash inside a native library ends it.
  @Test
  void aProcessThatWasKilledIsStartedAgain() throws Exception {
    realPool();
    EncodedPicture sane = Clips.h264(Scenes.street(9));
    assertThat(decode(sane)).isInstanceOf(DecodeOutcome.Decoded.class);
    long first = pool.processIds().getFirst();
    new ProcessBuilder("kill", "-SEGV", Long.toString(first)).start().waitFor();
    ProcessHandle.of(first).ifPresent(process -> process.onExit().join());
    assertThat(decode(sane)).isInstanceOf(DecodeOutcome.Crashed.class);
    assertThat(decode(sane)).isInstanceOf(DecodeOutcome.Decoded.class);
    assertThat(pool.processIds()).doesNotContain(first).hasSize(1);
    assertThat(folder.resolve(DecodeProcess.CRASH_FILE)).isNotEmptyFile();
    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder("native", DecodeProcess.CRASH_FILE);
  }

  @Test
  void whateverAProcessDoesCostsOneFrame() throws Exception {
    falsePool("LGPL", Duration.ofSeconds(20));
    assertThat(decode('c'))
        .isEqualTo(new DecodeOutcome.Crashed("the decoder's process ended with 134"));
    assertThat(decode('u')).isEqualTo(new DecodeOutcome.Undecodable("as asked for"));
    assertThat(decode('w')).isInstanceOf(DecodeOutcome.Crashed.class);
    assertThat(decode('u')).isEqualTo(new DecodeOutcome.Undecodable("as asked for"));
  }

  @Test
  void aFrameThatTakesTooLongIsGivenUp() throws Exception {
    falsePool("LGPL", Duration.ofSeconds(2));
    assertThat(decode('h')).isEqualTo(new DecodeOutcome.TookTooLong(Duration.ofSeconds(2)));
  }

  @Test
  void tooManyWaitingFramesAreNotDecoded() throws Exception {
    falsePool("LGPL", Duration.ofSeconds(60));
    BlockingQueue<DecodeOutcome> outcomes = new LinkedBlockingQueue<>();
    int count = DecodePool.MAX_WAITING + 5;
    for (int i = 0; i < count; i++) {
      pool.decode(new EncodedPicture(Codec.H264, new byte[] {'h'}), outcomes::add);
    }
    assertThat(outcomes.poll(30, TimeUnit.SECONDS)).isInstanceOf(DecodeOutcome.NotDecoded.class);
    pool.close();
    for (int i = 1; i < count; i++) {
      assertThat(outcomes.poll(30, TimeUnit.SECONDS)).isInstanceOf(DecodeOutcome.NotDecoded.class);
    }
  }

  // A few large ones may take no more memory than many small ones.
  @Test
  void tooManyWaitingBytesAreNotDecoded() throws Exception {
    falsePool("LGPL", Duration.ofSeconds(60));
    BlockingQueue<DecodeOutcome> outcomes = new LinkedBlockingQueue<>();
    byte[] large = new byte[Answers.MAX_FRAME_BYTES];
    large[0] = 'h';
    long fitting = DecodePool.MAX_WAITING_BYTES / large.length;
    for (int i = 0; i < fitting + 2; i++) {
      pool.decode(new EncodedPicture(Codec.H264, large), outcomes::add);
    }
    assertThat(outcomes.poll(30, TimeUnit.SECONDS)).isInstanceOf(DecodeOutcome.NotDecoded.class);
  }

  // Whatever this program does wrong with one key frame, the thread goes on with the next.
  @Test
  @SuppressWarnings("NullAway")
  void aFaultOfThisProgramCostsOneFrame() throws Exception {
    falsePool("LGPL", Duration.ofSeconds(20));
    assertThat(decode(new EncodedPicture(null, new byte[] {'u'})))
        .isInstanceOfSatisfying(
            DecodeOutcome.NotDecoded.class,
            not -> assertThat(not.why()).startsWith("a fault of this program"));
    assertThat(decode('u')).isEqualTo(new DecodeOutcome.Undecodable("as asked for"));
    assertThat(pool.processIds()).hasSize(1);
  }

  // Only libraries under the LGPL may be on the class path.
  @Test
  void librariesUnderAnotherLicenceAreNotUsed() throws Exception {
    falsePool("GPL version 3 or later", Duration.ofSeconds(20));
    assertThat(decode('u'))
        .isInstanceOfSatisfying(
            DecodeOutcome.NotDecoded.class, not -> assertThat(not.why()).contains("GPL version 3"));
  }

  @Test
  void aDecoderThatEndsAtOnceIsSaid() throws Exception {
    pool = new DecodePool(1, List.of("/bin/false"), Duration.ofSeconds(20));
    assertThat(decode('u'))
        .isInstanceOfSatisfying(
            DecodeOutcome.NotDecoded.class,
            not ->
                assertThat(not.why())
                    .isEqualTo("the decoder does not start: it ended at once with 1"));
  }

  @Test
  void aDecoderThatDoesNotStartIsSaid() throws Exception {
    pool = new DecodePool(1, List.of("/no/such/java"), Duration.ofSeconds(20));
    assertThat(decode('u')).isInstanceOf(DecodeOutcome.NotDecoded.class);
    assertThat(decode('u')).isInstanceOf(DecodeOutcome.NotDecoded.class);
  }
}
