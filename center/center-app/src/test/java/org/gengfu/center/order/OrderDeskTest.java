package org.gengfu.center.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.center.watch.WatchFixture.DEVICE;
import static org.gengfu.center.watch.WatchFixture.EDGE;
import static org.gengfu.center.watch.WatchFixture.T0;
import static org.gengfu.center.watch.WatchFixture.born;
import static org.gengfu.center.watch.WatchFixture.nodeBorn;
import static org.gengfu.center.watch.WatchFixture.raised;
import static org.gengfu.center.watch.WatchFixture.returned;

import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gengfu.center.ingest.Entry;
import org.gengfu.center.store.Database;
import org.gengfu.center.store.Journal;
import org.gengfu.center.store.JournalRow;
import org.gengfu.center.store.TestDatabase;
import org.gengfu.center.watch.WatchFixture;
import org.gengfu.center.watch.WatchSetup;
import org.gengfu.contract.AlarmEvent;
import org.gengfu.contract.Birth;
import org.gengfu.contract.Severity;
import org.gengfu.core.availability.AvailabilityPolicy;
import org.gengfu.core.incident.Incident;
import org.gengfu.core.incident.IncidentInput;
import org.gengfu.core.order.Act;
import org.gengfu.core.order.Deed;
import org.gengfu.core.order.OrderFact;
import org.gengfu.core.order.OrderFact.Done;
import org.gengfu.core.order.OrderMachine;
import org.gengfu.core.order.OrderState;
import org.gengfu.core.order.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders of incidents on a real database, with restarts in the middle. */
class OrderDeskTest {
  private static final String NODE = EDGE + "/" + DEVICE;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Database database = TestDatabase.open();
  private boolean window;
  private OrderDesk desk = desk();
  private WatchFixture house;
  private int deeds;

  private OrderDesk desk() {
    return new OrderDesk(
        database,
        OrderTerms.PLAIN,
        (node, at) -> window ? Optional.of("MW-1") : Optional.empty(),
        ZoneOffset.ofHours(8));
  }

  @BeforeEach
  void open() throws Exception {
    house = new WatchFixture(setup(), new WatchFixture.ManualClock(), database);
    desk.begin(house.watch);
    house.commit(nodeBorn(T0), born(T0));
  }

  private WatchSetup setup() {
    return WatchSetup.of(AvailabilityPolicy.DEFAULT).with(List.of(desk.part()));
  }

  @AfterEach
  void close() {
    house.close();
  }

  /** Everything is read anew; what is then known is what was known. */
  private void restart() throws Exception {
    List<OrderState> before = List.copyOf(desk.book().all());
    desk = desk();
    house.restart(setup());
    desk.begin(house.watch);
    assertThat(desk.book().all()).containsExactlyElementsOf(before);
    pass(Duration.ofSeconds(1));
    assertThat(desk.book().all()).containsExactlyElementsOf(before);
    assertThat(replayed()).isEqualTo(Map.copyOf(byId(before)));
  }

  private static Map<String, OrderState> byId(List<OrderState> orders) {
    Map<String, OrderState> all = new HashMap<>();
    orders.forEach(each -> all.put(each.id(), each));
    return all;
  }

  /** All orders by the journal alone. */
  private Map<String, OrderState> replayed() {
    Map<String, OrderState> orders = new HashMap<>();
    database.walk(connection -> {
      for (JournalRow row : Journal.of(connection, OrderTable.SUBJECT, 1, 10_000)) {
        assertThat(row.kind()).isEqualTo("order.facts");
        for (OrderTable.Line line : OrderJson.read(row.body(), OrderTable.Row.class).facts()) {
          OrderState known = orders.get(line.order());
          orders.put(
              line.order(),
              known == null
                  ? OrderMachine.begin(line.order(), (Done) line.fact())
                  : OrderMachine.apply(known, line.fact()));
        }
      }
    });
    return orders;
  }

