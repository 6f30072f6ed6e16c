package org.gengfu.center.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
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
import org.gengfu.core.contract.ContractEdition;
import org.gengfu.core.order.Act;
import org.gengfu.core.order.Deed;
import org.gengfu.core.order.OrderFact;
import org.gengfu.core.order.OrderKind;
import org.gengfu.core.order.OrderState;
import org.gengfu.notify.NotifyInput;

/** A center's writer with orders and rounds, on a real PostgreSQL; what people are told is kept. */
final class RoundHouse implements AutoCloseable {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  static final String NODE = WatchFixture.EDGE + "/" + WatchFixture.DEVICE;
  private static final String HEAD =
      """
      contract: c
      name: 示例
      from: "2026-01-01"
      calendars:
        office: {workday: ["08:30-12:00"], days: {"2026-11-24": rest, "2026-11-28": work}}
      items:
        - id: room
          name: 机房
          owner: 甲方
          repairs: %s
          devices: [{kinds: [environment]}]
          inspections:
      """;

  final Database database = TestDatabase.open();
  final List<NotifyInput> told = new CopyOnWriteArrayList<>();
  final WatchFixture.ManualClock clock = new WatchFixture.ManualClock();
  volatile ContractBook book;
  OrderDesk orders;
  InspectionDesk desk;
  final WatchFixture house;
  private int deeds;

  /**
   * @param inspections lines below {@code inspections:} of the item of the room's sensors
   */
  RoundHouse(String inspections) {
    this(ContractBook.of(List.of(edition(1, null, "own", inspections))));
  }

  RoundHouse(ContractBook contracts) {
    book = contracts;
    make();
    house = new WatchFixture(setup(), clock, database);
    begin();
  }

  static ContractEdition edition(int number, Instant from, String repairs, String inspections) {
    String text = HEAD.formatted(repairs) + inspections.indent(6);
    ContractText.Reading reading = ContractText.read("c", text, number, from);
    assertThat(reading.errors()).isEmpty();
    return reading.edition();
  }

  private void make() {
    orders = new OrderDesk(database, OrderTerms.PLAIN, (node, at) -> Optional.empty(), ZONE);
    desk =
        new InspectionDesk(
            orders,
            told::add,
            new InspectionDesk.Settings(
                () -> book,
                key -> "hall-1",
                site -> null,
                (site, room) -> "大厅 " + site,
                ZONE,
                "https://center.example"));
  }

  private WatchSetup setup() {
    return WatchSetup.of(AvailabilityPolicy.DEFAULT).with(List.of(orders.part(), desk.part()));
  }

  private void begin() {
    orders.begin(house.watch);
    desk.begin(house.watch, database, clock);
  }

  /** Everything is read anew. */
  void restart() throws Exception {
    desk.close();
    make();
    house.restart(setup());
    begin();
    pass(Duration.ZERO);
  }

  /** The edge and its sensor are born now. */
  void born() throws Exception {
    house.commit(WatchFixture.nodeBorn(clock.instant()), WatchFixture.born(clock.instant()));
  }

  /** Moves the clock, lets the writer find out what is due, and the planner what comes. */
  void pass(Duration time) throws Exception {
    clock.advance(time);
    desk.look();
    for (int i = 0; i < 3; i++) {
      house.watch.act(change -> true);
    }
  }

  /** One like the desk's own. */
  RoundPlanner planner() {
    UsualChecks usual = new UsualChecks();
    return new RoundPlanner(
        () -> book,
        () -> ((RoundPart) desk.part()).book(),
        new RoundField(house.watch.picture(), key -> "hall-1", site -> null, usual),
        usual,
        database,
        clock);
  }

  List<RoundRow> rounds(String state) {
    return desk.page(new InspectionDesk.Question(state, null, null, null, null, 0, 1_000)).rounds();
  }

  RoundRow only(String state) {
    List<RoundRow> rows = rounds(state);
    assertThat(rows).as(state).hasSize(1);
    return rows.getFirst();
  }

  /** The orders of rounds, by number. */
  List<OrderState> inspections() {
    return orders.book().all().stream()
        .filter(order -> order.matter().kind() == OrderKind.INSPECTION)
        .toList();
  }

  OrderFact does(String who, String order, Act act) throws Exception {
    Deed deed = new Deed("d-" + deeds++, who, clock.instant().toEpochMilli(), false, act);
    return orders.take(List.of(new OrderDesk.Asked(order, deed))).getFirst();
  }

  /** Somebody has the order in hand. */
  void taken(String order) throws Exception {
    does("desk", order, new Act.Accept());
    does("desk", order, new Act.Dispatch("li", false));
    does("li", order, new Act.Take());
  }

  /** Subjects of what people were told, in order. */
  List<String> subjects() {
    List<String> subjects = new ArrayList<>();
    for (NotifyInput input : told) {
      if (input instanceof NotifyInput.Raise raise) {
        subjects.add(raise.notice().subject());
      }
    }
    return subjects;
  }

  @Override
  public void close() {
    desk.close();
    house.close();
  }
}
