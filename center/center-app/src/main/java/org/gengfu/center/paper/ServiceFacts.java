package org.gengfu.center.paper;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.gengfu.center.clock.ClockRow;
import org.gengfu.center.incident.IncidentPast;
import org.gengfu.center.incident.IncidentRow;
import org.gengfu.center.inspection.InspectionRounds;
import org.gengfu.center.order.OrderQuery;
import org.gengfu.center.story.Said;
import org.gengfu.core.order.OrderKind;
import org.gengfu.core.order.OrderState;
import org.gengfu.core.paper.Owed;
import org.gengfu.report.Language;
import org.gengfu.report.paper.Block;
import org.gengfu.report.paper.PaperHead;
import org.gengfu.report.paper.ServicePaper;
import org.jspecify.annotations.Nullable;

/** The facts of a service report, for one paper in one language. One thread that may block. */
final class ServiceFacts {
  /** Most incidents of one period that are looked at, the oldest. */
  static final int MOST = 5_000;

  /** So many photographs are looked for; the paper shows fewer and counts the others. */
  static final int MOST_PHOTOGRAPHS = 500;

  private static final Duration LOOK_BACK = Duration.ofDays(92);

  private final PaperSources sources;
  private final PaperHead head;
  private final OwedPaper owed;
  private final boolean zh;
  private final String contract;
  private final Map<String, Integer> levels = new HashMap<>();
  private final Map<String, Instant> restored = new HashMap<>();

  ServiceFacts(PaperSources sources, PaperHead head, OwedPaper owed) {
    this.sources = sources;
    this.head = head;
    this.owed = owed;
    this.zh = head.language() == Language.ZH;
    this.contract = owed.terms().id();
  }

  /** The report; what is of other contracts is not in it. */
  ServicePaper paper(Map<String, String> filled) {
    List<ClockRow> clocks = clocks();
    clocks.forEach(each -> levels.merge(each.incident(), each.level(), Math::min));
    clocks.forEach(this::note);
    List<IncidentRow> incidents = incidents();
    Set<String> own = new HashSet<>();
    incidents.forEach(each -> own.add(each.id()));
    List<OrderState> orders =
        new OrderQuery(sources.database())
            .within(owed.from(), owed.to()).stream()
                .filter(each ->
                    each.matter().item().startsWith(contract + "/")
                        || own.contains(each.incident()))
                .toList();
    Owed period = owed.period();
    return new ServicePaper(
        head,
        say(owed.title()),
        period.from(),
        period.to().minusDays(1),
        owed.due(),
        incidents.stream().map(this::event).toList(),
        clocks.stream()
            .filter(each -> ClockPapers.falls(each, owed.from(), owed.to()))
            .sorted(Comparator.comparing(ClockRow::start).thenComparing(ClockRow::id))
            .map(each -> ClockPapers.of(each, head.language()))
            .toList(),
        rounds(),
        kinds(orders),
        rates(clocks),
        parts(orders),
        papers(),
        photographs(orders),
        filled);
  }

  private void note(ClockRow clock) {
    Instant stopped = clock.stopped();
    if (clock.kind().equals("restore") && stopped != null) {
      restored.put(clock.incident(), stopped);
    }
  }

  private List<ClockRow> clocks() {
    return sources.clocks().ofContract(contract, owed.from().minus(LOOK_BACK), owed.to()).stream()
        .filter(each -> !each.state().equals("cancelled"))
        .toList();
  }

  private List<IncidentRow> incidents() {
    return sources
        .database()
        .read(connection -> IncidentPast.within(connection, owed.from(), owed.to(), MOST))
        .stream()
        .filter(this::isOurs)
        .toList();
  }

  private boolean isOurs(IncidentRow row) {
    return levels.containsKey(row.id())
        || sources
            .book()
            .get()
            .items(
                sources.field().of(sources.picture().incidents().graph(), row.root().node()),
                row.opened())
            .stream()
            .anyMatch(held -> held.contract().id().equals(contract));
  }

  private ServicePaper.Event event(IncidentRow row) {
    return new ServicePaper.Event(
        row.id(),
        levels.getOrDefault(row.id(), 0),
        severity(row),
        say(sources.site().apply(row.site())),
        say(Said.of(row.root().name(), row.root().node())),
        say(Said.of(row.sentence(), row.id())),
        row.opened(),
        restored(row),
        row.members());
  }

  /** As its clock says; an incident itself ends a soak time after what it is about. */
  private @Nullable Instant restored(IncidentRow row) {
    Instant resolved = row.resolved();
    Instant stopped = restored.get(row.id());
    return resolved == null || stopped == null || stopped.isAfter(resolved) ? resolved : stopped;
  }

  private String severity(IncidentRow row) {
    return switch (row.severity()) {
      case CRITICAL -> zh ? "紧急" : "critical";
      case MAJOR -> zh ? "重要" : "major";
      case MINOR -> zh ? "次要" : "minor";
      case INDETERMINATE -> zh ? "未定" : "indeterminate";
      case WARNING -> zh ? "警告" : "warning";
    };
  }

  /** Measured rates, then promises that hold for a share of cases. */
  private List<ServicePaper.Rate> rates(List<ClockRow> clocks) {
    List<ServicePaper.Rate> rates = new ArrayList<>(new RateFacts(sources, head).of(owed));
    rates.addAll(SharePromises.of(owed, clocks, zh));
    return rates;
  }

