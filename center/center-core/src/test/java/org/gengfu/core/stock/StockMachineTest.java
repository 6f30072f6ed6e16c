package org.gengfu.core.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.gengfu.core.stock.Part.State;
import org.gengfu.core.stock.StockFact.AlreadySo;
import org.gengfu.core.stock.StockFact.Became;
import org.gengfu.core.stock.StockFact.Refused;
import org.junit.jupiter.api.Test;

class StockMachineTest {
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  private static final long LATER = NOW.toEpochMilli() + 3_600_000;

  private StockState stock = StockState.EMPTY;

  @Test
  void aPartIsKeptForOneOrderOnly() {
    receive("s1");
    assertThat(say(new StockInput.Reserve("s1", "o1", LATER))).isInstanceOf(Became.class);
    assertThat(say(new StockInput.Reserve("s1", "o2", LATER)))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.why().en()).contains("order o1"));
    assertThat(say(new StockInput.Issue("s1", "o2"))).isInstanceOf(Refused.class);
  }

  @Test
  void aScanThatIsSentTwiceDoesNoHarm() {
    receive("s1");
    say(new StockInput.Issue("s1", "o1"));
    StockState once = stock;
    assertThat(say(new StockInput.Issue("s1", "o1"))).isInstanceOf(AlreadySo.class);
    assertThat(stock).isEqualTo(once);
    say(new StockInput.Install("s1", "o1", "edge/camera-1"));
    assertThat(say(new StockInput.Install("s1", "o1", "edge/camera-1")))
        .isInstanceOf(AlreadySo.class);
    assertThat(say(new StockInput.Install("s1", "o1", "edge/camera-2")))
        .isInstanceOf(Refused.class);
  }

  @Test
  void aReservationRunsOut() {
    receive("s1");
    say(new StockInput.Reserve("s1", "o1", LATER));
    assertThat(StockMachine.nextDeadline(stock)).contains(Instant.ofEpochMilli(LATER));
    assertThat(StockMachine.decide(stock, new StockInput.TimePassed(), NOW)).isEmpty();
    List<StockFact> freed =
        StockMachine.decide(stock, new StockInput.TimePassed(), Instant.ofEpochMilli(LATER));
    assertThat(freed).hasSize(1);
    freed.forEach(fact -> stock = StockMachine.apply(stock, fact));
    assertThat(part("s1").state()).isEqualTo(State.AVAILABLE);
  }

  @Test
  void storageOfThePoliceStaysWithItsOwner() {
    say(new StockInput.Dismantle("disk-7", "disk-4t", "edge/nvr-1", "store", true));
    assertThat(part("disk-7").state()).isEqualTo(State.WITH_OWNER);
    assertThat(say(new StockInput.SendToRepair("disk-7", "shop"))).isInstanceOf(Refused.class);
    assertThat(say(new StockInput.Scrap("disk-7", "old"))).isInstanceOf(Refused.class);
  }

  @Test
  void theWayThroughRepair() {
    receive("s1");
    say(new StockInput.Issue("s1", "o1"));
    say(new StockInput.Install("s1", "o1", "edge/ups-1"));
    say(new StockInput.Dismantle("s1", "board", "edge/ups-1", "store", false));
    say(new StockInput.SendToRepair("s1", "maker"));
    say(new StockInput.Repaired("s1", "store"));
    assertThat(part("s1").state()).isEqualTo(State.AVAILABLE);
    assertThat(part("s1").testedMillis()).isEqualTo(NOW.toEpochMilli());
  }

  @Test
  void aWrongCountSaysWhichOrderLosesItsPart() {
    receive("s1");
    say(new StockInput.Reserve("s1", "o1", LATER));
    assertThat(say(new StockInput.Count("s1", "store", false)))
        .isInstanceOfSatisfying(
            Became.class, became -> assertThat(became.why().en()).contains("order o1"));
    say(new StockInput.Count("s1", "van-2", true));
    assertThat(part("s1").place()).isEqualTo("van-2");
    assertThat(part("s1").state()).isEqualTo(State.AVAILABLE);
  }

  @Test
  void aNumberThatNobodyKnowsIsRefused() {
    assertThat(say(new StockInput.Issue("s9", "o1")))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.why().en()).contains("receive it first"));
  }

  /**
   * Whatever is asked in whatever order: one holder at most, and the facts alone give the state.
   */
  @Test
  void noOrderEverHoldsThePartOfAnother() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      StockState state = StockState.EMPTY;
      List<StockFact> journal = new ArrayList<>();
      Map<String, String> holders = new HashMap<>();
      for (int step = 0; step < 200; step++) {
        StockInput input = any(random);
        Instant now = NOW.plusSeconds(step * 60L);
        for (StockFact fact : StockMachine.decide(state, input, now)) {
          journal.add(fact);
          state = StockMachine.apply(state, fact);
          if (fact instanceof Became(Part part, Why why)) {
            String before = holders.getOrDefault(part.serial(), "");
            boolean taken = part.state() == State.RESERVED || part.state() == State.ISSUED;
            assertThat(taken && !before.isEmpty() && !before.equals(part.holder()))
                .as("seed %d, step %d: %s after %s", seed, step, part, before)
                .isFalse();
            holders.put(part.serial(), taken ? part.holder() : "");
          }
        }
        check(state);
        checkHeld(state);
      }
      StockState replayed = StockState.EMPTY;
      for (StockFact fact : journal) {
        replayed = StockMachine.apply(replayed, fact);
      }
      assertThat(replayed.parts().values()).isEqualTo(state.parts().values());
    }
  }

  /** What is looked up by kind and by time is what the parts say, never more and never less. */
  private static void check(StockState state) {
    List<Part> free = new ArrayList<>();
    state
        .free()
        .each((sku, parts) -> {
          free.addAll(parts.values());
          return true;
        });
    free.sort(java.util.Comparator.comparing(Part::serial));
    assertThat(free).isEqualTo(state.in(State.AVAILABLE));
    List<String> due = new ArrayList<>();
    state
        .due()
        .each((end, held) -> {
          due.add(end.serial() + "@" + end.untilMillis());
          return true;
        });
    assertThat(due)
        .containsExactlyInAnyOrderElementsOf(
            state.in(State.RESERVED).stream()
                .map(part -> part.serial() + "@" + part.untilMillis())
                .toList());
  }

  private static void checkHeld(StockState state) {
    for (int order = 0; order < 3; order++) {
      String id = "o" + order;
      List<Part> held = new ArrayList<>(state.in(State.RESERVED));
      held.addAll(state.in(State.ISSUED));
      assertThat(state.of(id))
          .containsExactlyInAnyOrderElementsOf(
              held.stream().filter(part -> part.holder().equals(id)).toList());
    }
  }

  private static StockInput any(Random random) {
    String serial = "s" + random.nextInt(4);
    String order = "o" + random.nextInt(3);
    long until = NOW.toEpochMilli() + random.nextInt(200) * 60_000L;
    return switch (random.nextInt(15)) {
      case 0 -> new StockInput.Receive(serial, "sku", "store", random.nextInt(5) == 0);
      case 1 -> new StockInput.Reserve(serial, order, until);
      case 2 -> new StockInput.Release(serial, order);
      case 3 -> new StockInput.Issue(serial, order);
      case 4 -> new StockInput.Install(serial, order, "d" + random.nextInt(2));
      case 5 -> new StockInput.Return(serial, order, "store");
      case 6 -> new StockInput.Dismantle(serial, "sku", "d" + random.nextInt(2), "store", false);
      case 7 -> new StockInput.SendToRepair(serial, "shop");
      case 8 -> new StockInput.Repaired(serial, "store");
      case 9 -> new StockInput.Lend(serial, "b", until);
      case 10 -> new StockInput.GiveBack(serial, "store");
      case 11 -> new StockInput.Test(serial, random.nextBoolean());
      case 13 ->
          new StockInput.Correct(
              serial, random.nextBoolean(), new Papers(random.nextLong(9), "CNY", "", ""));
      case 12 -> new StockInput.Count(serial, "store", random.nextBoolean());
      default -> new StockInput.TimePassed();
    };
  }

  private void receive(String serial) {
    say(new StockInput.Receive(serial, "board", "store", false));
  }

  private Part part(String serial) {
    Part part = stock.part(serial);
    assertThat(part).as(serial).isNotNull();
    return java.util.Objects.requireNonNull(part);
  }

  private StockFact say(StockInput input) {
    List<StockFact> facts = StockMachine.decide(stock, input, NOW);
    assertThat(facts).hasSize(1);
    stock = StockMachine.apply(stock, facts.getFirst());
    return facts.getFirst();
  }
}
