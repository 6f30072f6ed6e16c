package org.gengfu.center.stock;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.gengfu.center.order.OrderMoved;
import org.gengfu.center.store.FactSink;
import org.gengfu.center.watch.Committing;
import org.gengfu.center.watch.Device;
import org.gengfu.center.watch.DeviceKey;
import org.gengfu.center.watch.LiveEvent;
import org.gengfu.center.watch.WatchPart;
import org.gengfu.core.incident.IncidentFact;
import org.gengfu.core.stock.Place;
import org.gengfu.core.stock.Sku;
import org.gengfu.core.stock.StockMachine;
import org.jspecify.annotations.Nullable;

/**
 * The stock in the writer's transactions: what people and phones do with parts, what becomes of
 * orders, and time go in. It stands behind the orders' part. Only the writer's thread may use it;
 * {@link #book} is for any.
 */
final class StockPart implements WatchPart {
  /** So many ids of moves are kept at hand; older ones are looked up before they are asked. */
  static final int RECENT = 20_000;

  private final StockTerms terms;
  private final Supplier<List<OrderMoved>> orders;
  private final Runnable changed;
  private final Runnable born;
  private final List<Consumer<StockDraft>> asked = new ArrayList<>();
  private final Map<DeviceKey, Instant> births = new HashMap<>();
  private final Map<String, Move> recent = new LinkedHashMap<>();
  private @Nullable StockDraft draft;
  private boolean bornNow;

  /** What the last transaction brought is told in the next one: then the picture has it. */
  private boolean bornBefore;

  private volatile StockBook book = StockBook.EMPTY;

  /**
   * @param orders what became of orders in the transaction that is being drafted
   * @param changed told when other parts are committed; must return at once
   * @param born told when devices were born or the field was drawn anew, once pages see it; must
   *     return at once
   */
  StockPart(StockTerms terms, Supplier<List<OrderMoved>> orders, Runnable changed, Runnable born) {
    this.terms = terms;
    this.orders = orders;
    this.changed = changed;
    this.born = born;
  }

  /** The stock as it is committed. */
  StockBook book() {
    return book;
  }

  /** Has something done in the transaction that is being drafted. */
  void ask(Consumer<StockDraft> wish) {
    asked.add(wish);
  }

  @Override
  public void load(Connection connection) throws SQLException {
    draft = null;
    asked.clear();
    births.clear();
    bornBefore = false;
    recent.clear();
    for (Move move : MoveTable.newest(connection, RECENT).reversed()) {
      remember(move);
    }
    book = StockTable.load(connection);
    changed.run();
    born.run();
  }

  private void remember(Move move) {
    String id = move.id();
    if (id != null) {
      recent.put(id, move);
      if (recent.size() > RECENT) {
        recent.remove(recent.keySet().iterator().next());
      }
    }
  }

  @Override
  public void decide(Committing change) {
    if (bornBefore) {
      bornBefore = false;
      born.run();
    }
    StockDraft drafted = new StockDraft(book, recent, terms, change.now());
    draft = drafted;
    List<Consumer<StockDraft>> wishes = List.copyOf(asked);
    asked.clear();
    wishes.forEach(each -> each.accept(drafted));
    OrderParts parts = new OrderParts(drafted, terms);
    orders.get().forEach(parts::follow);
    Optional<Instant> due = StockMachine.nextDeadline(drafted.book().state());
    if (due.isPresent() && !due.get().isAfter(change.now())) {
      drafted.letTimePass();
    }
    bornNow = change.incidentFacts().stream().anyMatch(IncidentFact.GraphEdited.class::isInstance);
    for (Device device : change.changedDevices()) {
      Instant at = device.born();
      if (at != null && !at.equals(births.put(device.key(), at))) {
        bornNow = true;
      }
    }
  }

  @Override
  public boolean hasNews() {
    StockDraft drafted = draft;
    return drafted != null && !drafted.isEmpty();
  }

  @Override
  public void store(Connection connection, FactSink facts) throws SQLException {
    StockDraft drafted = draft;
    if (drafted == null || drafted.isEmpty()) {
      return;
    }
    StockJson.journal(drafted, facts, drafted.now());
    for (StockImport list : drafted.taken()) {
      List<Sku> skus = list.skus().stream().map(StockImport.Row::value).toList();
      List<Place> places = list.places().stream().map(StockImport.Row::value).toList();
      StockTable.putSkus(connection, skus);
      StockTable.putPlaces(connection, places);
    }
    StockTable.putParts(connection, drafted.changed().values());
    MoveTable.add(connection, drafted.moves());
  }

  @Override
  public List<LiveEvent> accepted() {
    StockDraft drafted = draft;
    draft = null;
    if (drafted != null && !drafted.isEmpty()) {
      book = drafted.book();
      drafted.moves().forEach(this::remember);
      changed.run();
    }
    bornBefore = bornNow;
    return List.of();
  }

  @Override
  public Optional<Instant> nextDeadline() {
    return bornBefore ? Optional.of(Instant.MIN) : StockMachine.nextDeadline(book.state());
  }
}
