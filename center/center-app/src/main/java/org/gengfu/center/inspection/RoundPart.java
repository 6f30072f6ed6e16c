package org.gengfu.center.inspection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.gengfu.center.notify.PlaceNames;
import org.gengfu.center.order.OrderMoved;
import org.gengfu.center.order.OrderPart;
import org.gengfu.center.store.FactSink;
import org.gengfu.center.watch.Committing;
import org.gengfu.center.watch.LiveEvent;
import org.gengfu.center.watch.WatchPart;
import org.gengfu.core.inspection.Prefill;
import org.gengfu.core.inspection.Round;
import org.gengfu.core.inspection.RoundFact;
import org.gengfu.core.inspection.RoundInput;
import org.gengfu.core.inspection.RoundState;
import org.gengfu.core.inspection.RoundStep;
import org.gengfu.core.inspection.Words;
import org.gengfu.core.order.Act;
import org.gengfu.core.order.OrderFact;
import org.gengfu.core.order.OrderKind;
import org.gengfu.core.order.OrderMachine;
import org.gengfu.core.order.OrderState;
import org.gengfu.notify.Notice;
import org.gengfu.notify.NotifyInput;
import org.jspecify.annotations.Nullable;

/**
 * Rounds in the writer's transactions: what is planned, what people do with orders, and time go in.
 * It stands behind the orders' part and before the notifier's, so that a round, its order and what
 * people are told of it are committed together. Only the writer's thread may use it; {@link #book}
 * is for any.
 */
final class RoundPart implements WatchPart {
  /** So long after its window a round can still be made; then it stays missed. */
  static final Duration LATEST = Duration.ofDays(90);

  /** Most orders of rounds that are open at a time; beyond, rounds wait for room. */
  static final int MOST_ORDERS = 1_000;

  /** After this long it is looked again whether there is room for an order. */
  private static final Duration AGAIN = Duration.ofMinutes(1);

  /** So long after its begin a round is filled in that nobody has answered anything of. */
  private static final Duration FILLED = Duration.ofMinutes(15);

  private static final int AT_ONCE = 500;
  private static final int NOT_COUNTED = -1;

  private final OrderPart orders;
  private final Consumer<NotifyInput> teller;
  private final RoundNotice notice;
  private final PlaceNames places;
  private final Map<String, RoundFile> files = new HashMap<>();
  private final Map<String, String> byOrder = new HashMap<>();
  private final RoundQueue queue = new RoundQueue();
  private final List<Wish> asked = new ArrayList<>();
  private final List<Notice> notices = new ArrayList<>();
  private final Set<String> woken = new HashSet<>();
  private SortedMap<String, Instant> since = new TreeMap<>();
  private @Nullable RoundDraft draft;
  private Prefill.Values values = RoundWork.NOTHING;
  private int ordered;
  private boolean running;
  private volatile RoundBook book = RoundBook.EMPTY;

  /** A round that is to be, and what people call it. */
  record Coming(Round round, Words name) {}

  /**
   * What the planner wants.
   *
   * @param plans plans that have something to look at for the first time
   * @param dropped rounds that are no longer owed
   */
  record Wish(List<Coming> rounds, List<String> plans, List<String> dropped) {}

  RoundPart(OrderPart orders, Consumer<NotifyInput> teller, RoundNotice notice, PlaceNames places) {
    this.orders = orders;
    this.teller = teller;
    this.notice = notice;
    this.places = places;
  }

  /** The rounds that may still be made, as they are committed. */
  RoundBook book() {
    return book;
  }

  /** From now on time passes, and telemetry is asked. */
  void begin(Prefill.Values known) {
    running = true;
    values = known;
  }

  /** Has rounds planned in the transaction that is being drafted. */
  void ask(Wish wish) {
    asked.add(wish);
  }

  /** Has people told something in the transaction that is being drafted. */
  void tell(List<Notice> more) {
    notices.addAll(more);
  }

  @Override
  public void load(Connection connection) throws SQLException {
    draft = null;
    asked.clear();
    notices.clear();
    files.clear();
    byOrder.clear();
    queue.clear();
    since = RoundTable.since(connection);
    // What is over for longer is let go with the next transaction, by the clock.
    for (RoundFile file : RoundTable.open(connection, Instant.EPOCH)) {
      keep(file, Long.MIN_VALUE);
    }
    publish();
  }

