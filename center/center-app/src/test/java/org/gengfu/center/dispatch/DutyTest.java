package org.gengfu.center.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.center.dispatch.DispatchHouse.T0;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.gengfu.center.stock.Technician;
import org.gengfu.core.order.Act;
import org.gengfu.core.order.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Breaks and leave, on a real PostgreSQL. T0 is three in the afternoon. */
class DutyTest {
  private static final Technician.Leave TODAY =
      new Technician.Leave(LocalDate.of(2026, 11, 21), LocalDate.of(2026, 11, 23), "培训");

  private DispatchHouse house;

  @BeforeEach
  void open() throws Exception {
    house = new DispatchHouse();
    house.parts(2);
    house.technician("near", 0, null);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void whoIsOnLeaveIsNotSentAlsoAfterARestart() throws Exception {
    house.technician("far", 9, null);
    house.rests("near", List.of(), List.of(TODAY));
    house.restart();
    String order = house.fault(1, 2);
    house.desk.round();
    assertThat(house.order(order).technician()).isEqualTo("far");
    assertThat(house.stock.technicians().technicians().get("near").leave()).containsExactly(TODAY);
  }

  /** Nobody reads orders on leave: what only they can do waits, and is listed. */
  @Test
  void whoIsOnLeaveGetsItWhenItIsOver() throws Exception {
    house.rests("near", List.of(), List.of(TODAY));
    String order = house.fault(1, 2);
    house.desk.round();
    assertThat(house.order(order).stage()).isEqualTo(Stage.NEW);
    assertThat(house.desk.plan().unassigned())
        .extracting(PlanView.Unassigned::order)
        .containsExactly(order);
    house.pass(Duration.ofDays(2));
    assertThat(house.order(order).technician()).isEqualTo("near");
  }

  /** What was given but not taken goes to another; what was taken stays. */
  @Test
  void leaveThatIsEnteredLaterLetsGoWhatWasNotTaken() throws Exception {
    String taken = house.fault(1, 2);
    String given = house.fault(2, 2);
    house.desk.round();
    house.does(taken, "near", new Act.Take());
    house.technician("far", 9, null);
    house.rests("near", List.of(), List.of(TODAY));
    house.desk.round();
    assertThat(house.order(taken).technician()).isEqualTo("near");
    assertThat(house.order(taken).stage()).isEqualTo(Stage.TAKEN);
    assertThat(house.order(given).technician()).isEqualTo("far");
    assertThat(house.kept(given)).hasSize(1);
  }

  @Test
  void nothingBeginsInABreak() throws Exception {
    house.rests("near", List.of(DispatchHouse.hours("tea", 15, 17)), List.of());
    String order = house.fault(1, 2);
    house.desk.round();
    assertThat(house.stop(order).start()).isAfter(T0.plus(Duration.ofHours(2)));
    assertThat(house.explain(order).binding().get("zh")).isNotBlank();
    assertThat(house.stop(order).start()).isBefore(T0.plus(Duration.ofHours(4)));
  }

  /** A person may send somebody all the same, and is told what speaks against it. */
  @Test
  void whoIsNamedByHandGoesAndItIsSaidThatTheyAreAway() throws Exception {
    house.rests("near", List.of(DispatchHouse.hours("tea", 15, 17)), List.of());
    String order = house.fault(1, 2);
    assertThat(warnings(order, Optional.empty())).singleElement().isEqualTo("名-near 此时休息，至 17:00");
    assertThat(warnings(order, Optional.of(T0.plus(Duration.ofHours(7)))))
        .containsExactly("名-near 此时不当班");
    assertThat(warnings(order, Optional.of(T0.plus(Duration.ofHours(3))))).isEmpty();
    house.rests("near", List.of(), List.of(TODAY));
    assertThat(warnings(order, Optional.empty())).containsExactly("名-near 休假至 2026-11-23（培训）");
    house.desk.round();
    assertThat(house.order(order).technician()).isEqualTo("near");
  }

  /** A round of inspection is not made before its window; a person may wish otherwise. */
  @Test
  void nobodyGoesBeforeTheOrdersWindow() throws Exception {
    Instant first = T0.plus(Duration.ofHours(2));
    house.firsts.put("room-a/cam-1", first);
    house.dues.put("room-a/cam-1", T0.plus(Duration.ofHours(4)));
    String order = house.fault(1, 3);
    house.desk.round();
    assertThat(house.stop(order).start()).isEqualTo(first);
    assertThat(house.stop(order).slackSeconds()).isPositive();
    Instant wish = T0.plus(Duration.ofHours(1));
    house.desk.assign(order, "near", Optional.of(wish), "the owner asked for it", "op");
    house.desk.round();
    assertThat(house.stop(order).start()).isEqualTo(wish);
  }

  private List<String> warnings(String order, Optional<Instant> at) throws Exception {
    DispatchDesk.Decided decided = house.desk.assign(order, "near", at, "knows it", "op");
    return ((DispatchDesk.Decided.Done) decided)
        .warnings().stream().map(each -> each.getOrDefault("zh", "")).toList();
  }
}
