package org.gengfu.center.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.gengfu.center.order.OrderDesk;
import org.gengfu.center.order.OrderTerms;
import org.gengfu.center.stock.MoveAsk.Wish;
import org.gengfu.center.store.Database;
import org.gengfu.center.store.TestDatabase;
import org.gengfu.center.watch.EventRing;
import org.gengfu.center.watch.LiveEvent;
import org.gengfu.center.watch.WatchFixture;
import org.gengfu.center.watch.WatchSetup;
import org.gengfu.core.availability.AvailabilityPolicy;
import org.gengfu.core.contract.ContractBook;
import org.gengfu.core.contract.Party;
import org.gengfu.core.order.Act;
import org.gengfu.core.order.Deed;
import org.gengfu.core.order.OrderFact;
import org.gengfu.core.order.OrderMatter;
import org.gengfu.core.stock.Part;
import org.gengfu.core.stock.StockInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stock on a real PostgreSQL. */
class StockDeskTest {
  private static final Instant T0 = WatchFixture.T0;

  private final WatchFixture.ManualClock clock = new WatchFixture.ManualClock();
  private volatile ContractBook contracts =
      StockFixture.contracts(T0.minusSeconds(60), StockFixture.within(240), Party.OWN);
  private final Database database = TestDatabase.open();
  private OrderDesk orders = orders();
  private StockDesk desk = desk();
  private WatchFixture house;
  private int deeds;

  private OrderDesk orders() {
    return new OrderDesk(
        database, OrderTerms.PLAIN, (node, at) -> Optional.empty(), ZoneOffset.ofHours(8));
  }

  private StockDesk desk() {
    return new StockDesk(
        new StockDesk.Settings(
            Map.of("hall-1", "政务大厅"),
            key -> "hall-1",
            () -> contracts,
            () -> orders.part().factsNow(),
            order -> order.equals("W1") ? "room-a/cam-1" : "",
            TravelSettings.USUAL,
            StockFixture.ZONE));
  }

  private WatchSetup setup() {
    return WatchSetup.of(AvailabilityPolicy.DEFAULT).with(List.of(orders.part(), desk.part()));
  }

  @BeforeEach
  void open() throws Exception {
    house = new WatchFixture(setup(), clock, database);
    orders.begin(house.watch);
    desk.begin(house.watch, house.database, clock);
  }

  @AfterEach
  void close() {
    desk.close();
    house.close();
  }

  /** As after a crash: another desk on the same database. */
  private void restart() {
    desk.close();
    orders = orders();
    desk = desk();
    house.restart(setup());
    orders.begin(house.watch);
    desk.begin(house.watch, house.database, clock);
  }

  private void enter(int cameras, String hours) throws Exception {
    StockDesk.Imported done =
        desk.take(StockFixture.list(StockFixture.cameras(cameras, hours)), "eng", false);
    assertThat(done.problems()).isEmpty();
    assertThat(done.added()).isEqualTo(cameras + 6);
  }

  private MoveAnswer move(String id, StockInput.OfPart input) throws Exception {
    return desk.move(
        new MoveAsk(id, "wang", input.getClass().getSimpleName(), "", new Wish.Of(input)));
  }

  private MoveAsk any(String id, String order) {
    long until = clock.instant().plus(Duration.ofHours(2)).toEpochMilli();
    return new MoveAsk(
        id, "wang", "reserve", "", new Wish.Any(List.of("CAM-A"), order, until, "hall-1", false));
  }

  private Part part(String serial) {
    Part part = desk.book().state().part(serial);
    assertThat(part).as(serial).isNotNull();
    return java.util.Objects.requireNonNull(part);
  }

  private long inDatabase(String state) {
    return house.database.read(connection -> {
      try (var statement =
          connection.prepareStatement("select count(*) from stock_part where state = ?")) {
        statement.setString(1, state);
        var rows = statement.executeQuery();
        rows.next();
        return rows.getLong(1);
      }
    });
  }

