package org.gengfu.center;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gengfu.center.api.ServiceDesks;
import org.gengfu.center.clock.ClockContext;
import org.gengfu.center.clock.ClockDesk;
import org.gengfu.center.clock.ClockSetup;
import org.gengfu.center.clock.OrderMarks;
import org.gengfu.center.contract.ContractShelf;
import org.gengfu.center.dispatch.DispatchDesk;
import org.gengfu.center.inspection.InspectionDesk;
import org.gengfu.center.inspection.RoundContext;
import org.gengfu.center.maintenance.MaintenanceDesk;
import org.gengfu.center.notify.NotifyDesk;
import org.gengfu.center.notify.OrderPeople;
import org.gengfu.center.order.ContractTerms;
import org.gengfu.center.order.OrderDesk;
import org.gengfu.center.paper.PaperDesk;
import org.gengfu.center.push.PushChannel;
import org.gengfu.center.push.PushDesk;
import org.gengfu.center.settings.CenterSettings;
import org.gengfu.center.stock.StockContext;
import org.gengfu.center.stock.StockDesk;
import org.gengfu.center.store.Database;
import org.gengfu.center.store.StoreOfflineException;
import org.gengfu.center.watch.Watch;
import org.gengfu.center.watch.WatchPart;
import org.gengfu.core.contract.Text;
import org.gengfu.core.inspection.Stop;
import org.gengfu.core.order.OrderState;
import org.gengfu.core.travel.GeoPoint;
import org.jspecify.annotations.Nullable;

/**
 * What the center does for a contract, put together: the contracts themselves and whatever acts by
 * them. Belongs to the thread that assembles the center.
 */
final class ServiceParts implements AutoCloseable {
  private final Database database;
  private final Clock clock;
  private final ServiceDesks desks;

  private ServiceParts(Database database, Clock clock, ServiceDesks desks) {
    this.database = database;
    this.clock = clock;
    this.desks = desks;
  }

  /**
   * Opens them; nothing acts before {@link #begin}.
   *
   * @param maintenance planned work, which lets clocks stand
   * @param notify tells people of clocks
   */
  static ServiceParts open(
      Database database,
      CenterSettings settings,
      MaintenanceDesk maintenance,
      NotifyDesk notify,
      Clock clock) {
    ContractShelf contracts = ContractShelf.open(database, settings.contracts(), clock);
    OrderDesk orders =
        new OrderDesk(
            database,
            new ContractTerms(contracts::book),
            maintenance.part()::maintenance,
            settings.cameras().contract().calendar().zone());
    StockDesk stock = stock(settings, contracts, orders);
    ClockDesk clocks =
        new ClockDesk(
            ClockSetup.of(contracts::book)
                .with(maintenance.plannedWork())
                .with(OrderMarks.of(orders.part()))
                .with(new StockLead(stock::ways))
                .named(order -> title(orders, order))
                .with(notify.teller(), notify.policy().pages()),
            clock);
    PushDesk push = new PushDesk(database, contact(settings), clock);
    notify.orders(
        new OrderPeople(
            orders.part()::factsNow,
            push::listens,
            user -> stock.phone(user, database),
            order -> due(orders, order)),
        new PushChannel(push, clock));
    DispatchDesk dispatch =
        new DispatchDesk(orders, stock, notify.teller(), notify.policy().pages(), clock);
    InspectionDesk inspections =
        new InspectionDesk(
            orders,
            notify.teller(),
            new InspectionDesk.Settings(
                contracts::book,
                Center.sites(settings),
                site -> place(stock, site),
                new PlacesOfSettings(settings),
                settings.cameras().contract().calendar().zone(),
                notify.policy().pages()));
    return new ServiceParts(
        database,
        clock,
        new ServiceDesks(
            contracts,
            orders,
            clocks,
            push,
            stock,
            dispatch,
            inspections,
            new PaperDesk(database, clocks)));
  }

  private static Text title(OrderDesk orders, String number) {
    return orders
        .book()
        .order(number)
        .map(each -> new Text(each.matter().zh(), each.matter().en()))
        .orElseGet(() -> new Text("工单 " + number, "order " + number));
  }

  private static Stop.@Nullable Place place(StockDesk stock, String site) {
    GeoPoint point = stock.places().point(site);
    return point == null ? null : new Stop.Place(point.lat(), point.lon());
  }

  /** The first moment at which something of an order is due; empty when nothing is, or is known. */
  private static Optional<Instant> due(OrderDesk orders, OrderState order) {
    Instant given = order.marks().until();
    try {
      return given != null
          ? Optional.of(given)
          : orders.context().clocks(order).stream()
              .filter(each -> !each.ends())
              .flatMap(each -> Stream.ofNullable(each.due()))
              .min(Comparator.naturalOrder());
    } catch (StoreOfflineException e) {
      return Optional.empty(); // a text without it is better than none
    }
  }

  /** By what push services reach who runs the center: its pages, where they are known. */
  private static String contact(CenterSettings settings) {
    String pages = settings.notices().policy().pages();
    return pages.startsWith("https://") ? pages : "mailto:gengfu@example.org";
  }

  private static StockDesk stock(
      CenterSettings settings, ContractShelf contracts, OrderDesk orders) {
    Map<String, String> names = new HashMap<>();
    settings
        .sites()
        .forEach(
            site -> names.put(site.id(), site.title().byLanguage().getOrDefault("zh", site.id())));
    return new StockDesk(
        new StockDesk.Settings(
            names,
            Center.sites(settings),
            contracts::book,
            () -> orders.part().factsNow(),
            order -> orders.book().order(order).map(each -> each.matter().node()).orElse(""),
            settings.travel(),
            settings.cameras().contract().calendar().zone()));
  }

  /** All that hangs into the watch, in its order; what tells people comes last. */
  List<WatchPart> around(WatchPart births, WatchPart maintenance, WatchPart notify) {
    return List.of(
        births,
        maintenance,
        desks.orders().part(),
        desks.inspections().part(),
        desks.stock().part(),
        desks.dispatch().part(),
        desks.clocks().part(),
        desks.papers().part(),
        notify);
  }

  /**
   * From now on people may ask, and are sent.
   *
   * @return who sends people, to be closed before the watch
   */
  DispatchDesk begin(Watch watch) {
    desks.orders().begin(watch);
    desks.clocks().begin(watch, database);
    desks.orders().context(new ClockContext(desks.clocks(), desks.orders().context()));
    desks.stock().begin(watch, database, clock);
    desks.papers().begin(watch);
    desks.orders().context(new StockContext(desks.stock(), desks.orders().context()));
    desks.dispatch().begin(watch);
    desks.inspections().begin(watch, database, clock);
    desks.orders().context(new RoundContext(desks.inspections(), desks.orders().context()));
    return desks.dispatch();
  }

  /** What pages ask. */
  ServiceDesks desks() {
    return desks;
  }

  /** Nobody is woken any more, coverage is not kept, and rounds are not planned any more. */
  @Override
  public void close() {
    desks.push().close();
    desks.inspections().close();
    desks.stock().close();
  }
}
