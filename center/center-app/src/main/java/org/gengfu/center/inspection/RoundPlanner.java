package org.gengfu.center.inspection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.gengfu.center.store.Database;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.contract.ContractBook;
import org.gengfu.core.contract.NodeFacts;
import org.gengfu.core.inspection.CheckItem;
import org.gengfu.core.inspection.InspectionPlan;
import org.gengfu.core.inspection.Round;
import org.gengfu.core.inspection.RoundState;
import org.gengfu.core.inspection.RoundWindow;
import org.gengfu.core.inspection.RoundWindows;
import org.gengfu.core.inspection.Rounds;
import org.gengfu.core.inspection.Stop;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which rounds are to be planned, dropped, or shown as coming. The same question has the
 * same answer, so that it may be asked as often as one likes. One thread at a time.
 */
final class RoundPlanner {
  /** So long before a round begins it is planned at most; usually a quarter of its window. */
  static final Duration MOST_LEAD = Duration.ofHours(24);

  /** The same, at least. */
  static final Duration LEAST_LEAD = Duration.ofHours(1);

  /** A round that was over for longer while the center was down is not made up for. */
  static final Duration MADE_UP = Duration.ofDays(40);

  /** The longest window, a year, and some. */
  static final Duration LONGEST = Duration.ofDays(400);

  /** So far ahead rounds are shown. */
  static final Duration AHEAD = Duration.ofDays(31);

  /** Most rounds that are shown ahead, those that begin first. */
  static final int MOST_AHEAD = 5_000;

  /** Most rounds that one look plans; the next goes on. */
  static final int AT_ONCE = 200;

  private final Supplier<ContractBook> contracts;
  private final Supplier<RoundBook> rounds;
  private final RoundField field;
  private final UsualChecks usual;
  private final Database database;
  private final Clock clock;
  private @Nullable ContractBook seen;
  private SortedMap<String, List<PlanPart>> plans = new TreeMap<>();
  private final Map<PlanPart, Cut> cuts = new HashMap<>();
  private Instant last = Instant.MIN;

  RoundPlanner(
      Supplier<ContractBook> contracts,
      Supplier<RoundBook> rounds,
      RoundField field,
      UsualChecks usual,
      Database database,
      Clock clock) {
    this.contracts = contracts;
    this.rounds = rounds;
    this.field = field;
    this.usual = usual;
    this.database = database;
    this.clock = clock;
  }

  /** The ways over some stops, which take long to find where there are many sites. */
  private record Cut(List<Stop> stops, List<Round> rounds) {}

  /** A window of a plan. */
  private record Window(PlanPart part, InspectionPlan plan, RoundWindow window) {
    String id() {
      return RoundLegs.id(plan, window);
    }
  }

  /**
   * What one look finds.
   *
   * @param more true when there is more to plan than one look does
   */
  record Found(RoundPart.Wish wish, boolean more) {
    boolean isEmpty() {
      return wish.rounds().isEmpty() && wish.plans().isEmpty() && wish.dropped().isEmpty();
    }
  }

  /** The plans with their parts, as the contracts are now. */
  SortedMap<String, List<PlanPart>> plans() {
    ContractBook book = contracts.get();
    if (book != seen) {
      plans = PlanBook.of(book);
      seen = book;
      cuts.clear();
      last = Instant.MIN;
    }
    return plans;
  }

  /** Looks once. */
  Found look() {
    Instant now = clock.instant();
    SortedMap<String, List<PlanPart>> all = plans();
    RoundBook held = rounds.get();
    List<String> unknown =
        all.keySet().stream().filter(id -> !held.since().containsKey(id)).toList();
    Instant from =
        last.equals(Instant.MIN) ? now.minus(LONGEST) : last.minus(MOST_LEAD.multipliedBy(2));
    List<Window> windows = windows(all, held, from, now.plus(MOST_LEAD), now);
    List<Window> due = new ArrayList<>();
    Set<String> wanted = new HashSet<>();
    for (Window each : windows) {
      wanted.add(each.id() + each.window().range());
      if (isDue(each.window().range(), now) && !held.rounds().containsKey(each.id())) {
        due.add(each);
      }
    }
    List<String> dropped = dropped(held, wanted, now);
    List<NodeFacts> nodes = unknown.isEmpty() && due.isEmpty() ? List.of() : field.nodes();
    List<RoundPart.Coming> coming = coming(due, held, nodes);
    boolean more = coming.size() >= AT_ONCE;
    if (!more) {
      last = now;
    }
    List<String> begun =
        unknown.stream().filter(id -> looksAtAny(all.getOrDefault(id, List.of()), nodes)).toList();
    return new Found(new RoundPart.Wish(coming, begun, dropped), more);
  }

  /** A plan is known from when there is something to look at: what was before is not owed. */
  private boolean looksAtAny(List<PlanPart> parts, List<NodeFacts> nodes) {
    long now = clock.instant().toEpochMilli();
    return parts.stream()
        .filter(part -> part.life().toMillis() > now)
        .anyMatch(
            part -> nodes.stream().anyMatch(node -> part.item().holds(part.contract(), node)));
  }

