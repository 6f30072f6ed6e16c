package org.gengfu.center.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.gengfu.center.order.OrderMoved;
import org.gengfu.core.order.Act;
import org.gengfu.core.order.Deed;
import org.gengfu.core.order.OrderFact;
import org.gengfu.core.order.OrderMachine;
import org.gengfu.core.order.OrderMatter;
import org.gengfu.core.order.OrderState;
import org.junit.jupiter.api.Test;

class WakingTest {
  private static final OrderMatter FAULT = OrderMatter.fault("t", "i1", "edge/camera-1");

  private final List<String> woken = new ArrayList<>();
  private final Waking waking = new Waking((user, text) -> woken.add(user + " " + text));
  private OrderState order = OrderState.made("W1", 0, FAULT);
  private int deeds;

  private void does(String who, Act act) {
    OrderFact fact = OrderMachine.decide(order, new Deed("d" + deeds++, who, 0, false, act));
    OrderState after = OrderMachine.apply(order, fact);
    waking.accept(new OrderMoved(order, fact, after));
    order = after;
  }

  @Test
  void whoNeedNotGoAnyMoreIsTold() {
    does("desk", new Act.Accept());
    does("desk", new Act.Dispatch("li", false));
    does("desk", new Act.Join("wang"));
    woken.clear();
    does(OrderMachine.CENTER, Act.SeenWell.since(1));
    assertThat(woken).hasSize(2).allMatch(each -> each.contains("\"kind\":\"healed\""));
    assertThat(woken.getFirst()).startsWith("li ");
    assertThat(woken.getLast()).startsWith("wang ");
  }

  @Test
  void whoIsOnTheWayIsToldThatItIsWell() {
    does("li", new Act.Take());
    does("li", new Act.SetOut());
    does(OrderMachine.CENTER, Act.SeenWell.since(1));
    assertThat(woken)
        .singleElement()
        .satisfies(each -> {
          assertThat(each).startsWith("li ").contains("\"kind\":\"well\"");
        });
  }

  @Test
  void nobodyIsToldOfWhatNobodyHad() {
    does(OrderMachine.CENTER, Act.SeenWell.since(1));
    assertThat(woken).isEmpty();
  }
}
