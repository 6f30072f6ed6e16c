package org.gengfu.driver.camera;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.gengfu.driver.camera.memory.CameraMemory;
import org.gengfu.driver.rtsp.decode.DecodedPicture;
import org.gengfu.driver.rtsp.picture.Finding;
import org.gengfu.driver.rtsp.picture.Fingerprint;
import org.jspecify.annotations.Nullable;

/**
 * Judges a picture by itself, against the visit before and against what the camera usually shows at
 * this hour; learns from sane ones. One thread at a time.
 */
final class PictureReview {
  /**
   * Visits closer together may well see the same picture of a living scene: servers that keep the
   * last group of pictures begin each session with the same key frame until the camera makes
   * another one. How long that may be is own judgement.
   */
  static final Duration APART = Duration.ofSeconds(10);

  private final ZoneId zone;

  /**
   * @param zone of the camera's own day
   */
  PictureReview(ZoneId zone) {
    this.zone = zone;
  }

  /** What is wrong with a picture; a damaged one is not judged and leaves no trace. */
  List<Finding> review(CameraMemory memory, DecodedPicture picture, Instant at) {
    if (picture.damaged()) {
      return List.of();
    }
    int hour = at.atZone(zone).getHour();
    Fingerprint before = before(memory, at);
    List<Finding> findings = memory.calibration().judge(hour, picture.sight(), before);
    if (findings.isEmpty()) {
      memory.calibration().learn(hour, picture.sight(), before);
    }
    if (before != null || memory.fingerprint() == null) {
      memory.fingerprint(picture.fingerprint(), at);
    }
    return findings;
  }

  /** What stood still goes on standing still until it shows something else, however soon. */
  private static @Nullable Fingerprint before(CameraMemory memory, Instant at) {
    if (memory.isFrozen()) {
      return memory.fingerprint();
    }
    Instant taken = memory.fingerprintAt();
    boolean isApart = taken != null && Duration.between(taken, at).abs().compareTo(APART) >= 0;
    return isApart ? memory.fingerprint() : null;
  }
}
