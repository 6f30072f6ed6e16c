package org.gengfu.center.paper;

import java.time.Instant;
import org.gengfu.center.clock.ClockRow;
import org.gengfu.report.Language;
import org.gengfu.report.paper.PaperClock;

/** Clocks as papers show them. Pure; any thread. */
final class ClockPapers {
  private ClockPapers() {}

  static PaperClock of(ClockRow row, Language language) {
    boolean zh = language == Language.ZH;
    return new PaperClock(
        row.incident(),
        promise(row.kind(), zh),
        zh ? row.item().name().zh() : row.item().name().en(),
        row.level(),
        row.start(),
        row.due(),
        row.stopped(),
        row.broken(),
        state(row, zh),
        zh ? row.why().zh() : row.why().en());
  }

  private static String promise(String kind, boolean zh) {
    return switch (kind) {
      case "respond" -> zh ? "响应" : kind;
      case "arrive" -> zh ? "到场" : kind;
      case "diagnose" -> zh ? "诊断" : kind;
      case "restore" -> zh ? "恢复" : kind;
      case "replace" -> zh ? "更换" : kind;
      default -> zh ? "报告" : kind;
    };
  }

  private static String state(ClockRow row, boolean zh) {
    if (row.broken()) {
      return zh ? "已超时" : "late";
    }
    return switch (row.state()) {
      case "met" -> zh ? "按时" : "in time";
      case "paused" -> zh ? "暂停" : "paused";
      case "outside-hours" -> zh ? "非服务时间" : "outside hours";
      default -> zh ? "计时中" : "running";
    };
  }

  /** True when it ended, or was due, within a time. */
  static boolean falls(ClockRow row, Instant from, Instant to) {
    return within(row.due(), from, to) || within(row.stopped(), from, to);
  }

  private static boolean within(
      @org.jspecify.annotations.Nullable Instant at, Instant from, Instant to) {
    return at != null && !at.isBefore(from) && at.isBefore(to);
  }
}
