package org.gengfu.center.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.gengfu.core.inspection.CheckItem;
import org.junit.jupiter.api.Test;

/** What a round asks where the contract does not say. */
class UsualChecksTest {
  private final UsualChecks usual = new UsualChecks();

  private List<CheckItem> known(String kind) {
    return usual.of(List.of(usual.list(kind))).stream()
        .filter(item -> item.point() != null)
        .toList();
  }

  /** Nobody looks at hundreds of pictures that the edge has just looked at. */
  @Test
  void aCamerasPictureAndRecordingAreKnown() {
    assertThat(known("video.camera"))
        .extracting(CheckItem::id, CheckItem::kind, CheckItem::point)
        .containsExactly(
            tuple("video.camera.picture", CheckItem.Kind.CHECK, "intact"),
            tuple(
                "video.camera.recording",
                CheckItem.Kind.CHECK,
                "recording.present" + UsualChecks.OR + "recording.running"));
  }

  @Test
  void aStationsPowerIsAValue() {
    assertThat(known("radio.pdt"))
        .extracting(CheckItem::kind)
        .isNotEmpty()
        .containsOnly(CheckItem.Kind.VALUE);
  }

  /** What only hands and eyes find out is no part of a round that telemetry fills. */
  @Test
  void everyRoundHasTheChecksOfAll() {
    List<CheckItem> all = usual.of(List.of());
    assertThat(all).isNotEmpty().allMatch(item -> item.point() == null);
    assertThat(usual.of(List.of("video.camera")).subList(0, all.size())).isEqualTo(all);
  }
}
