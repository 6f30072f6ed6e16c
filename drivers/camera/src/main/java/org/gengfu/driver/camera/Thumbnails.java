package org.gengfu.driver.camera;

import java.time.Duration;
import java.time.Instant;
import org.gengfu.contract.Thumbnail;
import org.gengfu.driver.rtsp.decode.DecodedPicture;
import org.jspecify.annotations.Nullable;

/**
 * Decides which looks carry a picture: those that somebody asked for, those at which the judgement
 * changed, and one a day. Over its bounds a change waits for a later look, and nothing is lost but
 * the moment. For one thread.
 */
final class Thumbnails {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final int perMinute;
  private final Duration apart;
  private double left;
  private @Nullable Instant filledAt;

  /**
   * @param perMinute most within a minute, those that somebody asked for included
   * @param apart least time between two of one camera that nobody asked for
   */
  Thumbnails(int perMinute, Duration apart) {
    this.perMinute = perMinute;
    this.apart = apart;
    this.left = perMinute;
  }

  /**
   * Why this look's picture is to be kept, or null.
   *
   * @param changed the judgement has changed since the last picture that was kept
   * @param lastAt when that was, null for never
   */
  Thumbnail.@Nullable Why why(
      boolean asked, boolean changed, @Nullable Instant lastAt, Instant now) {
    fill(now);
    Thumbnail.Why why = wanted(asked, changed, lastAt, now);
    if (why == null || (left < 1 && why != Thumbnail.Why.ASKED)) {
      return null;
    }
    left = Math.max(0, left - 1);
    return why;
  }

  private Thumbnail.@Nullable Why wanted(
      boolean asked, boolean changed, @Nullable Instant lastAt, Instant now) {
    if (asked) {
      return Thumbnail.Why.ASKED;
    }
    Duration since = lastAt == null ? DAY : Duration.between(lastAt, now);
    if (changed && (since.compareTo(apart) >= 0 || since.isNegative())) {
      return Thumbnail.Why.CHANGE;
    }
    return since.compareTo(DAY) >= 0 || since.isNegative() ? Thumbnail.Why.DAILY : null;
  }

  private void fill(Instant now) {
    if (filledAt != null) {
      Duration since = Duration.between(filledAt, now);
      double share = Math.clamp(since.toMillis() / (double) MINUTE.toMillis(), 0.0, 1.0);
      left = Math.min(perMinute, left + share * perMinute);
    }
    filledAt = now;
  }

  /** The picture as it travels, or null when it is larger than may. */
  static @Nullable Thumbnail of(DecodedPicture picture, Thumbnail.Why why) {
    byte[] jpeg = picture.thumbnail();
    if (jpeg.length > Thumbnail.MAX_BYTES || jpeg.length < 4) {
      return null;
    }
    return new Thumbnail(
        jpeg, DecodedPicture.THUMBNAIL_WIDTH, DecodedPicture.THUMBNAIL_HEIGHT, why);
  }
}
