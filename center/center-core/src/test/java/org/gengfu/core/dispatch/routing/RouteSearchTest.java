package org.gengfu.core.dispatch.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteSearchTest {
  private static RoutingSolution search(RoutingInstance instance, long seed, int steps) {
    RouteSearch search = new RouteSearch(instance, seed);
    int[] asked = {0};
    search.run(() -> asked[0]++ * 100.0 / steps, 1);
    return search.best();
  }

  /** Every set of routes is tried beside it, judged by a program that shares nothing with it. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void findsTheBestOfSmallInstances(int seed) {
    RoutingInstance instance = Instances.random(seed, 2 + seed % 2, 5 + seed % 2);
    RoutingSolution found = search(instance, seed, 4_000);
    RoutingCheck.Report report = RoutingCheck.of(instance, found.routes());

    assertThat(report.faults()).isEmpty();
    assertThat(report.unserved()).isEqualTo(found.unserved().size());
    assertThat(found.workingTime()).isCloseTo(report.workingTime(), within(1e-6));
    assertThat(report.unserved() * 1e6 + report.workingTime())
        .isCloseTo(new EveryRoute(instance).optimum(), within(1e-4));
  }

  @ParameterizedTest
  @ValueSource(ints = {31, 32, 33})
  void staysSoundOnManyRequests(int seed) {
    RoutingInstance instance = Instances.random(seed, 12, 60);
    RoutingSolution found = search(instance, seed, 2_000);
    RoutingCheck.Report report = RoutingCheck.of(instance, found.routes());

    assertThat(report.faults()).isEmpty();
    assertThat(report.unserved()).isEqualTo(found.unserved().size());
    assertThat(found.workingTime()).isCloseTo(report.workingTime(), within(1e-6));
    assertThat(search(instance, seed, 200).betterThan(found)).isFalse();
  }

  @Test
  void theSameSeedAndStepsGiveTheSameRoutes() {
    RoutingInstance instance = Instances.random(7, 8, 30);

    assertThat(search(instance, 3, 3_000)).isEqualTo(search(instance, 3, 3_000));
  }

  @Test
  void goesOnFromRoutesOfAnotherSearch() {
    RoutingInstance instance = Instances.random(9, 8, 30);
    RoutingSolution good = search(instance, 1, 6_000);
    RouteSearch other = new RouteSearch(instance, 2);
    other.adopt(good);
    int[] asked = {0};
    other.run(() -> asked[0]++ / 5.0, 1);

    assertThat(good.betterThan(other.best())).isFalse();
    assertThat(RoutingCheck.of(instance, other.best().routes()).faults()).isEmpty();
  }

  /** Home at 0, request 30 away from 100 on for 10: leaves at 70 and is back at 140. */
  @Test
  void workingTimeCountsFromTheLatestDeparture() {
    RoutingInstance instance =
        new RoutingInstance(
            "by hand",
            Instances.place(0, 0, 40, 0, 400, 0),
            List.of(Instances.place(1, 0, 0, 0, 400, 0)),
            List.of(Instances.place(2, 30, 0, 100, 110, 10)),
            2);

    assertThat(RoutingCheck.of(instance, Map.of(1, List.of(2))).workingTime())
        .isCloseTo(70, within(1e-9));
    assertThat(search(instance, 1, 100).workingTime()).isCloseTo(70, within(1e-9));
  }

  /** The depot lies 40 off; with the tool from there the way is 40 + 50 + 30. */
  @Test
  void callsAtTheDepotForWhatIsMissing() {
    RoutingInstance instance =
        new RoutingInstance(
            "by hand",
            Instances.place(0, 0, 40, 0, 400, 0),
            List.of(Instances.place(1, 0, 0, 0, 400, 0)),
            List.of(Instances.with(Instances.place(2, 30, 0, 0, 400, 10), 0, 1, 0, 0)),
            2);
    RoutingSolution found = search(instance, 1, 100);

    assertThat(found.text()).isEqualTo("1: 0 2\n");
    assertThat(found.workingTime()).isCloseTo(130, within(1e-9));
  }

  @Test
  void theCheckerNamesWhatIsWrong() {
    RoutingInstance instance =
        new RoutingInstance(
            "by hand",
            Instances.place(0, 0, 40, 0, 400, 0),
            List.of(Instances.with(Instances.place(1, 0, 0, 0, 400, 0), 1, 1, 1, 0)),
            List.of(
                Instances.with(Instances.place(2, 30, 0, 0, 20, 10), 0, 0, 0, 0),
                Instances.with(Instances.place(3, 1, 0, 0, 400, 10), 2, 0, 0, 0),
                Instances.with(Instances.place(4, 1, 0, 0, 400, 10), 1, 2, 0, 0),
                Instances.with(Instances.place(5, 1, 0, 0, 400, 10), 1, 0, 2, 0)),
            2);
    Map<Integer, List<Integer>> routes = new TreeMap<>();
    routes.put(1, List.of(2, 3, 4, 5, 0, 0, 5));
    routes.put(2, List.of(2));

    assertThat(RoutingCheck.of(instance, routes).faults())
        .containsExactlyInAnyOrder(
            "technician 1, request 3: a skill is missing",
            "technician 1, request 4: a tool is missing",
            "technician 1, request 5: part 0 is missing",
            "technician 1 calls at the depot twice",
            "request 5 is served twice",
            "technician 1 is at 2 at 30.0000, 20.0000 at the latest",
            "there is no technician 2");
  }
}
