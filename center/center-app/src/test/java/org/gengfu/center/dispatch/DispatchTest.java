package org.gengfu.center.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.center.dispatch.DispatchHouse.T0;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.gengfu.core.dispatch.Plan;
import org.gengfu.core.order.Act;
import org.gengfu.core.order.OrderFact;
import org.gengfu.core.order.Stage;
import org.gengfu.notify.NotifyInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The center sends people by itself, on a real PostgreSQL. */
class DispatchTest {
  private DispatchHouse house;

  @BeforeEach
  void open() throws Exception {
    house = new DispatchHouse();
  }

  @AfterEach
  void close() {
    house.close();
  }

  /** Whoever is nearer cannot do it; the part lies in the store, and is kept with the dispatch. */
  @Test
  void anOrderGetsWhoCanDoItWithItsPart() throws Exception {
    house.parts(2);
    house.technician("near", 0, null, "power");
    house.technician("far", 8, null, "video");
    String order = house.fault(1, 2);
    house.desk.round();

    assertThat(house.order(order).stage()).isEqualTo(Stage.DISPATCHED);
    assertThat(house.order(order).technician()).isEqualTo("far");
    assertThat(house.kept(order)).containsExactly("c01");
    List<PlanView.Stop> stops = house.desk.plan().routes().getFirst().stops();
    assertThat(stops).extracting(PlanView.Stop::kind).containsExactly("pickup", "order");
    assertThat(stops).extracting(PlanView.Stop::order).containsOnly(order);
    assertThat(stops.getFirst().place()).isEqualTo("store");
    house.desk.round();
    Explanation why = house.explain(order);
    assertThat(why.chosen().part()).isEqualTo("c01");
    assertThat(why.chosen().source()).isEqualTo("store");
    assertThat(why.noPart()).isNull();
    assertThat(house.order(order).revision()).isEqualTo(2);
  }

  @Test
  void whoCarriesThePartGoes() throws Exception {
    house.parts(1);
    house.technician("other", 0, null);
    house.technician("driver", 1, "van-1");
    house.stock.move(DispatchMoves.to("van-1", "c01"));
    String order = house.fault(1, 2);
    house.desk.round();
    assertThat(house.order(order).technician()).isEqualTo("driver");
    assertThat(house.kept(order)).containsExactly("c01");
    assertThat(house.desk.plan().routes().getFirst().stops()).hasSize(1);
  }

  @Test
  void withoutTechniciansOrdersWait() throws Exception {
    house.parts(1);
    String order = house.fault(1, 1);
    house.desk.round();
    assertThat(house.order(order).stage()).isEqualTo(Stage.NEW);
    assertThat(house.desk.plan().routes()).isEmpty();
    assertThat(house.explain(order).binding().get("en")).contains("no technician");
  }

  @Test
  void nobodyWhoCanDoItIsSaid() throws Exception {
    house.parts(1);
    house.technician("t1", 0, null, "power");
    String order = house.fault(1, 1);
    house.desk.round();
    assertThat(house.order(order).stage()).isEqualTo(Stage.NEW);
    assertThat(house.desk.plan().unassigned())
        .singleElement()
        .satisfies(each -> {
          assertThat(each.order()).isEqualTo(order);
          assertThat(each.why().get("zh")).isEqualTo("1 人缺技能");
        });
    assertThat(house.explain(order).chosen()).isNull();
    house.technician("t2", 9, null, "camera");
    house.desk.round();
    assertThat(house.order(order).technician()).isEqualTo("t2");
    assertThat(house.desk.plan().unassigned()).isEmpty();
  }

  @Test
  void aCarriersOrderGoesToNobodyOfOurs() throws Exception {
    house.technician("t1", 0, null);
    String order = house.open(1, 1, "carrier");
    house.desk.round();
    assertThat(house.order(order).stage()).isEqualTo(Stage.NEW);
    assertThat(house.explain(order).binding().get("en")).contains("carried by carrier");
    assertThat(house.desk.assign(order, "t1", Optional.empty(), "sure", "op"))
        .isInstanceOf(DispatchDesk.Decided.Refused.class);
  }

