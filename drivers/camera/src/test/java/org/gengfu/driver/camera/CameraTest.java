package org.gengfu.driver.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneOffset;
import org.gengfu.driver.camera.memory.CameraMemory;
import org.gengfu.driver.camera.memory.KeptSource;
import org.gengfu.driver.rtsp.wire.CameraUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a camera's stream is. */
class CameraTest {
  private static final KeptSource FIRST = new KeptSource(1, "", "");
  @TempDir Path folder;

  private CameraPlan plan(String more) {
    CameraRig rig = new CameraRig(folder);
    CameraSettings bus = rig.settings("id: b");
    return (CameraPlan) rig.plan(rig.onvif("a", "10.0.0.1", more), bus);
  }

  private Camera camera(String more) {
    Camera camera = new Camera(0, plan(more), ZoneOffset.UTC);
    camera.memory(new CameraMemory(camera.plan().thresholds()));
    return camera;
  }

  @Test
  void whatOnvifToldIsKeptAtTheHostThatIsKnown() {
    Camera camera = camera("");
    assertThat(camera.url()).isNull();
    CameraUrl told = StreamChoice.url(URI.create("rtsp://192.168.0.9:8554/sub?a=b"), camera.plan());
    camera.told(told, FIRST);
    assertThat(camera.url().text()).isEqualTo("rtsp://10.0.0.1:8554/sub?a=b");
    camera.memory().streamPath("rubbish", FIRST);
    assertThat(camera.url()).isNull();
  }

  /** The port was changed while the camera refused to tell: the old one must not be asked. */
  @Test
  void aPortOfTheSettingsWinsOverOneThatWasTold() {
    Camera camera = camera(", rtspPort: 9000");
    camera.memory().streamPath("8554/sub", FIRST);
    assertThat(camera.url().text()).isEqualTo("rtsp://10.0.0.1:9000/sub");
  }

  @Test
  void aPathOfTheSettingsWins() {
    Camera camera = camera(", path: /own");
    camera.memory().streamPath("8554/sub", FIRST);
    assertThat(camera.url().text()).isEqualTo("rtsp://10.0.0.1:554/own");
    assertThat(StreamChoice.url(URI.create("http://10.0.0.1/x"), camera.plan())).isNull();
  }
}
