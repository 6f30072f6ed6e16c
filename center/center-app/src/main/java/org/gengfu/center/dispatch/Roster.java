package org.gengfu.center.dispatch;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gengfu.center.stock.Crew;
import org.gengfu.center.stock.Technician;
import org.gengfu.core.dispatch.Window;
import org.jspecify.annotations.Nullable;

/**
 * Who goes, alone or as a crew, and when. A crew that stands today goes by its lead: with the
 * skills of both, in the lead's vehicle (the second's if the lead has none), while both are there.
 * The second gets no order of their own then. A crew of a day to come takes that day from both.
 * Never changes; any thread.
 */
final class Roster {
  private final SortedMap<String, Technician> known;
  private final SortedMap<String, Technician> shown = new TreeMap<>();
  private final Map<String, Crew> leads = new HashMap<>();
  private final Set<String> seconds = new HashSet<>();
  private final List<Crew> ahead = new ArrayList<>();
  private final ZoneId zone;

  Roster(
      SortedMap<String, Technician> technicians, Collection<Crew> crews, Instant at, ZoneId zone) {
    this.known = new TreeMap<>(technicians);
    this.zone = zone;
    shown.putAll(technicians);
    for (Crew crew : crews) {
      Technician lead = known.get(crew.lead());
      Technician second = known.get(crew.second());
      if (lead != null && second != null && crew.stands(at, zone)) {
        leads.put(crew.lead(), crew);
        seconds.add(crew.second());
        shown.put(crew.lead(), both(lead, second));
      } else if (crew.fromMillis(zone) > at.toEpochMilli()) {
        ahead.add(crew);
      }
    }
  }

  private static Technician both(Technician lead, Technician second) {
    Set<String> skills = new java.util.TreeSet<>(lead.skills());
    skills.addAll(second.skills());
    boolean everything = lead.skills().isEmpty() || second.skills().isEmpty();
    return new Technician(
        lead.id(),
        lead.name() + "、" + second.name(),
        lead.phone(),
        everything ? List.of() : List.copyOf(skills),
        lead.shifts(),
        lead.breaks(),
        lead.leave(),
        lead.vehicle() == null ? second.vehicle() : lead.vehicle(),
        lead.home());
  }

  /** All technicians; the lead of a crew bears the names of both. */
  SortedMap<String, Technician> technicians() {
    return Collections.unmodifiableSortedMap(shown);
  }

  /** Who goes with the lead of a crew; null for who goes alone. */
  @Nullable String second(String technician) {
    Crew crew = leads.get(technician);
    return crew == null ? null : crew.second();
  }

  /** How many go together. */
  int people(String technician) {
    return leads.containsKey(technician) ? 2 : 1;
  }

  /** When there is work for whoever goes by that name. */
  List<Window> shifts(String technician, long fromMillis) {
    if (seconds.contains(technician)) {
      return List.of();
    }
    List<Window> windows = Hours.shifts(known(technician), fromMillis, zone);
    Crew crew = leads.get(technician);
    if (crew != null) {
      List<Window> others = Hours.shifts(known(crew.second()), fromMillis, zone);
      windows = Hours.both(windows, others);
      windows = Hours.without(windows, crew.toMillis(zone), Long.MAX_VALUE);
    }
    for (Crew each : ahead) {
      if (each.has(technician) || crew != null && each.has(crew.second())) {
        windows = Hours.without(windows, each.fromMillis(zone), each.toMillis(zone));
      }
    }
    return windows;
  }

  /** When they rest: also when one of the two does. */
  List<Window> breaks(String technician, long fromMillis) {
    List<Window> breaks = Hours.breaks(known(technician), fromMillis, zone);
    String second = second(technician);
    return second == null
        ? breaks
        : Hours.either(breaks, Hours.breaks(known(second), fromMillis, zone));
  }

  private Technician known(String id) {
    return Objects.requireNonNull(known.get(id), id);
  }
}
