package org.gengfu.edge.bus;

import java.time.Duration;
import org.gengfu.contract.CameraLook;
import org.jspecify.annotations.Nullable;

/**
 * What one camera may bring at most: {@value #LOOKS} looks at once and one a second, {@value
 * #THUMBNAILS} thumbnails at once and one in ten minutes. Beyond that a thumbnail is left out of
 * its look, and a look is left out altogether; the looks' numbers then have a hole. Only the bus's
 * thread may call it; time is an argument.
 */
final class LookGate {
  static final int LOOKS = 20;
  static final int THUMBNAILS = 10;
  static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  static final Duration THUMBNAIL_EVERY = Duration.ofMinutes(10);

  private final Quota looks;
  private final Quota thumbnails;
  private boolean withholding;

  /** A stock that fills up again over time. */
  private static final class Quota {
    private final long everyNanos;
    private final long fullNanos;
    private long savedNanos;
    private long atNanos;

    Quota(int most, Duration every, long nowNanos) {
      everyNanos = every.toNanos();
      fullNanos = most * everyNanos;
      savedNanos = fullNanos;
      atNanos = nowNanos;
    }

    boolean take(long nowNanos) {
      savedNanos = Math.min(fullNanos, savedNanos + Math.max(0, nowNanos - atNanos));
      atNanos = nowNanos;
      boolean taken = savedNanos >= everyNanos;
      savedNanos -= taken ? everyNanos : 0;
      return taken;
    }
  }

  LookGate(long nowNanos) {
    looks = new Quota(LOOKS, LOOK_EVERY, nowNanos);
    thumbnails = new Quota(THUMBNAILS, THUMBNAIL_EVERY, nowNanos);
  }

  /** What may pass of a look, null for nothing. */
  @Nullable CameraLook pass(CameraLook look, long nowNanos) {
    CameraLook passes = null;
    if (looks.take(nowNanos)) {
      boolean whole = look.thumbnail() == null || thumbnails.take(nowNanos);
      passes = whole ? look : look.with(null);
    }
    withholding = passes != look;
    return passes;
  }

  /** True when the last look did not pass as it was. */
  boolean isWithholding() {
    return withholding;
  }
}
