package org.gengfu.center.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PayloadShapeTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

  @Test
  void metricsOfARealPayloadAreCounted() {
    TestEdge edge = new TestEdge("room-a");
    edge.nodeBirth(NOW);
    edge.deviceBirth(NOW);
    byte[] data = edge.data(NOW, TestEdge.readings(0, NOW, 1, 2, 3)).payload();

    assertThat(PayloadShape.metrics(data)).isEqualTo(3);
  }

  @Test
  void emptyMetricsAreCounted() {
    byte[] bytes = new byte[2 * 250_000];
    for (int i = 0; i < bytes.length; i += 2) {
      bytes[i] = 0x12;
    }

    assertThat(PayloadShape.metrics(bytes)).isEqualTo(250_000);
  }

  @Test
  void everyCutPayloadEnds() {
    byte[] data = new TestEdge("room-a").data(NOW, TestEdge.readings(0, NOW, 1, 2, 3)).payload();
    for (int length = 0; length < data.length; length++) {
      assertThat(PayloadShape.metrics(Arrays.copyOf(data, length))).isBetween(0, 3);
    }
  }

  @Property
  void anyBytesEnd(@ForAll byte[] bytes) {
    assertThat(PayloadShape.metrics(bytes)).isBetween(0, bytes.length);
  }
}
