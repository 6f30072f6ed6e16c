package org.gengfu.core.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.gengfu.core.maintenance.MaintenanceFact.Refused.Why;
import org.gengfu.core.maintenance.MaintenanceWindow.State;
import org.junit.jupiter.api.Test;

/** Planned work as two persons plan it, and as it really goes. */
class MaintenanceMachineTest {
  private static final Instant T0 = Instant.parse("2026-11-22T02:00:00Z");
  private static final MaintenanceScope UPS =
      new MaintenanceScope(List.of(), List.of("ups-1"), true);

  private MaintenanceState state = MaintenanceState.NONE;
  private Instant now = T0;

  /** A drawing that a test changes. */
  private static final class Drawing implements MaintenanceScope.Field {
    final Map<String, String> sites = new HashMap<>();
    final Map<String, List<String>> above = new HashMap<>();

    @Override
    public String site(String node) {
      return sites.getOrDefault(node, "");
    }

    @Override
    public Collection<String> above(String node) {
      return above.getOrDefault(node, List.of());
    }
  }

  private List<MaintenanceFact> take(MaintenanceInput input) {
    List<MaintenanceFact> facts = MaintenanceMachine.decide(state, input, now);
    for (MaintenanceFact fact : facts) {
      state = MaintenanceMachine.apply(state, fact);
    }
    return facts;
  }

  private long ask(int fromHours, int toHours) {
    take(
        new MaintenanceInput.Ask(
            "更换 UPS 电池",
            T0.plus(Duration.ofHours(fromHours)),
            T0.plus(Duration.ofHours(toHours)),
            UPS,
            Governs.ALL,
            "li",
            "WO-7"));
    return state.lastId();
  }

  private List<MaintenanceFact> rule(long id, boolean approve, String by) {
    return take(new MaintenanceInput.Rule(id, approve, by, "ok"));
  }

  private void pass(int hours) {
    now = T0.plus(Duration.ofHours(hours));
    take(new MaintenanceInput.TimePassed());
  }

  private State stateOf(long id) {
    MaintenanceWindow window = state.windows().get(id);
    assertThat(window).isNotNull();
    return window.state();
  }

  @Test
  void twoPersonsMakeAWindowAndTimeBeginsAndEndsIt() {
    long id = ask(1, 3);
    assertThat(rule(id, true, "li"))
        .singleElement()
        .matches(fact ->
            fact instanceof MaintenanceFact.Refused(Why why, String detail)
                && why == Why.FORBIDDEN);
    rule(id, true, "wang");
    assertThat(stateOf(id)).isEqualTo(State.APPROVED);
    assertThat(MaintenanceMachine.nextDeadline(state)).contains(T0.plus(Duration.ofHours(1)));
    pass(1);
    assertThat(stateOf(id)).isEqualTo(State.RUNNING);
    assertThat(MaintenanceMachine.nextDeadline(state)).contains(T0.plus(Duration.ofHours(3)));
    pass(3);
    assertThat(stateOf(id)).isEqualTo(State.ENDED);
    assertThat(MaintenanceMachine.nextDeadline(state)).isEmpty();
    assertThat(state.running()).isEmpty();
  }

  @Test
  void whatWasApprovedLateHoldsFromItsBeginning() {
    long id = ask(-2, 2);
    assertThat(rule(id, true, "wang"))
        .extracting(fact -> (Object) fact.getClass())
        .containsExactly(MaintenanceFact.Ruled.class, MaintenanceFact.Begun.class);
    assertThat(state.covering("ups-1", T0.minusSeconds(3_600), new Drawing())).hasSize(1);
  }

  @Test
  void whatNobodyApprovesNeverBegins() {
    long id = ask(1, 3);
    long declined = ask(1, 3);
    rule(declined, false, "wang");
    pass(3);
    assertThat(stateOf(id)).isEqualTo(State.CANCELLED);
    assertThat(stateOf(declined)).isEqualTo(State.DECLINED);
    assertThat(state.covering("ups-1", T0.plusSeconds(7_200), new Drawing())).isEmpty();
  }

  @Test
  void aWindowIsEndedEarlyAndHoldsNoLonger() {
    long id = ask(0, 4);
    rule(id, true, "wang");
    pass(1);
    take(new MaintenanceInput.End(id, "li", "done early"));
    assertThat(stateOf(id)).isEqualTo(State.ENDED);
    Drawing none = new Drawing();
    assertThat(state.covering("ups-1", now.minusMillis(1), none)).hasSize(1);
    assertThat(state.covering("ups-1", now, none)).isEmpty();
    assertThat(take(new MaintenanceInput.End(id, "li", "again")))
        .singleElement()
        .isInstanceOf(MaintenanceFact.Refused.class);
    long next = ask(2, 3);
    rule(next, true, "wang");
    take(new MaintenanceInput.End(next, "li", "rain"));
    assertThat(stateOf(next)).isEqualTo(State.CANCELLED);
  }

