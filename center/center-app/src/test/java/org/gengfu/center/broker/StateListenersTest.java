package org.gengfu.center.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StateListenersTest {
  private static final Duration AT_ONCE = Duration.ZERO;

  private final StateListeners listeners = new StateListeners();

  /** The confirmation of an earlier STATE may still be on its way. */
  @Test
  void everyStateMustBeConfirmed() throws Exception {
    listeners.announcing();
    listeners.add("1");
    listeners.announcing();
    listeners.confirmed("1");
    assertThat(listeners.awaitAll(AT_ONCE)).isFalse();
    listeners.confirmed("1");

    assertThat(listeners.awaitAll(AT_ONCE)).isTrue();
  }

  @Test
  void whoListensBeforeTheFirstStateGetsNoRetainedOne() throws Exception {
    listeners.add("1");
    assertThat(listeners.awaitAll(AT_ONCE)).isTrue();
    listeners.announcing();
    assertThat(listeners.awaitAll(AT_ONCE)).isFalse();
    listeners.confirmed("1");

    assertThat(listeners.awaitAll(AT_ONCE)).isTrue();
  }

  @Test
  void whoIsGoneIsNotWaitedFor() throws Exception {
    listeners.add("1");
    listeners.add("2");
    listeners.announcing();
    listeners.left("1");
    assertThat(listeners.awaitAll(AT_ONCE)).isFalse();
    listeners.left("2");

    assertThat(listeners.awaitAll(AT_ONCE)).isTrue();
  }

  @Test
  void nobodyListeningIsNoWait() throws Exception {
    listeners.announcing();
    assertThat(listeners.awaitAll(AT_ONCE)).isTrue();
  }
}