  /** What a person decides stays, also over a restart, and begins when the person said. */
  @Test
  void aPersonsWordHoldsWithItsBegin() throws Exception {
    house.parts(1);
    house.technician("near", 0, null);
    house.technician("far", 9, null, "power");
    String order = house.fault(1, 2);
    house.desk.round();
    assertThat(house.order(order).technician()).isEqualTo("near");
    Instant at = T0.plus(Duration.ofHours(3));

    var decided = house.desk.assign(order, "far", Optional.of(at), "knows the hall", "op");
    assertThat(decided).isInstanceOf(DispatchDesk.Decided.Done.class);
    for (int round = 0; round < 3; round++) {
      house.pass(Duration.ofMinutes(1));
      assertThat(house.order(order).technician()).isEqualTo("far");
      assertThat(house.stop(order).start()).isEqualTo(at);
      assertThat(house.stop(order).pinned()).isTrue();
      if (round == 1) {
        house.restart();
      }
    }
    assertThat(house.kept(order)).containsExactly("c01");
    assertThat(house.explain(order).chosen().why().get("en"))
        .contains("named by op (knows the hall)");
    assertThat(house.journal("dispatch.named"))
        .singleElement()
        .asString()
        .contains("far", at.toString(), "knows the hall", "\"op\"");
    assertThat(house.desk.assign(order, "nobody", Optional.empty(), "x", "op"))
        .isInstanceOf(DispatchDesk.Decided.Refused.class);
    assertThat(house.desk.assign("W2026-999999", "far", Optional.empty(), "x", "op"))
        .isInstanceOf(DispatchDesk.Decided.Unknown.class);
  }

  /** The part was in the vehicle of who gave it back: another is kept for who goes now. */
  @Test
  void whatIsGivenBackGoesToAnother() throws Exception {
    house.parts(2);
    house.technician("t1", 0, "van-1");
    house.technician("t2", 3, null);
    house.stock.move(DispatchMoves.to("van-1", "c01"));
    String order = house.fault(1, 2);
    house.desk.round();
    assertThat(house.order(order).technician()).isEqualTo("t1");
    assertThat(house.kept(order)).containsExactly("c01");

    house.does(order, "t1", new Act.Take());
    house.does(order, "t1", new Act.Return("no ladder"));
    house.restart();
    house.desk.round();
    assertThat(house.order(order).technician()).isEqualTo("t2");
    assertThat(house.kept(order)).containsExactly("c02");
    assertThat(house.stock.book().state().free("CAM-A"))
        .extracting(part -> part.serial())
        .containsExactly("c01");
  }

  /** What was taken is with whoever took it. */
  @Test
  void whoComesAfterOneWhoTookThePartGetsAnother() throws Exception {
    house.parts(2);
    house.technician("t1", 0, null);
    house.technician("t2", 3, null);
    String order = house.fault(1, 2);
    house.desk.round();
    house.does(order, "t1", new Act.Take());
    house.does(order, "t1", new Act.PartTake("c01"));
    house.does(order, "t1", new Act.Return("called away"));
    house.desk.round();
    assertThat(house.order(order).technician()).isEqualTo("t2");
    assertThat(house.kept(order)).containsExactly("c01", "c02");
    assertThat(house.explain(order).chosen().part()).isEqualTo("c02");
  }

  /** Somebody stands next to it now: what was taken stays, what was not may go there. */
  @Test
  void aBetterPlanMovesOnlyWhatNobodyHasTaken() throws Exception {
    house.technician("t1", 9, null);
    house.dues.put("room-a/cam-2", T0.plus(Duration.ofMinutes(100)));
    String taken = house.fault(1, 2);
    String open = house.fault(2, 2);
    house.desk.round();
    assertThat(house.does(taken, "t1", new Act.Take())).isInstanceOf(OrderFact.Done.class);
    house.technician("t2", 0, null);
    house.desk.round();
    assertThat(house.order(open).technician()).isEqualTo("t1");

    Planned planned = house.desk.known().planned();
    Plan.Stop first = planned.plan().find(taken).orElseThrow().stop();
    Plan.Stop second = planned.plan().find(open).orElseThrow().stop();
    house.desk.offer(
        new Plan(
            List.of(new Plan.Route("t2", List.of(first, second))),
            List.of(),
            planned.plan().cost()));
    house.desk.round();
    assertThat(house.order(taken).technician()).isEqualTo("t1");
    assertThat(house.order(taken).stage()).isEqualTo(Stage.TAKEN);
    assertThat(house.order(open).technician()).isEqualTo("t2");
    assertThat(house.order(open).stage()).isEqualTo(Stage.DISPATCHED);
    long revision = house.order(open).revision();
    house.pass(Duration.ofMinutes(5));
    assertThat(house.order(open).revision()).isEqualTo(revision);
  }

  /** The search beside it finds what the first plan could not know: somebody near came on duty. */
  @Test
  void theSearchInTheBackgroundFindsABetterPlan() throws Exception {
    house.technician("t1", 9, null);
    house.dues.put("room-a/cam-2", T0.plus(Duration.ofMinutes(100)));
    house.does(house.fault(1, 2), "t1", new Act.Take());
    String open = house.fault(2, 2);
    house.desk.round();
    house.technician("t2", 0, null);
    house.desk.round();
    assertThat(house.order(open).technician()).isEqualTo("t1");
    AtomicReference<Plan> found = new AtomicReference<>();
    try (Background background = new Background(found::set)) {
      background.start();
      background.look(house.desk.known().planned());
      long end = System.nanoTime() + Duration.ofSeconds(120).toNanos();
      while (found.get() == null && System.nanoTime() < end) {
        LockSupport.parkNanos(5_000_000);
      }
    }
    assertThat(found.get()).isNotNull();
    house.desk.offer(found.get());
    house.desk.round();
    assertThat(house.order(open).technician()).isEqualTo("t2");
  }

