package org.gengfu.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReadingTest {
  @Test
  void goodReadingWithoutValueIsRefused() {
    assertThatThrownBy(() -> new Reading("ups", "load", null, "%", Quality.GOOD, Instant.EPOCH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ups/load");
  }
}
