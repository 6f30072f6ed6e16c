package org.gengfu.core.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.core.availability.Verdict.BAD;
import static org.gengfu.core.availability.Verdict.GOOD;
import static org.gengfu.core.availability.Verdict.NOT_OBSERVED;

import org.junit.jupiter.api.Test;

class VerdictTest {
  // Online and picture: a picture that nobody looked at is not observed, unless the camera is off.
  @Test
  void twoDemandsTogether() {
    assertThat(GOOD.and(GOOD)).isEqualTo(GOOD);
    for (Verdict other : Verdict.values()) {
      assertThat(BAD.and(other)).isEqualTo(BAD);
      assertThat(other.and(BAD)).isEqualTo(BAD);
    }
    assertThat(GOOD.and(NOT_OBSERVED)).isEqualTo(NOT_OBSERVED);
    assertThat(NOT_OBSERVED.and(GOOD)).isEqualTo(NOT_OBSERVED);
    assertThat(NOT_OBSERVED.and(NOT_OBSERVED)).isEqualTo(NOT_OBSERVED);
  }
}
