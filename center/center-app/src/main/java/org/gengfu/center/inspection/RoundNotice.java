package org.gengfu.center.inspection;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.gengfu.core.inspection.RoundFact;
import org.gengfu.core.inspection.RoundStep;
import org.gengfu.notify.Notice;

/**
 * What people are told of a round that is not made.
 *
 * @param pages address of the center's pages, empty when nobody said
 * @param zone whose clock on the wall counts
 */
record RoundNotice(String pages, ZoneId zone) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

  /**
   * What a step is called for the notifier: each is told once for ever. Without a slash, before
   * which an incident would stand.
   */
  static String subject(String round, RoundStep step) {
    String name = step.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return "inspection:" + round.replace('/', ':') + ":" + name;
  }

  /** The notice of a step. */
  Notice of(RoundFile file, RoundFact.Escalated escalated) {
    String end = TIME.format(Instant.ofEpochMilli(file.round().window().toMillis()).atZone(zone));
    int done = file.state().answers().size();
    int of = file.round().needed();
    String zh =
        switch (escalated.step()) {
          case SOON -> "巡检应于 %s 前完成，已填 %d / %d 项".formatted(end, done, of);
          case MISSED -> "巡检漏检：应于 %s 前完成，已填 %d / %d 项".formatted(end, done, of);
          case STILL_MISSED -> "漏检的巡检仍未补做：应于 %s 前完成".formatted(end);
        };
    String en =
        switch (escalated.step()) {
          case SOON -> "the round is due %s, %d of %d answers are there".formatted(end, done, of);
          case MISSED ->
              "the round was missed: it was due %s, %d of %d answers are there"
                  .formatted(end, done, of);
          case STILL_MISSED -> "the missed round was not made since: it was due " + end;
        };
    return new Notice(
        subject(file.id(), escalated.step()),
        level(escalated.step()),
        file.site(),
        file.item(),
        file.site(),
        file.name().zh(),
        escalated.late()
            ? new Notice.Words(zh + "（系统停机，迟报）", en + " (told late: the center was down)")
            : new Notice.Words(zh, en),
        file.order() == null ? "" : file.order(),
        Instant.ofEpochMilli(escalated.step().atMillis(file.round().window())),
        escalated.at(),
        Notice.Words.NONE,
        pages.isEmpty() ? "" : pages + "/inspections");
  }

  private static int level(RoundStep step) {
    return switch (step) {
      case SOON -> 4;
      case MISSED -> 3;
      case STILL_MISSED -> 2;
    };
  }
}
