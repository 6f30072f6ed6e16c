package org.gengfu.contract;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What one visit found of one rung of a camera.
 *
 * @param rung the rung
 * @param seen what was found
 * @param reason why it is not good; {@link CameraReason#NONE} exactly when it is
 * @param detail for people, one line of at most {@link #MAX_DETAIL} characters; longer ones are
 *     cut, what no line can hold becomes blanks
 * @param time when the rung was proven or found wanting in this visit, to the millisecond; the
 *     look's time when it was not observed
 */
public record RungState(
    CameraRung rung, Seen seen, CameraReason reason, String detail, Instant time) {
  /** Longest detail. */
  public static final int MAX_DETAIL = 200;

  public RungState {
    if ((seen == Seen.GOOD) != (reason == CameraReason.NONE)) {
      throw new IllegalArgumentException(
          rung + " is " + seen + " with the reason " + reason + ": only what is good has none");
    }
    detail = line(detail);
    time = time.truncatedTo(ChronoUnit.MILLIS);
  }

  private static String line(String text) {
    StringBuilder line = new StringBuilder(Math.min(text.length(), MAX_DETAIL));
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      boolean kept = !Character.isISOControl(point) && !isHalf(point);
      if (line.length() + Character.charCount(point) > MAX_DETAIL - (i < text.length() ? 1 : 0)) {
        return line.append('…').toString();
      }
      line.appendCodePoint(kept ? point : ' ');
    }
    return line.toString();
  }

  private static boolean isHalf(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }
}
