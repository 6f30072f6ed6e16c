package org.gengfu.sim.camera.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Streams of simulated cameras, as a viewer written for the test gets them. */
@Timeout(120)
class StreamTest {
  private static final String CAMERA = "127.65.1.1";
  private static final String RECORDER = "127.65.1.2";
  private static final String FIRST = "/Streaming/Channels/101";
  private static final int SHORT_MILLIS = 300;

  private static TestTown town;

  @BeforeAll
  static void open() throws IOException {
    town =
        TestTown.open(
            ", places: 2",
            "{id: street, host: " + CAMERA + "}",
            "{id: nvr-1, host: " + RECORDER + "}",
            "{id: nvr-2, channel: 2, host: " + RECORDER + "}");
  }

  @AfterAll
  static void close() throws IOException {
    town.close();
  }

  @AfterEach
  void repair() {
    town.repair();
  }

  private static Viewer viewer(String host, String path) throws IOException {
    return new Viewer(host, town.rtspPort(), path);
  }

  private static Viewer viewer() throws IOException {
    return viewer(CAMERA, FIRST);
  }

  private static void fault(String word) {
    town.camera("street").apply(word, Double.NaN);
  }

  @Test
  void aViewerWhoKnowsThePasswordGetsWholeKeyFrames() throws IOException {
    try (Viewer viewer = viewer()) {
      assertThat(viewer.ask("DESCRIBE", "rtsp://" + CAMERA + FIRST, "").status()).isEqualTo(401);
      assertThat(viewer.describe().body())
          .contains("m=video 0 RTP/AVP 96", "H264/90000", "packetization-mode=1", "sprop-");
      assertThat(viewer.play().headers().get("rtp-info")).contains("trackID=1;seq=");
      List<byte[]> units = viewer.picture();
      assertThat(units).extracting(unit -> unit[0] & 0x1F).contains(7, 8, 5);
      assertThat(viewer.keySlice().length).isGreaterThan(1_400);
      assertThat(town.device(0).answered()).isPositive();
    }
  }

  // A sender report tells which time of the day a picture has (RFC 3550, 6.4.1).
  @Test
  void reportsComeOnTheOddChannel() throws IOException {
    try (Viewer viewer = viewer()) {
      viewer.play();
      Viewer.Packet packet = viewer.packet();
      while (packet.channel() != 1) {
        packet = viewer.packet();
      }
      assertThat(packet.bytes()[1] & 0xFF).isEqualTo(200);
      assertThat(packet.bytes().length % 4).isZero();
    }
  }

  // Otherwise a camera that lives would be taken for a frozen one at the next visit.
  @Test
  void aLivingPictureIsAnotherAtTheNextVisitAndAFrozenOneTheSame() throws IOException {
    assertThat(keySlice()).isNotEqualTo(keySlice());
    fault("camera.frozen");
    awaitShown("frozen");
    assertThat(keySlice()).isEqualTo(keySlice());
  }

  private static byte[] keySlice() throws IOException {
    try (Viewer viewer = viewer()) {
      assertThat(viewer.play().status()).isEqualTo(200);
      return viewer.keySlice();
    }
  }

