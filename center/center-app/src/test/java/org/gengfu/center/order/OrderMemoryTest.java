package org.gengfu.center.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.gengfu.core.order.Act;
import org.gengfu.core.order.Deed;
import org.gengfu.core.order.OrderMachine;
import org.gengfu.core.order.OrderMatter;
import org.gengfu.core.order.OrderState;
import org.gengfu.core.order.Stage;
import org.junit.jupiter.api.Test;

/** Which orders are held, and of which incidents it is known. */
class OrderMemoryTest {
  private static final long T0 = 1_780_000_000_000L;

  private final OrderMemory memory = new OrderMemory();

  private OrderState seen(OrderState order, Act act) {
    Deed deed =
        new Deed(
            "center/" + order.revision(), OrderMachine.CENTER, T0 + order.revision(), false, act);
    OrderState after = OrderMachine.apply(order, OrderMachine.decide(order, deed));
    memory.put(after);
    return after;
  }

  private OrderState closed(int number) {
    OrderMatter matter = OrderMatter.fault("t", "i" + number, "e/d");
    OrderState made = OrderState.made("W%06d".formatted(number), T0, matter);
    memory.put(made);
    return seen(made, Act.SeenWell.since(T0));
  }

  /** One device that fails again and again takes no room from other orders. */
  @Test
  void anOrderThatEndsAgainAndAgainIsHeldOnce() {
    OrderState order = closed(0);
    for (int number = 1; number < OrderMemory.MOST_ENDED; number++) {
      closed(number);
    }
    for (int i = 0; i < 100; i++) {
      order = seen(seen(order, new Act.SeenBad()), Act.SeenWell.since(T0));
    }
    assertThat(order.stage()).isEqualTo(Stage.CLOSED);
    assertThat(memory.orders()).hasSize(OrderMemory.MOST_ENDED);
    assertThat(memory.open()).isZero();
    closed(OrderMemory.MOST_ENDED);
    assertThat(memory.orders()).containsKey("W000000").doesNotContainKey("W000001");
  }

  @Test
  void ofSoManyIncidentsTheOrderIsKnown() {
    for (int i = 0; i <= OrderMemory.MOST_INCIDENTS; i++) {
      memory.remember("i" + i, "W" + i);
    }
    assertThat(memory.newest()).hasSize(OrderMemory.MOST_INCIDENTS).doesNotContainKey("i0");
  }
}
