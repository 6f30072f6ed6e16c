package org.gengfu.sim.camera.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.sim.camera.world.SimulatedCamera;
import org.gengfu.sim.face.DeviceFace;
import org.gengfu.sim.face.Face;
import org.gengfu.sim.face.PortNode;

/** An open port with cameras that a test plays; its clips are kept in {@code target}. */
final class TestTown implements AutoCloseable {
  static final String USER = "watch";
  static final String PASSWORD = "s3cret";

  private static final ResolvedProfile PROFILE =
      ProfileLibrary.load(Path.of("../../device-profiles"), new Problems()).all().stream()
          .filter(profile -> profile.id().equals("camera-onvif"))
          .findFirst()
          .orElseThrow()
          .standard();

  private final Map<String, SimulatedCamera> cameras = new LinkedHashMap<>();
  private final List<HandCamera> devices = new ArrayList<>();
  private final Face face;

  private TestTown(String port, List<String> entries) throws IOException {
    Problems problems = new Problems();
    List<DeviceFace> faces = new ArrayList<>();
    for (String text : entries) {
      MapNode entry = Documents.parse("room.yaml", text, problems);
      String id = entry.string("id", "", problems);
      SimulatedCamera camera = new SimulatedCamera(id, InstantSource.system());
      cameras.put(id, camera);
      HandCamera device = new HandCamera(PROFILE, entry, camera);
      devices.add(device);
      faces.add(device);
    }
    String settings =
        "{user: %s, password: %s, scenes: 1, clips: test-clips%s}".formatted(USER, PASSWORD, port);
    MapNode node = Documents.parse("room.yaml", settings, problems);
    assertThat(problems.list()).isEmpty();
    face =
        new CameraFaceMaker().open(new PortNode("cams", "camera", node, Path.of("target")), faces);
  }

  /** With entries such as {@code {id: a, host: 127.65.0.1}}; port settings begin with a comma. */
  static TestTown open(String port, String... entries) throws IOException {
    return new TestTown(port, List.of(entries));
  }

  SimulatedCamera camera(String id) {
    return cameras.get(id);
  }

  HandCamera device(int index) {
    return devices.get(index);
  }

  int rtspPort() {
    return face.where().port();
  }

  int onvifPort() {
    return Integer.parseInt(face.where().more().get("onvif"));
  }

  /** Puts everything right again. */
  void repair() {
    cameras.values().forEach(camera -> camera.apply("camera.repair", Double.NaN));
  }

  @Override
  public void close() throws IOException {
    face.close();
  }
}