  private void pass(Duration time) throws Exception {
    house.clock.advance(time);
    house.watch.act(change -> true);
    house.watch.act(change -> true);
  }

  private OrderState only() {
    assertThat(desk.book().all()).hasSize(1);
    return desk.book().all().iterator().next();
  }

  private OrderFact does(String who, String order, Act act) throws Exception {
    Deed deed = new Deed("d-" + deeds++, who, house.clock.instant().toEpochMilli(), false, act);
    return desk.take(List.of(new OrderDesk.Asked(order, deed))).getFirst();
  }

  private void does(Stage stage, String who, Act act) throws Exception {
    assertThat(does(who, only().id(), act)).isInstanceOf(Done.class);
    assertThat(only().stage()).isEqualTo(stage);
  }

  /** The whole way, with a restart of the center after every step. */
  @Test
  void anOrderIsOpenedForAnIncidentAndClosedByTelemetryThroughRestarts() throws Exception {
    house.commit(raised(T0.plusSeconds(1)));
    pass(MINUTE.multipliedBy(4));
    restart();
    assertThat(only().matter().node()).isEqualTo(NODE);
    assertThat(only().matter().zh()).contains("温湿度").contains("温度过高");
    assertThat(only().id()).isEqualTo("W2026-000001");
    does(Stage.ACCEPTED, "desk", new Act.Accept());
    restart();
    does(Stage.DISPATCHED, "desk", new Act.Dispatch("li", false));
    does(Stage.TAKEN, "li", new Act.Take());
    restart();
    does(Stage.ON_SITE, "li", new Act.Arrive("gengfu:" + NODE));
    does(Stage.IN_PROGRESS, "li", Act.Diagnose.of("sensor drifts"));
    does(Stage.IN_PROGRESS, "li", new Act.Swap("S-old", "S-new", NODE, "仓库"));
    restart();
    Instant good = house.clock.instant();
    house.commit(returned(good));
    does(Stage.RESOLVED, "li", new Act.Resolve("swapped"));
    pass(Duration.ofSeconds(59));
    assertThat(only().stage()).isEqualTo(Stage.RESOLVED);
    restart();
    pass(MINUTE.multipliedBy(5));
    assertThat(first().stage()).as("nobody observes the device").isEqualTo(Stage.RESOLVED);
    house.commit(nodeBorn(house.clock.instant()), born(house.clock.instant()));
    pass(MINUTE);
    assertThat(first().stage()).isEqualTo(Stage.CLOSED);
    assertThat(first().firstGoodMillis()).isEqualTo(good.toEpochMilli());
  }

  /** The edge was gone meanwhile, which is an order of its own. */
  private OrderState first() {
    return desk.order("W2026-000001").orElseThrow();
  }

  @Test
  void aFaultThatComesAgainOpensItsOrderAgainAndNotASecondOne() throws Exception {
    house.commit(raised(T0.plusSeconds(1)));
    pass(MINUTE.multipliedBy(4));
    house.commit(returned(house.clock.instant()));
    pass(MINUTE.multipliedBy(2));
    assertThat(only().stage()).isEqualTo(Stage.CLOSED);
    house.commit(raised(house.clock.instant()));
    pass(MINUTE);
    assertThat(only().stage()).isEqualTo(Stage.NEW);
    assertThat(only().firstGoodMillis()).isNull();
    restart();
  }

  /** So many others that ended later, and are held in its place. */
  private void others() {
    database.change(connection -> {
      try (PreparedStatement statement =
          connection.prepareStatement(
              """
              insert into work_order select (jsonb_populate_record(w, jsonb_build_object(
                'id', 'W2025-' || n, 'incident', null, 'ended', w.ended + interval '1 second',
                'body', replace(w.body, w.id, 'W2025-' || n)))).*
                from work_order w, generate_series(1, ?) n
              """)) {
        statement.setInt(1, OrderMemory.MOST_ENDED);
        statement.executeUpdate();
      }
    });
  }

