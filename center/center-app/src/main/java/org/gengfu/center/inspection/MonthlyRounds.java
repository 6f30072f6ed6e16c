package org.gengfu.center.inspection;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.gengfu.center.store.Database;
import org.gengfu.core.contract.NodeFacts;
import org.gengfu.core.inspection.DeviceCounts;
import org.gengfu.core.inspection.InspectionPlan;
import org.gengfu.core.inspection.RoundState;
import org.gengfu.core.inspection.Stop;
import org.gengfu.notify.Notice;

/**
 * Which devices were on fewer rounds this month than their contract wants ({@code perMonth}). From
 * the {@value PlanPart#WARN_DAY}th of a month on that is told, once for each plan and month; not in
 * the month in which the center first knew of the plan. One thread at a time.
 */
final class MonthlyRounds {
  private final RoundPlanner planner;
  private final Supplier<RoundBook> rounds;
  private final Database database;
  private final RoundNotice notice;
  private final Set<String> told = new HashSet<>();

  MonthlyRounds(
      RoundPlanner planner, Supplier<RoundBook> rounds, Database database, RoundNotice notice) {
    this.planner = planner;
    this.rounds = rounds;
    this.database = database;
    this.notice = notice;
  }

  /** The devices of a plan that fall short in the month so far; none when it wants no number. */
  List<DeviceCounts.Count> lacking(PlanPart part, List<NodeFacts> nodes, Instant now) {
    if (part.duty().perMonth() == 0) {
      return List.of();
    }
    List<Stop> stops = planner.stops(part, nodes);
    InspectionPlan plan = planner.plan(part, stops);
    ZoneId zone = plan.calendar().zone();
    YearMonth month = YearMonth.from(now.atZone(zone));
    Instant from = month.atDay(1).atStartOfDay(zone).toInstant();
    List<RoundState> made =
        database
            .read(connection -> RoundTable.made(connection, part.id(), from, now.plusMillis(1)))
            .stream()
            .map(RoundFile::state)
            .toList();
    return DeviceCounts.of(plan, stops, made, month).stream()
        .filter(DeviceCounts.Count::shortOf)
        .toList();
  }

  /** What people are to be told and were not told before by this program since its start. */
  List<Notice> news(Instant now) {
    List<Notice> news = new ArrayList<>();
    List<NodeFacts> nodes = List.of();
    for (List<PlanPart> parts : planner.plans().values()) {
      for (PlanPart part : parts) {
        if (isDue(part, now)) {
          nodes = nodes.isEmpty() ? planner.nodes() : nodes;
          List<DeviceCounts.Count> lacking = lacking(part, nodes, now);
          if (!lacking.isEmpty()) {
            news.add(notice.lacking(part, lacking, now));
          }
        }
      }
    }
    return news;
  }

  /** These were told. */
  void told(List<Notice> notices) {
    notices.forEach(each -> told.add(each.subject()));
  }

  private boolean isDue(PlanPart part, Instant now) {
    if (part.duty().perMonth() == 0 || !part.life().contains(now.toEpochMilli())) {
      return false;
    }
    ZoneId zone = part.duty().calendar().zone();
    LocalDate today = now.atZone(zone).toLocalDate();
    YearMonth month = YearMonth.from(today);
    Instant since = rounds.get().since().getOrDefault(part.id(), now);
    return today.getDayOfMonth() >= PlanPart.WARN_DAY
        && YearMonth.from(since.atZone(zone)).isBefore(month)
        && !told.contains(RoundNotice.subject(part.id(), month));
  }
}
