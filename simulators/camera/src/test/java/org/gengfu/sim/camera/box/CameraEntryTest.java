package org.gengfu.sim.camera.box;

import static org.assertj.core.api.Assertions.assertThat;

import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.sim.camera.onvif.OnvifHost;
import org.gengfu.sim.camera.scene.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a room file says of cameras. */
class CameraEntryTest {
  private final Problems problems = new Problems();

  private CameraEntry read(String text, int number) {
    MapNode node = Documents.parse("room.yaml", text, problems);
    CameraEntry entry = CameraEntry.read(node, CameraPort.USUAL, number, problems);
    node.close(problems);
    return entry;
  }

  @Test
  void whatIsNotSaidFollowsFromTheOrder() {
    CameraEntry first = read("{id: a, host: 127.64.1.9}", 0);
    CameraEntry again = read("{id: b, host: 127.64.1.10}", 12);
    assertThat(again.shot()).isEqualTo(first.shot());
    assertThat(read("{id: c, host: 127.64.1.11}", 1).shot()).isNotEqualTo(first.shot());
    assertThat(first.identity().mac()).isEqualTo("02:53:7f:40:01:09");
    assertThat(first.identity().uuid()).isNotEqualTo(again.identity().uuid());
    assertThat(problems.list()).isEmpty();
  }

  @Test
  void whatIsSaidCounts() {
    CameraEntry entry = read("{id: a, scene: night-ir, seed: 7, auth: http, channel: 3}", 0);
    assertThat(problems.list()).isEmpty();
    assertThat(entry.shot()).isEqualTo(new Shot(Scene.Kind.NIGHT_IR, 7));
    assertThat(entry.ways()).isEqualTo(OnvifHost.Ways.HTTP);
    assertThat(entry.channel()).isEqualTo(3);
    assertThat(entry.host()).isEqualTo("127.0.0.1");
  }

  // Only loopback addresses: a simulated camera must not be found in a real network.
  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1", "127.0.0", "127.256.0.1", "localhost", "127.1.1.1.1"})
  void anAddressOfARealNetworkIsRefused(String host) {
    read("{id: a, host: \"" + host + "\"}", 0);
    assertThat(problems.toString()).contains("NO_ADDRESS");
  }

  @Test
  void aMisspeltKeyIsReported() {
    read("{id: a, chanel: 2}", 0);
    assertThat(problems.toString()).contains("UNKNOWN_KEY", "channel");
  }
}
