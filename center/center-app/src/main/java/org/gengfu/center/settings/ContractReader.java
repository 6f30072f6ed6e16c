package org.gengfu.center.settings;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gengfu.center.camera.Contract;
import org.gengfu.core.availability.AvailabilityPolicy;
import org.gengfu.core.availability.ExclusionReason;
import org.gengfu.core.availability.Ratio;
import org.gengfu.core.availability.Target;
import org.gengfu.core.availability.report.ContractHours;
import org.gengfu.core.availability.report.ContractHours.Hours;
import org.gengfu.core.availability.report.Measure;
import org.gengfu.core.availability.report.ReportCalendar;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.jspecify.annotations.Nullable;

/** Reads the section {@code contract:} of {@code center.yaml}. One thread. */
final class ContractReader {
  private static final String CODE = "CONTRACT";
  private static final int MAX_TEXT = 200;
  private static final Duration DAY = Duration.ofDays(1);
  private static final Pattern RATE = Pattern.compile("(>?)([0-9]{1,3}(?:\\.[0-9]{1,6})?)%");
  private static final Pattern HOURS =
      Pattern.compile("([01][0-9]|2[0-4]):([0-5][0-9])-([01][0-9]|2[0-4]):([0-5][0-9])");

  private final Problems problems;

  ContractReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * The contract; what is wrong is added to the problems.
   *
   * @param node what stands below {@code contract:}, null when there is nothing
   */
  Contract read(@Nullable MapNode node) {
    if (node == null) {
      return Contract.USUAL;
    }
    AvailabilityPolicy usual = AvailabilityPolicy.DEFAULT;
    ReportCalendar calendar = calendar(node);
    long downAfter = millis(node, "downAfter", usual.downAfterMillis(), Duration.ZERO);
    long trust = millis(node, "trust", usual.trustMillis(), Duration.ofSeconds(1));
    if (downAfter > trust) {
      problems.add(
          node.valueMark(node.has("trust") ? "trust" : "downAfter"),
          CODE,
          "a fault must last longer (downAfter, %d s) than a look is believed (trust, %d s)"
              .formatted(downAfter / 1_000, trust / 1_000),
          "Write a trust of two to three times the period of the looks, and no longer downAfter");
      trust = downAfter;
    }
    AvailabilityPolicy policy =
        new AvailabilityPolicy(
            downAfter,
            millis(node, "upAfter", usual.upAfterMillis(), Duration.ZERO),
            trust,
            honoured(node, usual),
            coverage(node, usual));
    Contract contract =
        new Contract(
            text(node, "title"),
            text(node, "number"),
            text(node, "partyA"),
            text(node, "partyB"),
            calendar,
            hours(node.map("hours", problems), calendar.zone()),
            policy,
            targets(node.map("targets", problems)));
    node.close(problems);
    return contract;
  }

  private String text(MapNode node, String key) {
    String text = node.string(key, "", problems);
    if (text.length() > MAX_TEXT) {
      problems.add(
          node.valueMark(key),
          CODE,
          "\"" + key + "\" is too long for a page",
          "At most " + MAX_TEXT + " characters");
    }
    return text;
  }

  private long millis(MapNode node, String key, long usual, Duration least) {
    return node.duration(key, Duration.ofMillis(usual), least, DAY, problems).toMillis();
  }

  private ReportCalendar calendar(MapNode node) {
    String name = node.string("zone", ReportCalendar.CHINA.zone().getId(), problems);
    try {
      return new ReportCalendar(ZoneId.of(name));
    } catch (DateTimeException e) {
      problems.add(
          node.valueMark("zone"), CODE, "there is no such zone", "Write for example Asia/Shanghai");
      return ReportCalendar.CHINA;
    }
  }

  private Set<ExclusionReason> honoured(MapNode node, AvailabilityPolicy usual) {
    if (!node.has("honours")) {
      return usual.honoured();
    }
    Set<ExclusionReason> reasons = EnumSet.noneOf(ExclusionReason.class);
    for (String name : node.strings("honours", problems)) {
      ExclusionReason known = null;
      for (ExclusionReason each : ExclusionReason.values()) {
        known = ContractText.word(each).equals(name) ? each : known;
      }
      if (known == null || !reasons.add(known)) {
        problems.add(
            node.valueMark("honours"),
            CODE,
            known == null ? "a reason is not known here" : "a reason is there twice",
            "Some of "
                + String.join(
                    ", ",
                    List.of(ExclusionReason.values()).stream().map(ContractText::word).toList()));
      }
    }
    return reasons;
  }

