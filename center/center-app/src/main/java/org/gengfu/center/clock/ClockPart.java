package org.gengfu.center.clock;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gengfu.center.store.FactSink;
import org.gengfu.center.watch.Committing;
import org.gengfu.center.watch.LiveEvent;
import org.gengfu.center.watch.WatchPart;
import org.gengfu.core.clock.ClockFact;
import org.gengfu.core.clock.ClockFile;
import org.gengfu.core.clock.ClockMark;
import org.gengfu.core.clock.ClockState;
import org.gengfu.core.clock.ClockSubject;
import org.gengfu.core.contract.ContractBook;
import org.gengfu.core.incident.Incident;
import org.gengfu.core.incident.IncidentFact;
import org.gengfu.core.incident.IncidentState;
import org.gengfu.notify.Notice;
import org.gengfu.notify.NotifyInput;
import org.jspecify.annotations.Nullable;

/**
 * The clocks in the writer's transactions: incidents, what people did, planned work and time go in.
 * It stands behind orders and planned work and before the notifier, so that a step and its notice
 * are committed together. Only the writer's thread may use it; {@link #state} is for any.
 */
public final class ClockPart implements WatchPart {
  /** An incident that only grew is looked at again no sooner than this. */
  private static final Duration CALM = Duration.ofSeconds(5);

  private static final int STEPS_AT_ONCE = 1_000;
  private static final int EVENTS_AT_ONCE = 500;

  private final ClockSetup setup;
  private final ClockNotice notice;
  private final SpareWatch spares;
  private final IncidentNews news = new IncidentNews();
  private final OrderWaits waits = new OrderWaits();
  private final ClockQueue queue = new ClockQueue();
  private final Map<Long, Looked> looked = new HashMap<>();
  private final List<Ask> asked = new ArrayList<>();
  private final Map<String, String> orphans = new HashMap<>();
  private final Set<String> woken = new HashSet<>();
  private ClockTerms terms = new ClockTerms(ContractBook.EMPTY);
  private long workVersion = -1;
  private boolean running;
  private boolean rescheduling = true;
  private @Nullable ClockDraft draft;
  private @Nullable Committing change;
  private int seen;
  private Function<String, List<ClockFile>> stored = order -> List.of();
  private volatile ClockState state = ClockState.NONE;
  private volatile @Nullable Function<ClockFile, Object> view;

  private record Ask(Function<ClockAsks, ClockFact> wish, List<ClockFact> answer) {}

  private record Looked(long root, Instant at) {}

  ClockPart(ClockSetup setup) {
    this.setup = setup;
    this.notice = new ClockNotice(setup);
    this.spares = new SpareWatch(setup.lead());
  }

  /** The clocks that are committed. */
  ClockState state() {
    return state;
  }

  /** Has a wish taken in the transaction that is being drafted. */
  void ask(Function<ClockAsks, ClockFact> wish, List<ClockFact> answer) {
    asked.add(new Ask(wish, answer));
  }

  /**
   * From now on steps are told, and pages.
   *
   * @param shown what pages are told of a clock
   * @param past the clocks of an order as they are in the database; it may block
   */
  void begin(Function<ClockFile, Object> shown, Function<String, List<ClockFile>> past) {
    running = true;
    stored = past;
    view = shown;
  }

  @Override
  public void load(Connection connection) throws SQLException {
    draft = null;
    change = null;
    asked.clear();
    looked.clear();
    queue.clear();
    news.forgetAll();
    orphans.clear();
    state = ClockTable.load(connection);
    Set<String> incidents = new TreeSet<>();
    state.openOnes().forEach(file -> incidents.add(file.subject().incident()));
    waits.load(state.openOnes());
    orphans.putAll(ClockTable.merged(connection, incidents));
    rescheduling = true;
    workVersion = -1;
  }

  @Override
  public void decide(Committing committing) {
    ClockDraft drafted = new ClockDraft(state, committing.now());
    draft = drafted;
    change = committing;
    woken.clear();
    woken.addAll(spares.moved());
    ContractBook book = setup.book().get();
    if (book != terms.book()) {
      terms = new ClockTerms(book);
      news.again();
      rescheduling = true;
    }
    ClockField field = new ClockField(committing);
    ClockAsks asks = new ClockAsks(terms, drafted, field);
    for (Ask each : asked) {
      each.answer().add(each.wish().apply(asks));
    }
    asked.clear();
    List<IncidentFact> facts = committing.incidentFacts();
    seen = facts.size();
    incidents(drafted, field, committing.before(), facts);
    ClockStops stops = new ClockStops(terms, drafted, field);
    orders(new OrderClocks(terms, drafted, field, stops, stored), drafted);
    stand(drafted);
    if (running) {
      steps(drafted, committing);
      over(drafted);
    }
  }

