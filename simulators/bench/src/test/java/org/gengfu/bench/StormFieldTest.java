package org.gengfu.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gengfu.contract.Birth;
import org.junit.jupiter.api.Test;

class StormFieldTest {
  private final StormField field = new StormField(3, 5, 2, 2);

  @Test
  void everyDeviceIsBornOnceAndDrawnOnce() {
    Set<String> nodes = new HashSet<>();
    for (String edge : field.edgeIds()) {
      for (Birth birth : field.births(edge, 4)) {
        assertThat(nodes.add(edge + "/" + birth.device())).isTrue();
      }
    }
    assertThat(nodes).hasSize(16).contains("edge-1/cam-1-4", "edge-0/probe");
    List<String> drawn = field.drawing();
    assertThat(drawn.stream().filter(edit -> edit.contains("\"node\"")).count()).isEqualTo(15);
    assertThat(drawn)
        .contains(
            "{\"op\":\"edge\",\"from\":\"edge-1/switch-1\",\"to\":\"edge-1/cam-1-4\",\"relation\":\"CARRIES\"}",
            "{\"op\":\"edge\",\"from\":\"edge-0/mains-2\",\"to\":\"edge-0/ups-2\",\"relation\":\"POWERS\"}");
  }

  @Test
  void theFirstEventThatCountsAnAlarmCounts() {
    StormWatch watch = new StormWatch(5);
    watch.accept("data: {\"no\":\"incident\"}");
    row(watch, "held", "edge-0/mains-0", 2);
    long two = watch.shownNanos("edge-0/mains-0", 2);
    assertThat(two).isNotZero().isEqualTo(watch.shownNanos("edge-0/mains-0", 1));
    assertThat(watch.shownNanos("edge-0/mains-0", 3)).isZero();
    row(watch, "open", "edge-0/mains-0", 4);
    assertThat(watch.shownNanos("edge-0/mains-0", 2)).isEqualTo(two);
    assertThat(watch.shownNanos("edge-0/mains-0", 3)).isGreaterThanOrEqualTo(two).isNotZero();
    row(watch, "merged", "edge-0/mains-1", 4);
    assertThat(watch.shownNanos("edge-0/mains-1", 1)).isZero();
    assertThat(watch.incidents().values())
        .containsExactly(new StormWatch.Shown("merged", "edge-0/mains-1", 4));
  }

  private static void row(StormWatch watch, String state, String root, int members) {
    watch.accept("event: incident");
    watch.accept(
        "data: {\"id\":\"00000000000000aa\",\"state\":\"%s\",\"root\":{\"node\":\"%s\",\"name\":{}},\"members\":%d}"
            .formatted(state, root, members));
  }
}
