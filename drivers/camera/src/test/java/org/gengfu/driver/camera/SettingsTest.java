package org.gengfu.driver.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir Path folder;

  private void wrongBus(String keys, String said) {
    CameraRig rig = new CameraRig(folder);
    assertThat(rig.settings(keys)).isNull();
    assertThat(rig.problems.toString()).contains(said);
  }

  private void wrongDevice(String device, String said) {
    CameraRig rig = new CameraRig(folder);
    CameraSettings bus = rig.settings("id: b, groups: [{id: n, visits: 1}]");
    assertThat(rig.plan(device, bus)).isNull();
    assertThat(rig.problems.toString()).contains(said);
  }

  @Test
  void aBusHasDefaultsAndAPlaceOfItsOwn() {
    CameraSettings bus = new CameraRig(folder).settings("id: b");
    assertThat(bus.period()).isEqualTo(Duration.ofMinutes(1));
    assertThat(bus.visits()).isEqualTo(64);
    assertThat(bus.folder()).isEqualTo(folder.resolve("data/cameras/b"));
    assertThat(bus.key()).isEqualTo(new CameraRig(folder).settings("id: b").key());
  }

  @Test
  void wrongSettingsOfABusAreSaid() {
    wrongBus("id: b, groups: [{id: n, probe: there}]", "no port of a host");
    wrongBus("id: b, groups: [{id: n, within: m}]", "lies within one that is not there");
    wrongBus("id: b, groups: [{id: n, within: n}]", "within itself");
    wrongBus("id: b, groups: [{id: n}, {id: n}]", "two groups are called n");
    wrongBus("id: b, visits: 0", "visits");
    wrongBus("id: b, period: 100ms", "period");
  }

  @Test
  void wrongSettingsOfACameraAreSaid() throws Exception {
    wrongDevice("{id: a, profile: camera-onvif, host: \"no host\"}", "neither a host name");
    wrongDevice("{id: a, profile: camera-rtsp, host: h}", "neither a path nor ONVIF");
    wrongDevice("{id: a, profile: camera-rtsp, host: h, path: x}", "no path of a stream");
    wrongDevice("{id: a, profile: camera-onvif, host: h, user: u}", "go together");
    wrongDevice("{id: a, profile: camera-onvif, host: h, group: x}", "the bus has no group x");
    wrongDevice(
        "{id: a, profile: camera-onvif, host: h, user: u, passwordFile: none}", "cannot be read");
    Files.write(folder.resolve("long"), new byte[1_000]);
    wrongDevice(
        "{id: a, profile: camera-onvif, host: h, user: u, passwordFile: long}", "more than 255");
  }

  /** A password never shows itself, wherever a plan is printed. */
  @Test
  void aCameraIsPlannedFromProfileAndSettings() throws Exception {
    Files.writeString(folder.resolve("pw"), "s3cret\n");
    CameraRig rig = new CameraRig(folder);
    CameraSettings bus =
        rig.settings("id: b, groups: [{id: n, visits: 1, within: u}, {id: u, visits: 3}]");
    CameraPlan plan =
        (CameraPlan)
            rig.plan(
                "{id: a, profile: camera-hikvision, host: 10.0.0.1, channel: 3, group: n, user: u,"
                    + " passwordFile: pw, vip: true}",
                bus);
    assertThat(plan.path()).isEqualTo("/Streaming/Channels/302");
    assertThat(plan.groups()).containsExactly("n", "u");
    assertThat(plan.login().password()).isEqualTo("s3cret");
    assertThat(plan.toString()).doesNotContain("s3cret");
    assertThat(plan.vip()).isTrue();
    assertThat(plan.silence()).contains(Duration.ofMinutes(4));
  }
}
