package org.gengfu.center.story;

import java.util.Locale;

/** How long something lasted, as a person says it. Pure; any thread. */
final class Lasting {
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;

  private Lasting() {}

  /** A time in its two largest units; a negative one with its sign. */
  static Said of(long millis) {
    if (millis < 0) {
      Said positive = of(-millis);
      return new Said("−" + positive.zh(), "−" + positive.en());
    }
    if (millis < 10_000 && millis % 1_000 != 0) {
      String seconds = String.format(Locale.ROOT, "%.1f", millis / 1_000.0);
      return new Said(seconds + " 秒", seconds + " s");
    }
    if (millis < MINUTE) {
      return new Said(millis / 1_000 + " 秒", millis / 1_000 + " s");
    }
    if (millis < HOUR) {
      return two(millis / MINUTE, "分", "min", millis % MINUTE / 1_000, "秒", "s");
    }
    return two(millis / HOUR, "小时", "h", millis % HOUR / MINUTE, "分", "min");
  }

  private static Said two(
      long large, String largeZh, String largeEn, long small, String smallZh, String smallEn) {
    String unit = largeZh.equals("分") && small == 0 ? "分钟" : largeZh;
    String zh = large + " " + unit;
    String en = large + " " + largeEn;
    return small == 0
        ? new Said(zh, en)
        : new Said(zh + " " + small + " " + smallZh, en + " " + small + " " + smallEn);
  }
}
