package org.gengfu.driver.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gengfu.contract.CameraReason;
import org.gengfu.document.Documents;
import org.gengfu.document.ListNode;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.driver.camera.verdict.Verdicts;
import org.gengfu.driver.rtsp.picture.PictureFault;
import org.gengfu.driver.rtsp.picture.PictureThresholds;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.camera.LookSource;
import org.junit.jupiter.api.Test;

/** The profile language and this driver mean the same by the same words. */
class ProfilesTest {
  private final Problems problems = new Problems();

  private MapNode schema() {
    MapNode root =
        Documents.load(Path.of("../../device-profiles/schema/protocol/camera.json"), problems);
    assertThat(root).as(problems.toString()).isNotNull();
    return root;
  }

  private static MapNode at(MapNode map, String... keys) {
    MapNode found = map;
    for (String key : keys) {
      found = (MapNode) found.get(key);
    }
    return found;
  }

  private static List<String> words(Node list) {
    List<String> words = new ArrayList<>();
    ((ListNode) list).items().forEach(item -> words.add(((ScalarNode) item).text()));
    return words;
  }

  @Test
  void aProfileMaySetEveryThresholdAndNoOther() {
    assertThat(at(schema(), "block", "properties", "picture", "properties").keys())
        .containsExactlyInAnyOrderElementsOf(PictureThresholds.names());
  }

  @Test
  void aPointMayBeEveryFaultAndNoOther() {
    List<String> codes = Arrays.stream(PictureFault.values()).map(Verdicts::code).toList();
    assertThat(words(at(schema(), "point", "properties", "fault").get("enum")))
        .containsExactlyInAnyOrderElementsOf(codes);
    assertThat(shipped("camera-rtsp").points())
        .filteredOn(point -> look(point) == LookSource.Look.FAULT)
        .extracting(point -> ((LookSource) point.source()).fault())
        .containsExactlyInAnyOrderElementsOf(codes);
  }

  @Test
  void aPointMayBeEveryPartOfALook() {
    List<String> looks =
        Arrays.stream(LookSource.Look.values())
            .map(look -> look.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .toList();
    assertThat(words(at(schema(), "point", "properties", "look").get("enum")))
        .containsExactlyInAnyOrderElementsOf(looks);
  }

  /** The number of a reason is its place among all reasons: the profile names each. */
  @Test
  void everyReasonHasItsLabel() {
    ResolvedPoint reason =
        shipped("camera-rtsp").points().stream()
            .filter(point -> look(point) == LookSource.Look.REASON)
            .findFirst()
            .orElseThrow();
    assertThat(reason.labels()).hasSize(CameraReason.values().length);
    for (CameraReason each : CameraReason.values()) {
      assertThat(reason.labels().get((long) each.ordinal()).id())
          .isEqualToIgnoringCase(each.name().replace("_", ""));
    }
  }

  /** Settings of the sample in the README are settings that are read. */
  @Test
  void theReadmesSampleIsTaken() throws Exception {
    String readme = Files.readString(Path.of("README.md"));
    String sample = readme.substring(readme.indexOf("```yaml\n") + 8, readme.indexOf("```\n\n"));
    String bus = sample.substring(sample.indexOf("  - id:"));
    Path folder = Files.createTempDirectory("camera-readme");
    Files.writeString(folder.resolve("cams.password"), "secret\n");
    MapNode root =
        Documents.parse(folder.resolve("edge.yaml").toString(), "buses:\n" + bus, problems);
    assertThat(problems.list()).isEmpty();
    MapNode node = root.maps("buses", problems).getFirst();
    CameraSettings settings = CameraSettings.read(node, problems);
    assertThat(node.string("driver", problems)).isEqualTo("camera");
    CameraDriver driver = new CameraDriver();
    for (MapNode device : node.maps("devices", problems)) {
      ResolvedProfile profile = shipped(device.string("profile", problems));
      device.string("id", problems);
      device.optionalString("room", problems);
      device.texts("title", problems);
      device.map("params", problems);
      assertThat(driver.plan(profile, device, settings, problems)).isNotNull();
      device.close(problems);
    }
    node.close(problems);
    assertThat(problems.list()).isEmpty();
  }

  private static LookSource.Look look(ResolvedPoint point) {
    return point.source() instanceof LookSource source ? source.look() : LookSource.Look.VISIT;
  }

  private ResolvedProfile shipped(String id) {
    Path folder = Path.of("../../device-profiles/camera");
    MapNode nothing = Documents.parse("edge.yaml", "{}", problems);
    ResolvedProfile profile =
        ProfileLibrary.load(folder, problems)
            .resolve(id, Map.of(), nothing, new Mark("edge.yaml", 1, 1), problems);
    assertThat(problems.list()).isEmpty();
    return profile;
  }
}
