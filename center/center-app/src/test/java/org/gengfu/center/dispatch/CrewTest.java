package org.gengfu.center.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gengfu.center.stock.Crew;
import org.gengfu.core.graph.GraphEdit;
import org.gengfu.core.graph.GraphNode;
import org.gengfu.core.incident.IncidentInput;
import org.gengfu.core.order.Act;
import org.gengfu.core.order.OrderFact;
import org.gengfu.core.order.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two who go together, on a real PostgreSQL. The camera hangs on a mast: nobody goes alone. */
class CrewTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private DispatchHouse house;

  @BeforeEach
  void open() throws Exception {
    house = new DispatchHouse();
    house.parts(2);
    house.technician("li", 0, null, "video");
    house.technician("wang", 1, null, "height");
    house.technician("zhao", 2, null, "video", "height");
    house.house.watch.decide(
        new IncidentInput.GraphChanged(
            List.of(
                new GraphEdit.NodeDrawn(
                    new GraphNode(
                        "room-a/cam-1",
                        "camera",
                        "hall-1",
                        new TreeMap<>(Map.of("people", "2", "skills", "video, height")))))));
  }

  @AfterEach
  void close() {
    house.close();
  }

  private void crew(String id, LocalDate from, LocalDate to) throws Exception {
    assertThat(house.stock.technicians().put(new Crew(id, "li", "wang", from, to), "eng"))
        .isEmpty();
  }

  /** Alone nobody may, though zhao could do it; the two together can, and both are named. */
  @Test
  void whatNobodyDoesAloneGoesToACrewAndBothHaveIt() throws Exception {
    String order = house.fault(1, 2);
    house.desk.round();
    assertThat(house.order(order).stage()).isEqualTo(Stage.NEW);
    assertThat(house.desk.plan().unassigned().getFirst().why().get("zh")).contains("两人以上");

    crew("mast", TODAY, TODAY.plusDays(1));
    house.restart();
    house.desk.round();
    assertThat(house.order(order).technician()).isEqualTo("li");
    assertThat(house.order(order).helpers()).containsExactly("wang");
    assertThat(house.orders.book().of("wang")).hasSize(1);
    assertThat(house.explain(order).chosen().name()).isEqualTo("名-li、名-wang");
    assertThat(house.desk.plan().routes().getFirst().name()).isEqualTo("名-li、名-wang");
    long revision = house.order(order).revision();
    house.restart();
    house.pass(Duration.ofMinutes(1));
    assertThat(house.order(order).revision()).as("nothing twice").isEqualTo(revision);
    assertThat(house.does(order, "li", new Act.Take())).isInstanceOf(OrderFact.Done.class);
    assertThat(house.does(order, "wang", new Act.SetOut())).isInstanceOf(OrderFact.Done.class);
  }

  /** The pair is planned as one: no better plan takes the second away for another order. */
  @Test
  void theSecondGetsNoOrderOfTheirOwnWhileTheCrewStands() throws Exception {
    crew("mast", TODAY, TODAY);
    for (int camera = 1; camera <= 6; camera++) {
      house.fault(camera, 2);
    }
    house.desk.round();
    assertThat(house.orders.book().open())
        .allMatch(order -> !"wang".equals(order.technician()))
        .allMatch(order -> "li".equals(order.technician()) == order.helpers().contains("wang"));
  }

  /** The next day each goes alone again: what was not taken is nobody's who may not. */
  @Test
  void whenTheCrewEndsTheSecondIsLetGo() throws Exception {
    crew("mast", TODAY, TODAY);
    String mast = house.fault(1, 2);
    String plain = house.fault(2, 2);
    house.desk.round();
    house.desk.assign(plain, "li", Optional.empty(), "on the way", "op");
    house.desk.round();
    assertThat(house.order(plain).helpers()).containsExactly("wang");
    assertThat(house.order(mast).helpers()).containsExactly("wang");
    house.stock.technicians().removeCrew("mast", "eng");
    house.restart();
    house.desk.round();
    assertThat(house.order(plain).technician()).isEqualTo("li");
    assertThat(house.order(plain).helpers()).isEmpty();
    assertThat(house.desk.plan().unassigned())
        .extracting(PlanView.Unassigned::order)
        .contains(mast);
  }

  /** A crew of tomorrow takes tomorrow from both, and nothing of today. */
  @Test
  void aCrewOfTomorrowTakesTomorrowFromBoth() {
    Roster roster = roster(TODAY.plusDays(1), TODAY.plusDays(1));
    Instant now = DispatchHouse.T0;
    for (String id : List.of("li", "wang")) {
      assertThat(roster.people(id)).isEqualTo(1);
      assertThat(roster.shifts(id, now.toEpochMilli()))
          .noneMatch(
              each -> each.fromMillis() == Instant.parse("2026-11-23T00:00:00Z").toEpochMilli())
          .anyMatch(each -> each.fromMillis() == now.toEpochMilli())
          .anyMatch(
              each -> each.fromMillis() == Instant.parse("2026-11-24T00:00:00Z").toEpochMilli());
    }
    Roster standing = roster(TODAY, TODAY);
    assertThat(standing.people("li")).isEqualTo(2);
    assertThat(standing.second("li")).isEqualTo("wang");
    assertThat(standing.shifts("wang", now.toEpochMilli())).isEmpty();
    assertThat(standing.shifts("li", now.toEpochMilli())).hasSize(1);
  }

  private Roster roster(LocalDate from, LocalDate to) {
    return new Roster(
        house.stock.technicians().technicians(),
        List.of(new Crew("c", "li", "wang", from, to)),
        DispatchHouse.T0,
        ZoneOffset.ofHours(8));
  }

  /** While one of the two is away the crew does not go. */
  @Test
  void theNarrowerShiftAndEveryLeaveCount() throws Exception {
    house.rests(
        "wang",
        List.of(DispatchHouse.hours("tea", 15, 16)),
        List.of(
            new org.gengfu.center.stock.Technician.Leave(
                TODAY.plusDays(1), TODAY.plusDays(1), "")));
    Roster roster = roster(TODAY, TODAY.plusDays(2));
    long now = DispatchHouse.T0.toEpochMilli();
    assertThat(roster.shifts("li", now)).hasSize(1);
    assertThat(roster.breaks("li", now)).isNotEmpty();
    crew("mast", TODAY, TODAY.plusDays(2));
    String order = house.fault(1, 2);
    house.desk.round();
    assertThat(house.stop(order).start())
        .isAfterOrEqualTo(DispatchHouse.T0.plus(Duration.ofHours(1)));
  }

  @Test
  void aPersonWhoSendsOneAloneIsTold() throws Exception {
    String order = house.fault(1, 2);
    DispatchDesk.Decided decided =
        house.desk.assign(order, "zhao", Optional.empty(), "a ladder is there", "op");
    assertThat(((DispatchDesk.Decided.Done) decided).warnings())
        .extracting(each -> each.getOrDefault("zh", ""))
        .containsExactly("此单须 2 人同去，名-zhao 单独出车");
    house.desk.round();
    assertThat(house.order(order).technician()).isEqualTo("zhao");
    assertThat(house.order(order).helpers()).isEmpty();
  }
}
