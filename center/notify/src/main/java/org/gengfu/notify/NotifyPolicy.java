package org.gengfu.notify;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gengfu.contract.Severity;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Who is told what. Any thread.
 *
 * @param zone of all local times
 * @param shifts hours by name
 * @param receivers by id
 * @param channels by id
 * @param duties by name: who is told in which shift, the first shift that holds
 * @param routes the first that fits is taken
 * @param otherwise what is done when no route fits, or nobody is on duty; null for nothing
 * @param levels what is of another level than its severity says
 * @param pages address of the center for people, without a slash at its end; empty when unknown
 * @param orders how technicians are told of orders
 * @param failures who gets the daily list of what could not be told, null for nobody
 */
public record NotifyPolicy(
    ZoneId zone,
    SortedMap<String, Hours> shifts,
    SortedMap<String, Receiver> receivers,
    SortedMap<String, ChannelRule> channels,
    SortedMap<String, List<Turn>> duties,
    List<Route> routes,
    @Nullable Rung otherwise,
    List<LevelRule> levels,
    String pages,
    OrderRule orders,
    @Nullable FailureList failures) {
  /** Id of the channel that wakes phones; no channel of the settings is called so. */
  public static final String WEB_PUSH = "web-push";

  /** Most receivers. */
  public static final int MAX_RECEIVERS = 500;

  /** Most channels. */
  public static final int MAX_CHANNELS = 16;

  /** Most routes. */
  public static final int MAX_ROUTES = 200;

  /** Most shifts, and most duties. */
  public static final int MAX_NAMES = 64;

  /** Who is told while a shift holds. */
  public record Turn(String shift, List<String> receivers) {
    public Turn {
      receivers = List.copyOf(receivers);
    }
  }

  /** The daily list of what could not be told: at which local time, and by which step to whom. */
  public record FailureList(LocalTime at, Rung step) {}

  public NotifyPolicy {
    shifts = Collections.unmodifiableSortedMap(new TreeMap<>(shifts));
    receivers = Collections.unmodifiableSortedMap(new TreeMap<>(receivers));
    channels = Collections.unmodifiableSortedMap(new TreeMap<>(channels));
    duties = Collections.unmodifiableSortedMap(new TreeMap<>(duties));
    routes = List.copyOf(routes);
    levels = List.copyOf(levels);
  }

  /**
   * Reads what stands below {@code notify:}, except each channel's {@code settings:}. What is wrong
   * is added to the problems, and left out.
   *
   * @param node null when there is nothing: then nobody is told anything
   */
  public static NotifyPolicy read(@Nullable MapNode node, Problems problems) {
    return PolicyReader.read(node, problems);
  }

  /** The same with one more channel, which the center has by itself. */
  public NotifyPolicy with(ChannelRule channel) {
    SortedMap<String, ChannelRule> more = new TreeMap<>(channels);
    more.put(channel.id(), channel);
    return new NotifyPolicy(
        zone, shifts, receivers, more, duties, routes, otherwise, levels, pages, orders, failures);
  }

  /** The level of something of this severity at a place. */
  public int level(Severity severity, String site, String item) {
    for (LevelRule rule : levels) {
      if (rule.fits(severity, site, item)) {
        return rule.level();
      }
    }
    return LevelRule.usual(severity);
  }

  /** True when nobody can be told anything. */
  public boolean silent() {
    return routes.isEmpty() && otherwise == null;
  }

  /** The first route that fits. */
  Optional<Route> route(Notice notice, Instant now) {
    return routes.stream().filter(each -> each.fits(notice, now, shifts, zone)).findFirst();
  }

  /** Whom a step means at a moment, in the order of their ids, each once. */
  List<Receiver> targets(Rung rung, Instant now) {
    TreeSet<String> ids = new TreeSet<>();
    for (String name : rung.to()) {
      List<Turn> turns = duties.get(name);
      if (turns == null) {
        ids.add(name);
      } else {
        ids.addAll(onDuty(turns, now));
      }
    }
    List<Receiver> found = new ArrayList<>();
    for (String id : ids) {
      Receiver receiver = receivers.get(id);
      if (receiver != null) {
        found.add(receiver);
      }
    }
    return found;
  }

  private List<String> onDuty(List<Turn> turns, Instant now) {
    for (Turn turn : turns) {
      Hours hours = shifts.get(turn.shift());
      if (hours != null && hours.covers(now, zone)) {
        return turn.receivers();
      }
    }
    return List.of();
  }

  /** When the list of failures is due next after a moment. */
  Optional<Instant> nextList(Instant after) {
    FailureList list = failures;
    if (list == null) {
      return Optional.empty();
    }
    var day = after.atZone(zone).toLocalDate();
    Instant today = day.atTime(list.at()).atZone(zone).toInstant();
    return Optional.of(
        today.isAfter(after) ? today : day.plusDays(1).atTime(list.at()).atZone(zone).toInstant());
  }
}