  /** The end of one does not end the other. */
  @Test
  void windowsMayOverlap() {
    long first = ask(0, 4);
    long second = ask(1, 3);
    rule(first, true, "wang");
    rule(second, true, "chen");
    pass(2);
    assertThat(state.running()).hasSize(2);
    take(new MaintenanceInput.End(first, "li", "done"));
    assertThat(state.running()).extracting(MaintenanceWindow::id).containsExactly(second);
    assertThat(state.covering("ups-1", now, new Drawing()))
        .extracting(MaintenanceWindow::id)
        .containsExactly(second);
    assertThat(state.covering("ups-1", now.minusSeconds(60), new Drawing())).hasSize(2);
  }

  /** What is drawn below during the window is worked on too; what is taken away no longer is. */
  @Test
  void anEditOfTheDrawingDuringAWindowCounts() {
    rule(ask(0, 4), true, "wang");
    pass(1);
    Drawing drawing = new Drawing();
    assertThat(state.covering("cam-1", now, drawing)).isEmpty();
    drawing.above.put("cam-1", List.of("switch-1", "ups-1"));
    assertThat(state.covering("cam-1", now, drawing)).hasSize(1);
    drawing.above.put("cam-1", List.of("switch-2"));
    assertThat(state.covering("cam-1", now, drawing)).isEmpty();
  }

  @Test
  void aSiteIsMeantWithOrWithoutWhatHangsOnIt() {
    Drawing drawing = new Drawing();
    drawing.sites.put("ups-1", "S1");
    drawing.sites.put("cam-9", "S2");
    drawing.above.put("cam-9", List.of("ups-1"));
    MaintenanceScope site = new MaintenanceScope(List.of("S1"), List.of(), false);
    MaintenanceScope below = new MaintenanceScope(List.of("S1"), List.of(), true);
    assertThat(site.covers("ups-1", drawing)).isTrue();
    assertThat(site.covers("cam-9", drawing)).isFalse();
    assertThat(below.covers("cam-9", drawing)).isTrue();
    assertThat(below.covers("cam-8", drawing)).isFalse();
  }

  @Test
  void aWindowNeedsAnEndAScopeAndSomethingToGovern() {
    assertThatThrownBy(() -> ask(3, 3)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ask(0, 24 * 31)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new MaintenanceScope(List.of(), List.of(), true))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Governs(false, false, false, false, false))
        .isInstanceOf(IllegalArgumentException.class);
    now = T0.plusSeconds(86_400);
    long before = state.lastId();
    assertThat(ask(1, 3)).as("its end has passed").isEqualTo(before);
  }

  /** Whatever is asked in whatever order. */
  @Property(tries = 300)
  void noWindowEverHoldsThatTwoPersonsDidNotMake(@ForAll long seed) {
    Random random = new Random(seed);
    List<String> people = List.of("li", "wang", "chen");
    state = MaintenanceState.NONE;
    now = T0;
    for (int i = 0; i < 80; i++) {
      String who = people.get(random.nextInt(3));
      long id = 1 + random.nextInt(1 + (int) state.lastId());
      switch (random.nextInt(4)) {
        case 0 -> ask(hours() + random.nextInt(4) - 1, hours() + 4 + random.nextInt(9));
        case 1 -> rule(id, random.nextInt(4) > 0, who);
        case 2 -> take(new MaintenanceInput.End(id, who, "why"));
        default -> pass(hours() + random.nextInt(3));
      }
      check();
    }
    MaintenanceState again = MaintenanceState.of(new ArrayList<>(state.windows().values()));
    assertThat(again.open().keys()).isEqualTo(state.open().keys());
  }

  private int hours() {
    return (int) Duration.between(T0, now).toHours();
  }

  private void check() {
    for (MaintenanceWindow window : state.windows().values()) {
      boolean holds = window.holds(now);
      if (holds) {
        assertThat(window.ruled()).isNotNull();
        assertThat(window.ruled().by()).isNotEqualTo(window.asked().by());
        assertThat(now).isBefore(window.to());
      }
      assertThat(window.state() == State.RUNNING).as(window.name()).isEqualTo(holds);
      assertThat(state.open().contains(window.id())).isEqualTo(window.open());
    }
    MaintenanceMachine.nextDeadline(state).ifPresent(at -> assertThat(at).isAfter(now));
  }
}
