package org.gengfu.center.order;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.gengfu.center.ingest.StoreUnavailableException;
import org.gengfu.center.store.Database;
import org.gengfu.center.watch.Committing;
import org.gengfu.center.watch.Watch;
import org.gengfu.core.order.Deed;
import org.gengfu.core.order.OrderFact;
import org.gengfu.core.order.OrderMatter;
import org.gengfu.core.order.OrderState;
import org.jspecify.annotations.Nullable;

/** Work orders: people open them and say here what they did. Any thread. */
public final class OrderDesk {
  private final Database database;
  private final OrderTerms terms;
  private final OrderPart part;
  private final AtomicReference<@Nullable Watch> watch = new AtomicReference<>();
  private final List<Consumer<OrderMoved>> listeners = new CopyOnWriteArrayList<>();
  private volatile OrderContext context = OrderContext.NONE;
  private volatile Function<OrderState, @Nullable Object> view = order -> null;

  /**
   * @param terms what contracts say before an order is opened
   * @param maintenance id of the window that covers a node at an instant
   * @param zone in which years are counted
   */
  public OrderDesk(
      Database database,
      OrderTerms terms,
      BiFunction<String, Instant, Optional<String>> maintenance,
      ZoneId zone) {
    this.database = database;
    this.terms = terms;
    this.part =
        new OrderPart(
            terms,
            maintenance,
            id -> database.read(connection -> OrderTable.order(connection, id)),
            zone,
            order -> view.apply(order),
            moved -> listeners.forEach(each -> each.accept(moved)));
  }

  /** What hangs into the watch; to be given to it after planned work. */
  public OrderPart part() {
    return part;
  }

  /** What contracts say before an order is opened. */
  public OrderTerms terms() {
    return terms;
  }

  /** From now on people may do something. */
  public void begin(Watch running) {
    watch.set(running);
  }

  /** What pages are told of an order that changed; until then nothing. */
  public void show(Function<OrderState, @Nullable Object> shown) {
    view = shown;
  }

  /** What other parts of the center know of orders. */
  public OrderContext context() {
    return context;
  }

  /** From now on this is what other parts know. */
  public void context(OrderContext known) {
    context = known;
  }

  /**
   * From now on this is told what became of each deed, once that is committed; it is called by the
   * writer's thread and must return at once.
   */
  public void listen(Consumer<OrderMoved> listener) {
    listeners.add(listener);
  }

  /** The orders that are committed. */
  public OrderBook book() {
    return part.book();
  }

  /** The order of that number, also an old one. */
  public Optional<OrderState> order(String id) {
    Optional<OrderState> held = book().order(id);
    return held.isPresent() ? held : database.read(connection -> OrderTable.order(connection, id));
  }

  /** A deed and the order that it is about. */
  public record Asked(String order, Deed deed) {}

  /**
   * Has deeds done, all of them in one transaction, in this order.
   *
   * @return what became of each
   * @throws StoreUnavailableException when nothing of it could be committed
   */
  public List<OrderFact> take(List<Asked> deeds) throws StoreUnavailableException {
    return act(deeds, change -> true);
  }

  /**
   * The same, with more work in the same transaction, before all parts decide.
   *
   * @param more e.g. asks the stock to keep a part
   */
  public List<OrderFact> act(List<Asked> deeds, Function<Committing, Boolean> more)
      throws StoreUnavailableException {
    List<@Nullable OrderState> shelved = new ArrayList<>();
    for (Asked each : deeds) {
      boolean held = book().order(each.order()).isPresent();
      shelved.add(held ? null : order(each.order()).orElse(null));
    }
    List<OrderFact> answers = new ArrayList<>();
    running()
        .act(change -> {
          for (int i = 0; i < deeds.size(); i++) {
            Asked each = deeds.get(i);
            part.ask(each.order(), each.deed(), shelved.get(i), answers::add);
          }
          return more.apply(change);
        });
    return answers;
  }

  /**
   * Has deeds done that are decided in the writer's thread, where nothing that is committed changes
   * any more; what else is asked there is committed with them.
   *
   * @return what became of each
   * @throws StoreUnavailableException when nothing of it could be committed
   */
  public List<OrderFact> give(Function<Committing, List<Asked>> deeds)
      throws StoreUnavailableException {
    List<OrderFact> answers = new ArrayList<>();
    running()
        .act(change -> {
          deeds
              .apply(change)
              .forEach(each -> part.ask(each.order(), each.deed(), null, answers::add));
          return true;
        });
    return answers;
  }

  /**
   * Opens an order.
   *
   * @return the order; empty when there are {@value IncidentOrders#MOST_OPEN} open ones already
   * @throws StoreUnavailableException when it could not be committed
   */
  public Optional<OrderState> open(OrderMatter matter, String by) throws StoreUnavailableException {
    return open(matter, by, null);
  }

  /**
   * The same for what a client told of.
   *
   * @param reported when that was, no later than now; null when nobody said
   */
  public Optional<OrderState> open(OrderMatter matter, String by, @Nullable Instant reported)
      throws StoreUnavailableException {
    AtomicReference<@Nullable OrderState> answer = new AtomicReference<>();
    running()
        .act(change -> {
          part.open(matter, by, reported, answer::set);
          return true;
        });
    return Optional.ofNullable(answer.get());
  }

  private Watch running() {
    Watch known = watch.get();
    if (known == null) {
      throw new IllegalStateException("not begun");
    }
    return known;
  }
}
