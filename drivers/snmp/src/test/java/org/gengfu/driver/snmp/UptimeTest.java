package org.gengfu.driver.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UptimeTest {
  private static final long WRAP = 1L << 32;
  private static final long SECOND = 1_000_000_000L;

  private final Uptime uptime = new Uptime();

  /** 497 days are no reason to think of a restart. */
  @Test
  void aWrapIsCountedOn() {
    assertThat(uptime.total(WRAP - 500, 0)).isEqualTo(WRAP - 500);
    assertThat(uptime.total(500, 10 * SECOND)).isEqualTo(WRAP + 500);
    assertThat(uptime.total(1500, 20 * SECOND)).isEqualTo(WRAP + 1500);
  }

  @Test
  void aRestartBeginsAnew() {
    assertThat(uptime.total(1_000_000, 0)).isEqualTo(1_000_000);
    assertThat(uptime.total(300, 10 * SECOND)).isEqualTo(300);
  }

  /** Shortly before the wrap a restart looks like one only if it happens in the same minutes. */
  @Test
  void aRestartLongBeforeTheWrapIsNoWrap() {
    uptime.total(WRAP - 100_000_000, 0);
    assertThat(uptime.total(200, 10 * SECOND)).isEqualTo(200);
  }

  @Test
  void asilentDayOverTheWrapIsStillAWrap() {
    long day = 86_400L;
    uptime.total(WRAP - 100, 0);
    assertThat(uptime.total(day * 100 - 100, day * SECOND)).isEqualTo(WRAP + day * 100 - 100);
  }
}