  @Test
  void whoLeavesLosesWhatWasNotTaken() throws Exception {
    house.technician("t1", 0, null);
    house.technician("t2", 5, null);
    String order = house.fault(1, 2);
    house.desk.round();
    assertThat(house.order(order).technician()).isEqualTo("t1");
    house.stock.technicians().remove("t1", "eng");
    house.desk.round();
    assertThat(house.order(order).technician()).isEqualTo("t2");
  }

  /** The graver one gets it; for the other somebody goes all the same, and people are told. */
  @Test
  void theLastPartIsNeverGivenTwice() throws Exception {
    house.parts(1);
    house.technician("t1", 0, null);
    house.technician("t2", 1, null);
    String minor = house.fault(1, 4);
    String grave = house.fault(2, 1);
    house.dues.put("room-a/cam-1", T0.plus(Duration.ofHours(3)));
    house.dues.put("room-a/cam-2", T0.plus(Duration.ofHours(3)));
    house.desk.round();
    house.desk.round();
    assertThat(house.kept(grave).size() + house.kept(minor).size()).isEqualTo(1);
    String without = house.kept(grave).isEmpty() ? grave : minor;
    assertThat(house.order(grave).stage()).isEqualTo(Stage.DISPATCHED);
    assertThat(house.order(minor).stage()).isEqualTo(Stage.DISPATCHED);
    assertThat(subjects()).containsExactly(without + "/order/" + without + "/part");
  }

  /** Known at once, with what to do; people are told once, also over a restart. */
  @Test
  void noPartInTimeIsToldOnceWithAdvice() throws Exception {
    house.parts(1);
    house.stock.move(DispatchMoves.gone("c01"));
    house.technician("t1", 0, null);
    String order = house.fault(1, 1);
    house.desk.round();
    Explanation why = house.explain(order);
    assertThat(why.noPart().why().get("en")).isEqualTo("no part is free anywhere");
    assertThat(why.noPart().advice())
        .extracting(each -> each.get("en"))
        .containsExactly(
            "borrow CAM-A, CAM-B from the owner, the maker or a neighbour",
            "buy CAM-A",
            "put up a standby unit until the part is there");
    assertThat(house.order(order).technician()).isEqualTo("t1");
    house.pass(Duration.ofMinutes(1));
    house.restart();
    house.pass(Duration.ofMinutes(1));
    assertThat(subjects()).containsExactly(order + "/order/" + order + "/part");
    assertThat(house.journal("dispatch.short")).hasSize(1);

    house.parts(1);
    house.stock.move(DispatchMoves.received("c09"));
    house.desk.round();
    assertThat(house.kept(order)).containsExactly("c09");
    assertThat(house.explain(order).noPart()).isNull();
  }

  private List<String> subjects() {
    return house.told.stream()
        .map(input -> ((NotifyInput.Raise) input).notice().subject())
        .toList();
  }

  @Test
  void aRestartInTheMiddleKeepsWhatWasDecided() throws Exception {
    house.parts(3);
    house.technician("t1", 0, null);
    house.technician("t2", 5, null);
    Map<String, String> before = new java.util.TreeMap<>();
    for (int i = 1; i <= 4; i++) {
      String order = house.fault(i, 1 + i % 4);
      house.desk.round();
      before.put(order, state(order));
    }
    int deeds = house.journal("order.facts").size();
    house.restart();
    house.pass(Duration.ofSeconds(30));
    house.pass(Duration.ofSeconds(30));
    before.forEach((order, state) -> assertThat(state(order)).isEqualTo(state));
    assertThat(house.journal("order.facts")).hasSize(deeds);
  }

  private String state(String order) {
    return house.order(order).technician()
        + " "
        + house.order(order).revision()
        + " "
        + house.kept(order);
  }

  /** By its own threads: an order that is opened is dispatched without anybody asking. */
  @Test
  void byItselfAnOpenedOrderIsDispatched() throws Exception {
    house.parts(1);
    house.technician("t1", 0, null);
    house.desk.begin(house.house.watch);
    String order = house.fault(1, 2);
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (house.order(order).stage() != Stage.DISPATCHED && System.nanoTime() < end) {
      LockSupport.parkNanos(5_000_000);
    }
    assertThat(house.order(order).technician()).isEqualTo("t1");
    assertThat(house.kept(order)).containsExactly("c01");
  }
}
