package org.gengfu.driver.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.gengfu.contract.CameraLook;
import org.gengfu.contract.CameraReason;
import org.gengfu.contract.CameraRung;
import org.gengfu.contract.Seen;
import org.gengfu.driver.RawValue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole looks at streams of a server that nobody here wrote, GStreamer's. */
@Timeout(240)
class CameraPeerIT {
  private static final String PYTHON = "/usr/bin/python3";
  private static final String PROBE =
      "import gi; gi.require_version('GstRtspServer', '1.0');"
          + " from gi.repository import Gst, GstRtspServer; Gst.init(None);"
          + " assert all(Gst.ElementFactory.find(e) for e in"
          + " ('videotestsrc', 'x264enc', 'rtph264pay', 'alawenc'))";

  private static Process server;
  private static int open;
  private static int guarded;

  @TempDir Path folder;

  private CameraRig rig;

  @BeforeAll
  static void start(@TempDir Path scripts) throws IOException, InterruptedException {
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
    Path script = scripts.resolve("cameras.py");
    try (var source = CameraPeerIT.class.getResourceAsStream("/peers/gst_cameras.py")) {
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
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.destroy();
    }
  }

  @BeforeEach
  void make() {
    rig = new CameraRig(folder);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private static String device(String id, int port, String path, String more) {
    return "{id: %s, profile: camera-rtsp, host: 127.0.0.1, rtspPort: %d, path: \"%s\"%s}"
        .formatted(id, port, path, more);
  }

  @Test
  void camerasAreJudgedByWhatTheyShow() throws Exception {
    int gone;
    try (ServerSocket socket = new ServerSocket(0)) {
      gone = socket.getLocalPort();
    }
    rig.open(
        "period: 5s, decoders: 1",
        null,
        device("moving", open, "/moving", ""),
        device("black", open, "/black", ""),
        device("still", open, "/still", ""),
        device("sound", open, "/sound", ""),
        device("nothing", open, "/nothing", ""),
        device("gone", gone, "/moving", ""));
    CameraLook sane = rig.look("moving", look -> look.intact() == Seen.GOOD).look();
    assertThat(sane.top()).contains(CameraRung.PICTURE);
    assertThat(sane.faults()).isEmpty();
    assertThat(rig.look("black", look -> look.faults().contains("black")).look().online())
        .isEqualTo(Seen.GOOD);
    CameraRig.Heard still = rig.look("still", look -> look.faults().contains("frozen"));
    assertThat(still.value("fault.frozen")).isEqualTo(new RawValue.Whole(1));
    assertThat(still.look().number()).as("the visit before is needed").isPositive();
    CameraLook sound = rig.look("sound", look -> look.online() == Seen.BAD).look();
    assertThat(sound.rung(CameraRung.OPENED).reason()).isEqualTo(CameraReason.NO_VIDEO);
    CameraLook nothing = rig.look("nothing", look -> look.online() == Seen.BAD).look();
    assertThat(nothing.rung(CameraRung.OPENED).reason()).isEqualTo(CameraReason.NO_SUCH_STREAM);
    CameraLook down = rig.look("gone", look -> true).look();
    assertThat(down.rung(CameraRung.LINK).reason()).isEqualTo(CameraReason.UNREACHABLE);
    var thumbnail = rig.look("moving", look -> look.thumbnail() != null).look().thumbnail();
    assertThat(thumbnail.size()).isBetween(500, 64 * 1024);
    assertThat(rig.looks("moving")).isPositive();
  }

  @Test
  void aWrongPasswordIsNotTriedAgainAndSaysNothingOfTheStream() throws Exception {
    Files.writeString(folder.resolve("right"), "Pass@123\n");
    Files.writeString(folder.resolve("wrong"), "Pass@124\n");
    rig.open(
        "period: 2s, decoders: 1, watchEvery: 1s, watch: 2s",
        null,
        device("right", guarded, "/moving", ", user: watchman, passwordFile: right"),
        device("wrong", guarded, "/moving", ", user: watchman, passwordFile: wrong"));
    CameraLook wrong = rig.look("wrong", look -> look.online() == Seen.NOT_OBSERVED).look();
    assertThat(wrong.rung(CameraRung.ACCEPTED).seen()).isEqualTo(Seen.BAD);
    CameraLook held =
        rig.look(
                "wrong",
                look ->
                    look.rung(CameraRung.ACCEPTED).reason() == CameraReason.CREDENTIALS_HELD_BACK)
            .look();
    assertThat(held.rung(CameraRung.SESSION).seen()).isEqualTo(Seen.GOOD);
    CameraRig.Heard right = rig.look("right", look -> look.intact() == Seen.GOOD);
    assertThat(right.look().top()).contains(CameraRung.PICTURE);
    assertThat(rig.told("right", "stream.width", new RawValue.Whole(640))).isTrue();
  }

  /** A native crash of the decoder must take neither the agent nor the next look with it. */
  @Test
  void aKilledDecoderCostsItsOwnLook() throws Exception {
    rig.open("period: 1s, decoders: 1", null, device("moving", open, "/moving", ""));
    rig.look("moving", look -> look.intact() == Seen.GOOD);
    for (int killed = 0; killed < 2; killed++) {
      long before = rig.looks("moving");
      decoder().orElseThrow().destroyForcibly();
      CameraLook lost =
          rig.look(
                  "moving",
                  look ->
                      look.number() >= before - 1
                          && look.rung(CameraRung.PICTURE).reason() == CameraReason.DECODER_CRASHED)
              .look();
      assertThat(lost.online()).isEqualTo(Seen.GOOD);
      assertThat(lost.intact()).isEqualTo(Seen.NOT_OBSERVED);
      rig.look("moving", look -> look.number() > lost.number() && look.intact() == Seen.GOOD);
    }
  }

  /** The only program in Java that this one has started. */
  private static Optional<ProcessHandle> decoder() {
    return ProcessHandle.current()
        .children()
        .filter(process -> process.info().command().orElse("").endsWith("java"))
        .filter(ProcessHandle::isAlive)
        .findFirst();
  }
}
