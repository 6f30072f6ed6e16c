package org.gengfu.core.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.gengfu.core.order.OrderFact.Conflict;
import org.gengfu.core.order.OrderFact.Done;
import org.gengfu.core.order.OrderFact.Refused;
import org.gengfu.core.order.OrderFact.Repeated;
import org.junit.jupiter.api.Test;

class OrderMachineTest {
  private static final long START = 1_780_000_000_000L;

  private OrderState order =
      OrderState.made("W1", START, OrderMatter.fault("t", "i1", "edge/camera-1"));
  private int deeds;

  @Test
  void theUsualWay() {
    does("desk", new Act.Accept());
    does("desk", new Act.Dispatch("li", false));
    does("li", new Act.Take());
    does("li", new Act.SetOut());
    does("li", new Act.Arrive("qr:camera-1"));
    does("li", Act.Diagnose.of("no power"));
    does("li", new Act.Resolve("fuse replaced"));
    assertThat(order.stage()).isEqualTo(Stage.RESOLVED);
    does(OrderMachine.CENTER, Act.SeenWell.since(START + 60_000));
    assertThat(order.stage()).isEqualTo(Stage.CLOSED);
    assertThat(order.firstGoodMillis()).isEqualTo(START + 60_000);
  }

  /** The device may be seen well before the technician has found the button. */
  @Test
  void anOrderThatIsSeenWellFirstClosesWithTheReport() {
    taken("li");
    does(OrderMachine.CENTER, Act.SeenWell.since(START + 1));
    does("li", new Act.Resolve("pressed reset"));
    assertThat(order.stage()).isEqualTo(Stage.CLOSED);
  }

  @Test
  void twoPeopleInTwoBasements() {
    does("desk", new Act.Accept());
    does("li", new Act.Take());
    assertThat(does("wang", new Act.Take()))
        .isInstanceOfSatisfying(
            Conflict.class,
            conflict -> assertThat(conflict.why().en()).contains("li has taken it"));
    assertThat(does("wang", new Act.Arrive("qr:camera-1"))).isInstanceOf(Conflict.class);
    assertThat(order.conflicts()).hasSize(2);
    assertThat(order.technician()).isEqualTo("li");
    does("desk", new Act.Dispatch("wang", true));
    assertThat(order.conflicts()).isEmpty();
    assertThat(order.technician()).isEqualTo("wang");
  }

  @Test
  void aDeedThatIsSentTwiceIsDoneOnce() {
    taken("li");
    Deed out = new Deed("phone-7", "li", START, false, new Act.SetOut());
    order = OrderMachine.apply(order, OrderMachine.decide(order, out));
    OrderState once = order;
    assertThat(OrderMachine.decide(order, out)).isInstanceOf(Repeated.class);
    assertThat(OrderMachine.apply(order, OrderMachine.decide(order, out))).isEqualTo(once);
  }

  @Test
  void workOnAnOrderThatWasCancelledMeanwhileIsShown() {
    taken("li");
    does("desk", new Act.Cancel("the owner repaired it"));
    assertThat(does("li", new Act.Resolve("replaced"))).isInstanceOf(Conflict.class);
    assertThat(order.conflicts()).hasSize(1);
    assertThat(order.stage()).isEqualTo(Stage.CANCELLED);
  }

  @Test
  void aTechnicianWhoLeavesGivesItBackWithAReason() {
    taken("li");
    assertThat(does("li", new Act.Return(" "))).isInstanceOf(Refused.class);
    does("li", new Act.Return("ill"));
    assertThat(order.stage()).isEqualTo(Stage.ACCEPTED);
    assertThat(order.technician()).isNull();
  }

  @Test
  void doneByHandNeedsAPhotograph() {
    taken("li");
    does("li", new Act.Resolve("lamp replaced"));
    assertThat(does("wang", new Act.Confirm("no telemetry", ""))).isInstanceOf(Refused.class);
    does("wang", new Act.Confirm("no telemetry", "photo-3"));
    assertThat(order.stage()).isEqualTo(Stage.CLOSED);
  }

  @Test
  void nobodyAgreesWithHimself() {
    taken("li");
    assertThat(does("li", new Act.Suspend("locked", "li"))).isInstanceOf(Refused.class);
    does("li", new Act.Suspend("locked", "owner-zhao"));
    assertThat(order.suspended()).isTrue();
  }

  @Test
  void stepsMayBeLeftOutButNeverGoBack() {
    taken("li");
    does("li", new Act.Arrive("qr:camera-1"));
    does("li", new Act.SetOut());
    assertThat(order.stage()).isEqualTo(Stage.ON_SITE);
  }

