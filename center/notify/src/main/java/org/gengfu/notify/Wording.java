package org.gengfu.notify;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes messages: fixed forms with a few short pieces, as gateways' templates want them. */
final class Wording {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);
  private static final int MAX_PIECE = 60;
  private static final int MAX_LINES = 50;

  private final ZoneId zone;

  Wording(ZoneId zone) {
    this.zone = zone;
  }

  /** The pieces of a notice. */
  SortedMap<String, String> values(Notice notice, Language language) {
    SortedMap<String, String> values = new TreeMap<>();
    values.put("level", String.valueOf(notice.level()));
    values.put("place", piece(notice.place()));
    values.put("device", piece(notice.device()));
    values.put("what", piece(notice.what().in(language)));
    values.put("order", piece(notice.order()));
    values.put("hangs", piece(notice.hangs().in(language)));
    values.put("page", notice.page());
    values.put("time", TIME.format(notice.at().atZone(zone)));
    values.put("subject", notice.subject());
    return values;
  }

  /** One line. */
  String title(Notice notice, Language language, String before) {
    String level =
        switch (language) {
          case ZH -> "一二三四".charAt(notice.level() - 1) + "级 ";
          case EN -> "Level " + notice.level() + " ";
        };
    String all =
        String.join(
            " ", piece(notice.place()), piece(notice.device()), piece(notice.what().in(language)));
    return before + level + all.strip().replaceAll(" +", " ");
  }

  /** What stands before the title of a further step. */
  String escalation(int step, long minutes, boolean late, Language language) {
    return switch (language) {
      case ZH -> "%s升级%d，%d分钟无人确认：".formatted(late ? "补发 " : "", step, minutes);
      case EN ->
          "%sEscalation %d, no answer for %d min: ".formatted(late ? "Late. " : "", step, minutes);
    };
  }

  /** What stands before the title of a withdrawal. */
  String withdrawal(Language language) {
    return switch (language) {
      case ZH -> "撤回：";
      case EN -> "Withdrawn: ";
    };
  }

  /** All of a notice's text. */
  String text(String title, Notice notice, Language language, boolean receipt, String why) {
    StringBuilder text = new StringBuilder(title).append('\n');
    String time = TIME.format(notice.at().atZone(zone));
    boolean zh = language == Language.ZH;
    text.append(zh ? "时间 " : "Time ").append(time).append('\n');
    if (!notice.order().isEmpty()) {
      text.append(zh ? "工单 " : "Order ").append(piece(notice.order())).append('\n');
    }
    if (!notice.hangs().in(language).isEmpty()) {
      text.append(zh ? "影响 " : "Affects ").append(piece(notice.hangs().in(language))).append('\n');
    }
    if (!why.isEmpty()) {
      text.append(zh ? "原因 " : "Reason ").append(piece(why)).append('\n');
    }
    if (!notice.page().isEmpty()) {
      text.append(zh ? "详情 " : "More ").append(notice.page()).append('\n');
    }
    if (receipt) {
      text.append(zh ? "请确认收到\n" : "Please confirm\n");
    }
    return text.toString();
  }

  /** Head of a digest. */
  String digest(int count, Language language) {
    return switch (language) {
      case ZH -> count + "条通知合并";
      case EN -> count + " notices in one";
    };
  }

  /** Head of the daily list. */
  String failures(int count, Instant now, Language language) {
    String time = TIME.format(now.atZone(zone));
    return switch (language) {
      case ZH -> "通知失败清单 " + time + "，共" + count + "条";
      case EN -> "Notices that failed, " + time + ": " + count;
    };
  }

  /** Lines of the daily list; what is too much is counted. */
  String lines(String title, List<Failure> failures, int more, Language language) {
    StringBuilder text = new StringBuilder(title).append('\n');
    for (Failure each : failures.subList(0, Math.min(failures.size(), MAX_LINES))) {
      text.append(TIME.format(each.at().atZone(zone)))
          .append(' ')
          .append(each.what())
          .append(' ')
          .append(piece(each.why()))
          .append('\n');
    }
    int left = more + Math.max(0, failures.size() - MAX_LINES);
    if (left > 0) {
      text.append(language == Language.ZH ? "另有" + left + "条\n" : left + " more\n");
    }
    return text.toString();
  }

  /** A short piece on one line. */
  private static String piece(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    if (line.codePointCount(0, line.length()) <= MAX_PIECE) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, MAX_PIECE - 1)) + "…";
  }
}
