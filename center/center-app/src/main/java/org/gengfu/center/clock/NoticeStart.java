package org.gengfu.center.clock;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.gengfu.core.clock.ClockFact;
import org.gengfu.core.clock.ClockFile;
import org.gengfu.core.clock.ClockMark;
import org.gengfu.core.clock.ClockWord;
import org.gengfu.core.clock.Stop;
import org.gengfu.core.contract.Bound;
import org.gengfu.core.contract.ClockStart;
import org.gengfu.core.contract.Text;

/** Clocks that begin with the client's word, and how that is said. Stateless; any thread. */
final class NoticeStart {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

  private NoticeStart() {}

  /** True when a promise about a fault begins with the client's word. */
  static boolean counts(ClockStart start) {
    return switch (start) {
      case NOTICE, REQUEST -> true;
      case FAULT, ALARM, CONFIRMED -> false;
    };
  }

  /**
   * The clock begins with the client's word as it is known now. What was done before that word
   * keeps its beginning: it cannot have been done late.
   */
  static Optional<ClockFact> begun(ClockFile file, ClockMark report, long nowMillis) {
    Stop stop = file.stop();
    boolean same = file.history().startMillis() == report.atMillis();
    boolean done = stop != null && stop.atMillis() < report.atMillis();
    return same || done || file.cancelled() != null
        ? Optional.empty()
        : Optional.of(
            new ClockFact.Begun(
                file.id(),
                report.atMillis(),
                new ClockWord(report.by(), nowMillis, "the client told of it then")));
  }

  /** With what a clock began, where that is the client's word or might be; else nothing. */
  static Text why(ClockFile file, Bound bound) {
    boolean asked = file.subject().incidentNumber().isEmpty();
    ClockStart start = bound.commitment().start();
    if (!counts(start) && (!asked || start == ClockStart.CONFIRMED)) {
      return Text.NONE;
    }
    ZoneId zone = bound.commitment().promise().calendar().zone();
    Optional<ClockMark> report = file.reported();
    if (report.isEmpty()) {
      return asked
          ? new Text(
              "没有用户报告时刻的记录，自开单起算", "nobody said when the client told of it: counted from the order")
          : new Text(
              "合同自用户报告起算；没有用户报告的记录，自发现故障起算",
              "by contract it begins with the client's word; none is known, so with the fault");
    }
    String at = TIME.format(Instant.ofEpochMilli(report.get().atMillis()).atZone(zone));
    String by = report.get().by();
    return file.history().startMillis() == report.get().atMillis()
        ? new Text(
            "自用户报告（%s，%s 记录）起算".formatted(at, by),
            "it begins with the client's word of %s, written down by %s".formatted(at, by))
        : new Text(
            "用户报告 %s（%s 记录），起算时刻不变".formatted(at, by),
            "the client told of it %s, written down by %s; its beginning stands".formatted(at, by));
  }
}
