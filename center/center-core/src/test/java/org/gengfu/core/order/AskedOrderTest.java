package org.gengfu.core.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.gengfu.core.order.OrderFact.Done;
import org.gengfu.core.order.OrderFact.Refused;
import org.junit.jupiter.api.Test;

/** What a client asks for: when it was told, what was answered, and when it is open again. */
class AskedOrderTest {
  private static final long START = 1_780_000_000_000L;

  private OrderState order = made(OrderKind.COMPLAINT);
  private int deeds;

  private static OrderState made(OrderKind kind) {
    return OrderState.made(
        "W1",
        START,
        new OrderMatter(kind, "投诉", "complaint", "", "", "", "S1", 3, "", "", "", "", false));
  }

  private OrderFact does(String who, Act act) {
    OrderFact fact =
        OrderMachine.decide(order, new Deed("t" + deeds++, who, START + deeds, false, act));
    order = OrderMachine.apply(order, fact);
    return fact;
  }

  private static Act.Report told(Duration before) {
    return new Act.Report(Instant.ofEpochMilli(START).minus(before));
  }

  /** A call lies before its entry, never after it, and not so long ago that it is a slip. */
  @Test
  void aCallIsNotInTheFuture() {
    assertThat(does("desk", told(Duration.ofHours(2)))).isInstanceOf(Done.class);
    assertThat(does("desk", told(Duration.ofHours(-1)))).isInstanceOf(Refused.class);
    assertThat(does("desk", told(Duration.ofDays(93)))).isInstanceOf(Refused.class);
    assertThat(order.stage()).isEqualTo(Stage.NEW);
  }

  /** The desk answers; the last answer ends it, unless somebody has it in hand. */
  @Test
  void anAnswerMayEndIt() {
    assertThat(does("desk", new Act.Answer(" ", true))).isInstanceOf(Refused.class);
    does("desk", new Act.Answer("已致电说明", false));
    assertThat(order.stage()).isEqualTo(Stage.ACCEPTED);
    does("desk", new Act.Dispatch("li", false));
    does("li", new Act.Take());
    assertThat(does("desk", new Act.Answer("x", true))).isInstanceOf(Refused.class);
    does("li", new Act.Resolve("y"));
    does("desk", new Act.Answer("用户确认满意", true));
    assertThat(order.stage()).isEqualTo(Stage.CLOSED);
    assertThat(order.work().what()).isEqualTo("用户确认满意");
    assertThat(order.marks().endedMillis()).isNotNull();
  }

  /** Only what was closed, and only of what a client asks for, is opened again. */
  @Test
  void whoIsNotSatisfiedHasItOpenedAgain() {
    assertThat(does("desk", new Act.Reopen("x"))).isInstanceOf(Refused.class);
    does("desk", new Act.Answer("x", true));
    assertThat(does("desk", new Act.Reopen(" "))).isInstanceOf(Refused.class);
    assertThat(does("desk", new Act.Reopen("仍未解决"))).isInstanceOf(Done.class);
    assertThat(order.stage()).isEqualTo(Stage.NEW);
    assertThat(order.technician()).isNull();
    assertThat(order.marks().endedMillis()).isNull();
  }

  /** The desk decides on the level, with a reason; of an incident's order the incident has it. */
  @Test
  void aLevelIsDecidedOnWithAReason() {
    assertThat(does("desk", new Act.Grade(2, " "))).isInstanceOf(Refused.class);
    assertThat(does("desk", new Act.Grade(0, "x"))).isInstanceOf(Refused.class);
    assertThat(does("desk", new Act.Grade(5, "x"))).isInstanceOf(Refused.class);
    assertThat(does("desk", new Act.Grade(3, "x"))).isInstanceOf(Refused.class);
    assertThat(does("desk", new Act.Grade(1, "人大代表投诉"))).isInstanceOf(Done.class);
    assertThat(order.matter().level()).isEqualTo(1);
    does("desk", new Act.Answer("x", true));
    assertThat(does("desk", new Act.Grade(2, "x"))).isInstanceOf(Refused.class);
    order = OrderState.made("W1", START, OrderMatter.fault("x", "00000000000000ab", "e/d"));
    assertThat(does("desk", new Act.Grade(1, "x"))).isInstanceOf(Refused.class);
  }

  /** A device is not mended by an answer; that it fails again telemetry says. */
  @Test
  void anOrderForADeviceIsNotEndedByAnAnswer() {
    order = made(OrderKind.FAULT);
    assertThat(does("desk", new Act.Answer("x", true))).isInstanceOf(Refused.class);
    assertThat(does("desk", new Act.Answer("已电话答复", false))).isInstanceOf(Done.class);
    does(OrderMachine.CENTER, Act.SeenWell.since(START));
    assertThat(does("desk", new Act.Reopen("x"))).isInstanceOf(Refused.class);
  }
}
