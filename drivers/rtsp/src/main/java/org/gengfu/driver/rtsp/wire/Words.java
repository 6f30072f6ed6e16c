package org.gengfu.driver.rtsp.wire;

import java.math.BigDecimal;
import java.time.Duration;

/** Text from a camera, made fit for the reason of an outcome. */
final class Words {
  private static final int MOST = 120;

  private Words() {}

  /** Without control characters, at most 120 characters. */
  static String shortened(String text) {
    String clean = text.replaceAll("\\p{Cntrl}", " ").strip();
    return clean.length() <= MOST ? clean : clean.substring(0, MOST) + "…";
  }

  static String seconds(Duration duration) {
    return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
  }

  static String quoted(String text) {
    return "\"" + shortened(text).replace('"', '\'') + "\"";
  }
}
