package org.gengfu.driver.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReconnectRestTest {
  @Test
  void aRestDoublesFromOneSecondToOneMinuteAndStartsAnewAfterAnAnswer() {
    ReconnectRest rest = new ReconnectRest(() -> 0);
    assertThat(rest.waitNanos(0)).isZero();
    for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60, 60}) {
      rest.failed(0);
      assertThat(Duration.ofNanos(rest.waitNanos(0))).isEqualTo(Duration.ofSeconds(seconds));
    }
    assertThat(rest.waitNanos(ReconnectRest.LONGEST.toNanos())).isZero();
    rest.worked();
    assertThat(rest.waitNanos(0)).isZero();
    rest.failed(0);
    assertThat(Duration.ofNanos(rest.waitNanos(0))).isEqualTo(Duration.ofSeconds(1));
  }

  /** The agents of a site must not knock in step after a power failure. */
  @Test
  void jitterStretchesARestByUpToAQuarter() {
    ReconnectRest rest = new ReconnectRest(() -> 0.8);
    rest.failed(0);
    assertThat(Duration.ofNanos(rest.waitNanos(0))).isEqualTo(Duration.ofMillis(1200));
  }
}
