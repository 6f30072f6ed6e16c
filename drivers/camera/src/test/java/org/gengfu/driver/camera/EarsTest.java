package org.gengfu.driver.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.WriteOutcome;
import org.gengfu.driver.onvif.CameraEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who is listened to. */
@Timeout(120)
class EarsTest {
  @TempDir Path folder;

  private final FakeEyes eyes = new FakeEyes();
  private CameraRig rig;

  @BeforeEach
  void make() {
    rig = new CameraRig(folder);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private static CameraEvent tamper(String source, boolean active) {
    Map<String, String> of = Map.of("VideoSourceToken", source);
    return new CameraEvent(CameraEvent.Kind.TAMPER, "x", "Changed", null, active, of, Map.of());
  }

  /** Recorders have room for a few subscriptions. */
  @Test
  void aRecorderIsListenedToOnceForAllItsChannels() throws Exception {
    eyes.inspections.put("10.0.0.5", FakeEyes.recorder());
    eyes.events.add(tamper("v1", true));
    eyes.events.add(tamper("v2", false));
    rig.open(
        "period: 1s",
        eyes,
        rig.onvif("a", "10.0.0.5", ""),
        rig.onvif("b", "10.0.0.5", ", channel: 2"));
    assertThat(rig.told("a", "event.tamper", new RawValue.Whole(1))).isTrue();
    assertThat(rig.told("b", "event.tamper", new RawValue.Whole(0))).isTrue();
    assertThat(eyes.listened).containsExactly("10.0.0.5");
  }

  @Test
  void aDeviceThatStopsTalkingFreesItsPlace() throws Exception {
    eyes.inspections.put("10.0.0.5", FakeEyes.inspection("rtsp://10.0.0.5/s"));
    eyes.deaf.add("10.0.0.5");
    rig.open("period: 1s, eventStreams: 1", eyes, rig.onvif("a", "10.0.0.5", ""));
    rig.look("a", look -> true);
    BlockingQueue<WriteOutcome> outcomes = new LinkedBlockingQueue<>();
    while (eyes.listened.size() < 2) {
      rig.write("a", "look", outcomes);
      assertThat(outcomes.poll(60, TimeUnit.SECONDS)).isEqualTo(new WriteOutcome.Done());
    }
    eyes.deaf.clear();
    eyes.events.add(tamper("lens", true));
    while (eyes.listened.size() < 4 && !eyes.events.isEmpty()) {
      rig.write("a", "look", outcomes);
      assertThat(outcomes.poll(60, TimeUnit.SECONDS)).isEqualTo(new WriteOutcome.Done());
    }
    assertThat(rig.told("a", "event.tamper", new RawValue.Whole(1))).isTrue();
  }
}
