package org.gengfu.center.clock;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.gengfu.center.incident.IncidentRow;
import org.gengfu.center.watch.Committing;
import org.gengfu.core.clock.ClockFact;
import org.gengfu.core.clock.ClockFile;
import org.gengfu.core.clock.Clocks;
import org.gengfu.core.clock.Promise;
import org.gengfu.core.contract.Bound;
import org.gengfu.core.contract.Text;
import org.gengfu.core.incident.Incident;
import org.gengfu.core.incident.Telling;
import org.gengfu.notify.Notice;

/** What people are told of a clock. Only the writer's thread. */
final class ClockNotice {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

  private final ClockSetup setup;

  ClockNotice(ClockSetup setup) {
    this.setup = setup;
  }

  /** What a step is called for the notifier: each is told once for ever. */
  static String subject(ClockFile file, String step) {
    return file.subject().incident() + "/clock/" + file.id() + "/" + step;
  }

  /** The notice of a step, or of something that is to be done. */
  Notice of(Committing change, ClockFile file, Bound bound, ClockFact fact, Instant now) {
    return switch (fact) {
      case ClockFact.Stepped(String id, int percent, long at, boolean late) -> {
        boolean over = percent >= 100;
        int level = Math.max(1, file.level().number() - (over ? 1 : 0));
        Text owed = bound.held().item().late().text();
        yield notice(
            change,
            file,
            bound,
            Integer.toString(percent),
            level,
            step(file, bound, percent, late, now),
            over ? new Notice.Words(owed.zh(), owed.en()) : Notice.Words.NONE,
            at);
      }
      case ClockFact.Due(String id, String what, long at, boolean late) ->
          notice(
              change,
              file,
              bound,
              what,
              file.level().number(),
              duty(file, bound, what, late, now),
              Notice.Words.NONE,
              at);
      case ClockFact other -> throw new IllegalStateException("nothing to tell: " + other);
    };
  }

  private Notice notice(
      Committing change,
      ClockFile file,
      Bound bound,
      String step,
      int level,
      Notice.Words what,
      Notice.Words hangs,
      long atMillis) {
    Optional<IncidentRow> row = row(change, file);
    return new Notice(
        subject(file, step),
        level,
        file.subject().site(),
        bound.held().item().id(),
        file.subject().site(),
        row.map(each -> name(each, file)).orElseGet(() -> title(file)),
        what,
        file.subject().order() == null ? "" : file.subject().order(),
        Instant.ofEpochMilli(atMillis),
        notBefore(change, file),
        hangs,
        page(file));
  }

  private String page(ClockFile file) {
    String pages = setup.pages();
    boolean ofOrder = file.subject().incidentNumber().isEmpty();
    String page = (ofOrder ? "/orders/" : "/incidents/") + file.subject().incident();
    return pages.isEmpty() ? "" : pages + page;
  }

  /** Of a matter that is no incident the order's title. */
  private String title(ClockFile file) {
    return file.subject().incidentNumber().isPresent()
        ? file.subject().node()
        : setup.titles().apply(file.subject().incident()).zh();
  }

  private static Optional<IncidentRow> row(Committing change, ClockFile file) {
    OptionalLong id = file.subject().incidentNumber();
    return id.isEmpty() || change.incidents().incident(id.getAsLong()) == null
        ? Optional.empty()
        : change.incidentRow(id.getAsLong());
  }

  private static String name(IncidentRow row, ClockFile file) {
    Map<String, String> name = row.root().name();
    return row.root().node().equals(file.subject().node())
        ? name.getOrDefault("zh", file.subject().node())
        : file.subject().node();
  }

  /** The clock runs from the first; people are told once it is known that it is no symptom. */
  private static Instant notBefore(Committing change, ClockFile file) {
    OptionalLong id = file.subject().incidentNumber();
    Incident incident = id.isEmpty() ? null : change.incidents().incident(id.getAsLong());
    return incident == null || !incident.open()
        ? change.now()
        : Telling.from(change.incidents(), incident);
  }

  private static Notice.Words step(
      ClockFile file, Bound bound, int percent, boolean late, Instant now) {
    ClockWords words = ClockWords.of(file.subject().kind());
    String due = due(file, bound, now);
    String zh =
        percent >= 100
            ? "%s已超时（时限 %s），用去 %d%%".formatted(words.zh(), due, percent)
            : "%s时限已用 %d%%，应于 %s 前完成".formatted(words.zh(), percent, due);
    String en =
        percent >= 100
            ? "%s is overdue (it was due %s): %d %% used".formatted(words.en(), due, percent)
            : "%d %% of the time to %s is used, due %s".formatted(percent, words.en(), due);
    return told(zh, en, late);
  }

  private Notice.Words duty(ClockFile file, Bound bound, String what, boolean late, Instant now) {
    String due = due(file, bound, now);
    if (what.equals(ClockSteps.DECIDE_SPARE)) {
      return told(
          "必须现在决定是否换件：备件此刻出发才能在 " + due + " 前换好" + part(file, bound).zh(),
          "decide now whether to swap: a part that leaves now is in place before "
              + due
              + part(file, bound).en(),
          late);
    }
    Text text =
        bound.held().item().steps().stream()
            .filter(step -> ClockSteps.word(step.what()).equals(what))
            .map(step -> step.text())
            .findFirst()
            .orElse(Text.NONE);
    return told(
        text.zh().isEmpty() ? what : text.zh(), text.en().isEmpty() ? what : text.en(), late);
  }

  /** Which part that would be; nothing where nobody knows one. */
  private Text part(ClockFile file, Bound bound) {
    ZoneId zone = bound.commitment().promise().calendar().zone();
    return setup
        .lead()
        .of(file.subject().node())
        .map(takes -> SpareDecision.takes(takes, zone))
        .map(words -> new Text("；" + words.zh(), "; " + words.en()))
        .orElse(Text.NONE);
  }

  private static Notice.Words told(String zh, String en, boolean late) {
    return late
        ? new Notice.Words(zh + "（系统停机，迟报）", en + " (told late: the center was down)")
        : new Notice.Words(zh, en);
  }

  private static String due(ClockFile file, Bound bound, Instant now) {
    Promise promise = bound.commitment().promise();
    ZoneId zone = promise.calendar().zone();
    OptionalLong at = Clocks.reached(promise, file.history(), 100, now.toEpochMilli());
    return at.isEmpty() ? "-" : TIME.format(Instant.ofEpochMilli(at.getAsLong()).atZone(zone));
  }
}
