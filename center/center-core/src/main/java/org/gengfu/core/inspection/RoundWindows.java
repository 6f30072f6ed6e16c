package org.gengfu.core.inspection;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.calendar.KeyPeriods;

/**
 * When the rounds of a plan are to be made. Pure: the same plan always has the same windows,
 * however its time is cut into pieces to ask for them.
 */
public final class RoundWindows {
  /** The longest time that is asked for at once, in days. */
  public static final int MOST_DAYS = 800;

  private final InspectionPlan plan;
  private final ZoneId zone;
  private final SortedMap<String, RoundWindow> found = new TreeMap<>();

  private RoundWindows(InspectionPlan plan) {
    this.plan = plan;
    this.zone = plan.calendar().zone();
  }

  /**
   * The windows that begin within a time, in the order in which they begin. A window at the plan's
   * beginning or end is cut off there, and is none when less than half of it is left.
   *
   * @throws IllegalArgumentException when the time is longer than {@value #MOST_DAYS} days
   */
  public static List<RoundWindow> of(InspectionPlan plan, TimeRange within) {
    TimeRange range = within.intersection(plan.life()).orElse(null);
    if (range == null) {
      return List.of();
    }
    if (range.millis() > MOST_DAYS * 86_400_000L) {
      throw new IllegalArgumentException("rounds of more than " + MOST_DAYS + " days at once");
    }
    RoundWindows windows = new RoundWindows(plan);
    LocalDate first = day(range.fromMillis(), windows.zone);
    LocalDate last = day(range.toMillis() - 1, windows.zone);
    switch (plan.frequency()) {
      case Frequency.Daily(int times) -> windows.daily(first, last, times);
      case Frequency.Weekly() -> windows.weekly(first, last);
      case Frequency.Monthly monthly -> windows.monthly(first, last, monthly);
      case Frequency.Before before -> windows.before(before, range);
    }
    return windows.found.values().stream()
        .filter(each -> range.contains(each.range().fromMillis()))
        .sorted(Comparator.comparing(RoundWindow::range).thenComparing(RoundWindow::key))
        .toList();
  }

  private static LocalDate day(long millis, ZoneId zone) {
    return Instant.ofEpochMilli(millis).atZone(zone).toLocalDate();
  }

  private void daily(LocalDate first, LocalDate last, int times) {
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      if (!plan.calendar().works(day)) {
        continue;
      }
      LocalDateTime midnight = day.atStartOfDay();
      for (int i = 0; i < times; i++) {
        add(
            times == 1 ? day.toString() : day + "." + (i + 1),
            millis(midnight.plusMinutes(1_440L * i / times)),
            millis(midnight.plusMinutes(1_440L * (i + 1) / times)));
      }
    }
  }

  private void weekly(LocalDate first, LocalDate last) {
    LocalDate monday = first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    for (LocalDate day = monday; !day.isAfter(last); day = day.plusDays(7)) {
      add(day.toString(), millis(day.atStartOfDay()), millis(day.plusDays(7).atStartOfDay()));
    }
  }

  private void monthly(LocalDate first, LocalDate last, Frequency.Monthly monthly) {
    LocalDate month = first.withDayOfMonth(1);
    int into = Math.floorMod(month.getMonthValue() - monthly.firstMonth(), monthly.months());
    for (LocalDate day = month.minusMonths(into);
        !day.isAfter(last);
        day = day.plusMonths(monthly.months())) {
      long days = ChronoUnit.DAYS.between(day, day.plusMonths(monthly.months()));
      for (int i = 0; i < monthly.times(); i++) {
        LocalDate from = day.plusDays(days * i / monthly.times());
        LocalDate to = day.plusDays(days * (i + 1) / monthly.times());
        add(from.toString(), millis(from.atStartOfDay()), millis(to.atStartOfDay()));
      }
    }
  }

  private void before(Frequency.Before before, TimeRange range) {
    for (KeyPeriods.Named occasion : plan.occasions().periods()) {
      long to = occasion.range().fromMillis();
      if (before.occasions().isEmpty() || before.occasions().contains(occasion.name())) {
        LocalDate day = day(to, zone).minusDays(before.days());
        if (to > range.fromMillis() - MOST_DAYS * 86_400_000L) {
          add(day.toString(), millis(day.atStartOfDay()), to);
        }
      }
    }
  }

  private void add(String key, long from, long to) {
    if (from >= to) {
      return; // the clock on the wall leaves this time out
    }
    TimeRange whole = new TimeRange(from, to);
    whole
        .intersection(plan.life())
        .filter(left -> left.millis() * 2 >= whole.millis())
        .ifPresent(left -> found.putIfAbsent(key, new RoundWindow(key, left)));
  }

  /** A time that the clock on the wall leaves out is the instant at which it jumps over it. */
  private long millis(LocalDateTime wall) {
    var jump = zone.getRules().getTransition(wall);
    return jump != null && jump.isGap()
        ? jump.getInstant().toEpochMilli()
        : wall.atZone(zone).toInstant().toEpochMilli();
  }
}
