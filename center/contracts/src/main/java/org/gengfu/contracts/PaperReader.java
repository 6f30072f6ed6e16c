package org.gengfu.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
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
  private static final int MOST_ADDRESS = 254;
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,40}(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,40}){0,4}"
              + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.){1,8}[A-Za-z]{2,63}");

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
      List<String> mailTo = receivers(node);
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
                since,
                mailTo));
      }
    }
    return terms;
  }

  /** Who gets the paper by mail; an address that is none is an error. */
  private List<String> receivers(MapNode node) {
    List<String> found = List.copyOf(words.words(node, "mailTo"));
    for (String each : found) {
      if (each.length() > MOST_ADDRESS || !ADDRESS.matcher(each).matches()) {
        remarks.error(
            node.valueMark("mailTo"),
            "“" + each + "”不是邮件地址",
            "\"" + each + "\" is no mail address",
            "Write it like office@city.example");
      }
    }
    if (found.size() > PaperTerm.MOST_RECEIVERS) {
      remarks.error(
          node.valueMark("mailTo"),
          "收件人超过 " + PaperTerm.MOST_RECEIVERS + " 个",
          "more than " + PaperTerm.MOST_RECEIVERS + " receivers",
          "Use the address of a list");
    }
    return found;
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
