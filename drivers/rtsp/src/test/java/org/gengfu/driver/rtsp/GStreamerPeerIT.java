package org.gengfu.driver.rtsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.gengfu.driver.rtsp.decode.DecodeOutcome;
import org.gengfu.driver.rtsp.decode.DecodePool;
import org.gengfu.driver.rtsp.decode.DecodedPicture;
import org.gengfu.driver.rtsp.wire.CameraUrl;
import org.gengfu.driver.rtsp.wire.CameraVisitor;
import org.gengfu.driver.rtsp.wire.Codec;
import org.gengfu.driver.rtsp.wire.Login;
import org.gengfu.driver.rtsp.wire.RefusedLogins;
import org.gengfu.driver.rtsp.wire.Rung;
import org.gengfu.driver.rtsp.wire.VisitLimits;
import org.gengfu.driver.rtsp.wire.VisitOutcome;
import org.gengfu.driver.rtsp.wire.VisitOutcome.CredentialsRefused.Cause;
import org.gengfu.driver.rtsp.wire.VisitOutcome.StreamRefused.Kind;
import org.gengfu.driver.rtsp.wire.VisitRequest;
import org.gengfu.driver.rtsp.wire.VisitRequest.Transport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Visits to a server that nobody here wrote, GStreamer's, and the decoding of what it sent. */
@Timeout(120)
class GStreamerPeerIT {
  private static final String PYTHON = "/usr/bin/python3";
  private static final String PROBE =
      "import gi; gi.require_version('GstRtspServer', '1.0');"
          + " from gi.repository import Gst, GstRtspServer; Gst.init(None);"
          + " assert all(Gst.ElementFactory.find(e) for e in"
          + " ('videotestsrc', 'x264enc', 'x265enc', 'h265parse', 'rtph264pay', 'alawenc'))";

  /** A busy machine encodes slowly. */
  private static final VisitLimits PATIENT =
      new VisitLimits(
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofSeconds(90),
          32 << 20,
          4 << 20);

  @TempDir static Path folder;

  private static Process server;
  private static int open;
  private static int guarded;
  private static CameraVisitor visitor;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    boolean found = Files.isExecutable(Path.of(PYTHON));
    found = found && new ProcessBuilder(PYTHON, "-c", PROBE).start().waitFor() == 0;
    if (!found) {
      String missing =
          "GStreamer's RTSP server is missing; install it: apt-get install python3-gi"
              + " gir1.2-gst-rtsp-server-1.0 gstreamer1.0-plugins-base gstreamer1.0-plugins-good"
              + " gstreamer1.0-plugins-bad gstreamer1.0-plugins-ugly";
      if ("1".equals(System.getenv("GENGFU_REQUIRE_PEERS"))) {
        Assertions.fail(missing);
      }
      Assumptions.abort(missing);
    }
    Path script = folder.resolve("server.py");
    try (var source = GStreamerPeerIT.class.getResourceAsStream("/peers/gst_rtsp_server.py")) {
      Files.copy(source, script);
    }
    server =
        new ProcessBuilder(PYTHON, script.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
    String line = said.readLine();
    while (line != null && !line.startsWith("READY")) {
      line = said.readLine();
    }
    assertThat(line).as("the server's first words").isNotNull();
    String[] words = line.split(" ", -1);
    open = Integer.parseInt(words[1]);
    guarded = Integer.parseInt(words[2]);
    visitor = new CameraVisitor("visitor", new RefusedLogins());
  }

  @AfterAll
  static void stop() {
    if (visitor != null) {
      visitor.close();
    }
    if (server != null) {
      server.destroy();
    }
  }

  private static VisitOutcome visit(int port, String path, Transport transport, Login login)
      throws InterruptedException {
    CameraUrl url = CameraUrl.of("rtsp://127.0.0.1:" + port + path);
    BlockingQueue<VisitOutcome> outcomes = new LinkedBlockingQueue<>();
    visitor.visit(new VisitRequest(url, login, transport, PATIENT), outcomes::add);
    return outcomes.poll(100, TimeUnit.SECONDS);
  }

  private static VisitOutcome.KeyFrame frame(VisitOutcome outcome) {
    assertThat(outcome).isInstanceOf(VisitOutcome.KeyFrame.class);
    VisitOutcome.KeyFrame frame = (VisitOutcome.KeyFrame) outcome;
    assertThat(frame.ladder().reached().keySet()).containsExactly(Rung.values());
    assertThat(List.copyOf(frame.ladder().reached().values())).isSorted();
    return frame;
  }

