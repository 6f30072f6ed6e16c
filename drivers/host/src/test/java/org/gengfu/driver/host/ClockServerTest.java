package org.gengfu.driver.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import org.gengfu.driver.RawValue;
import org.junit.jupiter.api.Test;

class ClockServerTest {
  private static final Instant SENT = Instant.parse("2026-11-22T10:00:00Z");
  private static final Instant RECEIVED = SENT.plusMillis(20);
  private static final long TOKEN = ClockServer.ntp(SENT);

  private static ByteBuffer answer(int first, int stratum, long token, Duration ahead) {
    ByteBuffer answer = ByteBuffer.allocate(48);
    answer.put(0, (byte) first).put(1, (byte) stratum).putLong(24, token);
    answer.putLong(32, ClockServer.ntp(SENT.plusMillis(10).plus(ahead)));
    answer.putLong(40, ClockServer.ntp(SENT.plusMillis(10).plus(ahead)));
    return answer;
  }

  @Test
  void theOffsetIsTheMeanOfBothWays() {
    RawValue offset =
        ClockServer.offset(answer(0x24, 2, TOKEN, Duration.ofMillis(1_500)), TOKEN, SENT, RECEIVED);
    assertThat(offset).isInstanceOf(RawValue.Real.class);
    assertThat(offset instanceof RawValue.Real(double value) ? value : Double.NaN)
        .isCloseTo(1_500, within(0.01));
  }

  @Test
  void aForeignOrUnsynchronisedAnswerIsNoTime() {
    assertThat(ClockServer.offset(answer(0x24, 2, TOKEN + 1, Duration.ZERO), TOKEN, SENT, RECEIVED))
        .isInstanceOf(RawValue.Absent.class);
    assertThat(ClockServer.offset(answer(0xE4, 2, TOKEN, Duration.ZERO), TOKEN, SENT, RECEIVED))
        .isInstanceOf(RawValue.Absent.class);
    assertThat(ClockServer.offset(answer(0x24, 0, TOKEN, Duration.ZERO), TOKEN, SENT, RECEIVED))
        .isInstanceOf(RawValue.Absent.class);
    assertThat(ClockServer.offset(ByteBuffer.allocate(12), TOKEN, SENT, RECEIVED))
        .isInstanceOf(RawValue.Absent.class);
  }

  @Test
  void timesBeyondTheFirstEraAreUnderstood() {
    Instant late = Instant.parse("2040-03-01T12:34:56.500Z");
    assertThat(ClockServer.instant(ClockServer.ntp(late), SENT)).isEqualTo(late);
    assertThat(ClockServer.instant(ClockServer.ntp(SENT), late)).isEqualTo(SENT);
  }
}
