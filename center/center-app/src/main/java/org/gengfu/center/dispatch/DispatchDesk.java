package org.gengfu.center.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.gengfu.center.ingest.StoreUnavailableException;
import org.gengfu.center.order.OrderDesk;
import org.gengfu.center.order.OrderMoved;
import org.gengfu.center.stock.StockDesk;
import org.gengfu.center.stock.Technician;
import org.gengfu.center.stock.TechnicianDesk;
import org.gengfu.center.watch.LiveEvent;
import org.gengfu.center.watch.Watch;
import org.gengfu.center.watch.WatchPart;
import org.gengfu.core.dispatch.Plan;
import org.gengfu.core.graph.GraphNode;
import org.gengfu.core.order.OrderFact;
import org.gengfu.core.order.OrderState;
import org.gengfu.notify.NotifyInput;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends people: gives each order that one of ours is to do a technician, with the part kept in the
 * same transaction, as soon as it is opened; looks for better plans in the background; and changes
 * only what nobody has taken yet. What was decided is in the orders and the stock; plans are made
 * anew after a start. As long as no technician is entered nobody is sent. Any thread.
 *
 * <p>A thread of its own plans when an order, the stock, a technician or a position changes, and
 * once a minute. What comes together is one round; positions and stock alone begin one at most
 * every {@value #QUIET_MILLIS} ms.
 */
public final class DispatchDesk implements AutoCloseable {
  static final int QUIET_MILLIS = 2_000;

  private static final int EVERY_MILLIS = 60_000;
  private static final Logger LOG = LoggerFactory.getLogger(DispatchDesk.class);

  private final OrderDesk orders;
  private final StockDesk stock;
  private final String pages;
  private final Clock clock;
  private final DispatchPart part;
  private final AtomicReference<@Nullable Watch> watch = new AtomicReference<>();
  private final BlockingQueue<Boolean> calls = new ArrayBlockingQueue<>(2);
  private final ReentrantLock working = new ReentrantLock();
  private final AtomicReference<@Nullable Plan> offer = new AtomicReference<>();
  private final Background background = new Background(this::offer);
  private final Thread thread;
  private volatile Known known = Known.NOTHING;
  private volatile boolean later;
  private volatile boolean ended;
  private List<String> searched = List.of();

  /**
   * What is known of who goes where.
   *
   * @param planned null as long as nobody can be sent
   * @param version counts changed plans from 1 on, since the start
   */
  record Known(@Nullable Planned planned, long version, Instant at, PlanTold told) {
    static final Known NOTHING = new Known(null, 0, Instant.EPOCH, PlanTold.NOTHING);
  }

  /**
   * @param teller has people told something in the transaction that is being drafted
   * @param pages address of the center's pages, empty when nobody said
   */
  public DispatchDesk(
      OrderDesk orders, StockDesk stock, Consumer<NotifyInput> teller, String pages, Clock clock) {
    this.orders = orders;
    this.stock = stock;
    this.pages = pages;
    this.clock = clock;
    this.part =
        new DispatchPart(() -> orders.part().factsNow(), id -> orders.part().orderNow(id), teller);
    this.thread = Thread.ofPlatform().daemon().name("dispatch").unstarted(this::run);
  }

  /** What hangs into the watch; to be given to it behind the orders' and the stock's. */
  public WatchPart part() {
    return part;
  }

  /** From now on people are sent. The stock must have begun. */
  public void begin(Watch running) {
    prepare(running);
    background.start();
    thread.start();
    wake();
  }

  /** The same without threads: only {@link #round} plans. */
  void prepare(Watch running) {
    watch.set(running);
    orders.listen(this::moved);
    stock.listen(this::wakeLater);
  }

  private void moved(OrderMoved moved) {
    if (moved.changes()) {
      wake();
    }
  }

  /** Something changed for which people wait. Returns at once. */
  void wake() {
    calls.offer(true); // two that wait already will do
  }

  /** Something changed that may matter. Returns at once. */
  void wakeLater() {
    if (!later) {
      later = true;
      calls.offer(false);
    }
  }

  /** A plan that may be better; the next round looks at it. */
  void offer(Plan plan) {
    offer.set(plan);
    wake();
  }

  private void run() {
    long last = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(QUIET_MILLIS);
    while (!ended) {
      try {
        long since = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - last);
        long wait = later ? QUIET_MILLIS - since : EVERY_MILLIS;
        Boolean urgent = calls.poll(Math.max(1, wait), TimeUnit.MILLISECONDS);
        if (!ended && (urgent == null || urgent)) {
          later = false;
          calls.clear();
          round();
          last = System.nanoTime();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (StoreUnavailableException e) { // the next round tries again
        LOG.warn("What was planned could not be committed: {}", e.getMessage());
      } catch (RuntimeException e) { // the next change tries again
        LOG.error("Nobody could be sent", e);
      }
    }
  }

  /**
   * Plans now, and commits what follows.
   *
   * @throws StoreUnavailableException when it could not be committed; the next round tries again
   */
  void round() throws StoreUnavailableException {
    working.lock();
    try {
      Outlook outlook = outlook();
      if (outlook.technicians().isEmpty()) {
        show(null);
        return;
      }
      Planned before = known.planned();
      Plan last = before == null ? null : before.plan();
      Asked asked = Asked.of(outlook, id -> start(before, id));
      Planned planned = Planned.of(asked, last, offer.getAndSet(null));
      new Giving(orders, stock, part, running()).give(planned, pages);
      show(planned);
      List<String> sequence = planned.sequence();
      if (planned.isOpen() && !sequence.equals(searched)) {
        searched = sequence;
        background.look(planned);
      }
    } finally {
      working.unlock();
    }
  }

  private long start(@Nullable Planned before, String order) {
    return before == null ? clock.millis() : before.startMillis(order);
  }

  private void show(@Nullable Planned planned) {
    Known last = known;
    Planned before = last.planned();
    boolean same =
        planned == null
            ? before == null
            : before != null && planned.sequence().equals(before.sequence());
    long version = same ? last.version() : last.version() + 1;
    Instant at = planned == null ? clock.instant() : planned.asked().outlook().at();
    known = new Known(planned, version, at, new PlanTold(planned));
    if (!same) {
      running().tell(new LiveEvent.Told("plan", Map.of("version", version)));
    }
  }

  private Outlook outlook() {
    Watch running = running();
    TechnicianDesk people = stock.technicians();
    Instant at = clock.instant();
    Instant oldest = at.minus(TechnicianDesk.STALE);
    return new Outlook(
        at,
        stock.zone(),
        orders.book().open(),
        stock.book(),
        stock.places(),
        new Roster(people.technicians(), people.crews().values(), at, stock.zone()),
        id -> people.position(id).filter(seen -> seen.time().isAfter(oldest)),
        part.marks(),
        orders.context(),
        id -> drawn(running, id),
        stock::needs,
        stock.roads());
  }

  private static Map<String, String> drawn(Watch running, String node) {
    GraphNode known = running.picture().incidents().graph().node(node);
    return known == null ? Map.of() : known.attributes();
  }

  private Watch running() {
    Watch begun = watch.get();
    if (begun == null) {
      throw new IllegalStateException("not begun");
    }
    return begun;
  }

  /** What is known now. */
  Known known() {
    return known;
  }

  /** The plan, as pages show it. */
  public PlanView plan() {
    Known now = known;
    return now.told().plan(now.version(), now.at());
  }

  /** Why an order is with whom it is; empty for an order that nobody knows. */
  public Optional<Explanation> explain(String id) {
    return orders.order(id).map(order -> known.told().explain(order, stock.book()));
  }

  /** What came of a person's decision. */
  public sealed interface Decided {
    /**
     * It holds.
     *
     * @param warnings why that technician is not there at that time, in both languages
     */
    record Done(OrderState order, Technician technician, List<Map<String, String>> warnings)
        implements Decided {
      public Done {
        warnings = List.copyOf(warnings);
      }
    }

    /** There is no such order. */
    record Unknown() implements Decided {}

    /** It cannot be; why, in both languages. */
    record Refused(String zh, String en) implements Decided {}
  }

  /**
   * A person names who goes, also when somebody else has it in hand.
   *
   * @param at not to begin before, or empty for as soon as it can be
   * @param reason not blank
   * @throws StoreUnavailableException when it could not be committed
   */
  public Decided assign(
      String id, String technician, Optional<Instant> at, String reason, String by)
      throws StoreUnavailableException {
    Optional<OrderState> order = orders.order(id);
    Technician who = stock.technicians().technicians().get(technician);
    if (order.isEmpty()) {
      return new Decided.Unknown();
    }
    if (who == null) {
      return new Decided.Refused("没有技术员 " + technician, "there is no technician " + technician);
    }
    if (order.get().stage().ended()) {
      return new Decided.Refused(
          "工单" + order.get().stage().chinese() + "，请新建工单", "the order has ended; make a new one");
    }
    if (!order.get().matter().carrier().isEmpty()) {
      String carrier = order.get().matter().carrier();
      return new Decided.Refused(
          "工单由" + carrier + "维修，不派自有人员",
          "the order is carried by " + carrier + ", not by our own people");
    }
    if (at.isPresent() && at.get().isAfter(clock.instant().plus(Duration.ofDays(6)))) {
      return new Decided.Refused("最多提前 6 天指定开始时间", "a begin can be wished at most 6 days ahead");
    }
    List<OrderFact> facts = new ArrayList<>();
    new Giving(orders, stock, part, running())
        .name(id, technician, at, reason, by)
        .forEach(facts::add);
    if (facts.getLast() instanceof OrderFact.Refused(var deed, var why)) {
      return new Decided.Refused(why.zh(), why.en());
    }
    List<Map<String, String>> warnings =
        new ArrayList<>(AwayText.of(who, at.orElseGet(clock::instant), stock.zone()));
    int people = OrderAsking.people(drawn(running(), order.get().matter().node()));
    if (outlook().roster().people(technician) < people) {
      warnings.add(AwayText.alone(who, people));
    }
    return new Decided.Done(orders.order(id).orElseThrow(), who, warnings);
  }

  @Override
  public void close() {
    ended = true;
    background.close();
    wake();
    try {
      thread.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
