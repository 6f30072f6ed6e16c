package org.gengfu.edge.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gengfu.contract.Birth;
import org.gengfu.contract.CameraLook;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.ReadRequest;
import org.gengfu.edge.outbox.TestLooks;
import org.gengfu.edge.settings.DeviceSetup;
import org.gengfu.profile.PollClass;
import org.junit.jupiter.api.Test;

/** What visits to cameras found goes on at once, in a camera's share. */
class LooksTest {
  private final Owned owned = new Owned();

  private static CameraLook look(long number) {
    return TestLooks.look("", number);
  }

  private static CameraLook withThumbnail(long number) {
    return look(number).with(TestLooks.thumbnail(100));
  }

  private void camera() {
    owned.own(owned.setup(TestDevices.profile(), null));
  }

  @Test
  void everyLookGoesOnUnderTheDevicesName() {
    camera();
    for (int i = 0; i < 100; i++) {
      owned.bus.look("d", look(i));
      owned.thread.advance(Duration.ofSeconds(60));
    }
    assertThat(owned.looks).extracting(CameraLook::number).hasSize(100).isSorted();
    assertThat(owned.looks).allMatch(look -> look.device().equals("d"));
  }

  @Test
  void aFloodOfLooksIsBoundedAndEndsWithTheFlood() {
    camera();
    for (int i = 0; i < 10_000; i++) {
      owned.bus.look("d", look(i));
    }
    owned.thread.advance(Duration.ofMillis(1));
    assertThat(owned.looks).hasSize(LookGate.LOOKS);

    owned.thread.advance(Duration.ofMinutes(1));
    owned.looks.clear();
    owned.bus.look("d", look(10_000));
    owned.thread.advance(Duration.ofMillis(1));
    assertThat(owned.looks).extracting(CameraLook::number).containsExactly(10_000L);
  }

  @Test
  void aFloodOfThumbnailsCostsThumbnailsAndNoEvidence() {
    camera();
    for (int i = 0; i < 100; i++) {
      owned.bus.look("d", withThumbnail(i));
      owned.thread.advance(LookGate.LOOK_EVERY);
    }
    assertThat(owned.looks).hasSize(100);
    assertThat(owned.looks.stream().map(CameraLook::thumbnail).filter(Objects::nonNull))
        .hasSize(LookGate.THUMBNAILS);
    assertThat(owned.bus.looksTaken())
        .as("the driver learns which pictures it still owes")
        .startsWith(true, true, true)
        .endsWith(false, false, false)
        .filteredOn(taken -> taken)
        .hasSize(LookGate.THUMBNAILS);

    owned.thread.advance(LookGate.THUMBNAIL_EVERY);
    owned.bus.look("d", withThumbnail(100));
    owned.thread.advance(Duration.ofMillis(1));
    assertThat(owned.looks.getLast().thumbnail()).isNotNull();
  }

  @Test
  void whoHasLeftHearsNothing() {
    BusOwner owner = owned.own(owned.setup(TestDevices.profile(), null));
    owner.leave();
    owned.bus.look("d", look(0));
    owned.thread.advance(Duration.ofSeconds(1));
    assertThat(owned.looks).isEmpty();
  }

  /** A plan that says something of its device. */
  private record Saying(Map<String, String> birthProperties) implements DevicePlan {
    @Override
    public List<ReadRequest> requests(PollClass pollClass) {
      return List.of();
    }
  }

  @Test
  void aBirthSaysWhatThePlanSaysAndSettingsWin() {
    DevicePlan plan = new Saying(Map.of(Birth.CAMERA, "true", "room", "unknown"));
    DeviceSetup setup =
        new DeviceSetup("d", TestDevices.profile(), plan, Map.of(), Map.of("room", "a"));
    Birth birth = new BusDevice(setup, 0.5, 0, null).birth(Owned.START);
    assertThat(birth.isCamera()).isTrue();
    assertThat(birth.properties()).containsEntry("room", "a");
  }
}
