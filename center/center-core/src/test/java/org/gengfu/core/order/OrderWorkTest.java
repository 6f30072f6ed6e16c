package org.gengfu.core.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gengfu.core.order.OrderFact.Conflict;
import org.gengfu.core.order.OrderFact.Done;
import org.gengfu.core.order.OrderFact.Refused;
import org.junit.jupiter.api.Test;

/** Parts, signatures, forms, and what telemetry ends. */
class OrderWorkTest {
  private static final long START = 1_780_000_000_000L;

  private OrderState order =
      OrderState.made("W1", START, OrderMatter.fault("整流模块故障", "i1", "edge/dc-1"));
  private int deeds;

  private OrderFact does(String who, Act act) {
    OrderFact fact =
        OrderMachine.decide(order, new Deed("t" + deeds++, who, START + deeds, false, act));
    order = OrderMachine.apply(order, fact);
    return fact;
  }

  private void taken(String who) {
    does("desk", new Act.Accept());
    does("desk", new Act.Dispatch(who, false));
    does(who, new Act.Take());
  }

  @Test
  void aSwapKeepsBothSerialsAndTheOwnersSignature() {
    taken("li");
    assertThat(does("li", new Act.PartTake("N-1"))).isInstanceOf(Done.class);
    assertThat(does("li", new Act.PartTake("N-1"))).isInstanceOf(Refused.class);
    does("li", new Act.WaitPart("RM-50"));
    assertThat(order.stage()).isEqualTo(Stage.WAITING_PART);
    assertThat(does("li", new Act.Swap("O-1", " ", "edge/dc-1", "store")))
        .isInstanceOf(Refused.class);
    does("li", new Act.Swap("O-1", "N-1", "edge/dc-1", "store"));
    assertThat(order.stage()).isEqualTo(Stage.IN_PROGRESS);
    assertThat(order.work().waitsFor()).isEmpty();
    assertThat(order.work().swaps()).extracting(Act.Swap::oldSerial).containsExactly("O-1");
    does("li", new Act.Resolve("module swapped"));
    does(OrderMachine.CENTER, Act.SeenWell.since(START + 60_000));
    assertThat(order.stage()).isEqualTo(Stage.CLOSED);
    assertThat(does("li", new Act.Sign("zhao", "photo-1"))).isInstanceOf(Done.class);
    assertThat(order.work().signature()).isEqualTo(new Act.Sign("zhao", "photo-1"));
    assertThat(order.stage()).isEqualTo(Stage.CLOSED);
  }

  /** Who has not set out need not go; who was at it without signal is still heard. */
  @Test
  void whatMendsItselfIsTakenBackFromWhoHasNotSetOut() {
    does(OrderMachine.CENTER, Act.SeenWell.since(START));
    assertThat(order.stage()).isEqualTo(Stage.CLOSED);
    does(OrderMachine.CENTER, new Act.SeenBad());
    assertThat(order.stage()).isEqualTo(Stage.NEW);
    assertThat(order.firstGoodMillis()).isNull();
    taken("li");
    does(OrderMachine.CENTER, new Act.SeenWell(START + 9, List.of("mains")));
    assertThat(order.stage()).isEqualTo(Stage.CLOSED);
    assertThat(order.healedByItself()).isTrue();
    assertThat(order.isOf("li")).as("he sees what became of it").isTrue();
    assertThat(does("li", new Act.SetOut())).isInstanceOf(Done.class);
    assertThat(does("li", new Act.Resolve("pressed the button"))).isInstanceOf(Done.class);
    assertThat(order.stage()).isEqualTo(Stage.CLOSED);
    assertThat(order.conflicts()).isEmpty();
    assertThat(order.healedByItself()).as("by his word it did not").isFalse();
  }

  @Test
  void whoHasSetOutOrTakenAPartKeepsWhatMendsItself() {
    taken("li");
    does("li", new Act.PartTake("S-1"));
    does(OrderMachine.CENTER, Act.SeenWell.since(START));
    assertThat(order.stage()).isEqualTo(Stage.TAKEN);
    does("li", new Act.SetOut());
    assertThat(order.stage()).isEqualTo(Stage.EN_ROUTE);
    does("li", Act.Diagnose.of("mains came back"));
    does("li", new Act.Resolve("well by telemetry"));
    assertThat(order.stage()).isEqualTo(Stage.CLOSED);
    does(OrderMachine.CENTER, new Act.SeenBad());
    assertThat(order.stage()).isEqualTo(Stage.NEW);
    assertThat(order.technician()).isNull();
  }

  /** Nobody else is sent to a device that is well. */
  @Test
  void whatIsGivenBackWellIsClosed() {
    taken("li");
    does("li", new Act.SetOut());
    does(OrderMachine.CENTER, Act.SeenWell.since(START));
    does("li", new Act.Return("the lamp is green"));
    assertThat(order.stage()).isEqualTo(Stage.CLOSED);
    assertThat(order.healedByItself()).isTrue();
  }

