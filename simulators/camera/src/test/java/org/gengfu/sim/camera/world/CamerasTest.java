package org.gengfu.sim.camera.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.gengfu.sim.camera.scene.Fault;
import org.gengfu.sim.world.Seat;
import org.junit.jupiter.api.Test;

/** What happens to a town's cameras. */
class CamerasTest {
  private static final Instant BEGIN = Instant.parse("2026-11-22T08:00:00Z");

  private Instant now = BEGIN;
  private final Cameras world =
      new Cameras(List.of(seat("a", "nvr-1"), seat("b", "nvr-1"), seat("c", "")), () -> now);

  private static Seat seat(String id, String uplink) {
    return new Seat(id, "camera", "street", "own", uplink, Map.of());
  }

  private SimulatedCamera camera(String id) {
    return world.part(seat(id, ""), SimulatedCamera.class).orElseThrow();
  }

  private void apply(String fault, String target, double value) {
    world.apply(fault, target, value);
  }

  private void apply(String fault, String target) {
    apply(fault, target, Double.NaN);
  }

  @Test
  void everyFaultOfAPictureHasAWordAndRepairEndsThemAll() {
    for (Fault.What what : Fault.What.values()) {
      apply("camera." + what.code(), "a", 0.6);
      assertThat(camera("a").condition().shows(what)).isTrue();
    }
    assertThat(camera("a").condition().picture()).hasSize(Fault.What.values().length);
    apply("camera.black", "a");
    apply("camera.clock", "a", 3_600);
    apply("camera.repair", "a");
    assertThat(camera("a").condition()).isEqualTo(Condition.fine(BEGIN));
  }

  @Test
  void aRebootEndsByItselfAndBeginsTheUptimeAnew() {
    AtomicInteger told = new AtomicInteger();
    camera("c").watch(told::incrementAndGet);
    apply("camera.reboot", "c", 8);
    assertThat(world.powered(seat("c", ""))).isFalse();
    now = BEGIN.plusSeconds(7);
    world.step(7);
    assertThat(camera("c").condition().is(Trouble.OFF)).isTrue();
    now = BEGIN.plusSeconds(8);
    world.step(1);
    assertThat(world.powered(seat("c", ""))).isTrue();
    assertThat(camera("c").condition().booted()).isEqualTo(now);
    assertThat(told).hasValue(2);
  }

  @Test
  void anUplinkHitsAllWhoShareIt() {
    apply("uplink.off", "nvr-1");
    assertThat(camera("a").condition().is(Trouble.OFF)).isTrue();
    assertThat(camera("b").condition().is(Trouble.OFF)).isTrue();
    assertThat(camera("c").condition().is(Trouble.OFF)).isFalse();
    apply("uplink.on", "nvr-1");
    assertThat(camera("a").condition().is(Trouble.OFF)).isFalse();
  }

  @Test
  void aClockRunsOnWithItsOffset() {
    apply("camera.clock", "a", -90);
    now = BEGIN.plusSeconds(10);
    assertThat(camera("a").ownTime()).isEqualTo(BEGIN.minusSeconds(80));
    assertThat(camera("a").condition().clockOffset()).isEqualTo(Duration.ofSeconds(-90));
  }

  @Test
  void theJudgeLearnsWhatIsShownSinceWhen() {
    apply("camera.black", "a");
    assertThat(world.truth(seat("a", "")))
        .containsEntry("ordered", List.of("black"))
        .containsEntry("shown", List.of());
    now = BEGIN.plusSeconds(2);
    camera("a").shows(List.of(Fault.of(Fault.What.BLACK)));
    assertThat(world.truth(seat("a", "")))
        .containsEntry("shown", List.of("black"))
        .containsEntry("shownSince", now.toEpochMilli());
  }

  @Test
  void whatDoesNotFitIsRefused() {
    refused("camera.fire", "a", Double.NaN, "there is no fault");
    refused("camera.black", "x", Double.NaN, "needs a camera");
    refused("camera.black", "", Double.NaN, "needs a camera");
    refused("uplink.off", "a", Double.NaN, "needs an uplink");
    refused("camera.black", "a", 1.5, "needs a value");
    refused("camera.off", "a", 1, "takes no value");
    refused("camera.clock", "a", Double.NaN, "needs a value");
  }

  private void refused(String fault, String target, double value, String why) {
    assertThatThrownBy(() -> apply(fault, target, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }
}
