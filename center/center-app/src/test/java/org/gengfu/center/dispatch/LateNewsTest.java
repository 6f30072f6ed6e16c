package org.gengfu.center.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gengfu.center.order.OrderDesk;
import org.gengfu.core.order.Act;
import org.gengfu.core.order.Deed;
import org.gengfu.core.order.Stage;
import org.gengfu.notify.Notice;
import org.gengfu.notify.NotifyInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What changes between a plan and its commit, on a real PostgreSQL. */
class LateNewsTest {
  private DispatchHouse house;
  private DispatchPart part;
  private String order;

  /** An order for which no part can be there in time; people were told. */
  @BeforeEach
  void open() throws Exception {
    house = new DispatchHouse();
    part = (DispatchPart) house.desk.part();
    house.parts(1);
    house.stock.move(DispatchMoves.gone("c01"));
    house.technician("t1", 0, null);
    order = house.fault(1, 1);
    house.desk.round();
    assertThat(house.told).hasSize(1);
    assertThat(marked()).containsExactly(order);
  }

  @AfterEach
  void close() {
    house.close();
  }

  /** It was planned as open, and was cancelled before that could be committed. */
  @Test
  void ofAnOrderThatEndedAfterThePlanNobodyIsTold() throws Exception {
    String other = house.fault(2, 1);
    Planned before = plan();
    house.does(other, "op", new Act.Cancel("called twice"));
    give(before);
    assertThat(house.told).hasSize(1);
    assertThat(marked()).containsExactly(order);
  }

  /** What changed is planned anew, and only then told. */
  @Test
  void ofAnOrderThatChangedAfterThePlanPeopleAreToldByTheNextOne() throws Exception {
    String other = house.fault(2, 1);
    Planned before = plan();
    house.does(other, "op", new Act.Accept());
    give(before);
    assertThat(house.told).hasSize(1);
    give(plan());
    assertThat(house.told).hasSize(2);
    assertThat(marked()).containsExactlyInAnyOrder(order, other);
  }

  /** It ends by what is committed together with the notice. */
  @Test
  void ofAnOrderThatEndsInTheSameTransactionNobodyIsTold() throws Exception {
    String other = house.fault(2, 1);
    Notice notice = ((NotifyInput.Raise) house.told.getFirst()).notice();
    house.orders.give(change -> {
      part.tell(other, notice);
      Deed deed =
          new Deed("x-1", "op", change.now().toEpochMilli(), false, new Act.Cancel("twice"));
      return List.of(new OrderDesk.Asked(other, deed));
    });
    assertThat(house.order(other).stage()).isEqualTo(Stage.CANCELLED);
    assertThat(house.told).hasSize(1);
    assertThat(marked()).containsExactly(order);
  }

  /** An earlier edition of the program left marks of what had ended. */
  @Test
  void whatIsRememberedOfEndedOrdersIsForgottenAtTheStart() throws Exception {
    house.does(order, "op", new Act.Cancel("called twice"));
    String open = house.fault(2, 1);
    house.desk.round();
    Map<String, Marks> left = Map.of(order, Marks.NONE.told());
    house.house.database.change(connection -> MarkTable.put(connection, left));
    assertThat(marked()).containsExactlyInAnyOrder(order, open);
    house.restart();
    house.pass(Duration.ofSeconds(1));
    assertThat(marked()).containsExactly(open);
    assertThat(((DispatchPart) house.desk.part()).marks()).containsOnlyKeys(open);
  }

  private Planned planned() {
    return Objects.requireNonNull(house.desk.known().planned());
  }

  /** A plan by what is committed now, which is not given to anybody yet. */
  private Planned plan() {
    Outlook last = planned().asked().outlook();
    Outlook now =
        new Outlook(
            house.clock.instant(),
            last.zone(),
            house.orders.book().open(),
            house.stock.book(),
            last.places(),
            last.roster(),
            last.seen(),
            part.marks(),
            last.context(),
            last.drawn(),
            last.needs(),
            last.roads());
    return Planned.of(Asked.of(now, id -> house.clock.millis()), null, null);
  }

  private void give(Planned planned) throws Exception {
    new Giving(house.orders, house.stock, part, house.house.watch).give(planned, "");
  }

  private List<String> marked() {
    return house.house.database.read(
        connection -> MarkTable.load(connection).keySet().stream().sorted().toList());
  }
}
