package org.gengfu.center.order;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.gengfu.center.incident.IncidentWatch;
import org.gengfu.center.store.FactSink;
import org.gengfu.center.watch.Committing;
import org.gengfu.center.watch.LiveEvent;
import org.gengfu.center.watch.WatchPart;
import org.gengfu.core.incident.IncidentFact;
import org.gengfu.core.order.Act;
import org.gengfu.core.order.Deed;
import org.gengfu.core.order.OrderFact;
import org.gengfu.core.order.OrderMachine;
import org.gengfu.core.order.OrderMatter;
import org.gengfu.core.order.OrderState;
import org.jspecify.annotations.Nullable;

/**
 * Orders in the writer's transactions: what people did, what becomes of incidents, and time go in.
 * It stands after planned work, and before all that reads {@link #factsNow}. Only the writer's
 * thread may use it; {@link #book} is for any.
 */
public final class OrderPart implements WatchPart {
  private final ZoneId zone;
  private final IncidentWatch watch = new IncidentWatch();
  private final IncidentOrders incidents;
  private final Function<OrderState, @Nullable Object> view;
  private final Consumer<OrderMoved> listener;
  private final List<Consumer<OrderDraft>> asked = new ArrayList<>();
  private OrderMemory memory = new OrderMemory();
  private @Nullable OrderDraft draft;
  private @Nullable Committing change;
  private int looked;
  private boolean started;
  private volatile OrderBook book = OrderBook.EMPTY;

  /**
   * @param maintenance id of the window that covers a node at an instant
   * @param stored an order that is not held any more, from the database
   * @param zone in which years are counted
   * @param view what pages are told of an order that changed
   * @param listener is told what became of deeds once it is committed, and returns at once
   */
  OrderPart(
      OrderTerms terms,
      BiFunction<String, Instant, Optional<String>> maintenance,
      Function<String, Optional<OrderState>> stored,
      ZoneId zone,
      Function<OrderState, @Nullable Object> view,
      Consumer<OrderMoved> listener) {
    this.zone = zone;
    this.view = view;
    this.listener = listener;
    this.incidents = new IncidentOrders(watch, terms, maintenance, stored);
  }

  /** The orders that are committed. */
  OrderBook book() {
    return book;
  }

  /** What became of deeds in the transaction that is being drafted, in order. */
  public List<OrderMoved> factsNow() {
    OrderDraft drafted = draft;
    return drafted == null ? List.of() : List.copyOf(drafted.moves());
  }

  /** An order as the transaction that is being drafted leaves it, or null when it is not held. */
  public @Nullable OrderState orderNow(String id) {
    OrderDraft drafted = draft;
    return drafted == null ? memory.orders().get(id) : drafted.order(id);
  }

  /**
   * Does something with an order in the transaction that is being drafted; for parts that stand
   * behind this one.
   */
  public OrderFact take(String order, Deed deed) {
    OrderDraft drafted = draft;
    if (drafted == null) {
      throw new IllegalStateException("no transaction is being drafted");
    }
    return drafted.take(order, deed, null);
  }

  /**
   * Opens an order in the transaction that is being drafted, for parts that stand behind this one;
   * null when too many are open.
   */
  public @Nullable OrderState openNow(OrderMatter matter, String by) {
    OrderDraft drafted = draft;
    if (drafted == null) {
      throw new IllegalStateException("no transaction is being drafted");
    }
    return drafted.open() >= IncidentOrders.MOST_OPEN ? null : drafted.open(matter, by);
  }

  /** The center itself does something with an order; for parts that stand behind this one. */
  public OrderFact say(OrderState order, Act act) {
    OrderDraft drafted = draft;
    if (drafted == null) {
      throw new IllegalStateException("no transaction is being drafted");
    }
    return drafted.say(order, act, OrderMachine.CENTER);
  }

  /** Has a deed taken in the transaction that is being drafted. */
  void ask(String order, Deed deed, @Nullable OrderState shelved, Consumer<OrderFact> answer) {
    asked.add(drafted -> answer.accept(drafted.take(order, deed, shelved)));
  }

  /**
   * Has an order opened in the transaction that is being drafted; null when there are too many.
   *
   * @param reported when the client told of it, or null
   */
  void open(
      OrderMatter matter,
      String by,
      @Nullable Instant reported,
      Consumer<@Nullable OrderState> answer) {
    asked.add(drafted -> {
      if (drafted.open() >= IncidentOrders.MOST_OPEN) {
        answer.accept(null);
        return;
      }
      OrderState made = drafted.open(matter, by);
      if (reported != null) {
        drafted.say(made, new Act.Report(reported), by);
      }
      answer.accept(drafted.order(made.id()));
    });
  }

  @Override
  public void load(Connection connection) throws SQLException {
    draft = null;
    change = null;
    asked.clear();
    watch.forgetAll();
    started = false;
    memory = OrderTable.load(connection);
    book = memory.book();
  }

  @Override
  public void decide(Committing committing) {
    OrderDraft drafted = new OrderDraft(memory, committing.now(), zone);
    draft = drafted;
    change = committing;
    List<Consumer<OrderDraft>> wishes = List.copyOf(asked);
    asked.clear();
    wishes.forEach(each -> each.accept(drafted));
    List<IncidentFact> facts = committing.incidentFacts();
    looked = facts.size();
    note(facts, committing);
    incidents.look(drafted, committing, started ? Set.of() : known());
    started = true;
  }

  private void note(List<IncidentFact> facts, Committing committing) {
    if (!facts.isEmpty()) {
      watch.accept(IncidentOrders.concerned(facts, committing.incidents()), facts);
    }
  }

  /** The incidents of open orders; they are looked at once after a start. */
  private Set<String> known() {
    Set<String> names = new HashSet<>();
    for (OrderState order : memory.orders().values()) {
      if (!order.stage().ended() && !order.incident().isEmpty()) {
        names.add(order.incident());
      }
    }
    return names;
  }

  @Override
  public boolean hasNews() {
    OrderDraft drafted = draft;
    return drafted != null && !drafted.isEmpty();
  }

  @Override
  public void store(Connection connection, FactSink facts) throws SQLException {
    OrderDraft drafted = draft;
    if (drafted != null && !drafted.isEmpty()) {
      OrderTable.journal(facts, drafted.now(), drafted.moves());
      OrderTable.put(connection, drafted.changed().values());
      OrderTable.deeds(connection, drafted.moves(), drafted.now());
    }
  }

  @Override
  public List<LiveEvent> accepted() {
    OrderDraft drafted = draft;
    Committing committed = change;
    draft = null;
    change = null;
    if (committed != null) {
      List<IncidentFact> facts = committed.incidentFacts();
      note(facts.subList(looked, facts.size()), committed);
    }
    if (drafted == null || drafted.changed().isEmpty()) {
      return List.of();
    }
    memory.accept(drafted);
    book = memory.book();
    drafted.moves().forEach(listener);
    List<LiveEvent> news = new ArrayList<>();
    for (OrderState order : drafted.changed().values()) {
      news.add(new LiveEvent.OfPart("order", () -> view.apply(order)));
    }
    return news;
  }

  @Override
  public Optional<Instant> nextDeadline() {
    return watch.urgent() ? Optional.of(Instant.MIN) : watch.next();
  }
}
