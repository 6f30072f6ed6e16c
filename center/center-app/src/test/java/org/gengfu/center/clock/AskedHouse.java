package org.gengfu.center.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.gengfu.center.order.OrderDesk;
import org.gengfu.center.order.OrderTerms;
import org.gengfu.center.store.Database;
import org.gengfu.center.store.TestDatabase;
import org.gengfu.center.watch.WatchFixture;
import org.gengfu.center.watch.WatchSetup;
import org.gengfu.contracts.ContractText;
import org.gengfu.core.availability.AvailabilityPolicy;
import org.gengfu.core.contract.ContractBook;
import org.gengfu.core.contract.Text;
import org.gengfu.core.order.Act;
import org.gengfu.core.order.Deed;
import org.gengfu.core.order.OrderFact;
import org.gengfu.core.order.OrderKind;
import org.gengfu.core.order.OrderMatter;
import org.gengfu.core.order.OrderState;
import org.gengfu.notify.NotifyInput;
import org.jspecify.annotations.Nullable;

/** A desk with orders and clocks, under a contract about what a client asks for; PostgreSQL. */
final class AskedHouse implements AutoCloseable {
  static final Instant T0 = WatchFixture.T0;

  private static final String CONTRACT =
      """
      contract: city
      name: {zh: 城市, en: City}
      owner: 市数据局
      from: "2026-01-01"
      reopen: 24h
      keyPeriods: [{from: "2026-11-22T16:00", to: "2026-11-22T20:00", name: 保障}]
      pauseReasons: {no-access: {zh: 无法进入, en: No access}}
      items:
        - id: desk
          name: {zh: 服务台, en: Desk}
          source: x
          promises:
            - {kind: respond, id: answer-enquiry, about: enquiry, start: request, within: 30m}
            - {kind: respond, id: answer-complaint, about: complaint, start: notice, within: 4h}
            - {kind: restore, id: handle, about: complaint, start: notice, stops: [person], within: 48h}
            - {kind: arrive, about: emergency, start: request, within: 2h, key: 1h}
            - {kind: respond, id: answer-security, about: security, start: notice, within: 30m}
        - id: cameras
          name: {zh: 摄像机, en: Cameras}
          source: x
          devices: [{types: [camera]}]
          promises:
            - {kind: restore, within: 24h}
            - {kind: restore, id: tune, about: tuning, start: notice, stops: [person, telemetry], within: 24h}
      """;

  final WatchFixture.ManualClock clock = new WatchFixture.ManualClock();
  final List<NotifyInput> told = new CopyOnWriteArrayList<>();
  private final ContractBook book;
  private final Database database = TestDatabase.open();
  final WatchFixture house;
  OrderDesk orders;
  ClockDesk clocks;
  private int deeds;

  AskedHouse() {
    this(CONTRACT);
  }

  /** Under the contract {@code city} of that text. */
  AskedHouse(String contract) {
    book =
        ContractBook.of(
            List.of(
                Objects.requireNonNull(
                    ContractText.read("city", contract, 1, null).edition(), "the contract")));
    orders = orders();
    clocks = clocks();
    house = new WatchFixture(setup(), clock, database);
    begin();
  }

  private OrderDesk orders() {
    return new OrderDesk(
        database, OrderTerms.PLAIN, (node, at) -> Optional.empty(), ZoneOffset.ofHours(8));
  }

  private ClockDesk clocks() {
    return new ClockDesk(
        ClockSetup.of(() -> book)
            .with(OrderMarks.of(orders.part()))
            .named(order ->
                orders
                    .book()
                    .order(order)
                    .map(each -> new Text(each.matter().zh(), each.matter().en()))
                    .orElseGet(() -> new Text(order, order)))
            .with(told::add, "https://center.example"),
        clock);
  }

  private WatchSetup setup() {
    return WatchSetup.of(AvailabilityPolicy.DEFAULT).with(List.of(orders.part(), clocks.part()));
  }

  private void begin() {
    orders.begin(house.watch);
    clocks.begin(house.watch, database);
  }

  void restart() throws Exception {
    orders = orders();
    clocks = clocks();
    house.restart(setup());
    begin();
    pass(Duration.ZERO);
  }

  void pass(Duration time) throws Exception {
    clock.advance(time);
    for (int i = 0; i < 3; i++) {
      house.watch.act(change -> true);
    }
  }

  /** Somebody asked for something so long ago; null when nobody said when. */
  OrderState asked(OrderKind kind, String node, @Nullable Duration ago) throws Exception {
    return opened(
        new OrderMatter(kind, "事项", "matter", "", node, "", "S1", 3, "", "", "", "", false), ago);
  }

  OrderState opened(OrderMatter matter, @Nullable Duration ago) throws Exception {
    OrderState order =
        orders.open(matter, "desk", ago == null ? null : clock.instant().minus(ago)).orElseThrow();
    pass(Duration.ZERO);
    return order;
  }

  OrderFact does(String who, OrderState order, Act act) throws Exception {
    Deed deed = new Deed("d-" + deeds++, who, clock.instant().toEpochMilli(), false, act);
    OrderFact fact = orders.take(List.of(new OrderDesk.Asked(order.id(), deed))).getFirst();
    pass(Duration.ZERO);
    return fact;
  }

  List<ClockRow> all() {
    return clocks
        .page(new ClockDesk.Question(ClockDesk.Which.ALL, null, null, null, 0, 100))
        .clocks();
  }

  /** The newest clock of a kind. */
  ClockRow clock(String kind) {
    List<ClockRow> found = all().stream().filter(row -> row.kind().equals(kind)).toList();
    assertThat(found).as(kind).isNotEmpty();
    return found.getFirst();
  }

  @Override
  public void close() {
    house.close();
  }
}
