package org.gengfu.core.travel;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hours that come every week: when a store hands out, when a technician works. Pure; any thread.
 *
 * <p>As text: {@code 24h}, or stretches like {@code 1-5 08:00-18:00; 6,7 09:00-12:00} with days
 * from 1, Monday, to 7; without days it is every day. A stretch that ends no later than it begins
 * ends on the next day.
 *
 * @param spans none for around the clock
 */
public record WeekHours(List<Span> spans) {
  /** Around the clock. */
  public static final WeekHours ALWAYS = new WeekHours(List.of());

  /** The most stretches. */
  public static final int MOST_SPANS = 28;

  private static final Pattern SPAN =
      Pattern.compile(
          "(?:([1-7](?:-[1-7])?(?:,[1-7](?:-[1-7])?)*)\\s+)?"
              + "([01]\\d|2[0-3]):([0-5]\\d)-([01]\\d|2[0-4]):([0-5]\\d)");

  /**
   * One stretch.
   *
   * @param days on which it begins
   * @param fromMinute minutes after midnight, 0 to 1,439
   * @param toMinute the same, exclusive, to 1,440; up to {@code fromMinute}: of the next day
   */
  public record Span(Set<DayOfWeek> days, int fromMinute, int toMinute) {
    public Span {
      days = Set.copyOf(days);
      if (days.isEmpty()
          || fromMinute < 0
          || fromMinute >= 1_440
          || toMinute < 0
          || toMinute > 1_440) {
        throw new IllegalArgumentException(
            "hours need a day and lie between 00:00 and 24:00: %s %d-%d"
                .formatted(days, fromMinute, toMinute));
      }
    }

    private long from(LocalDate day, ZoneId zone) {
      return millis(day, fromMinute, zone);
    }

    private long to(LocalDate day, ZoneId zone) {
      return millis(toMinute <= fromMinute ? day.plusDays(1) : day, toMinute, zone);
    }

    private static long millis(LocalDate day, int minute, ZoneId zone) {
      return ZonedDateTime.of(day.atStartOfDay().plusMinutes(minute), zone)
          .toInstant()
          .toEpochMilli();
    }
  }

  public WeekHours {
    spans = List.copyOf(spans);
    if (spans.size() > MOST_SPANS) {
      throw new IllegalArgumentException(MOST_SPANS + " stretches of hours are the most");
    }
  }

  /**
   * Reads the text.
   *
   * @throws IllegalArgumentException when it says no hours; the message says how they are written
   */
  public static WeekHours parse(String text) {
    String all = text.strip();
    if (all.isEmpty() || all.equals("24h")) {
      return ALWAYS;
    }
    List<Span> spans = new ArrayList<>();
    for (String each : all.split(";")) {
      Matcher matcher = SPAN.matcher(each.strip());
      if (!matcher.matches()) {
        throw new IllegalArgumentException(
            "hours are written 24h, or like 1-5 08:00-18:00; 6,7 09:00-12:00, not: " + text);
      }
      spans.add(
          new Span(
              days(matcher.group(1)),
              minute(matcher.group(2), matcher.group(3)),
              minute(matcher.group(4), matcher.group(5))));
    }
    return new WeekHours(spans);
  }

  private static int minute(String hour, String minute) {
    return Integer.parseInt(hour) * 60 + Integer.parseInt(minute);
  }

  private static Set<DayOfWeek> days(@org.jspecify.annotations.Nullable String text) {
    if (text == null) {
      return EnumSet.allOf(DayOfWeek.class);
    }
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String part : text.split(",")) {
      int first = part.charAt(0) - '0';
      int last = part.charAt(part.length() - 1) - '0';
      for (int day = first; day != last; day = day % 7 + 1) {
        days.add(DayOfWeek.of(day));
      }
      days.add(DayOfWeek.of(last));
    }
    return days;
  }

  /** True when an instant lies within the hours. */
  public boolean covers(long atMillis, ZoneId zone) {
    OptionalLong next = next(atMillis, zone);
    return next.isPresent() && next.getAsLong() == atMillis;
  }

  /** The first instant within the hours from one on; empty when there is none within nine days. */
  public OptionalLong next(long atMillis, ZoneId zone) {
    if (spans.isEmpty()) {
      return OptionalLong.of(atMillis);
    }
    LocalDate today = Instant.ofEpochMilli(atMillis).atZone(zone).toLocalDate();
    long best = Long.MAX_VALUE;
    for (int ahead = -1; ahead <= 8; ahead++) {
      LocalDate day = today.plusDays(ahead);
      for (Span span : spans) {
        if (span.days().contains(day.getDayOfWeek()) && span.to(day, zone) > atMillis) {
          best = Math.min(best, Math.max(atMillis, span.from(day, zone)));
        }
      }
    }
    return best == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(best);
  }

  /**
   * The end of the stretch in which an instant lies; empty outside the hours or around the clock.
   */
  public OptionalLong end(long atMillis, ZoneId zone) {
    LocalDate today = Instant.ofEpochMilli(atMillis).atZone(zone).toLocalDate();
    long end = Long.MIN_VALUE;
    for (LocalDate day : List.of(today.minusDays(1), today)) {
      for (Span span : spans) {
        if (span.days().contains(day.getDayOfWeek())
            && span.from(day, zone) <= atMillis
            && span.to(day, zone) > atMillis) {
          end = Math.max(end, span.to(day, zone));
        }
      }
    }
    return end == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(end);
  }

  /** As it is written. */
  public String text() {
    if (spans.isEmpty()) {
      return "24h";
    }
    List<String> texts = new ArrayList<>();
    for (Span span : spans) {
      String days =
          span.days().size() == 7
              ? ""
              : String.join(
                      ",", span.days().stream().sorted().map(day -> "" + day.getValue()).toList())
                  + " ";
      texts.add(days + clock(span.fromMinute()) + "-" + clock(span.toMinute()));
    }
    return String.join("; ", texts);
  }

  /** A minute of the day as the clock on the wall shows it. */
  public static String clock(int minute) {
    return "%02d:%02d".formatted(minute / 60, minute % 60);
  }
}
