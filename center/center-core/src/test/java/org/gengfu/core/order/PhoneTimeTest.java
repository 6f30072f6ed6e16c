package org.gengfu.core.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PhoneTimeTest {
  private static final long NOW = 1_780_000_000_000L;
  private static final long HOUR = 3_600_000;

  @Test
  void aPhoneInTheYear1970() {
    assertThat(PhoneTime.of(5_000, 5_000 + HOUR, HOUR, NOW, NOW - 5 * HOUR))
        .isEqualTo(new PhoneTime(NOW - HOUR, false));
  }

  @Test
  void aClockThatWasSetBetweenIsDoubtedButTheSteadyCounterHolds() {
    assertThat(PhoneTime.of(NOW, NOW - 9 * HOUR, HOUR, NOW, NOW - 5 * HOUR))
        .isEqualTo(new PhoneTime(NOW - HOUR, true));
  }

  @Test
  void aClockThatWasSetBackwardsWithoutACounterGivesTheArrival() {
    assertThat(PhoneTime.of(NOW, NOW - HOUR, -1, NOW, NOW - 5 * HOUR))
        .isEqualTo(new PhoneTime(NOW, true));
  }

  @Test
  void nothingIsDoneBeforeTheOrderWasMade() {
    assertThat(PhoneTime.of(NOW - 9 * HOUR, NOW, -1, NOW, NOW - 5 * HOUR))
        .isEqualTo(new PhoneTime(NOW, true));
    assertThat(PhoneTime.of(NOW - 60_000, NOW, -1, NOW, NOW - 30_000))
        .isEqualTo(new PhoneTime(NOW - 30_000, false));
  }
}