  private static void awaitShown(String what) {
    while (!town.camera("street").shown().contains(what)) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aPictureChangesWhileSomebodyLooks() throws IOException {
    try (Viewer viewer = viewer()) {
      viewer.play();
      int usual = viewer.keySlice().length;
      fault("camera.black");
      awaitShown("black");
      int black = viewer.keySlice().length;
      while (black > usual / 2) {
        black = viewer.keySlice().length;
      }
    }
  }

  @Test
  void placesAreCountedAndFreedAgain() throws IOException {
    try (Viewer first = viewer();
        Viewer second = viewer();
        Viewer third = viewer()) {
      assertThat(first.play().status()).isEqualTo(200);
      assertThat(second.play().status()).isEqualTo(200);
      assertThat(third.play().status()).isEqualTo(453);
      assertThat(first.tearDown().status()).isEqualTo(200);
      assertThat(third.play().status()).isEqualTo(200);
    }
  }

  @Test
  void packetsComeOverUdpAsWell() throws IOException {
    fault("camera.udponly");
    try (Viewer refused = viewer()) {
      assertThat(refused.play().status()).isEqualTo(461);
    }
    try (Viewer viewer = viewer();
        DatagramSocket pictures = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
      pictures.setSoTimeout(20_000);
      int port = pictures.getLocalPort();
      String transport = "RTP/AVP;unicast;client_port=" + port + "-" + (port + 1);
      assertThat(viewer.play(transport).status()).isEqualTo(200);
      DatagramPacket packet = new DatagramPacket(new byte[2_000], 2_000);
      pictures.receive(packet);
      assertThat(packet.getAddress().getHostAddress()).isEqualTo(CAMERA);
      assertThat(packet.getPort() % 2).isZero();
      assertThat(packet.getData()[0] & 0xC0).isEqualTo(0x80);
    }
  }

  @Test
  void whatACameraRefusesItRefusesInRtsp() throws IOException {
    assertThat(statusWith("camera.noplace")).isEqualTo(453);
    assertThat(statusWith("camera.nostream")).isEqualTo(404);
    assertThat(statusWith("camera.password")).isEqualTo(401);
    try (Viewer viewer = viewer(CAMERA, "/Streaming/Channels/901")) {
      assertThat(viewer.play().status()).isEqualTo(404);
    }
    try (Viewer viewer = viewer()) {
      assertThat(viewer.ask("PLAY", "rtsp://x/", "Session: 1\r\n").status()).isEqualTo(454);
      assertThat(viewer.ask("RECORD", "rtsp://x/", "").status()).isEqualTo(405);
    }
  }

  private static int statusWith(String word) throws IOException {
    fault(word);
    try (Viewer viewer = viewer()) {
      return viewer.play().status();
    } finally {
      town.repair();
    }
  }

  @Test
  void aStreamCanStallOrLackKeyFramesOrBeCut() throws IOException {
    fault("camera.stall");
    try (Viewer viewer = viewer()) {
      assertThat(viewer.play().status()).isEqualTo(200);
      assertThat(viewer.known("GET_PARAMETER", "rtsp://x/", "").status()).isEqualTo(200);
      assertThat(viewer.early()).isZero();
    }
    town.repair();
    fault("camera.nokeyframe");
    try (Viewer viewer = viewer()) {
      viewer.play();
      List<Integer> types = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        viewer.picture().forEach(unit -> types.add(unit[0] & 0x1F));
      }
      assertThat(types).doesNotContain(5, 7, 8).contains(1);
    }
    town.repair();
    fault("camera.cut");
    try (Viewer viewer = viewer()) {
      viewer.play();
      assertThatThrownBy(viewer::keySlice)
          .isInstanceOfAny(EOFException.class, SocketException.class);
    }
  }

  @Test
  void aHalfOpenCameraTakesConnectionsAndSaysNothing() throws IOException {
    for (String word : List.of("camera.halfopen", "camera.deaf")) {
      fault(word);
      try (Viewer viewer = viewer()) {
        viewer.socket().setSoTimeout(SHORT_MILLIS);
        assertThatThrownBy(() -> viewer.ask("OPTIONS", "*", ""))
            .isInstanceOf(SocketTimeoutException.class);
      }
      town.repair();
    }
  }

  @Test
  void aCameraThatIsOffHasNoPortsAndOneThatIsOnHasThemAgain() throws IOException {
    try (Viewer watching = viewer()) {
      watching.play();
      fault("camera.off");
      assertThatThrownBy(StreamTest::viewer).isInstanceOf(ConnectException.class);
      assertThatThrownBy(
              () -> {
                while (true) {
                  watching.packet();
                }
              })
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(SocketTimeoutException.class);
    }
    fault("camera.on");
    assertThat(keySlice()).isNotEmpty();
  }

  // The recorder goes on when one of its cameras is gone.
  @Test
  void aChannelThatIsOffHasNoStream() throws IOException {
    town.camera("nvr-2").apply("camera.off", Double.NaN);
    try (Viewer gone = viewer(RECORDER, "/Streaming/Channels/201");
        Viewer other = viewer(RECORDER, FIRST)) {
      assertThat(gone.play().status()).isEqualTo(404);
      assertThat(other.play().status()).isEqualTo(200);
    }
    town.camera("nvr-1").apply("camera.off", Double.NaN);
    assertThatThrownBy(() -> viewer(RECORDER, FIRST)).isInstanceOf(ConnectException.class);
  }

  @Test
  void whatIsNoRtspIsRefused() throws IOException {
    try (Viewer viewer = viewer()) {
      assertThat(viewer.ask("X".repeat(5_000), "*", "").status()).isEqualTo(400);
    }
    try (Viewer viewer = viewer()) {
      assertThat(viewer.ask("GET", "/ HTTP/1.1\r\nHost: x\r\n\r\n", "").status()).isEqualTo(400);
    }
  }
}
