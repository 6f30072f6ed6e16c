package org.gengfu.driver.rtsp.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gengfu.driver.rtsp.PeerPrograms;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Our measures beside those of Debian's FFmpeg ({@code signalstats}) on the same pixels. */
@Timeout(120)
class FfmpegMeasuresIT {
  private static final String FILTERS = "signalstats,metadata=mode=print:file=-";
  private static final String BLACK =
      "blackframe=amount=0:threshold=32,metadata=mode=print:key=lavfi.blackframe.pblack:file=-";

  @TempDir Path folder;

  @BeforeAll
  static void peers() {
    PeerPrograms.needFfmpeg();
  }

  static Stream<Arguments> pictures() {
    Picture street = Scenes.street(3);
    return Stream.of(
        Arguments.of("street", street),
        Arguments.of("noisy street", Scenes.noisy(street, 12, 5)),
        Arguments.of("dark street", Scenes.luma(street, luma -> 16 + (luma - 16) / 6)),
        Arguments.of("pale street", Scenes.luma(street, luma -> 120 + (luma - 120) / 8)),
        Arguments.of("leaning street", Scenes.leaning(street, 30, -20)),
        Arguments.of("black", Scenes.flat(16, 128, 128)),
        Arguments.of("blue", Scenes.flat(41, 240, 110)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pictures")
  void meanSpreadAndColourAreTheSame(String name, Picture picture) throws Exception {
    Map<String, Double> theirs = filtered(picture, FILTERS);
    PictureMeasures ours = PictureMeasures.of(picture);
    assertThat(ours.mean()).isCloseTo(theirs.get("signalstats.YAVG"), within(0.01));
    assertThat(ours.blue()).isCloseTo(theirs.get("signalstats.UAVG"), within(0.01));
    assertThat(ours.red()).isCloseTo(theirs.get("signalstats.VAVG"), within(0.01));
    // The same quantiles; the one counts up to a share, the other from it on.
    assertThat((double) ours.low()).isCloseTo(theirs.get("signalstats.YLOW"), within(1.0));
    assertThat((double) ours.high()).isCloseTo(theirs.get("signalstats.YHIGH"), within(1.0));
    // Theirs is the mean of whole numbers, each rounded down.
    assertThat(ours.colour()).isCloseTo(theirs.get("signalstats.SATAVG"), within(1.0));
  }

  // Both call the same pictures black, and no other.
  @Test
  void blackIsBlackForBoth() throws Exception {
    Picture street = Scenes.street(3);
    Picture black = Scenes.flat(16, 128, 128);
    for (Picture picture : List.of(street, black, Scenes.flat(41, 240, 110))) {
      boolean theirs = filtered(picture, BLACK).get("blackframe.pblack") >= 98;
      boolean ours =
          new PictureJudge(PictureThresholds.DEFAULT)
              .judge(PictureMeasures.of(picture)).stream()
                  .anyMatch(finding -> finding.fault() == PictureFault.BLACK);
      assertThat(ours).isEqualTo(theirs).isEqualTo(picture == black);
    }
  }

  private Map<String, Double> filtered(Picture picture, String filters)
      throws IOException, InterruptedException {
    ByteArrayOutputStream planes = new ByteArrayOutputStream();
    planes.writeBytes(picture.luma());
    planes.writeBytes(picture.blue());
    planes.writeBytes(picture.red());
    String[] arguments = {
      "-f",
      "rawvideo",
      "-pix_fmt",
      "yuv420p",
      "-s",
      "640x360",
      "-i",
      "-",
      "-vf",
      filters,
      "-f",
      "null",
      "/dev/null"
    };
    byte[] said = PeerPrograms.ffmpeg(folder, planes.toByteArray(), arguments);
    Map<String, Double> values = new HashMap<>();
    for (String line : new String(said, StandardCharsets.UTF_8).split("\n", -1)) {
      int equals = line.indexOf('=');
      if (line.startsWith("lavfi.") && equals > 0) {
        values.put(line.substring(6, equals), Double.valueOf(line.substring(equals + 1)));
      }
    }
    assertThat(values).as("what ffmpeg printed").isNotEmpty();
    return values;
  }
}
