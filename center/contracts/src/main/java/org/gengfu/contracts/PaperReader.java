package org.gengfu.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.core.calendar.WorkCalendar;
import org.gengfu.core.contract.DutyCalendar;
import org.gengfu.core.contract.PaperTerm;
import org.gengfu.core.paper.PaperDuty;
import org.gengfu.core.paper.PaperPeriod;
import org.gengfu.document.MapNode;
import org.jspecify.annotations.Nullable;

/** Reads {@code papers:}, the regular reports that a contract wants. One thread. */
final class PaperReader {
  /** The most of one contract. */
  static final int MOST = 32;

  private static final int OPEN_YEARS = 100;

  private final Remarks remarks;
  private final Words words;
  private final Map<String, DutyCalendar> calendars;

  PaperReader(Remarks remarks, Map<String, DutyCalendar> calendars) {
    this.remarks = remarks;
    this.words = new Words(remarks);
    this.calendars = calendars;
  }

  /** From where on periods are counted. */
  enum Counted {
    /** By the calendar's months, quarters and years. */
    CALENDAR,
    /** From the contract's first day on. */
    CONTRACT
  }

  /**
   * The papers; those with an error are left out.
   *
   * @param begin of the contract, null after a problem
   * @param end of the contract, null for open
   * @param since papers whose time was over by then are not owed; null when it does not say
   */
  List<PaperTerm> read(
      MapNode root,
      String contract,
      ZoneId zone,
      @Nullable Instant begin,
      @Nullable Instant end,
      @Nullable Instant since) {
    List<PaperTerm> terms = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (MapNode node : root.maps("papers", remarks.problems())) {
      String id = words.id(node, "id", "paper-" + terms.size());
      if (!ids.add(id) || ids.size() > MOST) {
        remarks.error(
            node.mark(),
            "报告“" + id + "”重复，或超过 " + MOST + " 种",
            "paper " + id + " is there twice, or there are more than " + MOST,
            "");
      }
      PaperDuty.Kind kind =
          node.choice("kind", PaperDuty.Kind.class, PaperDuty.Kind.SERVICE, remarks.problems());
      node.require("every", remarks.problems());
      PaperPeriod period =
          node.choice("every", PaperPeriod.class, PaperPeriod.MONTH, remarks.problems());
      Counted counted = node.choice("counted", Counted.class, Counted.CALENDAR, remarks.problems());
      PaperDuty.Due due = due(node);
      String name = words.one(node, "calendar", calendars.keySet(), "日历");
      DutyCalendar named = name == null ? null : calendars.get(name);
      String source = words.plain(node, "source");
      node.close(remarks.problems());
      if (begin != null) {
        LocalDate first = begin.atZone(zone).toLocalDate();
        LocalDate until =
            end == null ? first.plusYears(OPEN_YEARS) : end.atZone(zone).toLocalDate();
        terms.add(
            new PaperTerm(
                new PaperDuty(
                    contract + "." + id,
                    contract,
                    kind,
                    period,
                    due,
                    first,
                    until.isAfter(first) ? until : first.plusDays(1),
                    counted == Counted.CONTRACT,
                    source),
                named == null ? WorkCalendar.always(zone) : named.calendar(),
                since));
      }
    }
    return terms;
  }

  private PaperDuty.Due due(MapNode node) {
    if (node.has("day") == node.has("workday")) {
      remarks.error(
          node.mark(),
          "提交时限请写 day 或 workday 其中之一",
          "say by which day it is due: day or workday, one of them",
          "Write \"day: 5\" for the fifth day after the period");
    }
    return node.has("workday")
        ? new PaperDuty.Due.WorkDay((int) node.whole("workday", 1, 1, 60, remarks.problems()))
        : new PaperDuty.Due.Day((int) node.whole("day", 1, 1, 90, remarks.problems()));
  }
}
