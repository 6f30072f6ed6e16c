package org.gengfu.core.availability;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** One camera's day in Shanghai, written down as people tell it. */
public final class Day {
  /** The day that most cases speak of. */
  public static final LocalDate DATE = LocalDate.of(2026, 11, 1);

  /** Where the contract runs. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** Midnight to midnight. */
  public static final TimeRange ALL = range(DATE, "00:00", "24:00");

  /** Every change is told, delays of a minute. */
  public static final AvailabilityPolicy EVENTS =
      AvailabilityPolicy.DEFAULT.withTrust(AvailabilityPolicy.TRUST_FOR_EVER);

  /** Long after the day. */
  public static final long LATER = millis(DATE.plusDays(40), "00:00");

  private final List<Sample> samples = new ArrayList<>();

  /** Good from the first instant on. */
  public Day() {
    see("00:00", Verdict.GOOD);
  }

  /** A change at a time of the day. */
  public Day see(String time, Verdict verdict) {
    samples.add(Sample.live(millis(DATE, time), verdict, "s" + time));
    return this;
  }

  /** Down from one time to another. */
  public Day down(String from, String to) {
    return see(from, Verdict.BAD).see(to, Verdict.GOOD);
  }

  /** Not observed from one time to another. */
  public Day dark(String from, String to) {
    return see(from, Verdict.NOT_OBSERVED).see(to, Verdict.GOOD);
  }

  /** In service all the time, with these samples. */
  public Evidence evidence() {
    return Evidence.seen(samples);
  }

  /** An instant of a day. */
  public static long millis(LocalDate date, String time) {
    LocalDateTime local =
        time.equals("24:00") ? date.plusDays(1).atStartOfDay() : date.atTime(LocalTime.parse(time));
    return local.atZone(ZONE).toInstant().toEpochMilli();
  }

  /** A part of a day. */
  public static TimeRange range(LocalDate date, String from, String to) {
    return new TimeRange(millis(date, from), millis(date, to));
  }

  /** A window that was asked for and approved beforehand. */
  public static Exclusion approved(String id, ExclusionReason reason, TimeRange window) {
    long asked = window.fromMillis() - 86_400_000;
    return new Exclusion(
            id, reason, window, "contractor Li", asked, "works", List.of("paper-" + id), List.of())
        .with(Ruling.approved("owner Wang", asked + 3_600_000, window));
  }
}
