package org.gengfu.center.camera;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the register said of a camera, and while it said so.
 *
 * @param number 1 and up
 * @param recorded from when on
 * @param withdrawn until when, null while it holds
 */
public record CameraVersion(
    Camera camera, int number, Instant recorded, @Nullable Instant withdrawn) {
  /** Most versions of one camera; a further change is refused. */
  public static final int MAX_VERSIONS = 1_000;

  /** True when it held at an instant. */
  boolean heldAt(Instant at) {
    return !recorded.isAfter(at) && (withdrawn == null || at.isBefore(withdrawn));
  }
}
