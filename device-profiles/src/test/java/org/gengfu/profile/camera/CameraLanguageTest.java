package org.gengfu.profile.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Problems;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.camera.CameraBlock.OnlineAt;
import org.gengfu.profile.camera.CameraBlock.Transport;
import org.gengfu.profile.camera.LookSource.Look;
import org.gengfu.profile.camera.OnvifUse.Quirk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CameraLanguageTest {
  private static final Path SHIPPED = Path.of("camera").toAbsolutePath();
  private static final Mark ASKED = new Mark("edge.yaml", 1, 1);

  @TempDir Path folder;

  private final Problems problems = new Problems();

  private ResolvedProfile shipped(String id, String device) {
    MapNode node = Documents.parse("edge.yaml", device, problems);
    ResolvedProfile profile =
        ProfileLibrary.load(SHIPPED, problems).resolve(id, Map.of(), node, ASKED, problems);
    assertThat(problems.list()).isEmpty();
    return profile;
  }

  private static CameraBlock block(ResolvedProfile profile) {
    return (CameraBlock) profile.protocol();
  }

  private ResolvedProfile written(String block, String points) throws IOException {
    String head =
        "profile: p\nschema: 1\nversion: 1.0.0\nkind: video.camera\ntitle: {zh: 摄, en: C}\n"
            + "illustrative: true\nprotocol: camera\n";
    Files.writeString(folder.resolve("p.yaml"), head + block + "\npoints:\n" + points + "\n");
    MapNode node = Documents.parse("edge.yaml", "{}", problems);
    return ProfileLibrary.load(folder, problems).resolve("p", Map.of(), node, ASKED, problems);
  }

  /** A maker's profile is the ONVIF one with the maker's address. */
  @Test
  void aMakersProfileKnowsItsAddressAndEverythingOfOnvif() {
    ResolvedProfile profile = shipped("camera-hikvision", "{}");
    assertThat(block(profile).path()).isEqualTo("/Streaming/Channels/{channel}02");
    assertThat(block(profile).onvif())
        .isEqualTo(
            new OnvifUse(
                "/onvif/device_service",
                OnvifUse.Auth.BOTH,
                Set.<Quirk>of(),
                true,
                Duration.ofDays(1)));
    assertThat(profile.points())
        .extracting(ResolvedPoint::id)
        .contains("online", "picture.luminance", "clock.offset", "event.tamper");
    assertThat(profile.commands())
        .extracting(command -> command.id())
        .containsExactlyInAnyOrder("look", "relearn", "reboot");
    assertThat(profile.targets())
        .extracting(point -> ((LookSource) point.source()).look())
        .containsExactlyInAnyOrder(Look.VISIT, Look.RELEARN, Look.REBOOT);
  }

  @Test
  void everyShippedPathIsOneOfAStream() {
    for (String id :
        List.of("camera-dahua", "camera-uniview", "camera-uniview-nvr", "camera-hikvision-old")) {
      assertThat(block(shipped(id, "{}")).path()).as(id).matches(CameraLanguage::isPath);
    }
  }

  /** Each part of a look is used by a profile: what no profile can show nobody sees. */
  @Test
  void everyLookIsUsedByAShippedProfile() {
    Set<Look> used = new HashSet<>();
    for (String id : List.of("camera-onvif", "camera-pool")) {
      for (ResolvedPoint point : shipped(id, "{}").planned()) {
        if (point.source() instanceof LookSource source) {
          used.add(source.look());
        }
      }
    }
    assertThat(used).contains(Look.values());
  }

  @Test
  void theBlockIsRead() throws IOException {
    ResolvedProfile profile =
        written(
            "camera: {path: /s, transport: udp, firstPicture: 20s, inClear: true, onlineAt: session,"
                + " onvif: {auth: http, quirks: [bare-ampersand, without-media2],"
                + " recordingOldAfter: 2h},"
                + " picture: {dark: 30}}",
            "  a: {title: {zh: 黑, en: B}, look: fault, fault: black}");
    assertThat(problems.list()).isEmpty();
    OnvifUse onvif =
        new OnvifUse(
            OnvifUse.DEVICE_SERVICE,
            OnvifUse.Auth.HTTP,
            Set.of(Quirk.BARE_AMPERSAND, Quirk.WITHOUT_MEDIA2),
            false,
            Duration.ofHours(2));
    assertThat(block(profile))
        .isEqualTo(
            new CameraBlock(
                "/s",
                Transport.UDP,
                Duration.ofSeconds(20),
                true,
                OnlineAt.SESSION,
                onvif,
                Map.of("dark", 30.0)));
    assertThat(profile.points().getFirst().source()).isEqualTo(new LookSource(Look.FAULT, "black"));
  }

  @Test
  void whatIsWrongIsSaid() throws IOException {
    written(
        "camera: {path: \"no path\", onvif: {path: nor this}}",
        """
          a: {title: {zh: 黑, en: B}, look: fault}
          b: {title: {zh: 黑, en: B}, look: online, fault: black}
        """);
    assertThat(problems.list())
        .extracting(Object::toString)
        .anyMatch(problem -> problem.contains("no path of a stream"))
        .anyMatch(problem -> problem.contains("no path of a service"))
        .anyMatch(problem -> problem.contains("which fault is meant"))
        .anyMatch(problem -> problem.contains("only look: fault has a fault"));
  }

  @Test
  void aPointSaysWhatIsLookedAt() throws IOException {
    written("camera: {}", "  c: {title: {zh: 黑, en: B}}");
    assertThat(problems.list())
        .extracting(Object::toString)
        .anyMatch(problem -> problem.contains("\"look\" is missing"));
  }
}
