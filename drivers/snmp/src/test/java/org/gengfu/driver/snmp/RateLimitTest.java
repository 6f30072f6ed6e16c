package org.gengfu.driver.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateLimitTest {
  private static final long MILLI = 1_000_000L;

  /** In any second, not only in those that begin at a round time. */
  @Test
  void atMostSoManyInAnySecond() {
    RateLimit limit = new RateLimit(3, 0);
    for (long at : new long[] {0, 400 * MILLI, 500 * MILLI}) {
      assertThat(limit.waitNanos(at)).isZero();
      limit.asked(at);
    }
    assertThat(limit.waitNanos(900 * MILLI)).isEqualTo(100 * MILLI);
    assertThat(limit.waitNanos(1000 * MILLI)).isZero();
    limit.asked(1000 * MILLI);
    assertThat(limit.waitNanos(1000 * MILLI)).isEqualTo(400 * MILLI);
  }

  @Test
  void theRestIsCountedFromTheAnswer() {
    RateLimit limit = new RateLimit(100, 20 * MILLI);
    limit.asked(0);
    limit.ended(7 * MILLI);
    assertThat(limit.waitNanos(8 * MILLI)).isEqualTo(19 * MILLI);
    assertThat(limit.waitNanos(27 * MILLI)).isZero();
  }
}