  /**
   * Any deeds in any order: an ended order stays ended unless its fault comes again, and the facts
   * alone give the state.
   */
  @Test
  void anEndedOrderStaysEnded() {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      OrderState state = OrderState.made("W1", START, OrderMatter.fault("t", "", ""));
      OrderState replayed = state;
      List<OrderFact> journal = new ArrayList<>();
      for (int step = 0; step < 60; step++) {
        boolean ended = state.stage().ended();
        Stage before = state.stage();
        Deed deed =
            new Deed("d" + random.nextInt(50), "t" + random.nextInt(3), START, false, act(random));
        OrderFact fact = OrderMachine.decide(state, deed);
        journal.add(fact);
        state = OrderMachine.apply(state, fact);
        boolean again = deed.act() instanceof Act.SeenBad && before == Stage.CLOSED;
        assertThat(!ended || again || state.stage() == before)
            .as("seed %d step %d", seed, step)
            .isTrue();
        assertThat(state.stage().ended())
            .as("has an end if it is ended: seed %d step %d", seed, step)
            .isEqualTo(state.marks().endedMillis() != null);
        assertThat(state.stage().inHand() && state.technician() == null)
            .as("in hand without a technician: seed %d step %d, %s", seed, step, fact)
            .isFalse();
      }
      for (OrderFact fact : journal) {
        replayed = OrderMachine.apply(replayed, fact);
      }
      assertThat(replayed).isEqualTo(state);
    }
  }

  private static Act act(Random random) {
    return switch (random.nextInt(22)) {
      case 0 -> new Act.Accept();
      case 1 -> new Act.Dispatch("t" + random.nextInt(3), random.nextBoolean());
      case 2 -> new Act.Take();
      case 3 -> new Act.Return("no key");
      case 4 -> new Act.SetOut();
      case 5 -> new Act.Arrive("qr");
      case 6 -> Act.Diagnose.of("x");
      case 7 -> new Act.WaitPart("board");
      case 8 -> new Act.Resume();
      case 9 -> new Act.Resolve("x");
      case 10 -> Act.SeenWell.since(START);
      case 11 -> new Act.SeenBad();
      case 12 -> new Act.Join("t" + random.nextInt(3));
      case 13 -> new Act.PartTake("S" + random.nextInt(9));
      case 14 -> new Act.Swap("old", "S" + random.nextInt(9), "edge/camera-1", "store");
      case 15 -> new Act.Sign("zhao", "photo");
      case 16 -> new Act.Split("the mast", "");
      case 17 -> random.nextBoolean() ? new Act.Settle("seen") : new Act.Unjoin("t1");
      case 18 -> new Act.Fill(new TreeMap<>(Map.of("stars", "5")));
      case 19 -> new Act.Suspend("locked", "zhao");
      case 20 -> random.nextInt(9) == 0 ? new Act.JoinedTo("W0") : new Act.Urge("hurry");
      default -> random.nextInt(6) == 0 ? new Act.Cancel("x") : new Act.Confirm("x", "photo");
    };
  }

  /** A device that is now well and now bad fills no order; a full one can still be cancelled. */
  @Test
  void anOrderIsNeverStuck() {
    taken("t1");
    does("t1", new Act.SetOut());
    for (int i = 0; i < 3_000; i++) {
      assertThat(does(OrderMachine.CENTER, Act.SeenWell.since(START))).isInstanceOf(Done.class);
      assertThat(does(OrderMachine.CENTER, new Act.SeenBad())).isInstanceOf(Done.class);
    }
    while (order.deeds().size() < OrderState.MOST_DEEDS) {
      assertThat(does("desk", new Act.Urge("hurry"))).isInstanceOf(Done.class);
    }
    assertThat(does("desk", new Act.Urge("hurry"))).isInstanceOf(Refused.class);
    assertThat(does("desk", new Act.Cancel("a new one is made"))).isInstanceOf(Done.class);
    assertThat(does("desk", new Act.Cancel("again"))).isInstanceOf(Refused.class);
  }

  private void taken(String who) {
    does("desk", new Act.Accept());
    does("desk", new Act.Dispatch(who, false));
    assertThat(does(who, new Act.Take())).isInstanceOf(Done.class);
  }

  private OrderFact does(String who, Act act) {
    OrderFact fact = OrderMachine.decide(order, new Deed("t" + deeds++, who, START, false, act));
    order = OrderMachine.apply(order, fact);
    return fact;
  }
}
