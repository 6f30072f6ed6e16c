package org.gengfu.center.inspection;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.gengfu.center.notify.PlaceNames;
import org.gengfu.core.inspection.DeviceCounts;
import org.gengfu.core.inspection.RoundFact;
import org.gengfu.core.inspection.RoundStep;
import org.gengfu.notify.Notice;

/**
 * What people are told of a round that is not made.
 *
 * @param pages address of the center's pages, empty when nobody said
 * @param zone whose clock on the wall counts
 * @param names what sites are called
 */
record RoundNotice(String pages, ZoneId zone, PlaceNames names) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

  /** Most devices that a notice names. */
  private static final int MOST_NAMED = 5;

  private static final int LACKING_LEVEL = 3;

  /**
   * What a step is called for the notifier: each is told once for ever. Without a slash, before
   * which an incident would stand.
   */
  static String subject(String round, RoundStep step) {
    String name = step.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return "inspection:" + round.replace('/', ':') + ":" + name;
  }

  private String place(String site) {
    return site.isEmpty() ? "" : names.of(site, "-");
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
        place(file.site()),
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

  /**
   * The notice that devices fall short of the rounds of a month.
   *
   * @param lacking those that do, at least one
   * @param at when it was found out
   */
  Notice lacking(PlanPart part, List<DeviceCounts.Count> lacking, Instant at) {
    DeviceCounts.Count first = lacking.getFirst();
    String site =
        lacking.stream().allMatch(each -> each.stop().site().equals(first.stop().site()))
            ? first.stop().site()
            : "";
    String more = lacking.size() > MOST_NAMED ? "…" : "";
    String zh =
        lacking.stream()
            .limit(MOST_NAMED)
            .map(each -> "%s（%d 次）".formatted(each.stop().name().zh(), each.done()))
            .collect(Collectors.joining("、", "", more));
    String en =
        lacking.stream()
            .limit(MOST_NAMED)
            .map(each -> "%s (%d)".formatted(each.stop().name().en(), each.done()))
            .collect(Collectors.joining(", ", "", more));
    return new Notice(
        subject(part.id(), first.month()),
        LACKING_LEVEL,
        site,
        part.itemId(),
        place(site),
        part.duty().name().zh(),
        new Notice.Words(
            "%d 台设备本月巡检不足 %d 次：%s".formatted(lacking.size(), first.least(), zh),
            "%d devices were on fewer than %d rounds this month: %s"
                .formatted(lacking.size(), first.least(), en)),
        "",
        at,
        at,
        Notice.Words.NONE,
        pages.isEmpty() ? "" : pages + "/inspections?tab=plans");
  }

  /** What the notice of a plan's month is called for the notifier. */
  static String subject(String plan, YearMonth month) {
    return "inspection:" + plan.replace('/', ':') + ":short-of-" + month;
  }

  private static int level(RoundStep step) {
    return switch (step) {
      case SOON -> 4;
      case MISSED -> 3;
      case STILL_MISSED -> 2;
    };
  }
}