  private void publish() {
    book = new RoundBook(new TreeMap<>(files), new TreeMap<>(since), Map.copyOf(byOrder));
  }

  @Override
  public void decide(Committing change) {
    RoundDraft drafted = new RoundDraft(files, change.now());
    draft = drafted;
    woken.clear();
    RoundWork work =
        new RoundWork(drafted, values, orders::orderNow, (order, act) -> orders.say(order, act));
    ordered = NOT_COUNTED;
    List<Wish> wishes = List.copyOf(asked);
    asked.clear();
    wishes.forEach(each -> plan(drafted, work, each));
    notices.forEach(each -> teller.accept(new NotifyInput.Raise(each)));
    notices.clear();
    for (OrderMoved moved : orders.factsNow()) {
      follow(drafted, work, moved);
    }
    if (running) {
      for (String id : queue.due(change.now().toEpochMilli(), AT_ONCE)) {
        woken.add(id);
        look(drafted, work, id);
      }
    }
    withdraw(drafted);
  }

  /** How many orders of rounds are open. */
  private int open() {
    int count = 0;
    for (String number : byOrder.keySet()) {
      OrderState order = orders.orderNow(number);
      count += order != null && !order.stage().ended() ? 1 : 0;
    }
    return count;
  }

  private void plan(RoundDraft drafted, RoundWork work, Wish wish) {
    drafted.know(wish.plans());
    for (String id : wish.dropped()) {
      drop(drafted, id);
    }
    for (Coming each : wish.rounds()) {
      RoundFile made = drafted.plan(each.round(), each.name());
      if (made != null && made.state().stage(drafted.now()) == RoundState.Stage.DUE) {
        look(drafted, work, made.id());
      } else if (made != null) {
        open(drafted, made);
      }
    }
  }

  /** One that nobody has begun, and that is not owed any more. */
  private void drop(RoundDraft drafted, String id) {
    RoundFile file = drafted.file(id);
    if (file == null || !file.state().answers().isEmpty()) {
      return;
    }
    OrderState order = order(file);
    if (order != null && (order.stage().inHand() || order.stage().ended())) {
      return;
    }
    if (order != null) {
      orders.say(order, new Act.Cancel("合同已改，不再要求此轮巡检 the contract no longer asks for it"));
    }
    drafted.forget(id);
  }

  /** An order is opened while there is time to make the round, and room. */
  private void open(RoundDraft drafted, RoundFile file) {
    boolean over = drafted.now().toEpochMilli() >= file.round().window().toMillis();
    if (file.order() != null || over) {
      return;
    }
    ordered = ordered == NOT_COUNTED ? open() : ordered;
    if (ordered >= MOST_ORDERS) {
      return;
    }
    OrderState order = orders.openNow(RoundOrder.matter(file, places), OrderMachine.CENTER);
    if (order != null) {
      ordered++;
      drafted.ordered(file.id(), order.id());
    }
  }

  private void follow(RoundDraft drafted, RoundWork work, OrderMoved moved) {
    String round = byOrder.get(moved.order());
    if (round == null
        || !moved.changes()
        || !(moved.fact() instanceof OrderFact.Done done)
        || moved.after().matter().kind() != OrderKind.INSPECTION) {
      return;
    }
    boolean fill =
        switch (done.deed().act()) {
          case Act.Arrive ignored -> true;
          case Act.Diagnose ignored -> true;
          case Act.Resolve ignored -> true;
          default -> false;
        };
    Instant at = Instant.ofEpochMilli(done.deed().atMillis());
    Instant known = at.isAfter(drafted.now()) ? drafted.now() : at;
    work.follow(round, moved.after(), done.deed().by(), known, fill);
  }

  private void look(RoundDraft drafted, RoundWork work, String id) {
    RoundFile file = drafted.file(id);
    if (file == null || file.state().finished() != null) {
      return;
    }
    open(drafted, file);
    if (drafted.now().toEpochMilli() < file.round().window().toMillis()) {
      boolean first = file.state().answers().isEmpty();
      work.follow(id, order(file), OrderMachine.CENTER, drafted.now(), first);
    }
    RoundFile now = drafted.file(id);
    if (now != null && now.state().finished() == null) {
      tell(now, drafted.take(now, new RoundInput.TimePassed()));
    }
  }