  private void orders(OrderClocks clocks, ClockDraft drafted) {
    Set<String> waiting = new TreeSet<>();
    for (String order : waits.due(drafted.now())) {
      if (clocks.again(order)) {
        waiting.add(order);
      }
    }
    waiting.addAll(clocks.follow(setup.orders().asked()));
    waits.wait(waiting, drafted.now());
  }

  private void incidents(
      ClockDraft drafted, ClockField field, IncidentState before, List<IncidentFact> facts) {
    List<OrderMark> heard = setup.orders().now();
    ClockArranger arranger = new ClockArranger(terms, drafted, field, heard);
    ClockStops stops = new ClockStops(terms, drafted, field);
    orphans.forEach(arranger::merge);
    orphans.clear();
    Set<Long> due = news.due(facts, field.state(), drafted.now());
    for (IncidentNews.Merge merge : news.merges()) {
      arranger.merge(Incident.name(merge.loser()), Incident.name(merge.survivor()));
    }
    for (long gone : news.dissolved()) {
      arranger.dissolve(Incident.name(gone));
      looked.remove(gone);
    }
    Set<Long> marked = marks(drafted, heard);
    due.addAll(marked);
    for (long id : due) {
      Optional<Incident> incident = Optional.ofNullable(field.state().incident(id));
      incident.ifPresent(each -> arrange(arranger, each, drafted.now(), marked.contains(id)));
      stops.settle(Incident.name(id), field.state(), incident).ifPresent(at -> news.wait(id, at));
    }
    for (long id : news.forgotten()) {
      Optional<Incident> last = Optional.ofNullable(before.incident(id));
      stops.settle(Incident.name(id), before, last);
      looked.remove(id);
    }
  }

  private void arrange(ClockArranger arranger, Incident incident, Instant now, boolean at) {
    Looked last = looked.get(incident.id());
    boolean moved = at || news.isMerged(incident.id());
    if (last != null
        && last.root() == incident.root()
        && !moved
        && now.isBefore(last.at().plus(CALM))) {
      news.wait(incident.id(), last.at().plus(CALM));
      return;
    }
    arranger.arrange(incident);
    if (looked.size() >= ClockState.MOST_OPEN) {
      looked.clear();
    }
    looked.put(incident.id(), new Looked(incident.root(), now));
  }

  /** What people did with orders; the incidents that it is about. */
  private static Set<Long> marks(ClockDraft drafted, List<OrderMark> heard) {
    Set<Long> about = new TreeSet<>();
    for (OrderMark each : heard) {
      if (each.incident().isEmpty()) {
        continue;
      }
      about.add(Long.parseUnsignedLong(each.incident(), 16));
      for (ClockFile file : drafted.of(each.incident())) {
        if (!each.order().equals(file.subject().order())) {
          drafted.take(
              new ClockFact.Placed(
                  file.id(), file.subject().ordered(each.order()), "order " + each.order()));
        }
        ClockMark mark = each.mark();
        if (file.isNews(mark)) {
          drafted.take(new ClockFact.Marked(file.id(), mark));
        }
      }
    }
    return about;
  }

  private void stand(ClockDraft drafted) {
    ClockStands stands = new ClockStands(setup.work(), terms, drafted);
    Collection<ClockFile> files = drafted.changed();
    if (workVersion != setup.work().version() || rescheduling) {
      workVersion = setup.work().version();
      files = drafted.state().openOnes();
    }
    files.stream().filter(ClockFile::open).forEach(stands::follow);
  }

  private void steps(ClockDraft drafted, Committing committing) {
    ClockSteps steps = new ClockSteps(terms, setup.lead());
    for (String id : queue.due(drafted.millis(), STEPS_AT_ONCE)) {
      woken.add(id);
      ClockFile file = drafted.state().file(id);
      if (file != null) {
        List<ClockFact> due = steps.due(file, drafted.millis());
        due.forEach(drafted::take);
        tell(drafted, committing, file, due);
      }
    }
  }