  /** What is billed by a device that nobody calibrated after its repair cannot be defended. */
  @Test
  void aMeteringDeviceIsNotClosedWithoutItsCalibrationRecord() {
    metering();
    taken("li");
    does("li", new Act.Swap("M-1", "M-2", "edge/meter-1", "store"));
    does("li", new Act.Resolve("meter swapped"));
    does(OrderMachine.CENTER, Act.SeenWell.since(START + 5));
    assertThat(order.stage()).isEqualTo(Stage.RESOLVED);
    assertThat(order.lacksCalibration()).isTrue();
    assertThat(does("wang", new Act.Confirm("no telemetry", "photo-1")))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.why().zh()).contains("校准记录"));
    TreeMap<String, String> answers =
        new TreeMap<>(
            Map.of(
                "standard", "STD-7", "validTo", "2027-05-01", "asFound", "0", "reference", "100"));
    does("li", new Act.Diagnose("", answers));
    assertThat(order.stage()).as("half a record is none").isEqualTo(Stage.IN_PROGRESS);
    does("li", new Act.Resolve("meter swapped"));
    assertThat(order.stage()).isEqualTo(Stage.RESOLVED);
    answers.putAll(Map.of("asLeft", "100.1", "result", "合格 pass"));
    does("li", new Act.Diagnose("", answers));
    assertThat(order.stage()).isEqualTo(Stage.CLOSED);
    assertThat(order.lacksCalibration()).isFalse();
  }

  /** An analyser has no profile; that it is calibrated after a repair the contract says. */
  @Test
  void whatTheContractHasCalibratedIsAMeteringDeviceAsWell() {
    OrderMatter fault = OrderMatter.fault("分析仪无读数", "i1", "GAS-1");
    assertThat(fault.metering()).isFalse();
    OrderMatter asked =
        new OrderMatter(
            fault.kind(),
            fault.zh(),
            fault.en(),
            "i1",
            fault.node(),
            "",
            "",
            2,
            "city/gas",
            "",
            "",
            "",
            true);
    assertThat(asked.metering()).isTrue();
    assertThat(asked.about(fault).metering()).as("another root").isFalse();
    assertThat(asked.graded(1).metering()).isTrue();
    assertThat(asked.part("换泵", "W1").metering()).isTrue();
    order = OrderState.made("W4", START, asked);
    taken("li");
    does("li", new Act.Swap("P-1", "P-2", "GAS-1", "store"));
    does("li", new Act.Resolve("pump swapped"));
    assertThat(order.lacksCalibration()).isTrue();
    assertThat(does("wang", new Act.Confirm("no telemetry", "photo-1")))
        .isInstanceOf(Refused.class);
  }

  @Test
  void aMeteringDeviceThatNobodyTouchedNeedsNoRecord() {
    metering();
    does("desk", new Act.Accept());
    does("desk", new Act.Dispatch("li", false));
    does(OrderMachine.CENTER, Act.SeenWell.since(START));
    assertThat(order.stage()).isEqualTo(Stage.CLOSED);
  }

  private void metering() {
    OrderMatter matter =
        new OrderMatter(
            OrderKind.FAULT,
            "电表无通信",
            "meter silent",
            "i1",
            "edge/meter-1",
            "power.meter",
            "",
            3,
            "",
            "",
            "",
            "",
            false);
    order = OrderState.made("W3", START, matter);
  }

  @Test
  void aCarriersOrderIsClosedByTelemetryAlone() {
    OrderMatter ours = OrderMatter.fault("摄像机离线", "i1", "edge/cam-1");
    OrderMatter theirs =
        new OrderMatter(
            ours.kind(),
            ours.zh(),
            ours.en(),
            "i1",
            ours.node(),
            "video.camera",
            "",
            3,
            "94",
            "unicom",
            "",
            "",
            false);
    order = OrderState.made("W2", START, theirs);
    does("desk", new Act.Accept());
    does(OrderMachine.CENTER, Act.SeenWell.since(START));
    assertThat(order.stage()).isEqualTo(Stage.CLOSED);
  }

  @Test
  void anotherMayHaveItByForceOnly() {
    taken("li");
    assertThat(does("desk", new Act.Dispatch("wang", false))).isInstanceOf(Refused.class);
    assertThat(does("desk", new Act.Dispatch("wang", true))).isInstanceOf(Done.class);
    assertThat(does("li", new Act.Resolve("x"))).isInstanceOf(Conflict.class);
    assertThat(order.conflicts()).hasSize(1);
    does("desk", new Act.Settle("told both"));
    assertThat(order.conflicts()).isEmpty();
    assertThat(order.technician()).isEqualTo("wang");
  }

  @Test
  void whatGoesOnWithinAnotherOrderIsSaid() {
    taken("li");
    does(OrderMachine.CENTER, new Act.JoinedTo("W0"));
    assertThat(does("li", new Act.Arrive("qr")))
        .isInstanceOfSatisfying(
            Conflict.class, conflict -> assertThat(conflict.why().zh()).contains("W0"));
  }

  @Test
  void moreTimeNeedsAnotherPerson() {
    Instant until = Instant.ofEpochMilli(START + 3_600_000);
    assertThat(does("desk", new Act.Extend(until, "no key", "desk"))).isInstanceOf(Refused.class);
    does("desk", new Act.Extend(until, "no key", "zhao"));
    assertThat(order.marks().until()).isEqualTo(until);
  }

  @Test
  void aJointOrderHasSixteenFields() {
    TreeMap<String, String> values =
        new TreeMap<>(Map.of("initiatingUnit", "市运维中心", "stars", "5", "feedback", "已恢复"));
    assertThat(does("desk", new Act.Fill(values))).isInstanceOf(Done.class);
    assertThat(does("desk", new Act.Fill(new TreeMap<>(Map.of("stars", "6")))))
        .isInstanceOf(Refused.class);
    assertThat(does("desk", new Act.Fill(new TreeMap<>(Map.of("number", "W9")))))
        .isInstanceOf(Refused.class);
    Map<String, String> form = JointForm.of(order);
    assertThat(form)
        .hasSize(16)
        .containsEntry("number", "W1")
        .containsEntry("subject", "整流模块故障")
        .containsEntry("initiatingUnit", "市运维中心")
        .containsEntry("stars", "5")
        .containsEntry("level", "2")
        .containsEntry("closed", "");
    does("desk", new Act.Cancel("none"));
    assertThat(JointForm.of(order).get("closed")).startsWith("2026-");
  }
}