  private @Nullable OrderState order(RoundFile file) {
    String number = file.order();
    return number == null ? null : orders.orderNow(number);
  }

  /** Of several steps that come at once the last is told. */
  private void tell(RoundFile file, List<RoundFact> facts) {
    if (!facts.isEmpty() && facts.getLast() instanceof RoundFact.Escalated last) {
      teller.accept(new NotifyInput.Raise(notice.of(file, last)));
    }
  }

  /** Who was told that it is not made is not called any further once it is. */
  private void withdraw(RoundDraft drafted) {
    for (RoundFile file : drafted.changed().values()) {
      if (file.state().finished() != null) {
        for (RoundStep step : file.state().told()) {
          teller.accept(
              new NotifyInput.Withdraw(RoundNotice.subject(file.id(), step), "巡检已完成", false));
        }
      }
    }
  }

  @Override
  public boolean hasNews() {
    RoundDraft drafted = draft;
    return drafted != null && !drafted.isEmpty();
  }

  @Override
  public void store(Connection connection, FactSink facts) throws SQLException {
    RoundDraft drafted = draft;
    if (drafted != null && !drafted.isEmpty()) {
      RoundTable.journal(facts, drafted.now(), drafted.row());
      RoundTable.since(connection, drafted.since());
      RoundTable.put(connection, drafted.changed().values());
      RoundTable.forget(connection, drafted.forgotten());
    }
  }

  @Override
  public List<LiveEvent> accepted() {
    RoundDraft drafted = draft;
    draft = null;
    if (drafted == null) {
      return List.of();
    }
    since.putAll(drafted.since());
    drafted.forgotten().forEach(this::remove);
    Map<String, RoundFile> touched = new LinkedHashMap<>(drafted.changed());
    for (String id : woken) {
      RoundFile file = files.get(id);
      if (file != null) {
        touched.putIfAbsent(id, file);
      }
    }
    touched.values().forEach(file -> keep(file, drafted.now().toEpochMilli()));
    if (!drafted.isEmpty() || !woken.isEmpty()) {
      publish();
    }
    return List.of();
  }

  private void remove(String id) {
    RoundFile before = files.remove(id);
    queue.remove(id);
    if (before != null && before.order() != null) {
      byOrder.remove(before.order());
    }
  }

  /** Keeps one that can still be made, and knows when to look at it again. */
  private void keep(RoundFile file, long nowMillis) {
    long next = next(file, nowMillis);
    if (next == Long.MAX_VALUE) {
      remove(file.id());
      return;
    }
    files.put(file.id(), file);
    queue.put(file.id(), next);
    if (file.order() != null) {
      byOrder.put(file.order(), file.id());
    }
  }

  private static long next(RoundFile file, long nowMillis) {
    if (file.state().finished() != null) {
      return Long.MAX_VALUE;
    }
    long gone = file.round().window().toMillis() + LATEST.toMillis();
    long next = nowMillis < gone ? gone : Long.MAX_VALUE;
    long begin = file.round().window().fromMillis();
    if (nowMillis < begin) {
      next = Math.min(next, begin);
    }
    boolean empty = file.state().answers().isEmpty();
    if (empty && nowMillis >= begin && nowMillis < begin + FILLED.toMillis()) {
      next = Math.min(next, nowMillis + AGAIN.toMillis());
    }
    if (file.order() == null && nowMillis < file.round().window().toMillis()) {
      next = Math.min(next, nowMillis == Long.MIN_VALUE ? nowMillis : nowMillis + AGAIN.toMillis());
    }
    for (RoundStep step : RoundStep.values()) {
      if (!file.state().told().contains(step)) {
        next = Math.min(next, step.atMillis(file.round().window()));
      }
    }
    return next;
  }

  @Override
  public Optional<Instant> nextDeadline() {
    return running ? queue.first().map(RoundPart::instant) : Optional.empty();
  }

  private static Instant instant(long millis) {
    return millis == Long.MIN_VALUE ? Instant.MIN : Instant.ofEpochMilli(millis);
  }
}
