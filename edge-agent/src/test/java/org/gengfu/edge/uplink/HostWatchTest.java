package org.gengfu.edge.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.gengfu.contract.HostState;
import org.junit.jupiter.api.Test;

/** Sparkplug 3.0: a STATE that is older than the newest one is ignored, in both directions. */
class HostWatchTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final HostWatch watch = new HostWatch();

  @Test
  void theFirstStateCountsHoweverOldItIs() {
    assertThat(watch.heard(new HostState(true, Instant.EPOCH))).isTrue();
    assertThat(watch.online()).isTrue();
  }

  @Test
  void anOlderOfflineIsIgnored() {
    watch.heard(new HostState(true, NOON));
    assertThat(watch.heard(new HostState(false, NOON.minusMillis(1)))).isFalse();
    assertThat(watch.online()).isTrue();
  }

  @Test
  void anOlderOnlineIsIgnored() {
    watch.heard(new HostState(false, NOON));
    assertThat(watch.heard(new HostState(true, NOON.minusMillis(1)))).isFalse();
    assertThat(watch.online()).isFalse();
  }

  /** The will carries the same timestamp as the birth of the host. */
  @Test
  void anOfflineOfTheSameInstantCounts() {
    watch.heard(new HostState(true, NOON));
    assertThat(watch.heard(new HostState(false, NOON))).isTrue();
    assertThat(watch.online()).isFalse();
  }
}