  /** The rounds whose window ended in the period, by plan. */
  private List<ServicePaper.Rounds> rounds() {
    return sources.rounds().counts(contract, owed.from(), owed.to()).stream()
        .map(this::plan)
        .toList();
  }

  private ServicePaper.Rounds plan(InspectionRounds.Count count) {
    int begin = count.plan().indexOf('/') + 1;
    int end = count.plan().lastIndexOf('/');
    return new ServicePaper.Rounds(
        zh ? count.name().zh() : count.name().en(),
        itemName(begin < end ? count.plan().substring(begin, end) : count.plan()),
        count.rounds(),
        count.made(),
        count.late(),
        count.missed(),
        count.abnormal());
  }

  private String itemName(String id) {
    return owed.terms().items().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .map(each -> zh ? each.name().zh() : each.name().en())
        .orElse(id);
  }

  private List<ServicePaper.Orders> kinds(List<OrderState> orders) {
    Map<OrderKind, int[]> counts = new EnumMap<>(OrderKind.class);
    for (OrderState order : orders) {
      int[] count = counts.computeIfAbsent(order.matter().kind(), key -> new int[3]);
      Long ended = order.marks().endedMillis();
      boolean closed = ended != null && ended < owed.to().toEpochMilli();
      count[0] += order.madeMillis() >= owed.from().toEpochMilli() ? 1 : 0;
      count[1] += closed ? 1 : 0;
      count[2] += closed ? 0 : 1;
    }
    List<ServicePaper.Orders> rows = new ArrayList<>();
    counts.forEach((kind, count) ->
        rows.add(
            new ServicePaper.Orders(
                zh ? kind.chinese() : kind.english(), count[0], count[1], count[2])));
    return rows;
  }

  /** Before and after the work, of orders that ended in the period, the oldest first. */
  private List<Block.Photograph> photographs(List<OrderState> orders) {
    List<Block.Photograph> found = new ArrayList<>();
    for (OrderState order : orders.reversed()) {
      Long ended = order.marks().endedMillis();
      boolean counts = ended != null && ended < owed.to().toEpochMilli();
      if (counts && found.size() < MOST_PHOTOGRAPHS) {
        found.addAll(sources.photos().beforeAndAfter(order, sources.photoWords(zh)));
      }
    }
    return found;
  }

  /** What was put in, by its kind, else by the device; of orders that ended in the period. */
  private List<ServicePaper.Used> parts(List<OrderState> orders) {
    Map<String, Integer> counts = new TreeMap<>();
    for (OrderState order : orders) {
      Long ended = order.marks().endedMillis();
      if (ended != null
          && ended >= owed.from().toEpochMilli()
          && ended < owed.to().toEpochMilli()) {
        order
            .work()
            .swaps()
            .forEach(swap -> {
              String node = swap.device().isEmpty() ? order.matter().node() : swap.device();
              String device = (zh ? "更换部件：" : "part of ") + say(sources.names().node(node));
              Optional<Said> kind = sources.parts().apply(swap.newSerial());
              counts.merge(kind.map(this::say).orElse(device), 1, Integer::sum);
            });
      }
    }
    List<ServicePaper.Used> used = new ArrayList<>();
    counts.forEach((name, count) -> used.add(new ServicePaper.Used(name, count)));
    return used;
  }

  /** The papers that were due in the period, and the analyses of its incidents. */
  private List<ServicePaper.Owed> papers() {
    Instant now = head.known();
    PaperCatalogue catalogue = new PaperCatalogue(sources);
    List<OwedPaper> all = new ArrayList<>(catalogue.dueIn(contract, owed.from(), owed.to(), now));
    catalogue.all(PaperKind.INCIDENT, now).stream()
        .filter(each -> contract.equals(each.contract()))
        .filter(each -> isDue(each.due()))
        .forEach(all::add);
    Map<String, PaperTable.Issued> issued =
        sources.database().read(connection -> PaperTable.issued(connection, all));
    return all.stream()
        .filter(each -> !each.id().equals(owed.id()))
        .map(each -> row(each, issued.get(each.id()), now))
        .toList();
  }

  private boolean isDue(@Nullable Instant due) {
    return due != null && !due.isBefore(owed.from()) && due.isBefore(owed.to());
  }

  private ServicePaper.Owed row(OwedPaper paper, PaperTable.@Nullable Issued issued, Instant now) {
    Instant first = issued == null ? null : issued.first();
    Instant due = paper.due() == null ? paper.to() : paper.due();
    boolean late = (first == null ? now : first).compareTo(due) >= 0;
    String state =
        first == null
            ? late ? (zh ? "逾期未提交" : "late") : (zh ? "待提交" : "draft")
            : late ? (zh ? "迟交" : "issued late") : (zh ? "按时提交" : "issued in time");
    int lacks = issued == null ? 0 : issued.lacks();
    String left = (zh ? "，%d 处未填" : ", %d left empty").formatted(lacks);
    return new ServicePaper.Owed(say(paper.title()), due, first, lacks == 0 ? state : state + left);
  }

  private String say(Said said) {
    return zh ? said.zh() : said.en();
  }
}
