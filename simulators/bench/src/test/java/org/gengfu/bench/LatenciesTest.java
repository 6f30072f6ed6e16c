package org.gengfu.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LatenciesTest {
  @Test
  void percentilesAreOfWhatCameSinceTheBeginning() {
    Latencies latencies = new Latencies();
    latencies.add(999_000_000_000L);
    latencies.begin();
    for (int i = 100; i > 0; i--) {
      latencies.add(i * 1_000_000L);
    }

    assertThat(latencies.count()).isEqualTo(100);
    assertThat(latencies.percentileMillis(0.5)).isEqualTo(51);
    assertThat(latencies.percentileMillis(0.99)).isEqualTo(100);
    assertThat(latencies.percentileMillis(1)).isEqualTo(100);
  }

  @Test
  void nothingMeasuredIsNoFigure() {
    assertThatThrownBy(() -> new Latencies().percentileMillis(0.5))
        .isInstanceOf(IllegalStateException.class);
  }
}
