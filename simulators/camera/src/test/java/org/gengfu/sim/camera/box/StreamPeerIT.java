package org.gengfu.sim.camera.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Simulated streams as FFmpeg and GStreamer read them, over TCP and UDP. */
@Timeout(300)
class StreamPeerIT {
  private static final String CAMERA = "127.65.3.1";

  private static TestTown town;

  @TempDir private Path folder;

  @BeforeAll
  static void open() throws IOException {
    town = TestTown.open("", "{id: street, host: " + CAMERA + "}");
  }

  @AfterAll
  static void close() throws IOException {
    town.close();
  }

  private Peer.Ended run(List<String> command) throws IOException, InterruptedException {
    return Peer.run(folder, Map.of(), "", command);
  }

  private static String url(String login) {
    return "rtsp://%s%s:%d/Streaming/Channels/101?transportmode=unicast"
        .formatted(login, CAMERA, town.rtspPort());
  }

  // Ten pictures decoded without a word of complaint: every packet stood where it should.
  @ParameterizedTest
  @ValueSource(strings = {"tcp", "udp"})
  void ffmpegDecodesThePicture(String transport) throws Exception {
    Peer.need("ffprobe", "ffmpeg");
    String login = TestTown.USER + ":" + TestTown.PASSWORD + "@";
    Peer.Ended probed =
        run(
            List.of(
                "ffprobe",
                "-v",
                "error",
                "-rtsp_transport",
                transport,
                "-count_frames",
                "-read_intervals",
                "%+2",
                "-show_entries",
                "stream=codec_name,width,height,nb_read_frames",
                "-of",
                "csv=p=0",
                url(login)));
    assertThat(probed.text()).matches("h264,640,360,\\d+\\s+");
    assertThat(Integer.parseInt(probed.text().strip().split(",")[3])).isGreaterThanOrEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tcp", "udp"})
  void gstreamerReadsThePicture(String transport) throws Exception {
    Peer.need(
        "gst-launch-1.0", "gstreamer1.0-tools gstreamer1.0-plugins-good gstreamer1.0-plugins-bad");
    Peer.Ended ended =
        run(
            List.of(
                "gst-launch-1.0",
                "-v",
                "rtspsrc",
                "location=" + url(""),
                "user-id=" + TestTown.USER,
                "user-pw=" + TestTown.PASSWORD,
                "protocols=" + transport,
                "latency=0",
                "!",
                "rtph264depay",
                "!",
                "h264parse",
                "!",
                "fakesink",
                "num-buffers=5"));
    assertThat(ended.code()).as(ended.text()).isZero();
    assertThat(ended.text()).contains("video/x-h264", "width=(int)640", "height=(int)360");
  }
}
