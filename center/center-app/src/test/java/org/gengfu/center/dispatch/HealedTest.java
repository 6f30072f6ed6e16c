package org.gengfu.center.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.center.dispatch.DispatchHouse.T0;
import static org.gengfu.center.watch.WatchFixture.born;
import static org.gengfu.center.watch.WatchFixture.nodeBorn;
import static org.gengfu.center.watch.WatchFixture.raised;
import static org.gengfu.center.watch.WatchFixture.returned;

import java.time.Duration;
import java.time.Instant;
import org.gengfu.center.stock.MoveAnswer;
import org.gengfu.core.order.Act;
import org.gengfu.core.order.OrderFact;
import org.gengfu.core.order.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A device that gets well by itself while its order waits for a technician, on a PostgreSQL. */
class HealedTest {
  private static final String ORDER = "W2026-000001";

  private DispatchHouse house;

  @BeforeEach
  void open() throws Exception {
    house = new DispatchHouse();
    house.house.commit(nodeBorn(T0), born(T0));
    house.parts(1);
    house.technician("li", 1, null);
    house.house.commit(raised(T0.plusSeconds(1)));
    house.pass(Duration.ofMinutes(4));
    assertThat(house.order(ORDER).stage()).isEqualTo(Stage.DISPATCHED);
    assertThat(house.order(ORDER).technician()).isEqualTo("li");
    MoveAnswer kept = house.stock.move(DispatchMoves.kept("c01", ORDER, T0.plusSeconds(86_400)));
    assertThat(house.kept(ORDER)).as("%s", kept).containsExactly("c01");
  }

  @AfterEach
  void close() {
    house.close();
  }

  private Instant wellNow() throws Exception {
    Instant good = house.clock.instant();
    house.house.commit(returned(good));
    return good;
  }

  /** The center is started anew: it must see the device again before it says that it is well. */
  private void restart() throws Exception {
    house.restart();
    house.house.commit(nodeBorn(house.clock.instant()), born(house.clock.instant()));
  }

  @Test
  void whoHasNotSetOutNeedNotGoAndThePartIsFree() throws Exception {
    house.does(ORDER, "li", new Act.Take());
    Instant good = wellNow();
    house.pass(Duration.ofSeconds(30));
    assertThat(house.order(ORDER).stage()).as("not for its soak time").isEqualTo(Stage.TAKEN);
    restart();
    house.pass(Duration.ofSeconds(45));
    assertThat(house.order(ORDER).stage()).isEqualTo(Stage.CLOSED);
    assertThat(house.order(ORDER).healedByItself()).isTrue();
    assertThat(house.order(ORDER).firstGoodMillis()).isEqualTo(good.toEpochMilli());
    assertThat(house.kept(ORDER)).isEmpty();
    assertThat(house.desk.plan().routes()).isEmpty();
    assertThat(house.journal("order.facts").getLast())
        .contains("seen_well")
        .contains("temperatureHigh");
    restart();
    house.pass(Duration.ofSeconds(45));
    assertThat(house.order(ORDER).revision()).as("once").isEqualTo(4);
    assertThat(house.does(ORDER, "li", new Act.SetOut())).isInstanceOf(OrderFact.Done.class);
    assertThat(house.order(ORDER).conflicts()).isEmpty();
  }

  @Test
  void whatFailsAgainGoesOnAsTheSameOrder() throws Exception {
    wellNow();
    house.pass(Duration.ofSeconds(90));
    assertThat(house.order(ORDER).stage()).isEqualTo(Stage.CLOSED);
    house.house.commit(raised(house.clock.instant()));
    house.pass(Duration.ofMinutes(1));
    house.pass(Duration.ofSeconds(1));
    assertThat(house.order(ORDER).stage()).isEqualTo(Stage.DISPATCHED);
    assertThat(house.order(ORDER).firstGoodMillis()).isNull();
    assertThat(house.orders.book().all()).hasSize(1);
  }

  @Test
  void whoHasSetOutKeepsItAndSaysTheCause() throws Exception {
    house.does(ORDER, "li", new Act.Take());
    house.does(ORDER, "li", new Act.SetOut());
    Instant good = wellNow();
    house.pass(Duration.ofSeconds(90));
    restart();
    house.pass(Duration.ofSeconds(1));
    assertThat(house.order(ORDER).stage()).isEqualTo(Stage.EN_ROUTE);
    assertThat(house.order(ORDER).firstGoodMillis()).isEqualTo(good.toEpochMilli());
    assertThat(house.kept(ORDER)).containsExactly("c01");
    house.does(ORDER, "li", Act.Diagnose.of("the mains came back"));
    house.does(ORDER, "li", new Act.Resolve("well by telemetry"));
    assertThat(house.order(ORDER).stage()).isEqualTo(Stage.CLOSED);
    assertThat(house.order(ORDER).healedByItself()).isFalse();
    assertThat(house.kept(ORDER)).isEmpty();
  }
}
