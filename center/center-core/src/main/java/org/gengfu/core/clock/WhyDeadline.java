package org.gengfu.core.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gengfu.core.clock.ClockReading.State;

/** Says in a sentence why a deadline is what it is, in Chinese and English. Pure. */
public final class WhyDeadline {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

  private WhyDeadline() {}

  /** For the duty desk and the owner, in Chinese. */
  public static String chinese(Promise promise, ClockReading reading) {
    ZoneId zone = promise.calendar().zone();
    List<String> parts = new ArrayList<>();
    parts.add(time(reading.startMillis(), zone) + " 起算");
    Level before = null;
    boolean wasKey = false;
    for (Stretch stretch : reading.stretches()) {
      if (stretch.state() == Stretch.State.NOT_PROMISED) {
        continue;
      }
      if (stretch.level() != before || stretch.key() != wasKey) {
        parts.add(
            (before == null ? "" : time(stretch.range().fromMillis(), zone) + " 起 ")
                + stretch.level().number()
                + " 级、"
                + (stretch.key() ? "关键时段" : "非关键时段")
                + (promise.covers(stretch.level())
                    ? "限 " + chinese(promise.target(stretch.level()).millis(stretch.key()))
                    : "无时限"));
        before = stretch.level();
        wasKey = stretch.key();
      }
    }
    parts.add("已计时 " + chinese(reading.elapsedMillis()) + "，用去 " + share(reading));
    stood(reading, Stretch.State.PAUSED).ifPresentMillis(m -> parts.add("经批准暂停 " + chinese(m)));
    stood(reading, Stretch.State.OUT_OF_HOURS)
        .ifPresentMillis(m -> parts.add("非服务时间 " + chinese(m) + " 不计"));
    parts.add(
        reading.deadlineMillis().isPresent()
            ? (reading.state() == State.STOPPED ? "时限为 " : "应于 ")
                + time(reading.deadlineMillis().getAsLong(), zone)
                + (reading.state() == State.STOPPED ? "" : " 前完成")
            : "目前没有到期时刻");
    if (reading.broken()) {
      parts.add("已超时");
    }
    return String.join("；", parts);
  }

  /** The same in English. */
  public static String english(Promise promise, ClockReading reading) {
    ZoneId zone = promise.calendar().zone();
    List<String> parts = new ArrayList<>();
    parts.add("counted from " + time(reading.startMillis(), zone));
    Level before = null;
    boolean wasKey = false;
    for (Stretch stretch : reading.stretches()) {
      if (stretch.state() == Stretch.State.NOT_PROMISED) {
        continue;
      }
      if (stretch.level() != before || stretch.key() != wasKey) {
        parts.add(
            (before == null ? "" : "from " + time(stretch.range().fromMillis(), zone) + " ")
                + "level "
                + stretch.level().number()
                + (stretch.key() ? ", key period" : ", usual time")
                + (promise.covers(stretch.level())
                    ? ": " + english(promise.target(stretch.level()).millis(stretch.key()))
                    : ": nothing promised"));
        before = stretch.level();
        wasKey = stretch.key();
      }
    }
    parts.add(english(reading.elapsedMillis()) + " counted, " + share(reading) + " used");
    stood(reading, Stretch.State.PAUSED)
        .ifPresentMillis(m -> parts.add("stood " + english(m) + " as agreed"));
    stood(reading, Stretch.State.OUT_OF_HOURS)
        .ifPresentMillis(m -> parts.add(english(m) + " outside service hours"));
    parts.add(
        reading.deadlineMillis().isPresent()
            ? "due " + time(reading.deadlineMillis().getAsLong(), zone)
            : "no deadline as it stands");
    if (reading.broken()) {
      parts.add("broken");
    }
    return String.join("; ", parts);
  }

  private static Millis stood(ClockReading reading, Stretch.State state) {
    return new Millis(
        reading.stretches().stream()
            .filter(stretch -> stretch.state() == state)
            .mapToLong(stretch -> stretch.range().millis())
            .sum());
  }

  /** A length that is only worth a word when it is above zero. */
  private record Millis(long value) {
    void ifPresentMillis(java.util.function.LongConsumer consumer) {
      if (value > 0) {
        consumer.accept(value);
      }
    }
  }

  private static String share(ClockReading reading) {
    return reading.usedPermille() / 10 + "." + reading.usedPermille() % 10 + " %";
  }

  private static String time(long millis, ZoneId zone) {
    return TIME.format(Instant.ofEpochMilli(millis).atZone(zone));
  }

  /** A length of time in words, in Chinese; seconds only below a minute. */
  public static String chinese(long millis) {
    return words(millis, " 天 ", " 小时 ", " 分", " 秒");
  }

  /** The same in English. */
  public static String english(long millis) {
    return words(millis, " d ", " h ", " min", " s");
  }

  private static String words(long millis, String day, String hour, String minute, String second) {
    Duration length = Duration.ofMillis(millis);
    if (length.toMinutes() == 0) {
      return length.toSeconds() + second;
    }
    StringBuilder text = new StringBuilder();
    if (length.toDays() > 0) {
      text.append(length.toDays()).append(day);
    }
    if (length.toHoursPart() > 0) {
      text.append(length.toHoursPart()).append(hour);
    }
    if (length.toMinutesPart() > 0) {
      text.append(length.toMinutesPart()).append(minute);
    }
    return text.toString().strip();
  }
}
