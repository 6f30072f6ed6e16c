package org.gengfu.driver.rtsp.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Longer visits, which count pictures and bits. */
class WatchTest {
  private static final int TICKS = 90_000;

  private final ScriptedCamera camera = new ScriptedCamera();

  private VisitOutcome.KeyFrame frame() {
    assertThat(camera.talk.outcome()).isInstanceOf(VisitOutcome.KeyFrame.class);
    return (VisitOutcome.KeyFrame) camera.talk.outcome();
  }

  /** Pictures of 1,000 bytes, so many a second, by both clocks. */
  private void send(int pictures, int perSecond, int ticksPerSecond) {
    for (int i = 0; i < pictures && camera.talk.outcome() == null; i++) {
      camera.packet(0, 1_000 + i * ticksPerSecond / perSecond, false, "41" + "55".repeat(599));
      camera.packet(0, 1_000 + i * ticksPerSecond / perSecond, true, "41" + "55".repeat(399));
      camera.pass(Duration.ofNanos(1_000_000_000L / perSecond));
    }
  }

  @Test
  void picturesAndBitsAreCountedWhileTheStreamIsWatched() {
    camera.watch = Duration.ofSeconds(4);
    camera.play();
    camera.keyFrame(0);
    assertThat(camera.talk.outcome()).isNull();
    send(200, 25, TICKS);
    VisitOutcome.KeyFrame frame = frame();
    assertThat(frame.picture().bytes()).hasSize(25);
    Flow flow = frame.traffic().flow();
    assertThat(flow.framesPerSecond()).isCloseTo(25, within(0.5));
    assertThat(flow.bitsPerSecond()).isCloseTo(25 * 8_000, within(10_000.0));
    assertThat(flow.seen()).isBetween(Duration.ofMillis(3_500), Duration.ofSeconds(4));
    assertThat(camera.sent).filteredOn(text -> text.startsWith("TEARDOWN")).hasSize(1);
    assertThat(camera.last()).startsWith("TEARDOWN");
  }

  @Test
  void withoutAWatchThereIsNoRate() {
    camera.play();
    camera.keyFrame(0);
    Flow flow = frame().traffic().flow();
    assertThat(flow.isEnough()).isFalse();
    assertThat(flow.framesPerSecond()).isNaN();
    assertThat(flow.bitsPerSecond()).isNaN();
  }

  // A camera that sends at once what it kept of the seconds before has no higher rate for that.
  @Test
  void aBurstAtTheBeginningIsNoHighRate() {
    camera.watch = Duration.ofSeconds(2);
    camera.play();
    camera.keyFrame(0);
    for (int i = 0; i < 50; i++) {
      camera.packet(0, 1_000 + i * 3_600, true, "41" + "55".repeat(399));
    }
    for (int i = 50; i < 150 && camera.talk.outcome() == null; i++) {
      camera.packet(0, 1_000 + i * 3_600, true, "41" + "55".repeat(399));
      camera.pass(Duration.ofMillis(40));
    }
    assertThat(frame().traffic().flow().framesPerSecond()).isCloseTo(25, within(0.5));
  }

  // Cameras whose stamps count milliseconds, or stand still, are known.
  @Test
  void stampsThatCannotBeRightAreNotBelieved() {
    camera.watch = Duration.ofSeconds(3);
    camera.play();
    camera.keyFrame(0);
    send(100, 10, 1_000);
    assertThat(frame().traffic().flow().framesPerSecond()).isCloseTo(10, within(0.5));
  }

  @Test
  void whatEndsTheWatchTakesNothingFromTheKeyFrame() {
    camera.watch = Duration.ofSeconds(30);
    camera.play();
    camera.keyFrame(0);
    send(10, 10, TICKS);
    camera.talk.closed("reset", camera.now);
    assertThat(frame().traffic().flow().frames()).isEqualTo(10);
    assertThat(camera.talk.over()).isTrue();
  }

  @Test
  void aFloodEndsTheWatch() {
    camera.watch = Duration.ofSeconds(30);
    camera.play();
    camera.keyFrame(0);
    String much = "41" + "55".repeat(60_000);
    for (int i = 0; i < 1_000 && camera.talk.outcome() == null; i++) {
      camera.packet(0, 1_000 + i, true, much);
    }
    assertThat(frame().traffic().bytes()).isGreaterThan(VisitLimits.DEFAULT.bytes());
    assertThat(camera.talk.over()).isTrue();
  }

  // A watch does not make the wait for the first key frame longer.
  @Test
  void withoutKeyFrameTheWatchEndsInTime() {
    camera.watch = Duration.ofSeconds(60);
    camera.play();
    send(120, 10, TICKS);
    assertThat(camera.talk.outcome()).isInstanceOf(VisitOutcome.NoKeyFrame.class);
  }

  @Test
  void aSessionIsKeptAliveWhileItIsWatched() {
    camera.watch = Duration.ofSeconds(60);
    camera.play();
    camera.keyFrame(0);
    send(400, 10, TICKS);
    assertThat(camera.last()).startsWith("OPTIONS").contains("Session: 42");
  }

  @Test
  void aWatchHasALimit() {
    CameraUrl url = CameraUrl.of("rtsp://cam/live");
    assertThatThrownBy(() ->
            new VisitRequest(
                url, null, VisitRequest.Transport.TCP, VisitLimits.DEFAULT, Duration.ofSeconds(61)))
        .hasMessageContaining("watch: 0 s to 60 s");
  }
}
