package org.gengfu.center.dispatch;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.gengfu.center.order.OrderContext;
import org.gengfu.center.order.OrderDesk;
import org.gengfu.center.order.OrderTerms;
import org.gengfu.center.stock.StockContext;
import org.gengfu.center.stock.StockDesk;
import org.gengfu.center.stock.StockFixture;
import org.gengfu.center.stock.Technician;
import org.gengfu.center.stock.TravelSettings;
import org.gengfu.center.store.Database;
import org.gengfu.center.store.TestDatabase;
import org.gengfu.center.watch.WatchFixture;
import org.gengfu.center.watch.WatchSetup;
import org.gengfu.core.availability.AvailabilityPolicy;
import org.gengfu.core.contract.ContractBook;
import org.gengfu.core.contract.Party;
import org.gengfu.core.order.Act;
import org.gengfu.core.order.Deed;
import org.gengfu.core.order.OrderFact;
import org.gengfu.core.order.OrderKind;
import org.gengfu.core.order.OrderMatter;
import org.gengfu.core.order.OrderState;
import org.gengfu.core.stock.Part;
import org.gengfu.core.travel.GeoPoint;
import org.gengfu.core.travel.WeekHours;
import org.gengfu.notify.NotifyInput;

/** A center's writer with orders, stock and the dispatcher, on a real PostgreSQL. */
final class DispatchHouse implements AutoCloseable {
  static final Instant T0 = WatchFixture.T0;

  final WatchFixture.ManualClock clock = new WatchFixture.ManualClock();
  final List<NotifyInput> told = new CopyOnWriteArrayList<>();
  final Map<String, Instant> dues = new ConcurrentHashMap<>();
  final Map<String, Instant> firsts = new ConcurrentHashMap<>();
  private final ContractBook contracts =
      StockFixture.contracts(T0.minusSeconds(60), StockFixture.within(240), Party.OWN);
  private final Database database = TestDatabase.open();
  OrderDesk orders;
  StockDesk stock;
  DispatchDesk desk;
  WatchFixture house;
  private int deeds;

  DispatchHouse() throws Exception {
    make();
    house = new WatchFixture(setup(), clock, database);
    begin();
    house.watch.decide(StockFixture.cameraNodes(9));
  }

  private void make() {
    orders =
        new OrderDesk(
            database, OrderTerms.PLAIN, (node, at) -> Optional.empty(), ZoneOffset.ofHours(8));
    stock =
        new StockDesk(
            new StockDesk.Settings(
                Map.of("hall-1", "政务大厅"),
                key -> "hall-1",
                () -> contracts,
                () -> orders.part().factsNow(),
                TravelSettings.USUAL,
                StockFixture.ZONE));
    desk = new DispatchDesk(orders, stock, told::add, "https://center.example", clock);
  }

  private WatchSetup setup() {
    return WatchSetup.of(AvailabilityPolicy.DEFAULT)
        .with(List.of(orders.part(), stock.part(), desk.part()));
  }

  private void begin() {
    orders.begin(house.watch);
    stock.begin(house.watch, house.database, clock);
    OrderContext clocks =
        new OrderContext() {
          @Override
          public List<Clock> clocks(OrderState order) {
            Instant due = dues.get(order.matter().node());
            return due == null
                ? List.of()
                : List.of(new Clock("c", "restore", due, "running", false));
          }

          @Override
          public Optional<Instant> notBefore(OrderState order) {
            return Optional.ofNullable(firsts.get(order.matter().node()));
          }
        };
    orders.context(new StockContext(stock, clocks));
    desk.prepare(house.watch);
  }

  /** As after a crash: other desks on the same database. */
  void restart() {
    desk.close();
    stock.close();
    make();
    house.restart(setup());
    begin();
  }

  /** So many parts in the store, five kilometres from hall-1. */
  void parts(int count) throws Exception {
    if (!stock
        .take(StockFixture.list(StockFixture.cameras(count, "24h")), "eng", false)
        .problems()
        .isEmpty()) {
      throw new AssertionError("the list was refused");
    }
  }

  /** Somebody who works from eight to eight, and lives so many hundredths of a degree north. */
  void technician(String id, int north, String vehicle, String... skills) throws Exception {
    Technician who =
        new Technician(
            id,
            "名-" + id,
            "",
            List.of(skills),
            List.of(hours("day", 8, 20)),
            vehicle,
            new GeoPoint(34 + north / 100.0, 113.85));
    stock.technicians().put(who, "eng");
  }

  /** The same one, with other breaks and leave. */
  void rests(String id, List<Technician.Shift> breaks, List<Technician.Leave> leave)
      throws Exception {
    Technician who = Objects.requireNonNull(stock.technicians().technicians().get(id));
    stock
        .technicians()
        .put(
            new Technician(
                id,
                who.name(),
                who.phone(),
                who.skills(),
                who.shifts(),
                breaks,
                leave,
                who.vehicle(),
                who.home()),
            "eng");
  }

  /** Hours of every day. */
  static Technician.Shift hours(String id, int from, int to) {
    return new Technician.Shift(
        id, new WeekHours.Span(EnumSet.allOf(DayOfWeek.class), from * 60, to * 60));
  }

  /** A fault of a camera at hall-1. */
  String fault(int camera, int level) throws Exception {
    return open(camera, level, "");
  }

  String open(int camera, int level, String carrier) throws Exception {
    OrderMatter matter =
        new OrderMatter(
            OrderKind.FAULT,
            "摄像机离线",
            "camera offline",
            "",
            "room-a/cam-" + camera,
            "video.camera",
            "hall-1",
            level,
            "network",
            carrier,
            "",
            "",
            false);
    return orders.open(matter, "center").orElseThrow().id();
  }

  OrderState order(String id) {
    return orders.order(id).orElseThrow();
  }

  OrderFact does(String order, String who, Act act) throws Exception {
    Deed deed = new Deed("p-" + deeds++, who, clock.millis(), false, act);
    return orders.take(List.of(new OrderDesk.Asked(order, deed))).getFirst();
  }

  void pass(Duration time) throws Exception {
    clock.advance(time);
    house.watch.act(change -> true);
    desk.round();
  }

  /** Serial numbers of the parts that are kept for an order. */
  List<String> kept(String order) {
    List<String> serials = new ArrayList<>();
    for (Part part : stock.book().state().of(order)) {
      serials.add(part.serial());
    }
    return serials;
  }

  PlanView.Stop stop(String order) {
    return desk.plan().routes().stream()
        .flatMap(route -> route.stops().stream())
        .filter(stop -> stop.kind().equals("order") && order.equals(stop.order()))
        .findFirst()
        .orElseThrow(() -> new AssertionError(order + " is not in " + desk.plan()));
  }

  Explanation explain(String order) {
    return desk.explain(order).orElseThrow();
  }

  /** Bodies of the journal's rows of a kind. */
  List<String> journal(String kind) {
    return house.database.read(connection -> {
      List<String> bodies = new ArrayList<>();
      try (var statement =
          connection.prepareStatement("select body from journal where kind = ? order by seq")) {
        statement.setString(1, kind);
        var rows = statement.executeQuery();
        while (rows.next()) {
          bodies.add(Objects.requireNonNull(rows.getString(1)));
        }
      }
      return bodies;
    });
  }

  @Override
  public void close() {
    desk.close();
    stock.close();
    house.close();
  }
}
