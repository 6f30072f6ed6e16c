package org.gengfu.center.dispatch;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gengfu.center.order.OrderMoved;
import org.gengfu.center.store.FactSink;
import org.gengfu.center.watch.Committing;
import org.gengfu.center.watch.LiveEvent;
import org.gengfu.center.watch.WatchPart;
import org.gengfu.core.order.Act;
import org.gengfu.core.order.Deed;
import org.gengfu.core.order.OrderFact;
import org.gengfu.core.order.OrderMachine;
import org.gengfu.core.order.OrderState;
import org.gengfu.notify.Notice;
import org.gengfu.notify.NotifyInput;
import org.jspecify.annotations.Nullable;

/**
 * What the dispatcher remembers, in the writer's transactions. It stands behind the orders' part.
 * Only the writer's thread may use it; {@link #marks} is for any.
 *
 * <pre>
 * what becomes of an order            remembered
 * a person dispatches it              who was named, from when on, why
 * the center dispatches it            nobody is named
 * the second of a crew joins or leaves who that is
 * it is given back                    nobody is named; who gave it back is not asked again
 * people are told that no part comes  that they were
 * it ends                             nothing
 * </pre>
 */
final class DispatchPart implements WatchPart {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Supplier<List<OrderMoved>> orders;
  private final Function<String, @Nullable OrderState> known;
  private final Consumer<NotifyInput> teller;
  private final Map<String, Wish> wishes = new HashMap<>();
  private final Map<String, Notice> shortages = new LinkedHashMap<>();
  private final Map<String, Marks> changed = new LinkedHashMap<>();
  private final Map<String, Marks.Named> decided = new LinkedHashMap<>();
  private final Map<String, Notice> told = new LinkedHashMap<>();
  private Instant now = Instant.EPOCH;
  private boolean swept;
  private volatile Map<String, Marks> marks = Map.of();

  /** What a person wants beside the deed of that id. */
  private record Wish(Instant at, boolean hasAt, String reason) {}

  /**
   * @param orders what became of orders in the transaction that is being drafted
   * @param known an order as that transaction leaves it, or null for one that ended long ago
   * @param teller has people told something in that transaction
   */
  DispatchPart(
      Supplier<List<OrderMoved>> orders,
      Function<String, @Nullable OrderState> known,
      Consumer<NotifyInput> teller) {
    this.orders = orders;
    this.known = known;
    this.teller = teller;
  }

  /** What is remembered of open orders, as it is committed. */
  Map<String, Marks> marks() {
    return marks;
  }

  /** What goes with a deed of a person that is asked in the same transaction. */
  void wish(String deed, Optional<Instant> at, String reason) {
    wishes.put(deed, new Wish(at.orElse(Instant.EPOCH), at.isPresent(), reason));
  }

  /** Has people told, once for ever, that no part can be there in time; of what ended, nobody. */
  void tell(String order, Notice notice) {
    shortages.put(order, notice);
  }

  @Override
  public void load(Connection connection) throws SQLException {
    forget();
    swept = false;
    marks = Map.copyOf(MarkTable.load(connection));
  }

  private void forget() {
    wishes.clear();
    shortages.clear();
    changed.clear();
    decided.clear();
    told.clear();
  }

  private Marks of(String order) {
    Marks drafted = changed.get(order);
    return drafted == null ? marks.getOrDefault(order, Marks.NONE) : drafted;
  }

  @Override
  public void decide(Committing change) {
    now = change.now();
    sweep();
    orders.get().forEach(this::follow);
    shortages.forEach((order, notice) -> {
      if (isOpen(order) && !of(order).shortTold()) {
        changed.put(order, of(order).told());
        told.put(order, notice);
        teller.accept(new NotifyInput.Raise(notice));
      }
    });
    wishes.clear();
    shortages.clear();
  }

  /** What is remembered of orders that ended before the start is forgotten. */
  private void sweep() {
    if (!swept) {
      swept = true;
      marks.keySet().stream()
          .filter(order -> !isOpen(order))
          .forEach(order -> changed.put(order, Marks.NONE));
    }
  }

  private boolean isOpen(String id) {
    OrderState order = known.apply(id);
    return order != null && !order.stage().ended();
  }

  private void follow(OrderMoved moved) {
    if (!(moved.fact() instanceof OrderFact.Done(Deed deed, var stage))) {
      return;
    }
    String order = moved.order();
    Marks before = of(order);
    Marks after = after(before, deed, order);
    if (stage.ended()) {
      after = Marks.NONE;
    }
    if (!after.equals(before)) {
      changed.put(order, after);
    }
  }

  private Marks after(Marks before, Deed deed, String order) {
    return switch (deed.act()) {
      case Act.Dispatch(String technician, boolean forced) -> {
        if (deed.by().equals(OrderMachine.CENTER)) {
          yield before.with(null);
        }
        Wish wish = wishes.getOrDefault(deed.id(), new Wish(Instant.EPOCH, false, ""));
        Marks.Named named =
            new Marks.Named(technician, wish.hasAt() ? wish.at() : null, wish.reason(), deed.by());
        decided.put(order, named);
        yield before.with(named);
      }
      case Act.Join(String helper) -> Giving.isCrew(deed) ? before.crewed(helper) : before;
      case Act.Unjoin(String helper) ->
          helper.equals(before.crewed()) ? before.crewed(null) : before;
      case Act.Return back -> before.givenBackBy(deed.by());
      case Act other -> before;
    };
  }

  @Override
  public boolean hasNews() {
    return !changed.isEmpty();
  }

  @Override
  public void store(Connection connection, FactSink facts) throws SQLException {
    decided.forEach(
        (order, named) -> facts.add(now, "dispatch.named", "order/" + order, body(named)));
    told.forEach((order, notice) ->
        facts.add(
            now,
            "dispatch.short",
            "order/" + order,
            JSON.createObjectNode()
                .put("zh", notice.what().zh())
                .put("en", notice.what().en())
                .toString()));
    MarkTable.put(connection, changed);
  }

  private static String body(Marks.Named named) {
    ObjectNode body = JSON.createObjectNode();
    body.put("technician", named.technician());
    Instant at = named.at();
    body.put("at", at == null ? null : at.toString());
    body.put("reason", named.reason());
    body.put("by", named.by());
    return body.toString();
  }

  @Override
  public List<LiveEvent> accepted() {
    if (!changed.isEmpty()) {
      Map<String, Marks> all = new HashMap<>(marks);
      changed.forEach((order, each) -> {
        if (each.isEmpty()) {
          all.remove(order);
        } else {
          all.put(order, each);
        }
      });
      marks = Map.copyOf(all);
    }
    forget();
    return List.of();
  }

  @Override
  public Optional<Instant> nextDeadline() {
    return Optional.empty();
  }
}
