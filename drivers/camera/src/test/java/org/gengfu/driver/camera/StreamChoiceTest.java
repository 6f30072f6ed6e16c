package org.gengfu.driver.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.gengfu.driver.camera.memory.KeptSource;
import org.gengfu.driver.onvif.MediaProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recorders list two or three profiles a channel, and in any order. */
class StreamChoiceTest {
  @TempDir Path folder;

  private CameraPlan plan(String more) {
    CameraRig rig = new CameraRig(folder);
    return (CameraPlan) rig.plan(rig.onvif("a", "10.0.0.1", more), rig.settings("id: b"));
  }

  private static MediaProfile profile(String source, String kind, int width, int height) {
    URI stream = URI.create("rtsp://10.0.0.1/" + source + "/" + kind);
    return new MediaProfile(
        source + kind, kind, source, "H264", width, height, 25, 512, stream, null);
  }

  /** Twelve channels, a main and a sub stream each, listed as this seed has it. */
  private static List<MediaProfile> recorder(long seed) {
    List<MediaProfile> profiles = new ArrayList<>();
    for (int i = 1; i <= 12; i++) {
      profiles.add(profile("VideoSource_" + i, "main", 2560, 1440));
      profiles.add(profile("VideoSource_" + i, "sub", 704, 576));
    }
    Collections.shuffle(profiles, new Random(seed));
    return profiles;
  }

  @Test
  void aChannelIsTheSameInWhateverOrderItsProfilesAreListed() {
    CameraPlan second = plan(", channel: 2");
    CameraPlan tenth = plan(", channel: 10");
    for (int seed = 0; seed < 50; seed++) {
      List<MediaProfile> all = recorder(seed);
      String source = StreamChoice.source(all, second, KeptSource.NONE, "");
      assertThat(source).as("seed %d", seed).isEqualTo("VideoSource_2");
      assertThat(StreamChoice.of(all, source).token()).isEqualTo("VideoSource_2sub");
      assertThat(StreamChoice.source(all, tenth, KeptSource.NONE, "")).isEqualTo("VideoSource_10");
    }
    assertThat(StreamChoice.source(recorder(1), plan(", channel: 13"), KeptSource.NONE, ""))
        .isNull();
  }

  /** A camera behind the recorder is off: its neighbour must not be taken for it. */
  @Test
  void aChannelThatIsNotListedAnyMoreIsNoOther() {
    CameraPlan second = plan(", channel: 2");
    KeptSource kept = new KeptSource(2, "VideoSource_2", "S-1");
    List<MediaProfile> fewer =
        recorder(3).stream().filter(one -> !one.videoSource().equals("VideoSource_1")).toList();
    assertThat(StreamChoice.source(fewer, second, kept, "S-1")).isEqualTo("VideoSource_2");
    List<MediaProfile> without =
        recorder(3).stream().filter(one -> !one.videoSource().equals("VideoSource_2")).toList();
    assertThat(StreamChoice.source(without, second, kept, "S-1")).isNull();
    assertThat(StreamChoice.source(without, second, kept, "S-2"))
        .as("another recorder names its channels anew")
        .isEqualTo("VideoSource_3");
    assertThat(StreamChoice.source(recorder(3), plan(", channel: 5"), kept, "S-1"))
        .as("the settings were changed")
        .isEqualTo("VideoSource_5");
  }

  @Test
  void aSourceOfTheSettingsIsTakenByItsName() {
    CameraPlan named = plan(", source: VideoSource_7");
    KeptSource kept = new KeptSource(1, "VideoSource_1", "S-1");
    assertThat(StreamChoice.source(recorder(5), named, kept, "S-1")).isEqualTo("VideoSource_7");
    assertThat(StreamChoice.source(recorder(5), plan(", source: Other"), kept, "S-1")).isNull();
  }

  @Test
  void aCameraThatNamesNoSourceHasOneChannel() {
    List<MediaProfile> all = List.of(profile("", "main", 1920, 1080), profile("", "sub", 640, 360));
    assertThat(StreamChoice.source(all, plan(""), KeptSource.NONE, "")).isEmpty();
    assertThat(StreamChoice.of(all, "").token()).isEqualTo("sub");
    assertThat(StreamChoice.source(all, plan(", channel: 2"), KeptSource.NONE, "")).isNull();
  }

  /** An address that was told for one channel must not be visited for another. */
  @Test
  void whatWasToldForAnotherChannelIsNotVisited() {
    for (String other : List.of(", channel: 2", ", source: VideoSource_2")) {
      Camera camera = new Camera(0, plan(other), java.time.ZoneOffset.UTC);
      camera.memory(new org.gengfu.driver.camera.memory.CameraMemory(camera.plan().thresholds()));
      camera.memory().streamPath("554/one", new KeptSource(1, "VideoSource_1", "S-1"));
      assertThat(camera.url()).isNull();
      camera.memory().streamPath("554/two", new KeptSource(2, "VideoSource_2", "S-1"));
      assertThat(camera.url()).isNotNull();
    }
  }
}
