package org.gengfu.sim.camera.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gengfu.sim.camera.clip.Clip;
import org.gengfu.sim.camera.clip.ClipLibrary;
import org.gengfu.sim.camera.clip.ClipShape;
import org.gengfu.sim.camera.scene.Fault;
import org.gengfu.sim.camera.scene.Scene;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The library's clips as Debian's FFmpeg reads them: every picture, none with an error. */
@Timeout(300)
class ClipPeerIT {
  private static final ClipShape SHAPE = new ClipShape(640, 360, 5, 3, 2, 26);
  private static final int PICTURES = 6;

  @TempDir private Path folder;

  @BeforeAll
  static void peers() {
    Peer.need("ffprobe", "ffmpeg");
    Peer.need("ffmpeg", "ffmpeg");
  }

  @ParameterizedTest
  @EnumSource(
      value = Scene.Kind.class,
      names = {"CROSSING", "NIGHT_IR", "NIGHT_FOG"})
  void anotherReaderFindsEveryPicture(Scene.Kind kind) throws Exception {
    Path file = folder.resolve("clip.264");
    try (ClipLibrary library = new ClipLibrary(SHAPE, null)) {
      Clip clip = library.clip(kind, 5, List.of(Fault.of(Fault.What.CAST)));
      ByteArrayOutputStream stream = new ByteArrayOutputStream();
      clip.units().forEach(unit -> stream.writeBytes(unit.annexB()));
      Files.write(file, stream.toByteArray());
    }
    String shown = "stream=codec_name,width,height,nb_read_frames:frame=pict_type,key_frame";
    Peer.Ended probed =
        run("ffprobe", "-v", "error", "-count_frames", "-show_entries", shown, file.toString());
    assertThat(probed.code()).as(probed.text()).isZero();
    assertThat(probed.text())
        .contains("codec_name=h264", "width=640", "height=360", "nb_read_frames=" + PICTURES);
    assertThat(probed.text().lines().filter("key_frame=1"::equals)).hasSize(2);
    Peer.Ended decoded =
        run(
            "ffmpeg",
            "-v",
            "error",
            "-xerror",
            "-err_detect",
            "explode",
            "-i",
            file.toString(),
            "-f",
            "null",
            "-");
    assertThat(decoded.code()).as(decoded.text()).isZero();
    assertThat(decoded.text()).isEmpty();
  }

  private Peer.Ended run(String... command) throws Exception {
    return Peer.run(folder, Map.of(), "", List.of(command));
  }
}