  private Ratio coverage(MapNode node, AvailabilityPolicy usual) {
    Target share = node.has("leastCoverage") ? rate(node, "leastCoverage", false) : null;
    return share == null ? usual.leastCoverage() : share.rate();
  }

  private Map<Measure, Target> targets(@Nullable MapNode node) {
    Map<Measure, Target> targets = new EnumMap<>(Measure.class);
    if (node != null) {
      for (Measure measure : List.of(Measure.ONLINE, Measure.INTACT)) {
        String key = ContractText.word(measure);
        Target target = node.has(key) ? rate(node, key, true) : null;
        if (target != null) {
          targets.put(measure, target);
        }
      }
      node.close(problems);
    }
    return targets;
  }

  /** A rate of at most 100 %; null after a problem. */
  private @Nullable Target rate(MapNode node, String key, boolean mayBeAbove) {
    String text = node.string(key, "", problems);
    Matcher matcher = RATE.matcher(text);
    if (matcher.matches() && (mayBeAbove || matcher.group(1).isEmpty())) {
      long parts = new BigDecimal(matcher.group(2)).movePointRight(6).longValueExact();
      try {
        return new Target(ratio(parts), !matcher.group(1).isEmpty());
      } catch (IllegalArgumentException e) { // told below
        parts = 0;
      }
    }
    problems.add(
        node.valueMark(key),
        CODE,
        "\"" + key + "\" is no rate",
        mayBeAbove
            ? "Write \"98%\" for at least, \">90%\" for above"
            : "Write for example \"99%\"");
    return null;
  }

  private static Ratio ratio(long parts) {
    long whole = 100_000_000;
    long common =
        java.math.BigInteger.valueOf(parts)
            .gcd(java.math.BigInteger.valueOf(whole))
            .longValueExact();
    return new Ratio(parts / common, whole / common);
  }

  private @Nullable ContractHours hours(@Nullable MapNode node, ZoneId zone) {
    if (node == null) {
      return null;
    }
    Map<DayOfWeek, List<Hours>> week = new EnumMap<>(ContractHours.always(zone).week());
    MapNode days = node.map("week", problems);
    if (days != null) {
      for (DayOfWeek day : DayOfWeek.values()) {
        String key = ContractText.word(day);
        week.put(day, days.has(key) ? hours(days, key) : List.of());
      }
      days.close(problems);
    }
    Map<LocalDate, List<Hours>> special = new TreeMap<>();
    MapNode dates = node.map("special", problems);
    if (dates != null) {
      for (String key : dates.keys()) {
        special(dates, key, special);
      }
    }
    node.close(problems);
    try {
      return new ContractHours(zone, week, special);
    } catch (IllegalArgumentException e) {
      problems.add(node.mark(), CODE, String.valueOf(e.getMessage()), "Write fewer");
      return null;
    }
  }

  private void special(MapNode dates, String key, Map<LocalDate, List<Hours>> special) {
    try {
      special.put(LocalDate.parse(key), hours(dates, key));
    } catch (DateTimeException e) {
      problems.add(
          dates.keyMark(key), CODE, "this is no date", "Write for example \"2026-10-01\": []");
    }
  }

  private List<Hours> hours(MapNode days, String key) {
    List<Hours> all = new ArrayList<>();
    for (String text : days.strings(key, problems)) {
      Matcher matcher = HOURS.matcher(text);
      int from = matcher.matches() ? minute(matcher, 1) : 0;
      int to = matcher.matches() ? minute(matcher, 3) : 0;
      if (from < to && to <= 1_440) {
        all.add(new Hours(from, to));
      } else {
        problems.add(
            days.valueMark(key), CODE, "these are no hours of a day", "Write \"08:00-18:00\"");
      }
    }
    return all;
  }

  private static int minute(Matcher matcher, int group) {
    return 60 * Integer.parseInt(matcher.group(group)) + Integer.parseInt(matcher.group(group + 1));
  }
}