  private static List<MoveAnswer> together(List<Callable<MoveAnswer>> work) throws Exception {
    CyclicBarrier start = new CyclicBarrier(work.size());
    List<MoveAnswer> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<MoveAnswer>> running = new ArrayList<>();
      for (Callable<MoveAnswer> each : work) {
        running.add(
            threads.submit(() -> {
              start.await();
              return each.call();
            }));
      }
      for (Future<MoveAnswer> each : running) {
        answers.add(each.get());
      }
    }
    return answers;
  }

  private static long count(List<MoveAnswer> answers, Move.Outcome outcome) {
    return answers.stream().filter(answer -> answer.outcome() == outcome).count();
  }

  /**
   * Thirty-two want one of ten at the same time: ten get one each, never the same, none a ghost.
   */
  @Test
  void thirtyTwoReserversNeverGetMoreThanThereIs() throws Exception {
    enter(10, "24h");
    List<Callable<MoveAnswer>> work = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      MoveAsk ask = any("reserve-" + i, "W" + i);
      work.add(() -> desk.move(ask));
    }
    List<MoveAnswer> answers = together(work);
    assertThat(count(answers, Move.Outcome.DONE)).isEqualTo(10);
    assertThat(count(answers, Move.Outcome.REFUSED)).isEqualTo(22);
    Set<String> serials = new HashSet<>();
    Set<String> orders = new HashSet<>();
    for (MoveAnswer answer : answers) {
      if (answer.outcome() == Move.Outcome.DONE && answer.part() != null) {
        serials.add(answer.part().serial());
        orders.add(answer.part().holder());
      }
    }
    assertThat(serials).hasSize(10);
    assertThat(orders).hasSize(10);
    assertThat(desk.book().state().free("CAM-A")).isEmpty();
    assertThat(inDatabase("reserved")).isEqualTo(10);
    assertThat(inDatabase("available")).isZero();
  }

  @Test
  void oneMoveSentByThirtyTwoIsDoneOnce() throws Exception {
    enter(10, "24h");
    MoveAsk ask = any("one-and-the-same", "W1");
    List<MoveAnswer> answers = together(java.util.Collections.nCopies(32, () -> desk.move(ask)));
    assertThat(count(answers, Move.Outcome.DONE)).isEqualTo(1);
    assertThat(count(answers, Move.Outcome.REPEATED)).isEqualTo(31);
    assertThat(inDatabase("reserved")).isEqualTo(1);
  }

  /** What was committed is there after a restart; what ran out meanwhile is free again. */
  @Test
  void aRestartLosesNothingAndDoesNothingTwice() throws Exception {
    enter(2, "24h");
    MoveAsk ask = any("before-the-restart", "W1");
    String serial = java.util.Objects.requireNonNull(desk.move(ask).part()).serial();
    MoveAnswer refused = move("refused-once", new StockInput.Issue(serial, "W2"));
    assertThat(refused.outcome()).isEqualTo(Move.Outcome.REFUSED);
    restart();
    assertThat(part(serial).holder()).isEqualTo("W1");
    assertThat(desk.move(ask).outcome()).isEqualTo(Move.Outcome.REPEATED);
    assertThat(move("refused-once", new StockInput.Issue(serial, "W2")).outcome())
        .isEqualTo(Move.Outcome.REFUSED);
    assertThat(move("refused-once", new StockInput.Issue("c02", "W2")).why().en())
        .contains("used for something else");
    clock.advance(Duration.ofHours(2));
    restart();
    house.watch.act(change -> true);
    assertThat(part(serial).state()).isEqualTo(Part.State.AVAILABLE);
    assertThat(desk.history(serial).getFirst().act()).isEqualTo("expire");
    assertThat(desk.book().places()).containsKeys("store", "hall-1", "van-1");
    assertThat(desk.book().skus().doing("CAM-A")).containsExactly("CAM-A", "CAM-B");
  }

  /** The last spare is used, and the next device is flagged at once; pages are told. */
  @Test
  void theLastSpareIsUsedAndTheNextDeviceIsFlagged() throws Exception {
    enter(1, "24h");
    house.watch.decide(StockFixture.cameraNodes(2));
    assertThat(desk.coverage().look().covered()).isEqualTo(2);
    desk.move(any("for-order-1", "W1"));
    CoverageNow now = desk.coverage().now();
    assertThat(now.devices()).isEqualTo(2);
    assertThat(now.covered()).isZero();
    assertThat(now.uncovered()).extracting(CoverageRow::node).contains("room-a/cam-2");
    CoverageRow row = now.uncovered().getFirst();
    assertThat(row.reason().zh()).contains("没有空闲的 CAM-A");
    assertThat(row.windowMinutes()).isEqualTo(240);
    assertThat(row.item()).isEqualTo("c1/network");
    await(() -> told("uncovered").equals(2));
    move("install-it-now", new StockInput.Install("c01", "W1", "room-a/cam-1"));
    assertThat(desk.coverage().now().covered()).isZero();
    move("a-new-one-came", new StockInput.Receive("c99", "CAM-B", "store", false));
    assertThat(desk.coverage().now().covered()).isEqualTo(2);
    await(() -> told("uncovered").equals(0));
  }

  /** A spare in a store that is closed covers nobody until it opens; a near one in a van does. */
  @Test
  void hoursAndDistanceDecide() throws Exception {
    enter(1, "08:00-18:00");
    house.watch.decide(StockFixture.cameraNodes(1));
    assertThat(desk.coverage().look().covered()).isEqualTo(1);
    clock.advance(Duration.ofHours(4)); // 19:00 in the city
    CoverageRow late = desk.coverage().look().uncovered().getFirst();
    assertThat(late.nearest()).isNotNull();
    assertThat(late.reason().en()).contains("c01 at store");
    move("into-the-van-1", new StockInput.Move("c01", "van-1"));
    assertThat(desk.coverage().look().uncovered().getFirst().nearest()).isNull();
    desk.vehicles(Map.of("van-1", new org.gengfu.core.travel.GeoPoint(34.001, 113.85)));
    assertThat(desk.coverage().look().covered()).isEqualTo(1);
    contracts = StockFixture.contracts(T0.minusSeconds(60), StockFixture.within(31), Party.OWN);
    CoverageRow shortWindow = desk.coverage().look().uncovered().getFirst();
    assertThat(shortWindow.windowMinutes()).isEqualTo(31);
    contracts = StockFixture.contracts(T0.minusSeconds(60), StockFixture.within(31), Party.CARRIER);
    assertThat(desk.coverage().look().devices()).isZero();
  }

  /** The part that is kept for a device's order is its nearest; in hand nothing is to decide. */
  @Test
  void whatTheNearestPartTakesIsKnownWithoutBeingWorkedOut() throws Exception {
    assertThat(desk.ways()).isEmpty();
    enter(1, "24h");
    house.watch.decide(StockFixture.cameraNodes(2));
    desk.coverage().look();
    PartWay free = java.util.Objects.requireNonNull(desk.ways().get("room-a/cam-1"));
    assertThat(desk.ways()).containsOnlyKeys("room-a/cam-1", "room-a/cam-2");
    assertThat(free.serial()).isEqualTo("c01");
    assertThat(free.kept()).isFalse();
    assertThat(free.comesMillis()).isPositive();
    assertThat(free.swapMillis()).isEqualTo(desk.book().skus().swapMillis(List.of("CAM-A")));
    desk.move(any("for-order-1", "W1"));
    desk.coverage().look();
    PartWay kept = java.util.Objects.requireNonNull(desk.ways().get("room-a/cam-1"));
    assertThat(kept.kept()).isTrue();
    assertThat(kept.takesMillis()).isEqualTo(free.takesMillis());
    assertThat(desk.ways()).containsOnlyKeys("room-a/cam-1");
    move("in-hand", new StockInput.Issue("c01", "W1"));
    desk.coverage().look();
    assertThat(desk.ways()).isEmpty();
  }

  /** Without a kind in the catalogue the parts that the device's own alarms name are needed. */
  @Test
  void theProfileNamesThePart() throws Exception {
    enter(0, "24h");
    house.commit(WatchFixture.nodeBorn(T0), WatchFixture.born(T0));
    await(() -> desk.coverage().look().devices() == 1);
    assertThat(desk.coverage().look().uncovered().getFirst().sku()).isEqualTo("F-1");
    move("its-substitute", new StockInput.Receive("f7", "F-2", "store", false));
    assertThat(desk.coverage().now().covered()).isEqualTo(1);
  }

  /** A disk of the police stays with them, though nobody said so when it was taken out. */
  @Test
  void mediaStayWithTheOwner() throws Exception {
    enter(0, "24h");
    house.watch.decide(StockFixture.cameraNodes(1));
    MoveAnswer out =
        move(
            "take-it-out-now",
            new StockInput.Dismantle("d1", "HDD", "room-a/cam-1", "store", false));
    assertThat(out.outcome()).isEqualTo(Move.Outcome.DONE);
    assertThat(part("d1").state()).isEqualTo(Part.State.WITH_OWNER);
    assertThat(move("to-the-repairer", new StockInput.SendToRepair("d1", "shop")).outcome())
        .isEqualTo(Move.Outcome.REFUSED);
  }

  private OrderFact does(String who, String order, Act act) throws Exception {
    Deed deed = new Deed("d-" + deeds++, who, clock.instant().toEpochMilli(), false, act);
    return orders.take(List.of(new OrderDesk.Asked(order, deed))).getFirst();
  }

  private String dispatched() throws Exception {
    OrderMatter matter = OrderMatter.fault("坏了", "", "room-a/cam-1");
    String order = orders.open(matter, "desk").orElseThrow().id();
    does("desk", order, new Act.Accept());
    assertThat(does("desk", order, new Act.Dispatch("wang", false)))
        .isInstanceOf(OrderFact.Done.class);
    return order;
  }

  /** From the order's dispatch to the part in the device, each in the order's own transaction. */
  @Test
  void anOrderGetsItsPartKeptTakenAndPutIn() throws Exception {
    enter(2, "24h");
    house.watch.decide(StockFixture.cameraNodes(1));
    String order = dispatched();
    Part kept = desk.book().state().of(order).getFirst();
    assertThat(kept.state()).isEqualTo(Part.State.RESERVED);
    does("wang", order, new Act.Take());
    does("wang", order, new Act.PartTake(kept.serial()));
    assertThat(part(kept.serial()).state()).isEqualTo(Part.State.ISSUED);
    does("wang", order, new Act.Swap("old-9", kept.serial(), "room-a/cam-1", "boot of the van"));
    assertThat(part(kept.serial()).holder()).isEqualTo("room-a/cam-1");
    assertThat(part("old-9").state()).isEqualTo(Part.State.FAULTY);
    assertThat(part("old-9").sku()).isEqualTo("CAM-A");
    restart();
    assertThat(part("old-9").place()).isEqualTo("boot of the van");
    assertThat(desk.history(kept.serial()).getFirst().by()).isEqualTo("wang");
  }

  /** Ids of deeds are made on phones, one by one for each order. */
  @Test
  void theSameDeedIdOnTwoOrdersMovesBothParts() throws Exception {
    enter(2, "24h");
    for (String serial : List.of("c01", "c02")) {
      String order = dispatched();
      deeds = 1_000;
      does("wang", order, new Act.Take());
      does("wang", order, new Act.PartTake(serial));
      assertThat(part(serial).state()).isEqualTo(Part.State.ISSUED);
      assertThat(part(serial).holder()).isEqualTo(order);
    }
  }

  @Test
  void whatWasKeptForAnOrderIsLetGoAtItsEnd() throws Exception {
    enter(1, "24h");
    house.watch.decide(StockFixture.cameraNodes(1));
    String order = dispatched();
    assertThat(desk.book().state().of(order)).hasSize(1);
    String second = dispatched();
    assertThat(desk.book().state().of(second)).isEmpty();
    does("desk", order, new Act.Cancel("a mistake"));
    assertThat(desk.book().state().of(order)).isEmpty();
    assertThat(desk.book().state().free("CAM-A")).hasSize(1);
  }

  private Object told(String field) {
    EventRing ring = house.watch.events();
    Object last = "nothing";
    for (EventRing.Numbered each : ring.behind(0, EventRing.MAX_EVENTS)) {
      if (each.event() instanceof LiveEvent.Told(String name, Object view)
          && name.equals("coverage")
          && view instanceof Map<?, ?> fields) {
        Object value = fields.get(field);
        last = value == null ? "nothing" : value;
      }
    }
    return last;
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited 30 s").isLessThan(end);
      LockSupport.parkNanos(5_000_000);
    }
  }
}
