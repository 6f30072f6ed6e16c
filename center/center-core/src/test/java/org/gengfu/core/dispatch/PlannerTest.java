package org.gengfu.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gengfu.core.dispatch.Plan.Held;
import org.gengfu.core.dispatch.Plan.Stop;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private static final long MINUTE = Town.MINUTE;

  @Test
  void everyPlanKeepsTheHardRules() {
    for (int seed = 0; seed < 60; seed++) {
      Problem problem = Town.random(seed, 1 + seed % 5, 3 + seed % 25);
      PlanRules.hold(problem, Planner.plan(problem));
    }
  }

  /** Insertion is no search: never better than the best of all plans, and often as good. */
  @Test
  void comesNearTheBestOfAllPlans() {
    int same = 0;
    int seeds = 40;
    for (int seed = 0; seed < seeds; seed++) {
      Problem problem = Town.random(1_000 + seed, 2, 4);
      Cost cost = Planner.plan(problem).cost();
      Cost least = EveryPlan.least(problem);
      assertThat(cost).as("seed %d", seed).isGreaterThanOrEqualTo(least);
      assertThat(cost.unassigned()).as("seed %d", seed).isEqualTo(least.unassigned());
      same += cost.equals(least) ? 1 : 0;
    }
    assertThat(same).isGreaterThanOrEqualTo(seeds / 2);
  }

  @Test
  void oneOrderGetsTheBestOfAllPlaces() {
    for (int seed = 0; seed < 40; seed++) {
      Problem problem = Town.random(2_000 + seed, 4, 1);
      assertThat(Planner.plan(problem).cost()).isEqualTo(EveryPlan.least(problem));
    }
  }

  @Test
  void theOrderOfTheListsDoesNotMatter() {
    Problem problem = Town.random(5, 5, 20);
    List<OpenOrder> orders = new ArrayList<>(problem.orders());
    List<Technician> technicians = new ArrayList<>(problem.technicians());
    Collections.shuffle(orders, new Random(1));
    Collections.shuffle(technicians, new Random(2));
    Problem shuffled =
        new Problem(
            Town.NOW, technicians, orders, problem.warehouses(), problem.travel(), problem.rules());

    assertThat(Planner.plan(shuffled)).isEqualTo(Planner.plan(problem));
  }

  @Test
  void aNewOrderLeavesTheOthersWithWhomTheyAre() {
    Problem before = Town.random(11, 5, 15);
    Plan plan = Planner.plan(before);
    List<OpenOrder> more = new ArrayList<>(before.orders());
    more.addAll(new Town().order("x", 10, 10, "power", List.of(), 100).orders);
    Problem after =
        new Problem(
            Town.NOW,
            before.technicians(),
            more,
            before.warehouses(),
            Town.MINUTES,
            before.rules());
    Plan next = Planner.insert(after, plan);

    PlanRules.hold(after, next);
    plan.places()
        .forEach((order, place) ->
            assertThat(next.places().get(order).technician()).isEqualTo(place.technician()));
    assertThat(Planner.insert(after, next)).isEqualTo(next);
  }

  @Test
  void thePartIsFetchedBeforeItIsNeeded() {
    Problem problem =
        new Town()
            .technician("t", 0, 0, List.of("power"), Map.of())
            .warehouse("far", 0, 40, Map.of("rectifier", 5))
            .warehouse("near", 0, 10, Map.of("module", 5))
            .order("w", 0, 20, "power", List.of("rectifier", "module"), 200)
            .problem();
    List<Stop> stops = Planner.plan(problem).routes().getFirst().stops();

    assertThat(stops).hasSize(2);
    assertThat(stops.get(0).order()).isNull();
    assertThat(stops.get(0).source()).isEqualTo("near");
    assertThat(stops.get(1).sku()).isEqualTo("module");
    assertThat(stops.get(1).held()).isEqualTo(Held.PART);
    assertThat(stops.get(1).arriveMillis()).isEqualTo(Town.NOW + 25 * MINUTE);
  }

  @Test
  void onePartIsNeverGivenTwice() {
    Problem problem =
        new Town()
            .technician("a", 0, 0, List.of("power"), Map.of())
            .technician("b", 0, 50, List.of("power"), Map.of("rectifier", 1))
            .warehouse("house", 0, 10, Map.of("rectifier", 1))
            .order("w1", 0, 20, "power", List.of("rectifier"), 200)
            .order("w2", 0, 21, "power", List.of("rectifier"), 200)
            .order("w3", 0, 22, "power", List.of("rectifier"), 200)
            .problem();
    Plan plan = Planner.plan(problem);

    PlanRules.hold(problem, plan);
    assertThat(plan.unassigned()).hasSize(1);
  }

  @Test
  void whatSomebodyHasTakenStaysFirst() {
    Town town = new Town().technician("t", 0, 0, List.of("power"), Map.of());
    Technician t = town.technicians.removeFirst();
    town.technicians.add(
        new Technician(
            t.id(),
            1,
            t.shifts(),
            t.skills(),
            t.van(),
            t.position(),
            t.home(),
            Town.NOW + 10 * MINUTE,
            List.of("far")));
    town.order("far", 0, 50, "camera", List.of(), 1_000)
        .order("near", 0, 1, "power", List.of(), 40);
    List<Stop> stops = Planner.plan(town.problem()).routes().getFirst().stops();

    assertThat(stops).extracting(Stop::order).containsExactly("far", "near");
    assertThat(stops.getFirst().pinned()).isTrue();
    assertThat(stops.getFirst().arriveMillis()).isEqualTo(Town.NOW + 60 * MINUTE);
  }

  @Test
  void workGoesOnInTheNextShiftAndWaitsToBeLetIn() {
    Town town = new Town().technician("t", 0, 0, List.of("power"), Map.of());
    OpenOrder plain = town.order("w", 0, 10, "power", List.of(), 60).orders.removeFirst();
    town.orders.add(
        new OpenOrder(
            "w",
            plain.place(),
            plain.skills(),
            1,
            List.of(),
            null,
            plain.typicalMillis(),
            plain.ninetiethMillis(),
            null,
            null,
            List.of(Town.window(600, 1_300), Town.window(1_500, 1_600)),
            1,
            null,
            0));
    Stop stop = Planner.plan(town.problem()).routes().getFirst().stops().getFirst();

    assertThat(stop.arriveMillis()).isEqualTo(Town.NOW + 1_450 * MINUTE);
    assertThat(stop.startMillis()).isEqualTo(Town.NOW + 1_500 * MINUTE);
    assertThat(stop.held()).isEqualTo(Held.ACCESS);
  }

  /** What has begun goes on behind the break; what would begin in it waits; taken work does not. */
  @Test
  void nobodyWorksInABreak() {
    Town town = new Town().technician("t", 0, 0, List.of("power"), Map.of()).withBreaks();
    town.order("before", 0, 100, "power", List.of(), 200);
    Stop over = Planner.plan(town.problem()).routes().getFirst().stops().getFirst();
    assertThat(over.startMillis()).isEqualTo(Town.NOW + 100 * MINUTE);
    assertThat(over.endMillis()).isEqualTo(Town.NOW + 190 * MINUTE);
    town.orders.clear();
    town.order("in", 0, 130, "power", List.of(), 300);
    Stop in = Planner.plan(town.problem()).routes().getFirst().stops().getFirst();
    assertThat(in.startMillis()).isEqualTo(Town.NOW + 190 * MINUTE);
    assertThat(in.held()).isEqualTo(Held.BREAK);
    town.technicians.replaceAll(who -> who.withCommitted(List.of("in")));
    Stop taken = Planner.plan(town.problem()).routes().getFirst().stops().getFirst();
    assertThat(taken.startMillis()).isEqualTo(Town.NOW + 130 * MINUTE);
    assertThat(taken.pinned()).isTrue();
  }

  @Test
  void breaksHoldInEveryPlan() {
    int moved = 0;
    for (int seed = 0; seed < 40; seed++) {
      Problem problem = Town.made(seed, 4, 20).withBreaks().problem();
      Plan plan = Planner.plan(problem);
      PlanRules.hold(problem, plan);
      moved += plan.equals(Planner.plan(Town.random(seed, 4, 20))) ? 0 : 1;
    }
    assertThat(moved).isGreaterThan(30);
  }

  @Test
  void twoPeopleAreNeededWhereNobodyMayGoAlone() {
    Town town =
        new Town()
            .technician("alone", 0, 0, List.of("power"), Map.of())
            .technician("crew", 0, 60, List.of("power"), Map.of());
    Technician crew = town.technicians.removeLast();
    town.technicians.add(
        new Technician(
            "crew",
            2,
            crew.shifts(),
            crew.skills(),
            crew.van(),
            crew.position(),
            crew.home(),
            crew.freeMillis(),
            List.of()));
    OpenOrder plain = town.order("w", 0, 1, "power", List.of(), 60).orders.removeFirst();
    town.orders.add(
        new OpenOrder(
            "w",
            plain.place(),
            new TreeSet<>(plain.skills()),
            2,
            List.of(),
            null,
            MINUTE,
            MINUTE,
            null,
            null,
            List.of(),
            1,
            null,
            0));

    assertThat(Planner.plan(town.problem()).find("w").orElseThrow().technician()).isEqualTo("crew");
  }

  @Test
  void thingsThatCannotBeAreRefused() {
    Town town = new Town().technician("t", 0, 0, List.of(), Map.of());
    town.technician("t", 1, 1, List.of(), new TreeMap<>());
    assertThatThrownBy(town::problem).hasMessage("technician \"t\" is there twice");
    assertThatThrownBy(() -> new Spot("x", 91, 0)).hasMessageContaining("no degrees");
    assertThatThrownBy(() -> new Window(5, 5)).hasMessageContaining("end after");
  }
}