  @Test
  void aFaultThatComesAgainFindsItsOrderBehindThousandsThatEndedLater() throws Exception {
    house.commit(raised(T0.plusSeconds(1)));
    pass(MINUTE.multipliedBy(4));
    house.commit(returned(house.clock.instant()));
    pass(MINUTE.multipliedBy(2));
    String id = only().id();
    others();
    desk = desk();
    house.restart(setup());
    desk.begin(house.watch);
    assertThat(desk.book().order(id)).as("not held any more").isEmpty();
    house.commit(raised(house.clock.instant()));
    pass(MINUTE);
    assertThat(desk.book().open()).extracting(OrderState::id).containsExactly(id);
    assertThat(desk.order(id).orElseThrow().stage()).isEqualTo(Stage.NEW);
    assertThat(desk.book().all()).hasSize(OrderMemory.MOST_ENDED);
  }

  /** What is worked on by plan has no order; when the window ends and it still lasts, it has. */
  @Test
  void aWindowHoldsAnOrderBack() throws Exception {
    window = true;
    house.commit(raised(T0.plusSeconds(1)));
    pass(MINUTE.multipliedBy(10));
    assertThat(desk.book().all()).isEmpty();
    window = false;
    pass(MINUTE);
    assertThat(only().stage()).isEqualTo(Stage.NEW);
  }

  @Test
  void theLaterOrderJoinsTheEarlierWhenTheirIncidentsAreOne() throws Exception {
    house.commit(
        new Entry.Born(
            EDGE, new Birth("ac-1", T0, Map.of(), List.of(), List.of(), List.of(), List.of())));
    house.commit(raised(T0.plusSeconds(1)));
    pass(MINUTE.multipliedBy(4));
    AlarmEvent other =
        new AlarmEvent(
            "ac-1", "compressor", true, Severity.MAJOR, house.clock.instant(), null, null);
    house.commit(new Entry.Alarm(EDGE, other, false));
    pass(MINUTE.multipliedBy(4));
    OrderState first = desk.order("W2026-000001").orElseThrow();
    OrderState second = desk.order("W2026-000002").orElseThrow();
    assertThat(second.matter().node()).isEqualTo(EDGE + "/ac-1");
    does("desk", second.id(), new Act.Accept());
    does("desk", second.id(), new Act.Dispatch("wang", false));
    house.watch.decide(
        new IncidentInput.Merge(id(second), id(first), "desk", "the air conditioner is the cause"));
    pass(Duration.ofSeconds(1));
    assertThat(desk.order(second.id()).orElseThrow().marks().joinedTo()).isEqualTo(first.id());
    assertThat(desk.order(second.id()).orElseThrow().stage()).isEqualTo(Stage.CANCELLED);
    OrderState stays = desk.order(first.id()).orElseThrow();
    assertThat(stays.helpers()).containsExactly("wang");
    assertThat(stays.stage()).isEqualTo(Stage.NEW);
    assertThat(does("wang", second.id(), new Act.Take())).isInstanceOf(OrderFact.Conflict.class);
    restart();
  }

  private static long id(OrderState order) {
    long id = Long.parseUnsignedLong(order.incident(), 16);
    assertThat(Incident.name(id)).isEqualTo(order.incident());
    return id;
  }

  @Test
  void aPartOfAnOrderIsAnOrderOfItsOwn() throws Exception {
    house.commit(raised(T0.plusSeconds(1)));
    pass(MINUTE.multipliedBy(4));
    String whole = only().id();
    does("desk", whole, new Act.Accept());
    does("desk", whole, new Act.Split("搭脚手架", "zhou"));
    OrderState part = desk.order("W2026-000002").orElseThrow();
    assertThat(part.matter().parent()).isEqualTo(whole);
    assertThat(part.technician()).isEqualTo("zhou");
    assertThat(part.stage()).isEqualTo(Stage.DISPATCHED);
    restart();
  }
}