  private static DecodedPicture decoded(VisitOutcome.KeyFrame frame) throws InterruptedException {
    BlockingQueue<DecodeOutcome> outcomes = new LinkedBlockingQueue<>();
    try (DecodePool pool = new DecodePool(1, folder, Duration.ofSeconds(60))) {
      pool.decode(frame.picture(), outcomes::add);
      DecodeOutcome outcome = outcomes.poll(100, TimeUnit.SECONDS);
      assertThat(outcome).isInstanceOf(DecodeOutcome.Decoded.class);
      return ((DecodeOutcome.Decoded) outcome).picture();
    }
  }

  /** Colour bars: the mean luma was measured by others on the same pattern. */
  private static void isColourBars(DecodedPicture picture) {
    assertThat(List.of(picture.width(), picture.height())).containsExactly(640, 360);
    assertThat(picture.damaged()).isFalse();
    assertThat(picture.measures().mean()).isBetween(70.0, 130.0);
    assertThat(picture.measures().colour()).isGreaterThan(20);
  }

  @Test
  void h264OverTcpIsTakenAndDecoded() throws Exception {
    VisitOutcome.KeyFrame frame = frame(visit(open, "/h264", Transport.TCP_THEN_UDP, null));
    assertThat(frame.picture().codec()).isEqualTo(Codec.H264);
    assertThat(frame.traffic().lost()).isZero();
    assertThat(frame.traffic().skipped()).isZero();
    isColourBars(decoded(frame));
  }

  @Test
  void h265OverTcpIsTakenAndDecoded() throws Exception {
    VisitOutcome.KeyFrame frame = frame(visit(open, "/h265", Transport.TCP, null));
    assertThat(frame.picture().codec()).isEqualTo(Codec.H265);
    isColourBars(decoded(frame));
  }

  // The server refuses the connection itself as transport (461).
  @Test
  void datagramsAreTakenWhereTheConnectionIsRefused() throws Exception {
    frame(visit(open, "/udp", Transport.TCP_THEN_UDP, null));
    VisitOutcome refused = visit(open, "/udp", Transport.TCP, null);
    assertThat(refused)
        .isInstanceOfSatisfying(
            VisitOutcome.StreamRefused.class,
            answer -> assertThat(answer.kind()).isEqualTo(Kind.TRANSPORT));
  }

  @Test
  void aStreamThatIsNotThereIsSaid() throws Exception {
    assertThat(visit(open, "/none", Transport.TCP, null))
        .isInstanceOfSatisfying(
            VisitOutcome.StreamRefused.class,
            answer -> assertThat(answer.kind()).isEqualTo(Kind.NO_SUCH_STREAM));
  }

  @Test
  void aStreamWithoutPictureIsSaid() throws Exception {
    assertThat(visit(open, "/sound", Transport.TCP, null)).isInstanceOf(VisitOutcome.NoVideo.class);
  }

  @Test
  void thePasswordIsAskedForAndAccepted() throws Exception {
    Login right = new Login("watchman", "Pass@123", false);
    frame(visit(guarded, "/h264", Transport.TCP, right));
  }

  @Test
  void aWrongPasswordIsToldFromNone() throws Exception {
    assertThat(cause(visit(guarded, "/h264", Transport.TCP, null))).isEqualTo(Cause.NONE_GIVEN);
    Login wrong = new Login("watchman", "Pass@124", false);
    assertThat(cause(visit(guarded, "/h264", Transport.TCP, wrong))).isEqualTo(Cause.WRONG);
    assertThat(cause(visit(guarded, "/h264", Transport.TCP, wrong))).isEqualTo(Cause.HELD_BACK);
  }

  private static Cause cause(VisitOutcome outcome) {
    assertThat(outcome).isInstanceOf(VisitOutcome.CredentialsRefused.class);
    return ((VisitOutcome.CredentialsRefused) outcome).cause();
  }

  @Test
  void manyVisitsAtOnceAreServed() throws Exception {
    CameraUrl url = CameraUrl.of("rtsp://127.0.0.1:" + open + "/h264");
    BlockingQueue<VisitOutcome> outcomes = new LinkedBlockingQueue<>();
    for (int i = 0; i < 6; i++) {
      visitor.visit(new VisitRequest(url, null, Transport.TCP, PATIENT), outcomes::add);
    }
    for (int i = 0; i < 6; i++) {
      frame(outcomes.poll(100, TimeUnit.SECONDS));
    }
  }
}