  /** Of several steps that come at once the last is told, of what is to be done everything. */
  private void tell(
      ClockDraft drafted, Committing committing, ClockFile file, List<ClockFact> due) {
    for (int i = 0; i < due.size(); i++) {
      ClockFact fact = due.get(i);
      boolean last = !(fact instanceof ClockFact.Stepped) || i == due.size() - 1;
      if (last) {
        terms
            .of(file)
            .map(bound -> notice.of(committing, file, bound, fact, drafted.now()))
            .ifPresent(this::raise);
      }
    }
  }

  private void raise(Notice told) {
    setup.teller().accept(new NotifyInput.Raise(told));
  }

  /** Who was told of a step is not called any further once the clock has ended. */
  private void over(ClockDraft drafted) {
    for (ClockFile file : drafted.changed()) {
      ClockFile before = state.file(file.id());
      if (before != null && before.open() && !file.open() && before.toldPercent() > 0) {
        String step = Integer.toString(before.toldPercent());
        setup
            .teller()
            .accept(new NotifyInput.Withdraw(ClockNotice.subject(before, step), "时钟已停", false));
      }
    }
  }

  @Override
  public boolean hasNews() {
    ClockDraft drafted = draft;
    return drafted != null && !drafted.isEmpty();
  }

  @Override
  public void store(Connection connection, FactSink facts) throws SQLException {
    ClockDraft drafted = draft;
    if (drafted != null && !drafted.isEmpty()) {
      ClockTable.journal(facts, drafted.now(), drafted.facts());
      ClockTable.put(connection, drafted.changed());
    }
  }

  @Override
  public List<LiveEvent> accepted() {
    ClockDraft drafted = draft;
    Committing committed = change;
    draft = null;
    change = null;
    if (drafted == null || committed == null) {
      return List.of();
    }
    List<IncidentFact> facts = committed.incidentFacts();
    news.keep(List.copyOf(facts.subList(seen, facts.size())));
    state = drafted.state().trimmed(subject -> lasts(committed.incidents(), subject));
    schedule(drafted);
    Function<ClockFile, Object> shown = view;
    List<ClockFile> changed = drafted.changed();
    return shown == null
        ? List.of()
        : changed.stream()
            .limit(EVENTS_AT_ONCE)
            .<LiveEvent>map(file -> new LiveEvent.OfPart("clock", () -> shown.apply(file)))
            .toList();
  }

  /** An incident that is still held, or an order that is open: its clocks may still be needed. */
  private boolean lasts(IncidentState incidents, ClockSubject subject) {
    OptionalLong incident = subject.incidentNumber();
    return incident.isPresent()
        ? incidents.incident(incident.getAsLong()) != null
        : setup.orders().isOpen(subject.incident());
  }

  private void schedule(ClockDraft drafted) {
    ClockSteps steps = new ClockSteps(terms, setup.lead());
    if (rescheduling) {
      rescheduling = false;
      queue.clear();
      spares.clear();
      state.openOnes().forEach(file -> schedule(steps, file, drafted.millis()));
      return;
    }
    drafted.changed().forEach(file -> woken.add(file.id()));
    for (String id : woken) {
      ClockFile file = state.file(id);
      if (file == null) {
        queue.put(id, OptionalLong.empty());
        spares.drop(id);
      } else {
        schedule(steps, file, drafted.millis());
      }
    }
  }

  private void schedule(ClockSteps steps, ClockFile file, long nowMillis) {
    if (steps.waitsForSpare(file)) {
      spares.use(file.id(), file.subject().node());
    } else {
      spares.drop(file.id());
    }
    queue.put(file.id(), steps.next(file, nowMillis));
  }

  @Override
  public Optional<Instant> nextDeadline() {
    if (news.urgent() || setup.book().get() != terms.book() || spares.stale()) {
      return Optional.of(Instant.MIN);
    }
    Optional<Instant> look =
        Stream.of(news.next(), waits.next()).flatMap(Optional::stream).min(Instant::compareTo);
    Optional<Instant> step = running ? queue.first().map(Instant::ofEpochMilli) : Optional.empty();
    return look.isEmpty() || (step.isPresent() && step.get().isBefore(look.get())) ? step : look;
  }
}
