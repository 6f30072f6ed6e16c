package org.gengfu.driver.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.gengfu.driver.camera.memory.CameraMemory;
import org.gengfu.driver.camera.verdict.Pictures;
import org.gengfu.driver.rtsp.picture.Finding;
import org.gengfu.driver.rtsp.picture.PictureFault;
import org.gengfu.driver.rtsp.picture.PictureThresholds;
import org.junit.jupiter.api.Test;

/** When a picture stands still. */
class PictureReviewTest {
  private static final Instant BEGUN = Instant.parse("2026-11-22T10:00:00Z");

  private final CameraMemory memory = new CameraMemory(PictureThresholds.DEFAULT);
  private final PictureReview review = new PictureReview(ZoneOffset.UTC);

  private List<PictureFault> seen(int second, int picture) {
    List<Finding> findings =
        review.review(memory, Pictures.chessboard(picture, false), BEGUN.plusSeconds(second));
    List<PictureFault> faults = findings.stream().map(Finding::fault).toList();
    memory.judgement(faults.contains(PictureFault.FROZEN) ? "[frozen]" : "[]");
    return faults;
  }

  /** A server that keeps its last pictures begins the visit to a suspect with the same one. */
  @Test
  void theSameKeyFrameTwiceInAFewSecondsIsNoFault() {
    assertThat(seen(0, 1)).isEmpty();
    assertThat(seen(4, 1)).isEmpty();
    assertThat(seen(8, 1)).isEmpty();
    assertThat(seen(10, 2)).isEmpty();
  }

  @Test
  void whatStoodStillOnceDoesSoUntilItMoves() {
    assertThat(seen(0, 1)).isEmpty();
    assertThat(seen(10, 1)).containsExactly(PictureFault.FROZEN);
    assertThat(seen(14, 1))
        .as("a suspect's visit is no proof of life")
        .contains(PictureFault.FROZEN);
    assertThat(seen(18, 2)).isEmpty();
    assertThat(seen(22, 2)).isEmpty();
  }
}