  private List<Window> windows(
      SortedMap<String, List<PlanPart>> all,
      RoundBook held,
      Instant from,
      Instant to,
      Instant now) {
    List<Window> found = new ArrayList<>();
    all.forEach((id, parts) -> {
      Instant since = held.since().getOrDefault(id, now);
      for (PlanPart part : parts) {
        long begin = Math.max(part.life().fromMillis(), since.toEpochMilli());
        if (begin < part.life().toMillis()) {
          InspectionPlan plan = plan(part, new TimeRange(begin, part.life().toMillis()), Set.of());
          TimeRange asked = new TimeRange(from.toEpochMilli(), to.toEpochMilli() + 1);
          for (RoundWindow window : RoundWindows.of(plan, asked)) {
            found.add(new Window(part, plan, window));
          }
        }
      }
    });
    return found;
  }

  private InspectionPlan plan(PlanPart part, TimeRange life, Set<String> kinds) {
    List<CheckItem> own = part.duty().checks();
    return part.plan(life, own.isEmpty() ? usual.of(kinds) : own);
  }

  /** True from a while before it begins, until it is over for too long. */
  private static boolean isDue(TimeRange window, Instant now) {
    long lead = Math.clamp(window.millis() / 4, LEAST_LEAD.toMillis(), MOST_LEAD.toMillis());
    long at = now.toEpochMilli();
    return at >= window.fromMillis() - lead && at < window.toMillis() + MADE_UP.toMillis();
  }

  /** Those that have not begun, and of which no plan has that window any more. */
  private static List<String> dropped(RoundBook held, Set<String> wanted, Instant now) {
    List<String> dropped = new ArrayList<>();
    for (RoundFile file : held.rounds().values()) {
      boolean ahead = file.state().stage(now) == RoundState.Stage.PLANNED;
      if (ahead && !wanted.contains(RoundLegs.whole(file.id()) + file.round().window())) {
        dropped.add(file.id());
      }
    }
    return dropped;
  }

  private List<RoundPart.Coming> coming(List<Window> due, RoundBook held, List<NodeFacts> nodes) {
    if (due.isEmpty() || held.rounds().size() >= Rounds.MOST) {
      return List.of();
    }
    List<String> ids = due.stream().map(Window::id).toList();
    Set<String> known = database.read(connection -> RoundTable.known(connection, ids));
    List<RoundPart.Coming> coming = new ArrayList<>();
    for (Window each : due) {
      if (!known.contains(each.id()) && coming.size() < AT_ONCE) {
        for (Round round : rounds(each, stops(each.part(), nodes))) {
          coming.add(new RoundPart.Coming(round, each.plan().name()));
        }
      }
    }
    return coming;
  }

  private List<Round> rounds(Window window, List<Stop> stops) {
    Set<String> kinds = new TreeSet<>(stops.stream().map(Stop::type).toList());
    InspectionPlan plan = plan(window.part(), window.plan().life(), kinds);
    return RoundLegs.of(plan, window.window(), stops);
  }

  /** The same for any window: as they were cut before while the plan has the same stops. */
  private List<Round> pattern(Window window, List<NodeFacts> nodes) {
    List<Stop> stops = stops(window.part(), nodes);
    Cut before = cuts.get(window.part());
    if (before != null && before.stops().equals(stops)) {
      return before.rounds();
    }
    List<Round> rounds = rounds(window, stops);
    cuts.put(window.part(), new Cut(stops, rounds));
    return rounds;
  }

  /** The rounds of the next time that are not planned yet. */
  List<RoundPart.Coming> ahead(Instant now) {
    RoundBook held = rounds.get();
    List<Window> windows = windows(plans(), held, now, now.plus(AHEAD), now);
    windows.sort(
        java.util.Comparator.comparing((Window each) -> each.window().range())
            .thenComparing(Window::id));
    List<NodeFacts> nodes = windows.isEmpty() ? List.of() : field.nodes();
    Map<PlanPart, List<Round>> patterns = new HashMap<>();
    List<RoundPart.Coming> coming = new ArrayList<>();
    for (Window each : windows) {
      if (held.rounds().containsKey(each.id()) || coming.size() >= MOST_AHEAD) {
        continue;
      }
      List<Round> pattern = patterns.computeIfAbsent(each.part(), part -> pattern(each, nodes));
      for (int i = 0; i < pattern.size(); i++) {
        coming.add(new RoundPart.Coming(at(pattern.get(i), each, i), each.plan().name()));
      }
    }
    return coming;
  }

  /** The same stops in another window. */
  private static Round at(Round pattern, Window window, int index) {
    return new Round(
        window.id() + (index == 0 ? "" : "/" + (index + 1)),
        pattern.plan(),
        pattern.planVersion(),
        window.window().range(),
        pattern.stops(),
        pattern.checklist(),
        pattern.signed());
  }

  /** What is looked at by a plan now, and at how many devices. */
  record Extent(int items, int devices) {}

  /** How much a plan's rounds look at. */
  Extent extent(PlanPart part, List<NodeFacts> nodes) {
    List<Stop> stops = stops(part, nodes);
    return new Extent(plan(part, stops).checklist().size(), stops.size());
  }

  /** What a plan's rounds look at now. */
  List<Stop> stops(PlanPart part, List<NodeFacts> nodes) {
    boolean own = !part.duty().checks().isEmpty();
    return field.stops(nodes, part.contract(), part.item(), own);
  }

  /** The plan of these stops. */
  InspectionPlan plan(PlanPart part, List<Stop> stops) {
    return plan(part, part.life(), new TreeSet<>(stops.stream().map(Stop::type).toList()));
  }

  /** Everything that is there now. */
  List<NodeFacts> nodes() {
    return field.nodes();
  }
}
