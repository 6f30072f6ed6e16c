package org.gengfu.notify;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.jspecify.annotations.Nullable;

/** Reads times, limits and channels' rules. One thread, one document. */
final class PieceReader {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration DAY = Duration.ofDays(1);

  private final Problems problems;

  PieceReader(Problems problems) {
    this.problems = problems;
  }

  ZoneId zone(MapNode node) {
    String name = node.string("zone", "Asia/Shanghai", problems);
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      problems.add(
          node.valueMark("zone"), PolicyReader.CODE, "no time zone: " + name, "Asia/Shanghai");
      return ZoneId.of("Asia/Shanghai");
    }
  }

  LocalTime time(MapNode node, String key, LocalTime fallback) {
    String text = node.string(key, fallback.toString(), problems);
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException e) {
      problems.add(
          node.valueMark(key), PolicyReader.CODE, "no time of a day: " + text, "write \"08:00\"");
      return fallback;
    }
  }

  @Nullable Hours hours(MapNode node) {
    if (!node.require("from", problems) || !node.require("to", problems)) {
      return null;
    }
    LocalTime from = time(node, "from", LocalTime.MIDNIGHT);
    LocalTime to = time(node, "to", LocalTime.MIDNIGHT);
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    if (!node.has("days")) {
      days = EnumSet.allOf(DayOfWeek.class);
    }
    for (String name : node.has("days") ? node.strings("days", problems) : List.<String>of()) {
      DayOfWeek day = day(name);
      if (day == null) {
        problems.add(
            node.valueMark("days"),
            PolicyReader.CODE,
            "no day: " + name,
            "mon, tue, wed, thu, fri, sat, sun");
      } else {
        days.add(day);
      }
    }
    return days.isEmpty() ? null : new Hours(days, from, to);
  }

  private static @Nullable DayOfWeek day(String name) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().substring(0, 3).toLowerCase(Locale.ROOT).equals(name)) {
        return day;
      }
    }
    return null;
  }

  String pages(MapNode node) {
    String text = node.string("pages", "", problems);
    if (!text.isEmpty() && !text.matches("https?://[^\\s/?#@]{1,200}(/[^\\s?#]{0,200})?")) {
      problems.add(
          node.valueMark("pages"),
          PolicyReader.CODE,
          "no address of the center's pages: " + text,
          "https://center.example");
      return "";
    }
    return text.replaceAll("/+$", "");
  }

  @Nullable ChannelRule channel(String id, MapNode node) {
    node.get("settings"); // the channel itself reads them
    if (!node.require("kind", problems)) {
      return null;
    }
    ChannelKind kind = node.choice("kind", ChannelKind.class, ChannelKind.WEBHOOK, problems);
    List<Limit> limits = node.has("limits") ? limits(node) : ChannelRule.usual(kind);
    Duration digest = node.duration("digest", Duration.ZERO, Duration.ZERO, DAY, problems);
    Duration patience =
        node.duration("patience", Duration.ofMinutes(2), SECOND, Duration.ofHours(1), problems);
    boolean keyed = node.flag("keyed", kind.keyed(), problems);
    return new ChannelRule(id, kind, limits, retry(node), digest, patience, keyed);
  }

  private List<Limit> limits(MapNode node) {
    List<Limit> limits = new ArrayList<>();
    for (MapNode each : node.maps("limits", problems)) {
      int count = (int) each.whole("count", 1, 1, Limit.MAX_COUNT, problems);
      each.require("count", problems);
      each.require("per", problems);
      Duration per = each.duration("per", DAY, SECOND, DAY, problems);
      Limit.Scope scope = each.choice("scope", Limit.Scope.class, Limit.Scope.CHANNEL, problems);
      int reserve = (int) each.whole("reserve", count / 5, 0, count - 1L, problems);
      each.close(problems);
      limits.add(new Limit(count, per, scope, reserve));
    }
    if (limits.size() > ChannelRule.MAX_LIMITS) {
      problems.add(
          node.valueMark("limits"),
          PolicyReader.CODE,
          limits.size() + " limits, at most " + ChannelRule.MAX_LIMITS,
          "remove some");
      return List.of();
    }
    return limits;
  }

  private Retry retry(MapNode node) {
    Duration first = Duration.ofSeconds(30);
    Duration most = Duration.ofMinutes(30);
    MapNode retry = node.map("retry", problems);
    if (retry == null) {
      return new Retry(5, first, most);
    }
    int attempts = (int) retry.whole("attempts", 5, 1, Retry.MAX_ATTEMPTS, problems);
    first = retry.duration("first", first, SECOND, DAY, problems);
    most = retry.duration("most", first.compareTo(most) > 0 ? first : most, first, DAY, problems);
    retry.close(problems);
    return new Retry(attempts, first, most);
  }
}
