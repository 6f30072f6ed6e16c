package org.gengfu.core.contract;

import java.time.Instant;
import java.util.List;
import org.gengfu.core.calendar.WorkCalendar;
import org.gengfu.core.paper.PaperDuty;
import org.jspecify.annotations.Nullable;

/**
 * A regular paper that a contract wants (报告日历).
 *
 * @param duty what, of which periods, and when it is due
 * @param calendar whose days count where working days do
 * @param since papers whose time was over by then are not owed; null for no such instant
 * @param mailTo who gets each issued version by mail; empty for nobody
 */
public record PaperTerm(
    PaperDuty duty, WorkCalendar calendar, @Nullable Instant since, List<String> mailTo) {
  /** The most receivers of one paper. */
  public static final int MOST_RECEIVERS = 50;

  public PaperTerm {
    mailTo = List.copyOf(mailTo);
  }

  /** The same, owed since an instant unless it says since when itself. */
  public PaperTerm orSince(Instant known) {
    return since == null ? new PaperTerm(duty, calendar, known, mailTo) : this;
  }

  /**
   * True when a paper is owed.
   *
   * @param over when the time is over of which it speaks
   */
  public boolean isOwed(Instant over) {
    Instant first = since;
    return first == null || over.isAfter(first);
  }
}
