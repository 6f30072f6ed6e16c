package org.gengfu.center.clock;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.gengfu.core.availability.Known;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.clock.ClockFile;
import org.gengfu.core.clock.ClockReading;
import org.gengfu.core.clock.ClockSubject;
import org.gengfu.core.clock.ClockWord;
import org.gengfu.core.clock.Clocks;
import org.gengfu.core.clock.Pause;
import org.gengfu.core.clock.PauseWish;
import org.gengfu.core.clock.Promise;
import org.gengfu.core.clock.Stop;
import org.gengfu.core.clock.WhyDeadline;
import org.gengfu.core.contract.Bound;
import org.gengfu.core.contract.Text;
import org.jspecify.annotations.Nullable;

/** Makes rows of clocks. Any thread. */
final class ClockRows {
  private static final int MOST_CORRECTIONS = 50;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);
  private static final ClockRow.Words GONE =
      new ClockRow.Words("合同中已没有这一承诺", "no contract makes this promise any more");

  private final ClockTerms terms;
  private final ClockSteps steps;
  private final BiFunction<String, String, Text> names;

  /**
   * @param names what a node is called, by its incident and its id
   */
  ClockRows(ClockTerms terms, SpareLead lead, BiFunction<String, String, Text> names) {
    this.terms = terms;
    this.steps = new ClockSteps(terms, lead);
    this.names = names;
  }

  ClockTerms terms() {
    return terms;
  }

  ClockRow row(ClockFile file, Instant at) {
    Optional<Bound> bound = terms.of(file);
    long now = at.toEpochMilli();
    ClockSubject subject = file.subject();
    ClockWord cancelled = file.cancelled();
    long until = cancelled == null ? now : Math.min(now, cancelled.atMillis());
    ClockReading reading =
        bound
            .map(each -> Clocks.read(each.commitment().promise(), file.history(), until, now))
            .orElse(null);
    Stop stop = reading == null ? file.history().stop(now) : reading.stop();
    OptionalLong due = reading == null ? OptionalLong.empty() : reading.deadlineMillis();
    boolean ended = stop != null || cancelled != null;
    SpareDecision spare =
        bound.isEmpty() || ended ? null : steps.spare(file, bound.get(), () -> due).orElse(null);
    return new ClockRow(
        file.id(),
        subject.incidentNumber().isPresent() ? subject.incident() : "",
        subject.order(),
        item(subject, bound),
        ClockWords.of(subject.kind()).id(),
        file.history().levelAt(now).number(),
        state(file, reading, stop),
        reading != null && reading.broken() && cancelled == null,
        Instant.ofEpochMilli(file.history().startMillis()),
        instant(due),
        stop == null ? null : Instant.ofEpochMilli(stop.atMillis()),
        stop == null ? null : stop.branch(),
        reading == null ? 0 : reading.usedPermille() / 10,
        ended || due.isEmpty() ? null : Math.floorDiv(due.getAsLong() - now, 1_000L),
        bound.isEmpty() || reading == null ? GONE : why(file, bound.get(), reading, spare),
        file.toldPercent() == 0 ? null : file.toldPercent(),
        spare == null ? null : Instant.ofEpochMilli(spare.atMillis()),
        pauses(file),
        subject.site(),
        new ClockRow.Root(
            subject.node(), ClockRow.Words.of(names.apply(subject.incident(), subject.node()))),
        subject.repeats(),
        bound.map(each -> corrected(each.commitment().promise(), file, now)).orElse(List.of()));
  }

  private static @Nullable Instant instant(OptionalLong millis) {
    return millis.isEmpty() ? null : Instant.ofEpochMilli(millis.getAsLong());
  }

  private static ClockRow.Item item(ClockSubject subject, Optional<Bound> bound) {
    String item = ClockTerms.item(subject);
    return new ClockRow.Item(
        subject.contract(),
        item,
        subject.promise(),
        bound
            .map(each -> ClockRow.Words.of(each.held().item().name()))
            .orElseGet(() -> new ClockRow.Words(item, item)));
  }

  private static String state(ClockFile file, @Nullable ClockReading reading, @Nullable Stop stop) {
    if (file.cancelled() != null) {
      return "cancelled";
    }
    if (reading == null) {
      return stop == null ? "running" : "met";
    }
    return switch (reading.state()) {
      case NOT_BEGUN, RUNNING -> "running";
      case PAUSED -> "paused";
      case OUT_OF_HOURS, NOT_PROMISED -> "outside-hours";
      case STOPPED -> reading.broken() ? "broken" : "met";
    };
  }

  private static ClockRow.Words why(
      ClockFile file, Bound bound, ClockReading reading, @Nullable SpareDecision spare) {
    Promise promise = bound.commitment().promise();
    String zh = WhyDeadline.chinese(promise, reading);
    String en = WhyDeadline.english(promise, reading);
    Text begun = NoticeStart.why(file, bound);
    if (!begun.zh().isEmpty()) {
      zh += "；" + begun.zh();
      en += "; " + begun.en();
    }
    if (spare != null) {
      Text decide = spare.why(promise.calendar().zone());
      zh += "；" + decide.zh();
      en += "; " + decide.en();
    }
    ClockWord cancelled = file.cancelled();
    return cancelled == null
        ? new ClockRow.Words(zh, en)
        : new ClockRow.Words(zh + "；已取消", en + "; cancelled: " + cancelled.reason());
  }

  private static List<ClockRow.PauseRow> pauses(ClockFile file) {
    List<ClockRow.PauseRow> rows = new ArrayList<>();
    for (PauseWish wish : file.wishes()) {
      ClockWord ruled = wish.ruled();
      ClockWord withdrawn = wish.withdrawn();
      ClockWord against = withdrawn != null ? withdrawn : wish.approved() ? null : ruled;
      rows.add(
          new ClockRow.PauseRow(
              wish.id(),
              Instant.ofEpochMilli(wish.range().fromMillis()),
              end(wish.range()),
              wish.reason(),
              wish.evidence(),
              word(wish.asked()),
              ruled == null || !wish.approved() ? null : word(ruled),
              against == null ? null : Instant.ofEpochMilli(against.atMillis())));
    }
    for (Pause pause : file.history().pauses()) {
      if (file.wish(pause.id()).isEmpty()) {
        Known known = pause.known();
        Instant recorded = Instant.ofEpochMilli(known.recordedAtMillis());
        rows.add(
            new ClockRow.PauseRow(
                pause.id(),
                Instant.ofEpochMilli(pause.range().fromMillis()),
                end(pause.range()),
                pause.reason(),
                pause.evidence(),
                new ClockRow.Word(pause.askedBy(), recorded),
                new ClockRow.Word(pause.approvedBy(), recorded),
                known.withdrawnAtMillis() == TimeRange.LATEST
                    ? null
                    : Instant.ofEpochMilli(known.withdrawnAtMillis())));
      }
    }
    return rows;
  }

  private static @Nullable Instant end(TimeRange range) {
    return range.toMillis() == TimeRange.LATEST ? null : Instant.ofEpochMilli(range.toMillis());
  }

  private static ClockRow.Word word(ClockWord word) {
    return new ClockRow.Word(word.by(), Instant.ofEpochMilli(word.atMillis()));
  }

  /** Where something that became known late made another figure of what was shown. */
  private static List<ClockRow.Corrected> corrected(Promise promise, ClockFile file, long now) {
    TreeSet<Long> instants = new TreeSet<>();
    file.history().pauses().forEach(pause -> add(instants, pause.known(), now));
    file.history().stops().forEach(stop -> add(instants, stop.known(), now));
    List<ClockRow.Corrected> found = new ArrayList<>();
    for (long at : instants) {
      ClockReading before = Clocks.read(promise, file.history(), at, at - 1);
      ClockReading after = Clocks.read(promise, file.history(), at, at);
      boolean undone = before.stop() != null && after.stop() == null;
      boolean other = before.broken() != after.broken() && before.stop() != null;
      boolean saved = before.broken() && !after.broken();
      if ((undone || other || saved) && found.size() < MOST_CORRECTIONS) {
        found.add(
            new ClockRow.Corrected(
                Instant.ofEpochMilli(at), was(before, promise.calendar().zone())));
      }
    }
    return found;
  }

  private static void add(TreeSet<Long> instants, Known known, long now) {
    if (known.recordedAtMillis() <= now) {
      instants.add(known.recordedAtMillis());
    }
    if (known.withdrawnAtMillis() <= now) {
      instants.add(known.withdrawnAtMillis());
    }
  }

  private static ClockRow.Words was(ClockReading reading, ZoneId zone) {
    Stop stop = reading.stop();
    String stopped =
        stop == null ? "" : TIME.format(Instant.ofEpochMilli(stop.atMillis()).atZone(zone));
    String due =
        reading.deadlineMillis().isEmpty()
            ? "-"
            : TIME.format(Instant.ofEpochMilli(reading.deadlineMillis().getAsLong()).atZone(zone));
    String zh = (stop == null ? "进行中" : "已于 " + stopped + " 停止") + "，时限 " + due;
    String en = (stop == null ? "running" : "stopped " + stopped) + ", due " + due;
    return reading.broken()
        ? new ClockRow.Words("此前显示：" + zh + "，已超时", "shown before: " + en + ", broken")
        : new ClockRow.Words("此前显示：" + zh, "shown before: " + en);
  }
}
