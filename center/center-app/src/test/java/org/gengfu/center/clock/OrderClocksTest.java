package org.gengfu.center.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.gengfu.center.watch.WatchFixture;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.clock.ClockFact;
import org.gengfu.core.graph.GraphEdit;
import org.gengfu.core.graph.GraphNode;
import org.gengfu.core.incident.IncidentInput;
import org.gengfu.core.order.Act;
import org.gengfu.core.order.OrderFact;
import org.gengfu.core.order.OrderKind;
import org.gengfu.core.order.OrderState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Promises about what a client asks for: enquiries, complaints, emergencies, tuning. */
class OrderClocksTest {
  private static final Instant T0 = WatchFixture.T0;

  private final AskedHouse house = new AskedHouse();

  @AfterEach
  void close() {
    house.close();
  }

  private static Instant after(int minutes) {
    return T0.plus(Duration.ofMinutes(minutes));
  }

  /** The call was 20 minutes before its entry: so much is used up already, and people are told. */
  @Test
  void anEnquiryIsCountedFromTheCallAndStoppedByTheAnswer() throws Exception {
    OrderState order = house.asked(OrderKind.ENQUIRY, "", Duration.ofMinutes(20));
    ClockRow clock = house.clock("respond");
    assertThat(clock.start()).isEqualTo(after(-20));
    assertThat(clock.due()).isEqualTo(after(10));
    assertThat(clock.incident()).isEmpty();
    assertThat(clock.order()).isEqualTo(order.id());
    assertThat(clock.root().name().zh()).isEqualTo("事项");
    assertThat(clock.why().zh()).contains("自用户报告", "desk 记录");
    assertThat(clock.step()).isEqualTo(50);
    house.restart();
    house.pass(Duration.ofMinutes(11));
    assertThat(house.clock("respond").broken()).isTrue();
    assertThat(house.told.toString())
        .contains(order.id() + "/clock/" + order.id() + "-respond/100")
        .contains("https://center.example/orders/" + order.id());
    house.does("desk", order, new Act.Answer("已电话答复", false));
    ClockRow done = house.clock("respond");
    assertThat(done.state()).isEqualTo("broken");
    assertThat(done.branch()).isEqualTo("action");
    assertThat(done.stopped()).isEqualTo(after(11));
    assertThat(house.all()).hasSize(1);
  }

  /** A complaint that was settled and is not goes on within the day; the gap counts. */
  @Test
  void aComplaintThatIsOpenedAgainGoesOn() throws Exception {
    OrderState order = house.asked(OrderKind.COMPLAINT, "", null);
    assertThat(house.clock("restore").why().en()).contains("counted from the order");
    house.pass(Duration.ofHours(1));
    house.does("desk", order, new Act.Answer("已处理，用户满意", true));
    assertThat(house.clock("respond").state()).isEqualTo("met");
    ClockRow settled = house.clock("restore");
    assertThat(settled.branch()).isEqualTo("person");
    assertThat(settled.stopped()).isEqualTo(after(60));
    house.pass(Duration.ofHours(2));
    house.does("desk", order, new Act.Reopen("又出现"));
    ClockRow again = house.clock("restore");
    assertThat(again.id()).isEqualTo(settled.id());
    assertThat(again.state()).isEqualTo("running");
    assertThat(again.due()).isEqualTo(after(48 * 60));
    assertThat(house.clock("respond").state()).isEqualTo("met");
    house.pass(Duration.ofHours(1));
    house.does("desk", order, new Act.Answer("再次处理", true));
    assertThat(house.clock("restore").stopped()).isEqualTo(after(240));
    house.pass(Duration.ofHours(30));
    house.does("desk", order, new Act.Reopen("过了一天又来"));
    ClockRow later = house.clock("restore");
    assertThat(later.repeats()).isEqualTo(settled.id());
    assertThat(later.start()).isEqualTo(after(240 + 30 * 60));
  }

  /** Pauses need a reason of the contract and another person, here as for any clock. */
  @Test
  void aPauseCounts() throws Exception {
    house.asked(OrderKind.COMPLAINT, "", null);
    String id = house.clock("restore").id();
    TimeRange hours = new TimeRange(after(60).toEpochMilli(), after(180).toEpochMilli());
    assertThat(house.clocks.pause(id, hours, "photo", "li", "lunch"))
        .isInstanceOf(ClockFact.Refused.class);
    house.clocks.pause(id, hours, "photo", "li", "no-access");
    house.clocks.rule(id, "p1", true, false, "wang", "ok");
    assertThat(house.clock("restore").due()).isEqualTo(after(50 * 60));
    assertThat(house.clocks.stop(id, house.clock.instant(), "person", "letter", "li", "done"))
        .isInstanceOf(ClockFact.Stopped.class);
  }

  /** On the spot within 2 h, in key periods 1 h; the key period begins an hour after the call. */
  @Test
  void anEmergencyIsCountedByKeyPeriodsAndStoppedOnTheSpot() throws Exception {
    OrderState order = house.asked(OrderKind.EMERGENCY, "", null);
    assertThat(house.clock("arrive").due()).isEqualTo(after(90));
    house.pass(Duration.ofMinutes(40));
    house.does("desk", order, new Act.Accept());
    house.does("desk", order, new Act.Dispatch("li", false));
    house.does("li", order, new Act.Take());
    house.does("li", order, new Act.Arrive("34.0,113.8"));
    ClockRow met = house.clock("arrive");
    assertThat(met.state()).isEqualTo("met");
    assertThat(met.branch()).isEqualTo("presence");
    assertThat(met.stopped()).isEqualTo(after(40));
  }

  /** Of the items that hold the node; the call may be told later, and moves the beginning. */
  @Test
  void tuningIsOfTheItemThatHoldsTheCamera() throws Exception {
    house.house.watch.decide(
        new IncidentInput.GraphChanged(
            List.of(
                new GraphEdit.NodeDrawn(
                    new GraphNode("e/cam", "camera", "S1", new java.util.TreeMap<>())))));
    OrderState order = house.asked(OrderKind.TUNING, "e/cam", null);
    ClockRow clock = house.clock("restore");
    assertThat(clock.item().item()).isEqualTo("cameras");
    assertThat(clock.start()).isEqualTo(T0);
    house.pass(Duration.ofMinutes(5));
    house.does("desk", order, new Act.Report(after(-60)));
    assertThat(house.clock("restore").due()).isEqualTo(after(23 * 60));
    house.does("desk", order, new Act.Report(after(-90)));
    assertThat(house.clock("restore").start()).isEqualTo(after(-90));
    assertThat(house.does("desk", order, new Act.Report(after(6))))
        .isInstanceOf(OrderFact.Refused.class);
    house.does("desk", order, new Act.Cancel("撤回"));
    assertThat(house.clock("restore").state()).isEqualTo("cancelled");
    house.asked(OrderKind.ENQUIRY, "e/cam", null);
    assertThat(house.all()).as("no item that holds it promises anything about that").hasSize(1);
  }

  /** Closed without the deed that was promised: it ends with the order, and says so. */
  @Test
  void whatWasNotDoneEndsWithTheOrder() throws Exception {
    OrderState order = house.asked(OrderKind.EMERGENCY, "", null);
    house.does("desk", order, new Act.Answer("用户取消了需求", true));
    assertThat(house.clock("arrive").branch()).isEqualTo("closed");
    OrderState security = house.asked(OrderKind.SECURITY, "", null);
    house.does("desk", security, new Act.Accept());
    house.does("desk", security, new Act.Split("一部分", ""));
    assertThat(house.all()).as("a part owes nothing of its own").hasSize(2);
  }
}
