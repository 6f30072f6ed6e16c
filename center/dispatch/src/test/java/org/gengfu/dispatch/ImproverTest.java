package org.gengfu.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gengfu.core.dispatch.Cost;
import org.gengfu.core.dispatch.DispatchRules;
import org.gengfu.core.dispatch.OpenOrder;
import org.gengfu.core.dispatch.Plan;
import org.gengfu.core.dispatch.Plan.Stop;
import org.gengfu.core.dispatch.Planner;
import org.gengfu.core.dispatch.Problem;
import org.gengfu.core.dispatch.RoadTravel;
import org.gengfu.core.dispatch.Spot;
import org.gengfu.core.dispatch.Stability;
import org.gengfu.core.dispatch.Technician;
import org.gengfu.core.dispatch.Warehouse;
import org.gengfu.core.dispatch.Window;
import org.gengfu.core.travel.SpeedTable;
import org.junit.jupiter.api.Test;

class ImproverTest {
  private static final long NOW = 1_800_000_000_000L;
  private static final long MINUTE = 60_000;
  private static final Stability ANYTHING = new Stability(1, 0);

  private static Problem problem(long seed, int technicians, int orders, List<String> committed) {
    Random random = new Random(seed);
    List<Technician> people = new ArrayList<>();
    for (int k = 0; k < technicians; k++) {
      Spot home = spot(random, "home" + k);
      people.add(
          new Technician(
              "t" + k,
              1,
              List.of(new Window(NOW, NOW + 600 * MINUTE)),
              new TreeSet<>(List.of("power", random.nextBoolean() ? "camera" : "network")),
              new TreeMap<>(Map.of("fan", random.nextInt(2))),
              home,
              home,
              NOW,
              k == 0 ? committed : List.of()));
    }
    List<OpenOrder> wanted = new ArrayList<>();
    for (int o = 0; o < orders; o++) {
      wanted.add(
          new OpenOrder(
              "w" + o,
              spot(random, "site" + o),
              new TreeSet<>(List.of(random.nextInt(3) == 0 ? "camera" : "power")),
              1,
              random.nextInt(3) == 0 ? List.of("fan") : List.of(),
              null,
              30 * MINUTE,
              45 * MINUTE,
              null,
              NOW + (60 + random.nextInt(500)) * MINUTE,
              List.of(),
              1 + random.nextInt(4),
              null,
              NOW));
    }
    Warehouse house =
        new Warehouse(
            spot(random, "house"), List.of(), new TreeMap<>(Map.of("fan", 2)), 5 * MINUTE);
    return new Problem(
        NOW,
        people,
        wanted,
        List.of(house),
        new RoadTravel(SpeedTable.usual(ZoneId.of("Asia/Shanghai")), NOW, 1.5),
        DispatchRules.USUAL);
  }

  private static Spot spot(Random random, String id) {
    return new Spot(id, 30 + random.nextDouble() * 0.2, 120 + random.nextDouble() * 0.2);
  }

  private static List<String> first(Plan plan, int count) {
    return plan.routes().getFirst().stops().stream()
        .filter(stop -> stop.order() != null)
        .limit(count)
        .map(Stop::order)
        .toList();
  }

  @Test
  void findsBetterPlansThanInsertion() {
    int better = 0;
    for (int seed = 0; seed < 5; seed++) {
      Problem problem = problem(seed, 4, 24, List.of());
      Plan plan = Planner.plan(problem);
      Optional<Plan> improved = new Improver(ANYTHING, 20_000, 1).improve(problem, plan);
      improved.ifPresent(found -> assertThat(found.cost()).isLessThan(plan.cost()));
      improved.ifPresent(found -> assertThat(Planner.again(problem, found)).isEqualTo(found));
      better += improved.isPresent() ? 1 : 0;
    }
    assertThat(better).isGreaterThanOrEqualTo(4);
  }

  /** A count of moves and a seed, not a time: the answer is the same on every machine. */
  @Test
  void theSameInputsGiveTheSamePlan() {
    Problem problem = problem(7, 4, 20, List.of());
    Plan plan = Planner.plan(problem);

    assertThat(new Improver(ANYTHING, 5_000, 3).improve(problem, plan))
        .isEqualTo(new Improver(ANYTHING, 5_000, 3).improve(problem, plan))
        .isPresent();
  }

  @Test
  void whatWasTakenStaysWhereItIs() {
    Plan without = Planner.plan(problem(9, 3, 15, List.of()));
    List<String> taken = first(without, 2);
    Problem problem = problem(9, 3, 15, taken);
    Plan plan = Planner.plan(problem);
    Plan found = new Improver(ANYTHING, 10_000, 1).improve(problem, plan).orElse(plan);

    assertThat(taken).hasSize(2);
    assertThat(first(found, 2)).isEqualTo(taken);
    assertThat(found.cost()).isLessThanOrEqualTo(plan.cost());
  }

  /** The search counts by the planner's own walk, so breaks hold in what it finds, too. */
  @Test
  void nothingThatIsFoundBeginsInABreak() {
    Problem plain = problem(5, 4, 24, List.of());
    Window lunch = new Window(NOW + 120 * MINUTE, NOW + 180 * MINUTE);
    List<Technician> people = new ArrayList<>();
    for (Technician who : plain.technicians()) {
      people.add(
          new Technician(
              who.id(),
              who.people(),
              who.shifts(),
              List.of(lunch),
              who.skills(),
              who.van(),
              who.position(),
              who.home(),
              who.freeMillis(),
              who.committed()));
    }
    Problem problem =
        new Problem(NOW, people, plain.orders(), plain.warehouses(), plain.travel(), plain.rules());
    Plan plan = Planner.plan(problem);
    Plan found = new Improver(ANYTHING, 20_000, 1).improve(problem, plan).orElseThrow();
    assertThat(found.cost()).isLessThan(plan.cost());
    assertThat(found.places().values())
        .noneMatch(place ->
            place.stop().startMillis() >= lunch.fromMillis()
                && place.stop().startMillis() < lunch.toMillis());
  }

  @Test
  void aSmallGainIsNotWorthAChange() {
    Problem problem = problem(2, 4, 24, List.of());
    Plan plan = Planner.plan(problem);
    Optional<Plan> found =
        new Improver(new Stability(Long.MAX_VALUE, Long.MAX_VALUE / 1_000), 20_000, 1)
            .improve(problem, plan);

    Cost known = plan.cost();
    assertThat(found.map(Plan::cost).map(cost -> graver(known) > graver(cost)).orElse(true))
        .isTrue();
  }

  private static long graver(Cost cost) {
    return cost.unassigned() * 1_000_000 + cost.breach();
  }

  @Test
  void nothingToPlanIsNothingToImprove() {
    Problem problem = problem(1, 2, 0, List.of());
    assertThat(new Improver(ANYTHING, 100, 1).improve(problem, Planner.plan(problem))).isEmpty();
  }
}
